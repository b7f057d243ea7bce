"""What the calendar and the season bring to a change: the days a month has, and what this time of year usually adds."""

from __future__ import annotations

import calendar
import math
import statistics
from collections.abc import Iterator, Sequence

import pandas as pd

from readout.model.months import months_between
from readout.model.series import KpiSeries

YEAR = 12
FEWEST_YEARS = 2
MOST_YEARS = 5
# How far a past year's step is stretched to today's size. Without a bound, a base month close to zero years ago
# would make the season any size at all.
MOST_GROWTH = 3.0
# The years agree on a season when their usual step is larger than this many times their typical distance from it.
# Two years agree when one step is less than three times the other; where nothing is seasonal, that is so by
# chance for 3 pairs of years in 10, and a step of the same sign alone for 5 in 10.
AGREEMENT = 2.0


def calendar_effect(
    before: float, month: pd.Period, base: pd.Period, span: int = 1, weekdays: Sequence[float] | None = None
) -> float:
    """Return what a sum would have changed had only the number of days changed.

    ``before`` is the value of ``base``; figures tell of ``span`` months each, the last one named. With ``weekdays``,
    the base's sums from Monday to Sunday, each weekday counts at the base's average for it; without, all days alike.
    """
    old, new = _weekday_counts(base, span), _weekday_counts(month, span)
    if weekdays is None:
        return before / sum(old) * (sum(new) - sum(old))
    return math.fsum(amount / had * (has - had) for amount, had, has in zip(weekdays, old, new, strict=True))


def season_effect(series: KpiSeries, month: pd.Period, base: pd.Period, additive: bool, insist: bool) -> float | None:
    """Return what the same step from ``base`` to ``month`` usually brought in the years before; None when it is unknown.

    Each year's step is taken per day for sums (``additive``), without the share that a steady growth from one year's
    base month to the next would have brought anyway, and at today's size. The effect is the years' median,
    of at least two and of the last five. None when the years do not agree, unless the analyst insists on a season.
    """
    apart = (month - base).n
    if apart % YEAR == 0:
        return None
    span = series.months_apart if additive else 0
    found = list(_steps(series, month, base, span))[:MOST_YEARS]
    if len(found) < FEWEST_YEARS:
        return None
    usual = statistics.median(found)
    typical_distance = statistics.median(abs(step - usual) for step in found)
    if not insist and abs(usual) <= AGREEMENT * typical_distance:
        return None
    return usual * _days(month, span)


def _steps(series: KpiSeries, month: pd.Period, base: pd.Period, span: int) -> Iterator[float]:
    """Yield the step of each earlier year that has one, the latest year first, at today's size."""
    today = _level(series, base, span)
    for back in range(YEAR, len(series.values) + YEAR, YEAR):
        then, start = _level(series, month - back, span), _level(series, base - back, span)
        next_start = _level(series, base - back + YEAR, span)
        if today is None or then is None or start is None or next_start is None:
            continue
        grown = (next_start - start) / YEAR * (month - base).n
        yield (then - start - grown) * _growth(start, today)


def _growth(then: float, today: float) -> float:
    """Return how many times as large the KPI has become; 1 where the question makes no sense."""
    if then <= 0 or today <= 0:
        return 1.0
    return max(1 / MOST_GROWTH, min(MOST_GROWTH, today / then))


def _level(series: KpiSeries, month: pd.Period, span: int) -> float | None:
    value = series.at(month)
    return None if value is None else value / _days(month, span)


def _days(month: pd.Period, span: int) -> int:
    """Return the days that a figure tells of; 1 for what does not grow with days (``span`` 0)."""
    return sum(each.days_in_month for each in _told(month, span)) if span else 1


def _told(month: pd.Period, span: int) -> list[pd.Period]:
    return months_between(month - (span - 1), month)


def _weekday_counts(month: pd.Period, span: int) -> list[int]:
    days = [day for each in _told(month, span) for day in calendar.Calendar().itermonthdays2(each.year, each.month)]
    return [sum(1 for day, weekday in days if day and weekday == wanted) for wanted in range(7)]
