"""The running month: how much of its plan a goal's KPI has brought so far, held against how much of it has passed.

An even pace is a rough measure: within a month, weekends and campaigns make some days bring more than others. So a
goal slips only when it is a tenth and more behind an even pace (``SLIPS``), and none does in the first days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from readout.model.client import Client, Goal, Kpi
from readout.model.formula import Aggregate
from readout.model.plans import plan_for_target
from readout.model.series import KpiSeries, value_at

SLIPS = 0.1  # of an even pace
FIRST_DAYS = 5  # before which nothing can be told


@dataclass(frozen=True)
class SoFar:
    """What a KPI has brought in the running month: ``value`` in its unit, in ``days`` days, the last one ``until``."""

    value: float
    days: int
    until: dt.date


@dataclass(frozen=True)
class Pace:
    """A goal in the running month. ``planned``: the month's own part of the plan, in the KPI's unit.

    ``slipping`` None: it cannot be told, and ``reason`` says why.
    """

    goal: str
    statement: str
    kpi: str | None = None
    days: int | None = None
    of_days: int | None = None
    value: float | None = None
    planned: float | None = None
    slipping: bool | None = None
    reason: str | None = None

    @property
    def share(self) -> float | None:
        """Which part of the month's plan is there."""
        return None if self.value is None or not self.planned else self.value / self.planned

    @property
    def passed(self) -> float | None:
        """Which part of the month is in the data."""
        return None if self.days is None or not self.of_days else self.days / self.of_days


def why_not_daily(client: Client, kpi: Kpi) -> str | None:
    """Return why a KPI cannot be added up day by day; None when it can."""
    aggregate = kpi.formula.numerator
    if kpi.source is None or not isinstance(aggregate, Aggregate):
        return "it is made of other KPIs, which do not add up day by day"
    if kpi.formula.denominator is not None or aggregate.function not in ("sum", "count"):
        return f"{kpi.formula} does not add up day by day"
    source = client.source(kpi.source)
    if source.grain != "day" or source.every != "month":
        return f"its figures come by {'quarter' if source.every == 'quarter' else source.grain}, not by day"
    return None


def pace_of(client: Client, goal: Goal, series: Mapping[str, KpiSeries], so_far: Mapping[str, SoFar | str],
            month: pd.Period) -> Pace | None:  # fmt: skip
    """Return how ``goal`` goes in the running ``month``; None outside of its span."""
    if not goal.start <= month <= goal.until:
        return None
    target = goal.target_in(month)
    if goal.kpi is None or target is None:
        return Pace(goal.id, goal.statement, goal.kpi, reason="it has dated steps and no figure")
    told = so_far[goal.kpi]
    if isinstance(told, str):
        return Pace(goal.id, goal.statement, goal.kpi, reason=told)
    plan = plan_for_target(goal, target, series[goal.kpi])
    planned = None if plan is None else _part(goal, plan, month)
    if planned is None or planned <= 0:
        said = (
            "its plan has nothing for the month"
            if planned is not None
            else "the history that shapes its plan is missing"
        )
        return Pace(goal.id, goal.statement, goal.kpi, reason=said)
    pace = Pace(goal.id, goal.statement, goal.kpi, told.days, month.days_in_month, told.value, planned)
    return _judged(pace, client.kpi(goal.kpi).better == "lower")


def _part(goal: Goal, plan: pd.Series[float], month: pd.Period) -> float | None:
    """A total's plan is cumulative; a level's is the month's own value."""
    now = value_at(plan, month)
    if goal.measure == "level" or month == goal.start or now is None:
        return now
    before = value_at(plan, month - 1)
    return None if before is None else now - before


def _judged(pace: Pace, lower: bool) -> Pace:
    if pace.days is None or pace.days < FIRST_DAYS or pace.share is None or pace.passed is None:
        return replace(pace, reason=f"fewer than {FIRST_DAYS} days are too few to tell")
    beyond = pace.share > pace.passed * (1 + SLIPS) if lower else pace.share < pace.passed * (1 - SLIPS)
    return replace(pace, slipping=beyond)
