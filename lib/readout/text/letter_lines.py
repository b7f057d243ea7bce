"""The message a report is sent with: the report's own answer, what we need and when we talk, in the report's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list

from readout.data.plain_text import in_one_line
from readout.model.report import Report
from readout.text import call_lines, goal_lines, revision_lines, work_lines
from readout.text.figures import Figures


@dataclass(frozen=True)
class Part:
    """A heading with a sentence or with points below it, each point as (what is asked, who and by when and why)."""

    heading: str
    text: str = ""
    points: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Letter:
    """A message in words: ``answer`` comes first, ``signature`` (names) last; each text is one line."""

    subject: str
    answer: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    signature: tuple[str, ...]


def letter(
    report: Report,
    figures: Figures,
    files: Sequence[str],
    signature: Sequence[str] = (),
    *,
    invited: bool = False,
) -> Letter:
    """Return the message with the attached ``files``; ``invited``: whether an invitation to the call comes with it."""
    words = figures.language
    answer = [goal_lines.answer(report, figures)]
    if report.pause:
        answer.append(words.say("This month was a pause: {reason}", reason=report.pause))
    if report.revision and (replaces := revision_lines.replaces(report, figures)):
        answer += [replaces, work_lines.sentence(report.revision.because)]
    closing = [words.say("An invitation for your calendar comes with this message.")] if invited else []
    if files:
        named = format_list(list(files), locale=words.locale)
        closing.append(words.say("The whole report is attached: {files}", files=named))
    return Letter(
        subject=_line(_subject(report, figures)),
        answer=_lines(answer),
        parts=(_asks(report, figures), Part(words.say("Our call"), _line(call_lines.call_sentence(report, figures)))),
        closing=_lines(closing),
        signature=_lines(signature),
    )


def _subject(report: Report, figures: Figures) -> str:
    words, name, month = figures.language, report.client.name, figures.month_in_sentence(report.month)
    if report.version > 1:
        return words.say("Report for {name}, {month}, version {n}", name=name, month=month, n=report.version)
    return words.say("Report for {name}, {month}", name=name, month=month)


def _asks(report: Report, figures: Figures) -> Part:
    words, asks = figures.language, report.work.client_asks
    heading = words.say("What we need from you")
    if not asks:
        return Part(heading, words.say("Nothing at the moment."))
    points = ((work_lines.sentence(item.title), work_lines.ask_line(report, item, figures)) for item in asks)
    return Part(heading, points=tuple((_line(what), _line(who)) for what, who in points))


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, texts) if line)


def _line(text: str) -> str:
    """Return a text in one line: what a reader typed may hold a break, and a heading of a message may not."""
    return in_one_line(text)
