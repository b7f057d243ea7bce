"""A monthly series made ready for statistics: numbered months, gaps left out, shifts marked, per day, positive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readout.model.months import days_in_months

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

    @cached_property
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
    floats = values if values.dtype == np.float64 else values.astype(float)
    months, numbers = index.asi8, floats.to_numpy()
    if not len(months):
        return History()
    if not index.is_monotonic_increasing:
        order = np.argsort(months)
        months, numbers = months[order], numbers[order]
    days = days_in_months(months) if per_day else np.ones(len(months))
    numbers = numbers / days
    known = np.isfinite(numbers) & (months >= months[-1] - HISTORY) & ~np.isin(months, _ordinals(exclude))
    if not known.any():
        return History()
    kept, at = numbers[known], months[known]
    start = int(at[0])
    sign = -1.0 if (kept < 0).all() else 1.0
    return History(
        at=tuple((at - start).tolist()),
        values=sign * kept,
        last=int(months[-1]) - start,
        steps=tuple(sorted({int(step) - start for step in _ordinals(rebase) if step > start})),
        sign=sign,
        days=float(days[-1]),
    )


def _ordinals(months: Iterable[pd.Period]) -> NDArray[np.int64]:
    listed = list(months)
    return pd.PeriodIndex(listed, freq="M").asi8 if listed else np.empty(0, dtype=np.int64)
