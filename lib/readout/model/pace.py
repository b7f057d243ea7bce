"""How many days ahead of its plan a goal is, or behind."""

from __future__ import annotations

import numpy as np
import pandas as pd

from readout.model.client import Better, Goal
from readout.model.months import first_day, last_day


def days_ahead(goal: Goal, plan: pd.Series[float], actual: float, better: Better, at: pd.Period) -> int | None:
    """Days between the plan's day for ``actual`` and the end of ``at``, interpolated within a month by day.

    None where a level's plan does not move steadily towards its target, or where the level is worse than where the
    plan began: then no one day of the plan belongs to the value.
    """
    sign = 1.0 if goal.measure == "total" or better == "higher" else -1.0
    ends = np.array([(last_day(month) - first_day(goal.start)).days + 1.0 for month in plan.index])
    values = sign * plan.to_numpy(dtype=float)
    if goal.measure == "total":
        ends, values = np.concatenate([[0.0], ends]), np.concatenate([[0.0], values])
    steps = np.diff(values)
    if len(values) < 2 or (steps < 0).any() or values[-1] == values[0]:
        return None
    if goal.measure == "level" and ((steps == 0).any() or sign * actual < values[0]):
        return None
    elapsed = (last_day(at) - first_day(goal.start)).days + 1
    days = round(_planned_day(sign * actual, values, ends, elapsed) - elapsed)
    return -days if goal.measure == "total" and better == "lower" else days


def _planned_day(value: float, values: np.ndarray, ends: np.ndarray, elapsed: int) -> float:
    """The day on which the plan stands at ``value``; where it stands still there, the day of it nearest to today."""
    first, last = np.searchsorted(values, value, "left"), np.searchsorted(values, value, "right") - 1
    if first < last:
        return float(min(max(elapsed, ends[first]), ends[last]))
    return float(np.interp(value, values, ends))
