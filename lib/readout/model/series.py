"""Monthly series: what the data say, month by month, and how far they reach."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class SourceReach:
    """How far a source reaches.

    ``first`` and ``last`` are the days of its first and newest row (None when it has no row);
    ``incomplete`` maps each month that may not be judged to the reason, in words that follow "the month is
    incomplete: " (for example ``data reach 9 December 2011 only``). Months after ``reaches`` have no entry.
    ``reaches`` is the last day the data may be trusted for: by ``last-day`` the newest row's day (for weeks
    and months the end of the newest period), by ``stated`` the stated day.
    """

    id: str
    first: dt.date | None
    last: dt.date | None
    reaches: dt.date | None
    rows: int = 0
    replaced: int = 0
    files: tuple[str, ...] = ()
    incomplete: Mapping[pd.Period, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KpiSeries:
    """A KPI's monthly values.

    ``values``: floats on a contiguous monthly PeriodIndex, NaN where a month is missing or incomplete.
    ``incomplete``: the reason for every month up to the last one that has rows but no trusted value.
    ``numerator`` and ``denominator`` have the same index, for ratios only.
    """

    kpi: str
    values: pd.Series[float]
    incomplete: Mapping[pd.Period, str] = field(default_factory=dict)
    numerator: pd.Series[float] | None = None
    denominator: pd.Series[float] | None = None

    def at(self, month: pd.Period) -> float | None:
        """Return the value of ``month``; None when it is missing or incomplete."""
        return value_at(self.values, month)


def value_at(values: pd.Series[float], month: pd.Period) -> float | None:
    """Return the value of ``month`` in a monthly series; None when it is absent or NaN."""
    value = float(values.get(month, math.nan))
    return None if math.isnan(value) else value
