"""Where a goal will land, and whether that may be told.

A landing is told once a third of the goal's span has run, and only where the projection has not failed on the KPI's
own past: less than 60 % of past months inside intervals that should hold 80 %, over at least four tries, is failure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from readout.model.client import Client, Goal, Kpi
from readout.model.forecast import Landing, coverage, project, project_sums
from readout.model.judged import Manner, known_to, manner_of
from readout.model.series import KpiSeries

# nothing-left: the span is over, or the goal is reached; early: less than a third of it has run; short-history: fewer
# than twelve months known; unreliable: the projection failed on the past; quarterly: it is made for months only;
# not-shown: the client's file says `show.projection: false`.
Withheld = Literal["nothing-left", "early", "short-history", "unreliable", "quarterly", "not-shown"]

LEVEL = 0.8
FIRST_PART = 1 / 3
POOR = 0.6
FEWEST_TRIES = 4
FARTHEST_TRIED = 6  # months ahead: farther tries would be few


@dataclass(frozen=True)
class Outlook:
    """A goal's projected landing with its 80 % interval, in the goal's measure; or why none is told.

    ``course`` is the way there: ``expected``, ``lower`` and ``upper`` by month, the last row being the landing.
    """

    landing: Landing | None = None
    withheld: Withheld | None = None
    course: pd.DataFrame = field(default_factory=pd.DataFrame)


def outlook(
    client: Client, goal: Goal, kpi: Kpi, series: KpiSeries, month: pd.Period, actual: float | None, months_left: int
) -> Outlook:
    """Return where ``goal`` will land, seen from the end of ``month`` with ``actual`` reached."""
    withheld = _withheld(client, goal, series, month, actual, months_left)
    if withheld or actual is None:
        return Outlook(withheld=withheld)
    values, manner = known_to(series, month), manner_of(client, kpi, series)
    tried = coverage(values, min(months_left, FARTHEST_TRIED), LEVEL, **manner)
    if tried.tries >= FEWEST_TRIES and tried.months is not None and tried.months < POOR:
        return Outlook(withheld="unreliable")
    course = _course(goal, values, actual, months_left, manner)
    if course.iloc[-1].isna().any():
        return Outlook(withheld="short-history")
    last = course.iloc[-1]
    return Outlook(Landing(float(last["expected"]), float(last["lower"]), float(last["upper"])), course=course)


def _withheld(
    client: Client, goal: Goal, series: KpiSeries, month: pd.Period, actual: float | None, months_left: int
) -> Withheld | None:
    span = (goal.until - goal.start).n + 1
    if not client.show.projection:
        return "not-shown"
    if months_left < 1:
        return "nothing-left"
    if actual is None:
        return "short-history"
    if ((month - goal.start).n + 1) / span < FIRST_PART:
        return "early"
    return None if series.months_apart == 1 else "quarterly"


def _course(goal: Goal, values: pd.Series[float], actual: float, months_left: int, manner: Manner) -> pd.DataFrame:
    if goal.measure == "level":
        return project(values, months_left, LEVEL, **manner)
    return project_sums(values, months_left, LEVEL, **manner) + actual
