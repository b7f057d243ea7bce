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

from readout.model.capability import Capability
from readout.model.client import Better, Goal
from readout.model.forecast import Landing
from readout.model.landing import Withheld
from readout.model.months import months_between
from readout.model.pace import days_ahead
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
    ``months_left``: the months of the goal's span that are still to come. ``plan`` and ``path`` are monthly, in the
    same measure; ``path`` ends with the month. ``reason`` says why there is no status; ``missing`` names the months
    without a trusted figure that are to blame. ``steps_done``: how many dated steps were done by then.
    ``capability``: whether the required rate is one the KPI has kept up before. ``landing``: where the goal will land,
    in its measure, ``course`` the projected way there (``expected``, ``lower``, ``upper`` by month); ``withheld`` says
    why none is told.
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
    missing: tuple[pd.Period, ...] = ()
    steps_done: int = 0
    capability: Capability | None = None
    landing: Landing | None = None
    course: pd.DataFrame = field(default_factory=pd.DataFrame)
    withheld: Withheld | None = None

    @property
    def asks_to_pivot(self) -> bool:
        """Whether the plan itself is in question: behind, and what is still needed was never seen."""
        return self.status == "behind" and self.capability == "never-seen"


def goal_result(goal: Goal, series: KpiSeries | None, better: Better, month: pd.Period, as_of: dt.date) -> GoalResult:
    """Return where ``goal`` stands at the end of ``month``; ``series`` is its KPI's, None for dated steps only."""
    if series is None or goal.target is None:
        return _by_milestones(goal, month, as_of)
    at = min(month, goal.until)
    result = _measured(goal, series, better, at)
    status = _status(goal, result, better, month)
    return GoalResult(
        goal=goal,
        month=month,
        status=status,
        actual=result.actual,
        planned=result.planned,
        target=result.target,
        days_ahead=result.days_ahead,
        required_rate=_required_rate(goal, result, better, month),
        months_left=_months_left(goal, month),
        better=better,
        plan=result.plan,
        path=result.path,
        reason=None if status else result.reason,
        missing=() if status else result.missing,
        steps_done=_steps_done(goal, as_of),
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
    missing: tuple[pd.Period, ...]


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
    missing: tuple[pd.Period, ...] = ()
    if started and actual is None:
        needed = months_between(goal.start, at) if goal.measure == "total" else [at]
        missing = tuple(month for month in needed if series.due(month) and series.at(month) is None)
        reason = f"no trusted figure for {', '.join(str(month) for month in missing)}"
    elif started and planned is None:
        reason = "the plan follows months for which there are no figures"
    days = None
    if plan is not None and started and actual is not None:
        days = days_ahead(goal, plan, actual, better, at)
    empty = pd.Series(dtype=float)
    return _Measured(target, actual, planned, days, empty if agreed is None else agreed, path, reason, missing)


def _path(goal: Goal, series: KpiSeries, at: pd.Period) -> pd.Series[float]:
    """The actual course from the start to ``at``: cumulative for a total (NaN from the first missing month on)."""
    span = months_between(goal.start, at)
    values = [_value(goal, series, month) for month in span]
    path = pd.Series([np.nan if value is None else value for value in values], index=span, dtype=float)
    path.index = pd.PeriodIndex(span, freq="M")
    return path.cumsum(skipna=False) if goal.measure == "total" else path


def _value(goal: Goal, series: KpiSeries, month: pd.Period) -> float | None:
    """A month's value; where figures come quarterly, nothing is added in between, and a level holds on."""
    if series.due(month):
        return series.at(month)
    if goal.measure == "total":
        return 0.0
    since = (back for back in range(1, series.months_apart) if series.due(month - back))
    return series.at(month - next(since, 1))


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


def _required_rate(goal: Goal, result: _Measured, better: Better, month: pd.Period) -> float | None:
    """What each month left must bring (for a budget: may cost); None when nothing is left to do or to know."""
    left = _months_left(goal, month)
    if left == 0:
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


def _months_left(goal: Goal, month: pd.Period) -> int:
    """The months of the goal's span after ``month``: before the start, the whole span and no more."""
    return max((goal.until - max(month, goal.start - 1)).n, 0)


def _steps_done(goal: Goal, as_of: dt.date) -> int:
    return sum(1 for step in goal.milestones if step.done is not None and step.done <= as_of)


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
    left = _months_left(goal, month)
    done = _steps_done(goal, as_of)
    return GoalResult(goal=goal, month=month, status=status, days_ahead=days, months_left=left, steps_done=done)
