"""The six to twelve months around a report's: what was done, what is due, what was decided, where goals end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from readout.model.client import Decision, Event, Goal
from readout.model.months import first_day, last_day, month_of
from readout.model.report import Report

BACK = 2  # months before the report's
AHEAD = 3  # months after it, however little is dated
LEAST, MOST = 6, 12  # months in all

# goal-end: the last day of a goal's span; step: a goal's dated step; ours and theirs: work that is due; decision and
# event: of a month, without a day.
Kind = Literal["goal-end", "step", "decision", "event", "ours", "theirs"]


@dataclass(frozen=True)
class Entry:
    """Something with a date; ``day`` is a month's fifteenth where only the month is known. ``done``: it is behind us.

    ``title`` is the analyst's own; empty for a decision, whose words are made of ``decision``. ``soon``: due up to the
    end of the next month, so that the report tells it in full elsewhere.
    """

    kind: Kind
    day: dt.date
    title: str
    done: bool = False
    decision: Decision | None = None
    event: Event | None = None
    goal: Goal | None = None
    soon: bool = False


@dataclass(frozen=True)
class Timeline:
    """``first`` to ``last`` are the months shown, ``today`` the report's.

    ``entries``: earliest first. ``finished``: how many pieces of our work were done in each of the months behind.
    ``beyond``: how many dated things come later.
    """

    first: pd.Period
    last: pd.Period
    today: dt.date
    entries: tuple[Entry, ...]
    finished: Mapping[pd.Period, int]
    beyond: int = 0


def timeline_of(report: Report) -> Timeline:
    """Return the plan around ``report``: two months back, ahead as far as dates go and a month more; six to twelve."""
    first = _first(report)
    entries = sorted(_entries(report), key=lambda each: (each.day, each.kind, each.title))
    furthest = max([month_of(each.day) for each in entries], default=report.month)
    last = min(max(furthest + 1, first + (LEAST - 1), report.month + AHEAD), first + (MOST - 1))
    shown = tuple(each for each in entries if first <= month_of(each.day) <= last)
    finished = {month: count for month, count in report.work.finished.items() if first <= month <= report.month}
    beyond = sum(1 for each in entries if month_of(each.day) > last)
    return Timeline(first, last, report.as_of, shown, finished, beyond)


def _first(report: Report) -> pd.Period:
    """Two months back, but no further than the engagement under which the report stands."""
    starts = [each.start for each in report.client.engagements if each.start <= report.month]
    return max([report.month - BACK, *starts[-1:]])


def _entries(report: Report) -> Iterator[Entry]:
    today = report.as_of
    for result in report.goals:
        goal = result.goal
        yield Entry("goal-end", last_day(goal.until), goal.statement, last_day(goal.until) <= today, goal=goal)
        for step in goal.milestones:
            done = step.done is not None and step.done <= today
            yield Entry("step", step.done if done and step.done else step.due, step.title, done)
    yield from _decisions(report)
    for event in report.client.events:
        if event.month <= report.month:
            yield Entry("event", _middle(event.month), event.note, True, event=event)
    for item in (*report.work.due, *report.work.later):
        if item.due is not None:
            yield Entry("ours", item.due, item.title, soon=item in report.work.due)
    for item in report.work.client_asks:
        if item.due is not None and item.due > today:
            yield Entry("theirs", item.due, item.title, soon=True)


def _decisions(report: Report) -> Iterator[Entry]:
    """What was decided in a month, the same about several goals once."""
    seen: set[tuple[pd.Period, str]] = set()
    for decision in report.client.decisions:
        if decision.month <= report.month and (decision.month, decision.decide) not in seen:
            seen.add((decision.month, decision.decide))
            yield Entry("decision", _middle(decision.month), "", True, decision=decision)


def _middle(month: pd.Period) -> dt.date:
    return first_day(month) + dt.timedelta(days=14)
