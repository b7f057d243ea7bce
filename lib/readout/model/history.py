"""What the client has seen: reports as they were sent, with the figures, agreements, promises and words of then.

A report is approved, queued and then sent. Only what was sent has been seen: a promise in a report that was approved
and never left the house binds nobody. So of an earlier month, the newest *sent* version counts (``sent_before``), even
while a newer one waits to be approved or sent. Of the month itself, nothing counts but whether its newest version
was sent (``frozen``): running it again then repeats the words of that version; while it is approved or queued, the
analyst may still change them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

import pandas as pd

from readout.model.client import Better, Goal, Kpi, Plan, Side, Unit

State = Literal["approved", "queued", "sent"]


@dataclass(frozen=True)
class Definition:
    """What a KPI counted: its formula as text, its filter, unit and good direction. ``name`` is for messages."""

    value: str
    where: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    unit: Unit = "number"
    better: Better = "higher"
    name: str | None = field(default=None, compare=False)

    def counts_as(self, other: Definition) -> bool:
        """Whether both count the same thing in the same unit, whichever direction is good."""
        return (self.value, dict(self.where), self.unit) == (other.value, dict(other.where), other.unit)


@dataclass(frozen=True)
class Agreed:
    """A goal as it was agreed when the report was sent; ``target`` is the one valid then."""

    statement: str
    start: pd.Period
    until: pd.Period
    kpi: str | None = None
    target: float | None = None
    measure: Literal["total", "level"] = "total"
    plan: Plan = "linear"


@dataclass(frozen=True)
class Promise:
    """A row of work.csv that was open when the report was sent; ``promised``, ``due`` and ``note`` as they stood then.

    ``note`` is None where it was not kept.
    """

    id: str
    title: str
    promised: dt.date | None = None
    due: dt.date | None = None
    owner: str | None = None
    side: Side | None = None
    note: str | None = None

    @property
    def given(self) -> dt.date | None:
        """The date the client was first given."""
        return min((day for day in (self.promised, self.due) if day), default=None)


@dataclass(frozen=True)
class Allowed:
    """A check that was allowed to find something, and why."""

    code: str
    because: str


@dataclass(frozen=True)
class Projected:
    """What a report expected of a KPI in ``month``, in the KPI's unit; the interval covers 80 %."""

    month: pd.Period
    expected: float
    lower: float
    upper: float


@dataclass(frozen=True)
class SentReport:
    """One version of a month's report as it left the house, or is about to.

    ``facts`` is its facts.json. ``definitions`` and ``goals`` are by id, ``words`` (Markdown) by ``word_key``,
    ``projection`` by KPI id, ``files`` (sha256) by name. ``because``: why a version replaces the one before it.
    ``sent_to`` are addresses, ``sent_at`` is ISO 8601. ``minutes``: whether there are minutes of the call about it.
    ``where`` is the file.
    """

    client: str
    month: pd.Period
    version: int = 1
    state: State = "sent"
    supersedes: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    kpi_order: tuple[str, ...] = ()
    goals: Mapping[str, Agreed] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    projection: Mapping[str, Projected] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    approved_by: str | None = None
    allowed: tuple[Allowed, ...] = ()
    because: str | None = None
    sent_to: tuple[str, ...] = ()
    sent_at: str | None = None
    minutes: bool = False
    where: str = ""


def word_key(slot: str, kpis: Iterable[str] = ()) -> str:
    """Return the key of a narrative cell's words: its slot, then the KPIs it is about, if any.

    Among several cells with one key, the second has ``#2`` after it, and so on.

    >>> word_key("explain", ["revenue", "orders"])
    'explain:revenue,orders'
    """
    names = ",".join(kpis)
    return f"{slot}:{names}" if names else slot


def slot_and_kpis(key: str) -> tuple[str, tuple[str, ...]]:
    """Return what ``word_key`` made a key of."""
    slot, _, names = key.partition("#")[0].partition(":")
    return slot, tuple(names.split(",")) if names else ()


def definition_of(kpi: Kpi) -> Definition:
    """Return what a KPI counts today, as the history keeps it."""
    return Definition(str(kpi.formula), dict(kpi.where), kpi.unit, kpi.better, kpi.name)


def agreed(goal: Goal, month: pd.Period) -> Agreed:
    """Return a goal as it is agreed today for ``month``, as the history keeps it."""
    target = goal.target_in(month)
    return Agreed(goal.statement, goal.start, goal.until, goal.kpi, target, goal.measure, goal.plan)


def differences(then: Definition | Agreed, now: Definition | Agreed) -> tuple[tuple[str, Any, Any], ...]:
    """Return (field, then, now) for everything that is no longer the same."""
    pairs = ((each.name, getattr(then, each.name), getattr(now, each.name)) for each in fields(then) if each.compare)
    return tuple((name, old, new) for name, old, new in pairs if old != new)


def newest_of(history: Iterable[SentReport], month: pd.Period) -> SentReport | None:
    """Return the newest version of ``month``, whatever its state; None while nothing of it was approved."""
    return max((each for each in history if each.month == month), key=lambda each: each.version, default=None)


def sent_before(history: Iterable[SentReport], month: pd.Period) -> tuple[SentReport, ...]:
    """Return what the client has seen of the months before ``month``: their newest sent versions, oldest first."""
    newest: dict[pd.Period, SentReport] = {}
    for each in sorted(history, key=lambda each: (each.month, each.version)):
        if each.state == "sent" and each.month < month:
            newest[each.month] = each
    return tuple(newest.values())


def frozen(history: Iterable[SentReport], month: pd.Period) -> SentReport | None:
    """Return the version of ``month`` that was sent; None when none was, or when a newer one is on its way."""
    newest = newest_of(history, month)
    return newest if newest is not None and newest.state == "sent" else None
