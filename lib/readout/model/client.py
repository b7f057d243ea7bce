"""A client as Readout knows them: people, sources, KPIs, goals. Read from client.yml by ``readout.data``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

import pandas as pd

from readout.model.formula import Formula

Side = Literal["us", "client"]
Better = Literal["higher", "lower"]
Unit = Literal["currency", "number", "percent"]
Grain = Literal["day", "week", "month"]
Plan = Literal["linear", "seasonal"] | Mapping[pd.Period, float]


@dataclass(frozen=True)
class Person:
    """Someone on either side; reports name people, never "they"."""

    id: str
    name: str
    side: Side
    email: str | None = None


@dataclass(frozen=True)
class Format:
    """How a text file writes its values; the defaults are ISO.

    ``decimal_stated``: someone wrote ``decimal`` down, so that 1.500 is no longer ambiguous. ``across``: there is a
    column for each date, and its cells go by this name. ``leave_out``: rows that begin with one of these words, such
    as Total, are no data. ``language``: whose names of months ``%b`` and ``%B`` stand for, English without it.
    """

    date: str = "%Y-%m-%d"
    language: str | None = None
    decimal: str = "."
    thousands: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","
    header_row: int = 1
    decimal_stated: bool = False
    across: str | None = None
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Range:
    """The values a column may hold: ``min`` and ``max`` are inclusive; ``unique`` allows each value once."""

    min: float | None = None
    max: float | None = None
    unique: bool = False


@dataclass(frozen=True)
class Source:
    """One table of data: a file (or a glob of monthly files) or a query to a database.

    ``file`` is relative to the client's folder or, with ``root``, to ``<that data root>/<client>/``. ``database`` is
    the NAME of the environment variable that holds the URL; the query may run ``timeout_seconds``.
    ``amounts`` are the columns of money in the currency that ``currency_column`` names.
    """

    id: str
    date: str
    grain: Grain = "day"
    file: str | None = None
    root: str | None = None
    database: str | None = None
    query: str | None = None
    key: tuple[str, ...] = ()
    format: Format = Format()
    every: Literal["month", "quarter"] = "month"
    lag_days: int = 0
    absent: Literal["missing", "zero"] = "missing"
    complete: Literal["last-day", "stated"] = "last-day"
    through: dt.date | None = None
    expect: Mapping[str, Range] = field(default_factory=dict)
    timeout_seconds: int = 300
    currency_column: str | None = None
    amounts: tuple[str, ...] = ()
    where_in_file: str = ""


@dataclass(frozen=True)
class Kpi:
    """A key performance indicator: what is counted, in which unit, and which business goals it serves."""

    id: str
    name: str
    formula: Formula
    source: str | None = None
    where: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    unit: Unit = "number"
    better: Better = "higher"
    goals: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    seasonal: Literal["auto", "yes", "no"] = "auto"
    role: Literal["outcome", "leading"] = "outcome"
    leads_to: str | None = None
    definition: str | None = None
    where_in_file: str = ""

    @property
    def adds_up(self) -> bool:
        """Whether a month is the sum of its days and a year that of its months: sums and counts, never percentages."""
        return self.formula.additive and self.unit != "percent"


@dataclass(frozen=True)
class Milestone:
    """A dated step towards a goal, with or without a KPI."""

    title: str
    due: dt.date
    done: dt.date | None = None


@dataclass(frozen=True)
class Revision:
    """An agreed change of a goal's target; months before ``start`` keep the target valid then."""

    start: pd.Period
    target: float
    agreed_by: str
    why: str


@dataclass(frozen=True)
class Goal:
    """A business goal. ``measure`` total adds a KPI up over the span, level is a monthly value to reach."""

    id: str
    statement: str
    start: pd.Period
    until: pd.Period
    kpi: str | None = None
    target: float | None = None
    measure: Literal["total", "level"] = "total"
    plan: Plan = "linear"
    parent: str | None = None
    milestones: tuple[Milestone, ...] = ()
    revisions: tuple[Revision, ...] = ()
    where_in_file: str = ""

    def target_in(self, month: pd.Period) -> float | None:
        """Return the target that was valid in ``month``."""
        target = self.target
        for revision in sorted(self.revisions, key=lambda each: each.start):
            if revision.start <= month:
                target = revision.target
        return target


@dataclass(frozen=True)
class Decision:
    """What was decided about a goal that is off its plan."""

    month: pd.Period
    goal: str
    decide: Literal["keep", "change", "pivot"]
    because: str


@dataclass(frozen=True)
class Event:
    """What the reader should know when looking at a line.

    ``corrects``: earlier months of its KPIs whose figures have changed because of it, after they were sent.
    """

    month: pd.Period
    note: str
    kpis: tuple[str, ...] = ()
    rebase: bool = False
    exclude: bool = False
    corrects: tuple[pd.Period, ...] = ()


@dataclass(frozen=True)
class Pending:
    """A figure that comes later, and when."""

    kpi: str
    month: pd.Period
    until: dt.date
    because: str


@dataclass(frozen=True)
class Pause:
    """A month without work or call."""

    month: pd.Period
    reason: str


@dataclass(frozen=True)
class Reconcile:
    """Our figure for a KPI held against the client's own system; ``tolerance`` is a fraction."""

    kpi: str
    against: str
    value: str
    tolerance: float = 0.0


@dataclass(frozen=True)
class Engagement:
    """The span of an agreement with the client."""

    start: pd.Period
    end: pd.Period


@dataclass(frozen=True)
class Call:
    """The monthly call."""

    minutes: int = 30
    when: str | None = None
    recurring: bool = False


@dataclass(frozen=True)
class Show:
    """What the client sees beyond the nine rules."""

    hours: bool = False
    spend: bool = True
    projection: bool = True


@dataclass(frozen=True)
class Brand:
    """The client's accent colour (``#rrggbb``) and logo (a path in the client's folder)."""

    color: str | None = None
    logo: str | None = None
    where_in_file: str = field(default="client.yml", compare=False)


@dataclass(frozen=True)
class Client:
    """Everything client.yml says, validated. Ids are unique and references resolve."""

    id: str
    name: str
    language: str = "en"
    template: str | None = None
    currency: str | None = None
    timezone: str = "UTC"
    country: str | None = None
    fiscal_year_start: int = 1
    brand: Brand = Brand()
    engagements: tuple[Engagement, ...] = ()
    people: tuple[Person, ...] = ()
    analyst: str | None = None
    backup: str | None = None
    approver: str | None = None
    sources: tuple[Source, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    goals: tuple[Goal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    events: tuple[Event, ...] = ()
    pending: tuple[Pending, ...] = ()
    pause: tuple[Pause, ...] = ()
    reconcile: tuple[Reconcile, ...] = ()
    call: Call = Call()
    show: Show = Show()
    deliver: tuple[Literal["pdf", "html"], ...] = ("pdf",)
    hold: Literal["call-first"] | None = None
    may_mention: tuple[str, ...] = ()

    def person(self, id_: str) -> Person:
        """Return the person with this id; KeyError when there is none."""
        return _by_id(self.people, id_)

    def source(self, id_: str) -> Source:
        """Return the source with this id; KeyError when there is none."""
        return _by_id(self.sources, id_)

    def kpi(self, id_: str) -> Kpi:
        """Return the KPI with this id; KeyError when there is none."""
        return _by_id(self.kpis, id_)

    def goal(self, id_: str) -> Goal:
        """Return the goal with this id; KeyError when there is none."""
        return _by_id(self.goals, id_)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_HasId)


def _by_id(items: tuple[_T, ...], id_: str) -> _T:
    for item in items:
        if item.id == id_:
            return item
    raise KeyError(id_)
