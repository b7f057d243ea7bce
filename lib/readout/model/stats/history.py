"""A monthly series made ready for statistics: numbered months, gaps left out, shifts marked, per day, positive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HISTORY = 72  # months: what lies further back says little about next month, and costs time
LONGEST = HISTORY + 12  # months with the next ones


@dataclass(frozen=True)
class History:
    """Known values in order of time, at most ``HISTORY`` months of them before the last.

    ``at``: months, counted from the first known one. ``values``: mirrored when ``sign`` is -1, which makes a series
    of negative values one of positive values. ``last``: the last month asked for, known or not. ``steps``: months
    from which an explained lasting shift starts. ``days``: what the last month's value per day is multiplied by, 1
    where values are not taken per day.
    """

    at: tuple[int, ...] = ()
    values: Floats = field(default_factory=lambda: np.empty(0))
    last: int = 0
    steps: tuple[int, ...] = ()
    sign: float = 1.0
    days: float = 1.0

    @property
    def reaches_last(self) -> bool:
        """Whether the last month asked for is known."""
        return bool(self.at) and self.at[-1] == self.last

    @property
    def size(self) -> float:
        """The largest known value, which the statistics take for one; 1 when all are zero."""
        return float(np.abs(self.values).max(initial=0.0)) or 1.0


def read_history(
    values: pd.Series[float],
    rebase: Iterable[pd.Period] = (),
    exclude: Iterable[pd.Period] = (),
    per_day: bool = False,
) -> History:
    """Return what is known of ``values``; what is no finite number, and the months of ``exclude``, are gaps.

    ``per_day`` divides sums by the days of their month, so that a short February is no fall. Raises ValueError for
    an index that is not of different months.
    """
    index = values.index
    if not isinstance(index, pd.PeriodIndex) or index.freqstr != "M" or index.has_duplicates:
        raise ValueError("values need an index of different months: a pandas PeriodIndex of frequency M")
    ordered = values.sort_index().astype(float)
    months = pd.PeriodIndex(ordered.index)
    numbers = ordered.to_numpy() / (months.days_in_month.to_numpy() if per_day else 1.0)
    at = _count(months)
    known = np.isfinite(numbers) & ~months.isin(list(exclude)) & (at >= at.max(initial=0) - HISTORY)
    if not known.any():
        return History()
    start = int(at[known][0])
    steps = {int(step) - start for step in _count(pd.PeriodIndex(list(rebase), freq="M"))}
    kept = numbers[known]
    sign = -1.0 if (kept < 0).all() else 1.0
    return History(
        at=tuple(int(each) - start for each in at[known]),
        values=sign * kept,
        last=int(at[-1]) - start,
        steps=tuple(sorted(step for step in steps if step > 0)),
        sign=sign,
        days=float(months[-1].days_in_month) if per_day else 1.0,
    )


def _count(months: pd.PeriodIndex) -> NDArray[np.int64]:
    return np.asarray(months.year * 12 + months.month, dtype=np.int64)
