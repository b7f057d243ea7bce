"""Where a client's month stands for the agency, read from what is published; and what comes first: the worst."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

from readout.model.client import Unit
from readout.model.goals import GoalResult

# What a row stands for, the worst first. A client stands where the worst of it stands.
Place = Literal["failed", "draft", "off-plan", "worse", "asks", "rest", "missing"]
PLACES: tuple[Place, ...] = get_args(Place)
# How far a report has come once it was approved; a new version of it may have been begun.
Step = Literal["begun", "approved", "queued", "sent", "call-held", "minutes-queued", "minutes-sent"]
OFF_PLAN = ("missed", "behind")


@dataclass(frozen=True)
class Reason:
    """What keeps a report a draft."""

    code: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{self.code} {place}{self.message}"


@dataclass(frozen=True)
class GoalStand:
    """A goal as the published report has it. ``unit`` None: nobody told in what it is counted."""

    name: str
    result: GoalResult
    unit: Unit | None = None

    @property
    def off_plan(self) -> bool:
        """Whether it is behind its plan, or was missed."""
        return self.result.status in OFF_PLAN

    @property
    def gap(self) -> float:
        """How far it is off, as a fraction of its plan (of its target, once it was missed): negative is bad."""
        result = self.result
        wanted = result.target if result.status == "missed" else result.planned
        if not wanted or result.actual is None:
            return 0.0
        gap = (result.actual - wanted) / abs(wanted)
        return gap if result.better == "higher" else -gap


@dataclass(frozen=True)
class RealChange:
    """A figure that left what its own history leads one to expect."""

    name: str
    better: bool
    value: float | None
    expected: float | None
    lower: float | None
    upper: float | None
    unit: Unit

    @property
    def above(self) -> bool | None:
        """Whether the figure lies above what was expected; None when that is not known."""
        return None if self.value is None or self.expected is None else self.value > self.expected


@dataclass(frozen=True)
class OverdueAsk:
    """What the client owed us when the figures were taken."""

    title: str
    due: dt.date
    who: str = ""


@dataclass(frozen=True)
class Delivered:
    """How far the newest version of a report has come: approved ``by`` whom, sent ``on`` which day.

    ``changed``: what is published is another report than the one approved.
    """

    step: Step
    version: int = 1
    by: str = ""
    on: dt.date | None = None
    changed: bool = False


@dataclass(frozen=True)
class ClientMonth:
    """One client's month. ``status`` is that of the published report, None when there is none.

    ``failure``: why the newest attempt failed, a line a problem; the published report is then an earlier one.
    ``last``: the month of the newest report there is, for a client whose attempt failed or who has none of the month.
    ``analyst``: the name of who writes for the client. ``files``: the names of the published report's files. ``log``:
    whether there is a log of the newest run. ``delivered``: how far the report has come, None before it was approved.
    ``call``: the day on which we talk about it, where one is set. ``opened``: whether the notebook is open for the
    month; None where that is not asked, as there is a report, or cannot be told.
    """

    client: str
    name: str
    month: pd.Period
    status: Literal["final", "draft"] | None = None
    reasons: tuple[Reason, ...] = ()
    goals: tuple[GoalStand, ...] = ()
    changes: tuple[RealChange, ...] = ()
    asks: tuple[OverdueAsk, ...] = ()
    currency: str | None = None
    failure: str | None = None
    last: pd.Period | None = None
    files: tuple[str, ...] = ()
    log: bool = False
    analyst: str = ""
    delivered: Delivered | None = None
    call: dt.date | None = None
    opened: bool | None = None

    @property
    def off_plan(self) -> tuple[GoalStand, ...]:
        """The goals that are missed or behind."""
        return tuple(each for each in self.goals if each.off_plan)

    @property
    def worse(self) -> tuple[RealChange, ...]:
        """The real changes for the worse."""
        return tuple(each for each in self.changes if not each.better)

    @property
    def place(self) -> Place:
        """The worst that is to be said of it."""
        if self.failure is not None:
            return "failed"
        if self.status is None:
            return "missing"
        if self.status == "draft":
            return "draft"
        return "off-plan" if self.off_plan else "worse" if self.worse else "asks" if self.asks else "rest"


def worst_first(rows: Iterable[ClientMonth]) -> tuple[ClientMonth, ...]:
    """Return ``rows`` by place; within a place by how bad it is, then by name."""
    return tuple(sorted(rows, key=_order))


def counted(rows: Iterable[ClientMonth]) -> Mapping[Place, int]:
    """Return how many clients stand in each place, the worst first, zeros included."""
    places = [row.place for row in rows]
    return {place: places.count(place) for place in PLACES}


def _order(row: ClientMonth) -> tuple[int, tuple[float, ...], str, str]:
    return PLACES.index(row.place), _weight(row), row.name.casefold(), row.client


def _weight(row: ClientMonth) -> tuple[float, ...]:
    """How bad it is within its place: smaller is worse. Everything counts, so that a draft with trouble goes first."""
    return (
        -float(len(row.reasons)),
        -float(sum(each.result.status == "missed" for each in row.off_plan)),
        min([each.gap for each in row.off_plan], default=0.0),
        -float(len(row.worse)),
        float(min([each.due.toordinal() for each in row.asks], default=dt.date.max.toordinal())),
    )
