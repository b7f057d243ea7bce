"""A goal's plan: where the KPI should stand at the end of each month of the goal's span.

A total's plan is cumulative: the part of the target that is due by then. A level's plan is the monthly value
itself. Both are monthly Series over the span, in the KPI's unit.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from readout.model.client import Goal
from readout.model.months import months_between
from readout.model.series import KpiSeries, value_at


def plan_for_target(goal: Goal, target: float, series: KpiSeries) -> pd.Series[float] | None:
    """Return the plan that leads to ``target``; None when the history that shapes it is missing."""
    span = pd.PeriodIndex(months_between(goal.start, goal.until), freq="M")
    if goal.measure == "total":
        shares = _monthly_shares(goal, span, series)
        return None if shares is None else target * shares.cumsum()
    return _level_plan(goal, target, span, series)


def plan_as_agreed(goal: Goal, series: KpiSeries) -> pd.Series[float] | None:
    """Return the plan in which every month has the target that was valid then."""
    span = months_between(goal.start, goal.until)
    targets = [goal.target_in(month) for month in span]
    plans = {target: plan_for_target(goal, target, series) for target in set(targets) if target is not None}
    values: list[float] = []
    for month, target in zip(span, targets, strict=True):
        plan = None if target is None else plans[target]
        planned = None if plan is None else value_at(plan, month)
        if planned is None:
            return None
        values.append(planned)
    return pd.Series(values, index=pd.PeriodIndex(span, freq="M"), dtype=float)


def _monthly_shares(goal: Goal, span: pd.PeriodIndex, series: KpiSeries) -> pd.Series[float] | None:
    """Which part of the whole falls into each month: equal, last year's, or the explicit plan's."""
    weights = _weights(goal, span, series)
    if weights is None or weights.sum() <= 0:
        return None
    return weights / weights.sum()


def _weights(goal: Goal, span: pd.PeriodIndex, series: KpiSeries) -> pd.Series[float] | None:
    if isinstance(goal.plan, Mapping):
        return pd.Series([float(goal.plan[month]) for month in span], index=span)
    if goal.plan == "seasonal":
        return _year_before(goal, span, series)
    return pd.Series(1.0, index=span)


def _level_plan(goal: Goal, target: float, span: pd.PeriodIndex, series: KpiSeries) -> pd.Series[float] | None:
    if isinstance(goal.plan, Mapping):
        scale = target / goal.target if goal.target else 1.0
        return pd.Series([float(goal.plan[month]) * scale for month in span], index=span)
    if goal.plan == "seasonal":
        shape = _year_before(goal, span, series)
        if shape is None or shape.iloc[-1] <= 0:
            return None
        return shape * (target / shape.iloc[-1])
    return _straight_line(goal, target, span, series)


def _straight_line(goal: Goal, target: float, span: pd.PeriodIndex, series: KpiSeries) -> pd.Series[float] | None:
    """From the value before the span (or the first one in it) in equal monthly steps to the target."""
    before = series.at(goal.start - 1)
    steps = pd.Series(range(1, len(span) + 1), index=span, dtype=float) / len(span)
    if before is not None:
        return before + (target - before) * steps
    first = series.at(goal.start)
    if first is None or len(span) == 1:
        return None
    return first + (target - first) * (steps * len(span) - 1) / (len(span) - 1)


def _year_before(goal: Goal, span: pd.PeriodIndex, series: KpiSeries) -> pd.Series[float] | None:
    """Each month's value in the twelve months before the goal's start; None when one is missing or negative."""
    values: list[float] = []
    for month in span:
        years_back = (month - goal.start).n // 12 + 1
        value = series.at(month - 12 * years_back)
        if value is None or value < 0:
            return None
        values.append(value)
    return pd.Series(values, index=span)
