"""The timeline in words: what stands beside a mark, the lanes' names, and all of it as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.model.client import Client
from readout.model.timeline import Entry, Kind, Timeline
from readout.text import goal_lines
from readout.text.figures import Figures
from readout.text.grammar.inflected import capital
from readout.text.phrases import goal_name

LANES: tuple[tuple[Kind, ...], ...] = (("goal-end", "step"), ("decision", "event"), ("ours",), ("theirs",))


def lane_name(lane: tuple[Kind, ...], figures: Figures) -> str:
    """Return what a lane is called."""
    words = figures.language
    names: Mapping[Kind, str] = {
        "goal-end": words.say("Goals"),
        "decision": words.say("Decisions and events"),
        "ours": words.say("Planned"),
        "theirs": words.say("From you"),
    }
    return names[lane[0]]


def finished_name(figures: Figures) -> str:
    """Return what the lane of finished work is called."""
    return figures.language.say("Finished")


def today(timeline: Timeline, figures: Figures) -> str:
    """Return what stands at today's line."""
    return figures.language.say("today, {day}", day=figures.day_month(timeline.today))


def caption(figures: Figures) -> str:
    """Return the timeline's caption, which says how its marks are to be read."""
    return figures.language.say(
        "The plan: filled marks are behind us, open marks ahead; a square is the last day of a goal"
    )


def finished(count: int, figures: Figures) -> str:
    """Return how many pieces of work a month brought."""
    return figures.language.count("{n} piece of work finished", "{n} pieces of work finished", count)


def more(count: int, figures: Figures) -> str:
    """Return how many marks there was no room for."""
    return figures.language.say("and {n} more", n=count)


def soon(entries: Sequence[Entry], figures: Figures) -> str:
    """Return what stands beside the marks of what is due soon: how much it is, and where it is told."""
    if entries[0].kind == "theirs":
        return figures.language.count("{n} action of yours", "{n} actions of yours", len(entries))
    return figures.language.count("{n} piece of work, see below", "{n} pieces of work, see below", len(entries))


def goal_ends(client: Client, entries: Sequence[Entry]) -> str:
    """Return the goals that end on one day, each in a word or three."""
    return ", ".join(goal_name(client, each.goal) for each in entries if each.goal)


def title(entry: Entry, figures: Figures) -> str:
    """Return what an entry is: the analyst's words, or what was decided; about what stands with the goals."""
    if entry.decision is None:
        return entry.title.rstrip(".")
    return capital(goal_lines.decided(entry.decision, figures)).rstrip(".")


def day(entry: Entry, timeline: Timeline, figures: Figures) -> str:
    """Return an entry's date: its day, or its month where nothing nearer is known."""
    dated = entry.decision or entry.event
    if dated:
        return str(figures.month_short(dated.month))
    return figures.day_month(entry.day, timeline.today.year)


def lines(timeline: Timeline, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the timeline as (date, what) lines, earliest first, with today among them."""
    words, year = figures.language, timeline.today.year
    rows = [(each.day, f"{day(each, timeline, figures)}:", title(each, figures)) for each in timeline.entries]
    for month, count in timeline.finished.items():
        rows.append((month.end_time.date(), f"{figures.month_short(month)!s}:", finished(count, figures)))
    today = (f"{figures.day_month(timeline.today, year)}:", words.say("today"))
    before = [(when, what) for date, when, what in sorted(rows) if date <= timeline.today]
    after = [(when, what) for date, when, what in sorted(rows) if date > timeline.today]
    rest = [("", words.say("Later: {n}.", n=timeline.beyond))] if timeline.beyond else []
    return (*before, today, *after, *rest)


def alt(timeline: Timeline, figures: Figures) -> str:
    """Say all that the timeline shows."""
    said = figures.language.say(
        "Timeline from {first} to {last}.", first=figures.month(timeline.first), last=figures.month(timeline.last)
    )
    return " ".join([said, *(f"{when} {what}." if what[-1:] not in ".?!" else f"{when} {what}"
                             for when, what in lines(timeline, figures))]).replace("  ", " ")  # fmt: skip
