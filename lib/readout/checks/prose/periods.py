"""Which change a clause speaks of: against last month, last year, a named month, or something not known here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from readout.checks.prose.context import Context
from readout.model.results import Comparison, KpiResult, compare


@dataclass(frozen=True)
class Change:
    """A KPI's change; ``share`` is a fraction of the base, None where that means nothing."""

    amount: float
    share: float | None
    base: pd.Period | None


@dataclass(frozen=True)
class Period:
    """What a clause compares with. ``bases`` are named months; ``known`` is false where it cannot be judged."""

    bases: tuple[pd.Period, ...] = ()
    per_day: bool = False
    to_date: bool = False
    known: bool = True

    @property
    def named(self) -> bool:
        """Whether any period is named."""
        return bool(self.bases) or self.per_day or self.to_date or not self.known


def period_of(text: str, context: Context) -> Period:
    """Read the period a clause names."""
    words = context.words
    if words is None:
        return Period(known=False)
    times, month = words.times, context.report.month
    if context.filled(times.plan).search(text) or context.filled(times.elsewhere).search(text):
        return Period(known=False)
    if times.year_to_date.search(text):
        return Period(to_date=True)
    bases: list[pd.Period] = []
    rest = text
    for pattern, base in ((times.year_ago, month - 12), (times.previous, month - 1)):
        found = context.filled(pattern)
        if found.search(rest):
            bases.append(base)
            rest = found.sub(lambda each: "·" * len(each[0]), rest)
    for named, start, end in context.months_in(rest):
        if named == month or times.record.search(rest[:start]):
            continue
        if (
            times.base.search(rest[:start])
            or times.base_ends.match(rest, end)
            or _ends_as_base(rest[start:end], context)
        ):
            bases.append(named)
        elif not bases:
            return Period(known=False)
    return Period(tuple(bases), per_day=bool(times.per_day.search(text)))


def bases_in(text: str, context: Context) -> Iterator[pd.Period]:
    """Yield the months that a text compares with, whatever else it speaks of."""
    if context.words is None:
        return
    times = context.words.times
    for named, start, end in context.months_in(text):
        if not times.record.search(text[:start]) and (
            times.base.search(text[:start])
            or times.base_ends.match(text, end)
            or _ends_as_base(text[start:end], context)
        ):
            yield named


def _ends_as_base(name: str, context: Context) -> bool:
    """Finnish says "from April" by the month's own ending."""
    return context.words is not None and context.words.code == "fi" and name.casefold().endswith(("sta", "hun", "lta"))


def changes(result: KpiResult, period: Period) -> tuple[Change, ...]:
    """Return the changes of a KPI that a period may mean; without one named, last month's and last year's."""
    if period.to_date:
        year = result.year_to_date
        if year is None or year.year_ago is None:
            return ()
        return (Change(year.value - year.year_ago, year.change_pct, None),)
    bases = period.bases or (result.previous.month, result.year_ago.month)
    found = (compared(result, base) for base in bases)
    return tuple(_change(each, period.per_day) for each in found if each.change is not None)


def compared(result: KpiResult, base: pd.Period) -> Comparison:
    """Hold a KPI's month against any earlier one."""
    for known in (result.previous, result.year_ago):
        if known.month == base:
            return known
    return compare(result.series, result.month, base, result.kpi.formula.additive)


def _change(comparison: Comparison, per_day: bool) -> Change:
    if per_day and comparison.per_day_change_pct is not None:
        return Change(comparison.per_day_change_pct, comparison.per_day_change_pct, comparison.month)
    return Change(comparison.change or 0.0, comparison.change_pct, comparison.month)
