"""The page on which a call is written down: what is known of it beforehand, and prompts for what is not.

It is Markdown that an analyst fills in during the call. A prompt begins with ``MARK``; no client ever sees one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from readout.model.agenda import agenda_of
from readout.model.client import Person
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.text import call_lines
from readout.text.figures import Figures
from readout.text.minutes_form import (
    TABLES,
    Part,
    choice_word,
    column_titles,
    decided_before,
    field_titles,
    part_titles,
)
from readout.text.prompt_lines import prompt_lines
from readout.text.prose_plain import as_prose

_FREE_ROWS = 3  # of each table, to type into


def title_of(name: str, month: pd.Period, figures: Figures) -> str:
    """Return what the minutes of a client's call are called, on the page and as the message's subject."""
    about = figures.month_in_sentence(month)
    return figures.language.say("Minutes of our call about {month}: {name}", month=about, name=name)


def minutes_text(report: Report, figures: Figures) -> str:
    """Return the page for the call about ``report``."""
    titles = part_titles(figures.language)
    blocks: list[Sequence[str]] = [[f"# {as_prose(title_of(report.client.name, report.month, figures))}"]]
    blocks += _when(report, figures)
    for part, below in _parts(report, figures):
        blocks += [[f"## {titles[part]}"], *below]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _parts(report: Report, figures: Figures) -> Iterator[tuple[Part, list[Sequence[str]]]]:
    words = figures.language
    yield "attendees", [_asked(words.say("Tick who was there.")), [_tick(each) for each in report.client.people]]
    yield "agenda", [list(_agenda(report, figures))]
    goals = [result for point in agenda_of(report) for result in point.goals]
    if goals:
        prompt = words.say("Decided for each goal: keep, change or pivot, and why.")
        yield (
            "decisions",
            [_asked(prompt), _table("decisions", [_goal(report, each, figures) for each in goals], figures)],
        )
    prompt = words.say("What were we asked or told, and what did we answer? If no answer yet: by when.")
    yield "answers", [_asked(prompt), _table("answers", _free("answers"), figures)]
    prompt = words.say("Who does what by when? A new row without an id becomes a row of the work log.")
    yield "actions", [_asked(prompt), _table("actions", [*_asks(report), *_free("actions")], figures)]
    yield "notes", [_asked(words.say("What else was said that both sides should remember? Else delete this line."))]
    yield "internal", []


def _when(report: Report, figures: Figures) -> Iterator[Sequence[str]]:
    names, time = field_titles(figures.language), report.appointment
    known = (time.time.date().isoformat(), f"{time.time:%H:%M}") if time else ("", "")
    yield [f"- {names['date']}: {known[0]}".rstrip(), f"- {names['time']}: {known[1]}".rstrip()]


def _tick(person: Person) -> str:
    return f"- [ ] {as_prose(person.name)}"


def _agenda(report: Report, figures: Figures) -> Iterator[str]:
    words = figures.language
    for number, topic in enumerate(call_lines.agenda(report, figures), start=1):
        title = words.say("{title} ({n} min)", title=topic.title, n=topic.minutes)
        yield f"{number}. {as_prose(title)}"
        yield from (f"   - {as_prose(line)}" for line in topic.lines)


def _goal(report: Report, result: GoalResult, figures: Figures) -> tuple[str, ...]:
    """A decision that the report told already stands there, to be confirmed or changed."""
    before = decided_before(report.decisions, result.goal.id)
    told = (choice_word(before.decide, figures.language), before.because) if before else ("", "")
    return (result.goal.statement, *told)


def _asks(report: Report) -> Iterator[tuple[str, ...]]:
    """What we need from the client already has a row in the work log."""
    for item in report.work.client_asks:
        owner = report.client.person(item.owner).name if item.owner else ""
        yield (item.title, owner, item.due.isoformat() if item.due else "", item.kpi or "", item.id)


def _free(part: Part) -> list[tuple[str, ...]]:
    return [("",) * len(TABLES[part])] * _FREE_ROWS


def _table(part: Part, rows: Sequence[tuple[str, ...]], figures: Figures) -> Sequence[str]:
    names = column_titles(figures.language)
    header = tuple(names[each] for each in TABLES[part])
    return [_row(header), "|" + "|".join("-" * (len(each) + 2) for each in header) + "|", *map(_cells, rows)]


def _cells(cells: tuple[str, ...]) -> str:
    return _row(tuple(as_prose(each) for each in cells))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _asked(prompt: str) -> Sequence[str]:
    return prompt_lines([prompt])
