"""Where a KPI will land: expected value and interval of the months ahead, and of their sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from readout.model.stats.candidates import Seasonal
from readout.model.stats.history import Floats, read_history
from readout.model.stats.innovations import Fit
from readout.model.stats.outliers import Asked, fits_without_outliers
from readout.model.stats.paths import future_paths

LEAST = 12  # known months below which nothing is projected
PATHS = 4000
REHEARSALS = 12  # past months from which the projection is tried
REHEARSAL_LEAST = 24  # months known before such a try
REHEARSAL_PATHS = 400
BELIEF = 8  # tries that one's own past has to outweigh before it changes an interval
WIDEST = 1.6  # by how much it may widen one; it never narrows it


@dataclass(frozen=True)
class Landing:
    """The sum of the months ahead: median and interval, in the values' unit; None where too little is known."""

    expected: float | None
    lower: float | None
    upper: float | None


def project(
    values: pd.Series[float],
    months: int,
    level: float = 0.8,
    *,
    seasonal: Seasonal = "auto",
    rebase: Iterable[pd.Period] = (),
    exclude: Iterable[pd.Period] = (),
    per_day: bool = False,
) -> pd.DataFrame:
    """Project ``months`` months ahead of the last of ``values``, monthly on a monthly PeriodIndex.

    Columns ``expected`` (the median), ``lower`` and ``upper``, between which a share ``level`` of the futures lies;
    NaN where fewer than 12 months are known. The other arguments are those of ``signals.judge``. Raises ValueError for
    another index, for ``months`` below 1 and a ``level`` that is not between 0 and 1.
    """
    paths, stretch = _futures(values, months, level, seasonal, rebase, exclude, per_day)
    return pd.DataFrame(
        _band(paths, level, stretch), index=_ahead(values, months), columns=["expected", "lower", "upper"]
    )


def project_total(
    values: pd.Series[float],
    months: int,
    level: float = 0.8,
    *,
    seasonal: Seasonal = "auto",
    rebase: Iterable[pd.Period] = (),
    exclude: Iterable[pd.Period] = (),
    per_day: bool = False,
) -> Landing:
    """Project the sum of the ``months`` months ahead; arguments and errors as for ``project``."""
    paths, stretch = _futures(values, months, level, seasonal, rebase, exclude, per_day)
    middle, lower, upper = (float(each) for each in _band(paths.sum(axis=1, keepdims=True), level, stretch)[0])
    return Landing(None, None, None) if np.isnan(middle) else Landing(middle, lower, upper)


def project_sums(
    values: pd.Series[float],
    months: int,
    level: float = 0.8,
    *,
    seasonal: Seasonal = "auto",
    rebase: Iterable[pd.Period] = (),
    exclude: Iterable[pd.Period] = (),
    per_day: bool = False,
) -> pd.DataFrame:
    """Project the sums of the first 1, 2, … ``months`` months ahead: what is added up, month by month.

    The last row is what ``project_total`` says. Columns, arguments and errors as for ``project``.
    """
    paths, stretch = _futures(values, months, level, seasonal, rebase, exclude, per_day)
    band = _band(paths.cumsum(axis=1), level, stretch)
    return pd.DataFrame(band, index=_ahead(values, months), columns=["expected", "lower", "upper"])


@dataclass(frozen=True)
class Coverage:
    """How the intervals would have done on the client's own past: the shares, from 0 to 1, of ``months`` and of their
    ``total`` that came to lie inside; None without a try. ``tries``: how many totals were known."""

    months: float | None
    total: float | None
    tries: int


def coverage(
    values: pd.Series[float],
    months: int = 6,
    level: float = 0.8,
    *,
    seasonal: Seasonal = "auto",
    rebase: Iterable[pd.Period] = (),
    exclude: Iterable[pd.Period] = (),
    per_day: bool = False,
) -> Coverage:
    """Project from every second past month, with what was known then, and see what happened (rolling origin).

    Hyndman & Athanasopoulos, Forecasting: Principles and Practice, section 5.10. Arguments, errors as for ``project``.
    """
    rebase, exclude = tuple(rebase), tuple(exclude)
    read_history(values)
    ordered = values.sort_index().astype(float)
    inside, sums = [], []
    origins = list(range(len(ordered) - months, REHEARSAL_LEAST - 1, -2))[:REHEARSALS]
    pasts = [ordered.iloc[:origin] for origin in origins]
    tries = _futures_each(pasts, months, level, seasonal, rebase, exclude, per_day)
    for origin, (paths, stretch) in zip(origins, tries, strict=True):
        actual = ordered.iloc[origin : origin + months].to_numpy()
        if np.isnan(paths).any():
            continue  # too little was known then
        band = _band(paths, level, stretch)
        inside += list(((band[:, 1] <= actual) & (actual <= band[:, 2]))[np.isfinite(actual)])
        if np.isfinite(actual).all():
            total = _band(paths.sum(axis=1, keepdims=True), level, stretch)[0]
            sums.append(total[1] <= actual.sum() <= total[2])
    return Coverage(float(np.mean(inside)) if inside else None, float(np.mean(sums)) if sums else None, len(sums))


def _futures(
    values: pd.Series[float],
    months: int,
    level: float,
    seasonal: Seasonal,
    rebase: Iterable[pd.Period],
    exclude: Iterable[pd.Period],
    per_day: bool,
) -> tuple[Floats, float]:
    """Paths (count, months) in the values' unit, NaN where too little is known, and how much wider to draw them."""
    return _futures_each([values], months, level, seasonal, rebase, exclude, per_day)[0]


def _futures_each(
    series: Sequence[pd.Series[float]],
    months: int,
    level: float,
    seasonal: Seasonal,
    rebase: Iterable[pd.Period],
    exclude: Iterable[pd.Period],
    per_day: bool,
) -> list[tuple[Floats, float]]:
    """The same for each of ``series``, fitted together."""
    if months < 1 or not 0 < level < 1:
        raise ValueError(f"months is {months}, level {level}; give at least 1 month and a level between 0 and 1")
    rebase, exclude = tuple(rebase), tuple(exclude)
    histories = [read_history(values, rebase, exclude, per_day) for values in series]
    asked = [Asked(each, len(each.at), seasonal, months) for each in histories if len(each.at) >= LEAST]
    fits = iter(fits_without_outliers(asked))
    found = []
    for history, values in zip(histories, series, strict=True):
        if len(history.at) < LEAST:
            found.append((np.full((2, months), np.nan), 1.0))
            continue
        fitted, known = next(fits)
        paths = future_paths(fitted, known, months, PATHS)
        paths = np.maximum(paths, 0.0) if (history.values >= 0).all() else paths
        days = _ahead(values, months).days_in_month.to_numpy() if per_day else 1.0
        found.append((paths * (history.size * history.sign) * days, _stretch(fitted, known, months, level)))
    return found


def _stretch(fitted: Fit, known: int, months: int, level: float) -> float:
    """By how much the series' own past errors say that intervals of this ``level`` are too narrow.

    As in conformal prediction (Vovk et al. 2005, Algorithmic Learning in a Random World): the quantile of past
    errors, in half-widths, drawn towards 1 while the tries are few.
    """
    ratios = []
    for origin in list(range(known - months, REHEARSAL_LEAST - 1, -2))[:REHEARSALS]:
        paths = future_paths(fitted, origin, months, REHEARSAL_PATHS)
        band = np.quantile(paths, [0.5, (1 - level) / 2, (1 + level) / 2], axis=0)
        actual = fitted.seen[origin : origin + months, 0] + fitted.middle[0]
        half = np.where(actual < band[0], band[0] - band[1], band[2] - band[0])
        ratios.append(np.abs(actual - band[0]) / np.maximum(half, np.finfo(float).tiny))
    if not ratios:
        return 1.0
    share = len(ratios) / (len(ratios) + BELIEF)
    found = float(np.quantile(np.concatenate(ratios), level))
    return float(np.clip(found**share, 1.0, WIDEST))


def _band(paths: Floats, level: float, stretch: float) -> Floats:
    """Median, lower and upper bound of each column of ``paths``, (months, 3)."""
    middle, lower, upper = np.quantile(paths, [0.5, (1 - level) / 2, (1 + level) / 2], axis=0)
    return np.stack([middle, middle - stretch * (middle - lower), middle + stretch * (upper - middle)], axis=1)


def _ahead(values: pd.Series[float], months: int) -> pd.PeriodIndex:
    last = values.index.max()
    return pd.period_range(last + 1, periods=months, freq="M")
