"""The statistics the plain way, one series and one month at a time: what the quick ways have to come to."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from readout.model.stats.history import HISTORY, Floats, History
from readout.model.stats.innovations import SMALLEST_NOISE, Fit
from readout.model.stats.mixture import HALVINGS, Mixture


def plain_history(
    values: pd.Series[float], rebase: Iterable[pd.Period], exclude: Iterable[pd.Period], per_day: bool
) -> History:
    """Read a history by the indexes of pandas."""
    ordered = values.sort_index().astype(float)
    months = pd.PeriodIndex(ordered.index)
    numbers = ordered.to_numpy() / (months.days_in_month.to_numpy() if per_day else 1.0)
    at = _count(months)
    known = np.isfinite(numbers) & ~months.isin(list(exclude)) & (at >= at.max(initial=0) - HISTORY)
    if not known.any():
        return History()
    start = int(at[known][0])
    steps = {int(step) - start for step in _count(pd.PeriodIndex(list(rebase), freq="M"))}
    sign = -1.0 if (numbers[known] < 0).all() else 1.0
    return History(
        at=tuple(int(each) - start for each in at[known]),
        values=sign * numbers[known],
        last=int(at[-1]) - start,
        steps=tuple(sorted(step for step in steps if step > 0)),
        sign=sign,
        days=float(months[-1].days_in_month) if per_day else 1.0,
    )


def _count(months: pd.PeriodIndex) -> np.ndarray:
    return np.asarray(months.year * 12 + months.month, dtype=np.int64)


def plain_forward(triangle: Floats, seen: Floats) -> Floats:
    """Solve one series month by month."""
    solved = np.zeros((len(triangle), *seen.shape))
    for row in range(len(seen)):
        rest = seen[row] - (triangle[:, None, row, :row] @ solved[:, :row])[:, 0]
        solved[:, row] = rest / triangle[:, row, row, None]
    return solved


def plain_evidence(fitted: Fit, known: int) -> tuple[Floats, Floats]:
    """Return weight and noise of each candidate after ``known`` months, adding everything up anew."""
    counted = ~fitted.vague[:, :known]
    freedom = np.maximum(counted.sum(axis=1), 1).astype(float)
    squares = (fitted.innovations[:, :known] ** 2 * counted[:, :, None]).sum(axis=1)
    squares = squares + freedom[:, None] * SMALLEST_NOISE**2
    size = np.log(np.diagonal(fitted.triangle, axis1=1, axis2=2)[:, 1:known]).sum(axis=1)
    power = freedom.max()
    log_weight = (fitted.of.log_prior - size)[:, None] - power / 2 * np.log(squares) - power * fitted.jacobian
    weight = np.exp(log_weight - log_weight.max())
    return weight / weight.sum(), np.sqrt(squares / freedom[:, None])


def plain_quantile(mixture: Mixture, share: float) -> float:
    """Halve the room between all parts' own quantiles, asking scipy for each part's probability."""
    ends = mixture.centre + mixture.spread * stdtrit(mixture.freedom, share)
    ends = np.where(mixture.logarithmic, np.exp(np.minimum(ends, 700.0)), ends)
    lower, upper = float(ends.min()), float(ends.max())
    for _ in range(HALVINGS):
        middle = (lower + upper) / 2
        seen = np.where(mixture.logarithmic, np.log(max(middle, np.finfo(float).tiny)), middle)
        below = mixture.weight @ stdtr(mixture.freedom, (seen - mixture.centre) / mixture.spread)
        lower, upper = (middle, upper) if below < share else (lower, middle)
    return (lower + upper) / 2
