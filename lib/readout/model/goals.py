"""Where a goal stands against its plan.

Tolerance: a goal is on track within a week of its plan either way (``ON_TRACK_DAYS``) or within 2 % of the planned
value (``ON_TRACK_SHARE``); outside of both it is ahead or behind. A total counts in days along its plan, a
level by its planned value alone, for a level may be planned flat.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from readout.model.client import Better, Goal
from readout.model.months import first_day, last_day, months_between
from readout.model.plans import plan_as_agreed, plan_for_target
from readout.model.series import KpiSeries, value_at

GoalStatus = Literal["met", "ahead", "on-track", "behind", "missed", "not-started"]

ON_TRACK_DAYS = 7
ON_TRACK_SHARE = 0.02


@dataclass(frozen=True)
class GoalResult:
    """A goal at a month's end.

    ``actual`` and ``planned``: the cumulative total, or the month's level. ``days_ahead``: along the plan, negative
    when behind. ``required_rate``: what the KPI must bring in each month left (for a level, the level itself).
    ``plan`` and ``path`` are monthly, in the same measure; ``path`` ends with the month. ``reason`` says why
    there is no status.
    """

    goal: Goal
    month: pd.Period
    status: GoalStatus | None
    actual: float | None = None
    planned: float | None = None
    target: float | None = None
    days_ahead: int | None = None
    required_rate: float | None = None
    months_left: int = 0
    better: Better = "higher"
    plan: pd.Series[float] = field(default_factory=lambda: pd.Series(dtype=float))
    path: pd.Series[float] = field(default_factory=lambda: pd.Series(dtype=float))
    reason: str | None = None


def goal_result(goal: Goal, series: KpiSeries | None, better: Better, month: pd.Period, as_of: dt.date) -> GoalResult:
    """Return where ``goal`` stands at the end of ``month``; ``series`` is its KPI's, None for dated steps only."""
    if series is None or goal.target is None:
        return _by_milestones(goal, month, as_of)
    at = min(month, goal.until)
    result = _measured(goal, series, better, at)
    return GoalResult(
        goal=goal,
        month=month,
        status=_status(goal, result, better, month),
        actual=result.actual,
        planned=result.planned,
        target=result.target,
        days_ahead=result.days_ahead,
        required_rate=_required_rate(goal, result, better, month),
        months_left=max((goal.until - month).n, 0),
        better=better,
        plan=result.plan,
        path=result.path,
        reason=result.reason,
    )


@dataclass(frozen=True)
class _Measured:
    target: float
    actual: float | None
    planned: float | None
    days_ahead: int | None
    plan: pd.Series[float]
    path: pd.Series[float]
    reason: str | None


def _measured(goal: Goal, series: KpiSeries, better: Better, at: pd.Period) -> _Measured:
    target = goal.target_in(at)
    if target is None:
        raise ValueError(f"goal {goal.id} has no target")
    path = _path(goal, series, at)
    actual = None if path.empty or np.isnan(path.iloc[-1]) else float(path.iloc[-1])
    plan = plan_for_target(goal, target, series)
    agreed = plan_as_agreed(goal, series)
    started = at >= goal.start
    planned = value_at(plan, at) if plan is not None and started else None
    reason = None
    if started and actual is None:
        missing = ", ".join(str(month) for month in months_between(goal.start, at) if series.at(month) is None)
        reason = f"no trusted figure for {missing if goal.measure == 'total' else at}"
    elif started and planned is None:
        reason = "the plan follows months for which there are no figures"
    days = None
    if plan is not None and started and actual is not None:
        days = _days_ahead(goal, plan, actual, better, at)
    empty = pd.Series(dtype=float)
    return _Measured(target, actual, planned, days, empty if agreed is None else agreed, path, reason)


def _path(goal: Goal, series: KpiSeries, at: pd.Period) -> pd.Series[float]:
    """The actual course from the start to ``at``: cumulative for a total (NaN from the first missing month on)."""
    span = months_between(goal.start, at)
    values = [series.at(month) for month in span]
    path = pd.Series([np.nan if value is None else value for value in values], index=span, dtype=float)
    path.index = pd.PeriodIndex(span, freq="M")
    return path.cumsum(skipna=False) if goal.measure == "total" else path


def _status(goal: Goal, result: _Measured, better: Better, month: pd.Period) -> GoalStatus | None:
    if month < goal.start:
        return "not-started"
    if result.actual is None:
        return None
    over = month >= goal.until
    reached = result.actual >= result.target if better == "higher" else result.actual <= result.target
    spent = better == "lower" and goal.measure == "total"  # a budget is kept at its end, and broken at once
    if spent and not reached:
        return "missed"
    if reached and (over or not spent):
        return "met"
    if over:
        return "missed"
    return _against_plan(goal, result, better)


def _against_plan(goal: Goal, result: _Measured, better: Better) -> GoalStatus | None:
    if result.planned is None or result.actual is None:
        return None
    gap = result.actual - result.planned
    near = abs(gap) <= ON_TRACK_SHARE * abs(result.planned)
    if goal.measure == "total" and result.days_ahead is not None:
        near = near or abs(result.days_ahead) <= ON_TRACK_DAYS
    if near:
        return "on-track"
    return "ahead" if (gap > 0) == (better == "higher") else "behind"


def _days_ahead(goal: Goal, plan: pd.Series[float], actual: float, better: Better, at: pd.Period) -> int | None:
    """Days between the plan's day for ``actual`` and the month's end, interpolated within a month by day.

    None where a level's plan does not move steadily towards its target, or where the level is worse than where the
    plan began: then no one day of the plan belongs to the value.
    """
    sign = 1.0 if goal.measure == "total" or better == "higher" else -1.0
    ends = [(last_day(month) - first_day(goal.start)).days + 1.0 for month in plan.index]
    values = sign * plan.to_numpy(dtype=float)
    if goal.measure == "total":
        ends, values = [0.0, *ends], np.concatenate([[0.0], values])
    steps = np.diff(values)
    if len(values) < 2 or (steps < 0).any() or values[-1] == values[0]:
        return None
    if goal.measure == "level" and ((steps == 0).any() or sign * actual < values[0]):
        return None
    day = float(np.interp(sign * actual, values, ends))
    elapsed = (last_day(at) - first_day(goal.start)).days + 1
    days = round(day - elapsed)
    return -days if goal.measure == "total" and better == "lower" else days


def _required_rate(goal: Goal, result: _Measured, better: Better, month: pd.Period) -> float | None:
    """What each month left must bring (for a budget: may cost); None when nothing is left to do or to know."""
    left = (goal.until - max(month, goal.start - 1)).n
    if left <= 0:
        return None
    actual = 0.0 if month < goal.start else result.actual
    if actual is None:
        return None
    if goal.measure == "level":
        reached = result.actual is not None and (
            result.actual >= result.target if better == "higher" else result.actual <= result.target
        )
        return None if reached else result.target
    rest = result.target - actual
    return rest / left if rest > 0 else None


def _by_milestones(goal: Goal, month: pd.Period, as_of: dt.date) -> GoalResult:
    """A goal of dated steps: behind as soon as one is overdue."""
    open_steps = [step for step in goal.milestones if step.done is None or step.done > as_of]
    overdue = [step for step in open_steps if step.due <= as_of]
    status: GoalStatus | None = "on-track"
    if not goal.milestones:
        status = None
    elif month < goal.start:
        status = "not-started"
    elif not open_steps:
        status = "met"
    elif month >= goal.until:
        status = "missed"
    elif overdue:
        status = "behind"
    days = -max(((as_of - step.due).days for step in overdue), default=0) if overdue else None
    return GoalResult(
        goal=goal, month=month, status=status, days_ahead=days, months_left=max((goal.until - month).n, 0)
    )
