"""Monthly series: what the data say, month by month, and how far they reach."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from readout.model.months import last_day, month_of

EVERY_MONTH = frozenset(range(1, 13))


@dataclass(frozen=True)
class MonthRows:
    """A month's rows, and the longest run of days without any that lies mostly in it: its days, first and last."""

    rows: int
    gap: int = 0
    gap_first: dt.date | None = None
    gap_last: dt.date | None = None


@dataclass(frozen=True)
class SourceReach:
    """How far a source reaches.

    ``first`` and ``last`` are the days of its first and newest row (None when it has no row);
    ``incomplete`` maps each month that may not be judged to the reason, in words that follow "the month is
    incomplete: " (for example ``data reach 9 December 2011 only``). Months after ``reaches`` have no entry.
    ``reaches`` is the last day the data may be trusted for: by ``last-day`` the newest row's day (for weeks
    and months the end of the newest period), by ``stated`` the stated day.
    ``notes`` are sentences about what was read that deserve a warning and no refusal, such as a ``where`` that no
    row passes. ``by_month`` counts the rows, and of daily data the days without any.
    ``rates`` are those at which amounts in other currencies were counted, by currency and month.
    ``due_months`` are the calendar months (1 to 12) in which a figure is due: for quarterly figures
    the last ones of the quarters.
    """

    id: str
    first: dt.date | None
    last: dt.date | None
    reaches: dt.date | None
    rows: int = 0
    replaced: int = 0
    files: tuple[str, ...] = ()
    incomplete: Mapping[pd.Period, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    due_months: frozenset[int] = EVERY_MONTH
    by_month: Mapping[pd.Period, MonthRows] = field(default_factory=dict)
    rates: Mapping[tuple[str, pd.Period], float] = field(default_factory=dict)

    def due(self, month: pd.Period) -> bool:
        """Whether the source brings a figure for ``month``; in the first months of a quarter it may bring none."""
        return month.month in self.due_months

    def complete(self, month: pd.Period) -> bool:
        """Whether nothing is missing of what the source brings for ``month``: all is there, or nothing is due."""
        if not self.due(month):
            return True
        if self.first is None or self.reaches is None or month in self.incomplete:
            return False
        return month_of(self.first) <= month and last_day(month) <= self.reaches


@dataclass(frozen=True)
class KpiSeries:
    """A KPI's monthly values.

    ``values``: floats on a contiguous monthly PeriodIndex, NaN where a month is missing, incomplete or not due.
    ``incomplete``: the reason for every month up to the last one that has rows but no trusted value.
    ``numerator`` and ``denominator`` have the same index, for ratios only.
    ``estimated``: the values come from weeks, which were split by days or given to one of two months.
    ``due_months``: the calendar months (1 to 12) that have a value; a quarter's stands in its last month, and the
    other two are neither missing nor incomplete.
    """

    kpi: str
    values: pd.Series[float]
    incomplete: Mapping[pd.Period, str] = field(default_factory=dict)
    numerator: pd.Series[float] | None = None
    denominator: pd.Series[float] | None = None
    estimated: bool = False
    due_months: frozenset[int] = EVERY_MONTH

    @property
    def months_apart(self) -> int:
        """How many months lie between a value and the one before it: 1, or 3 for quarterly figures."""
        return len(EVERY_MONTH) // max(len(self.due_months), 1)

    def due(self, month: pd.Period) -> bool:
        """Whether ``month`` is one that has a value, once the data are there."""
        return month.month in self.due_months

    def at(self, month: pd.Period) -> float | None:
        """Return the value of ``month``; None when it is missing or incomplete."""
        return value_at(self.values, month)


def value_at(values: pd.Series[float], month: pd.Period) -> float | None:
    """Return the value of ``month`` in a monthly series; None when it is absent or NaN."""
    place = _place(values.index, month)
    value = float(values.get(month, math.nan) if place is None else values.to_numpy()[place])
    return None if math.isnan(value) else value


def _place(months: pd.Index, month: pd.Period) -> int | None:
    """Where ``month`` stands if none is left out before it; None where it has to be searched for."""
    if not isinstance(months, pd.PeriodIndex) or not len(months):
        return None
    ordinals = months.asi8
    place = int(month.ordinal - ordinals[0])
    return place if 0 <= place < len(ordinals) and ordinals[place] == month.ordinal else None
