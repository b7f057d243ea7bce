"""What the season brings to a change: what the same step of the calendar usually adds, growth left aside."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from readout.model.drivers_calendar import day_count
from readout.model.series import KpiSeries

YEAR = 12
FEWEST_YEARS = 2
MOST_YEARS = 5
# How far a past year's step is stretched to today's size. Without a bound, a base month close to zero years ago
# would make the season any size at all.
MOST_GROWTH = 3.0
AGREEING = 2 / 3
# A step is the season's only where the KPI is seasonal at all: where calendar months differ by more than chance, in a
# test of all of them at once. One step of two years agrees by chance far too often. These are the 5 % points of
# the F distribution with P - 1 and (P - 1)(K - 1) degrees of freedom, by the number K of years; of 4 to 12 months (P).
FEWEST_MONTHS = 4
SEASONAL = {
    2: (9.28, 6.39, 5.05, 4.28, 3.79, 3.44, 3.18, 2.98, 2.82),
    3: (4.76, 3.84, 3.33, 3.00, 2.76, 2.59, 2.46, 2.35, 2.26),
    4: (3.86, 3.26, 2.90, 2.66, 2.49, 2.36, 2.25, 2.16, 2.09),
    5: (3.49, 3.01, 2.71, 2.51, 2.36, 2.24, 2.15, 2.08, 2.01),
}


@dataclass(frozen=True)
class Past:
    """A KPI's history, as the season is told from it.

    ``per_day``: the values are sums, which grow with the days they tell of. ``insist``: the analyst says that there is
    a season. ``unusual``: months of which nothing is learned.
    """

    series: KpiSeries
    per_day: bool = False
    insist: bool = False
    unusual: frozenset[pd.Period] = frozenset()

    def level(self, month: pd.Period) -> float | None:
        """Return the value of a month that may be learned from: per day, for sums."""
        value = None if month in self.unusual else self.series.at(month)
        return None if value is None else value / self.days(month)

    def known(self, month: pd.Period) -> bool:
        """Whether a month has a value that may be learned from."""
        return self.level(month) is not None

    def days(self, month: pd.Period) -> int:
        """Return the days that a sum tells of; 1 for what does not grow with days."""
        return day_count(month, self.series.months_apart) if self.per_day else 1


def season_effect(past: Past, month: pd.Period, base: pd.Period) -> float | None:
    """Return what the same step from ``base`` to ``month`` usually brought in the years before; None when unknown.

    Each year's step is taken per day for sums, without the share that a steady growth from one year's
    base month to the next would have brought anyway, and at today's size. The effect is the years' median,
    of at least two and of the last five. None where the KPI shows no season or fewer than two thirds of the
    years went the same way, unless the analyst insists on a season.
    """
    apart = (month - base).n
    if apart % YEAR == 0:
        return None
    found = list(_steps(past, month, base))[:MOST_YEARS]
    if len(found) < FEWEST_YEARS or not (past.insist or is_seasonal(past, month, base)):
        return None
    usual = statistics.median(found)
    same_way = sum(1 for step in found if step * usual > 0)
    if not past.insist and same_way < AGREEING * len(found):
        return None
    return usual * past.days(month)


def is_seasonal(past: Past, month: pd.Period, base: pd.Period) -> bool:
    """Whether calendar months differ by more than chance in the years before ``month``, growth left aside.

    An analysis of variance by calendar month and year compares what months differ by in all years with what is left
    over; in logarithms where all values are above zero, so that large years and single peaks do not drown the rest.
    Years end with ``base``; only those that have both months of the step take part, and of them
    the calendar months that all have.
    """
    tables = [_years(past, months) for months in _choices(past, month, base)]
    if not tables:
        return False
    years = max(tables, key=lambda each: (len(each) - 1) * (len(each[0]) - 1))
    count, places = len(years), range(len(years[0]))
    if len(places) < FEWEST_MONTHS:
        return False
    by_month = [math.fsum(year[place] for year in years) / count for place in places]
    by_year = [math.fsum(year) / len(places) for year in years]
    whole = math.fsum(by_month) / len(places)
    between = count * math.fsum((each - whole) ** 2 for each in by_month)
    left = math.fsum(
        (year[place] - by_month[place] - mean + whole) ** 2
        for year, mean in zip(years, by_year, strict=True)
        for place in places
    )
    return between * (count - 1) > SEASONAL[count][len(places) - FEWEST_MONTHS] * left


def _choices(past: Past, month: pd.Period, base: pd.Period) -> Iterator[list[list[pd.Period]]]:
    """Yield the latest two, three, four and five years, latest first, with the months that all of them have."""
    ends = [base - YEAR * year for year in range(MOST_YEARS)]
    apart = (month - base).n % YEAR
    years = [[end - back for back in range(YEAR)] for end in ends]
    whole = [year for year in years if past.known(year[0]) and past.known(year[YEAR - apart])]
    for count in range(FEWEST_YEARS, len(whole) + 1):
        latest = whole[:count]
        backs = [back for back in range(YEAR) if all(past.known(year[back]) for year in latest)]
        yield [[year[back] for back in backs] for year in latest]


def _years(past: Past, months: list[list[pd.Period]]) -> list[list[float]]:
    """Return the levels of each year's months, with steady growth over the years removed."""
    levels = [[level for month in year if (level := past.level(month)) is not None] for year in months]
    if min(map(min, levels)) > 0:
        levels = [[math.log(level) for level in year] for year in levels]
    grown = statistics.fmean(levels[0]) - statistics.fmean(levels[-1])
    monthly = grown / (months[0][0] - months[-1][0]).n
    return [
        [level + monthly * (year[0] - month).n for level, month in zip(row, year, strict=True)]
        for row, year in zip(levels, months, strict=True)
    ]


def _steps(past: Past, month: pd.Period, base: pd.Period) -> Iterator[float]:
    """Yield the step of each earlier year that has one, the latest year first, at today's size."""
    value = past.series.at(base)
    if value is None:
        return
    today = value / past.days(base)
    for back in range(YEAR, len(past.series.values) + YEAR, YEAR):
        then, start, next_start = past.level(month - back), past.level(base - back), past.level(base - back + YEAR)
        if then is not None and start is not None and next_start is not None:
            grown = (next_start - start) / YEAR * (month - base).n
            yield (then - start - grown) * _growth(start, today)


def _growth(then: float, today: float) -> float:
    """Return how many times as large the KPI has become; 1 where the question makes no sense."""
    if then <= 0 or today <= 0:
        return 1.0
    return max(1 / MOST_GROWTH, min(MOST_GROWTH, today / then))
