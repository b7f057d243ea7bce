"""A KPI's month: its value, and what it was a month and a year before."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from readout.model.client import Client, Kpi, Pending
from readout.model.drivers import Explanation
from readout.model.foresight import Foresight
from readout.model.months import month_of, months_between
from readout.model.series import KpiSeries
from readout.model.signals import Verdict

NOT_JUDGED = Verdict("no-verdict", "The month has not been judged.")


@dataclass(frozen=True)
class Comparison:
    """A month's value against an earlier month's.

    ``change`` is in the KPI's unit, ``change_pct`` and ``per_day_change_pct`` are fractions. Each is None where
    it would mislead: either value missing, a base that is zero or negative, a per-day change of what is not a sum.
    ``explanation`` holds the parts that add up to the change, None where nothing was looked into.
    """

    month: pd.Period
    value: float | None = None
    change: float | None = None
    change_pct: float | None = None
    per_day_change_pct: float | None = None
    explanation: Explanation | None = None


@dataclass(frozen=True)
class YearToDate:
    """A sum from the fiscal year's first month, ``start``, to the report's, and the same months a year before.

    ``year_ago`` and ``change_pct`` (a fraction) are None where a month is missing or the base is not above zero.
    """

    start: pd.Period
    value: float
    year_ago: float | None = None
    change_pct: float | None = None


@dataclass(frozen=True)
class FilledIn:
    """A figure that an earlier report had to leave pending, and its value now."""

    month: pd.Period
    value: float


@dataclass(frozen=True)
class KpiResult:
    """What the report says of one KPI.

    ``incomplete`` is the reason why the month has no trusted value, ``pending`` the agreed later date for it.
    ``filled_in`` holds months that were pending and whose date has come since the report before this one.
    ``verdict``: whether the month is a real change; ``foresight``: what was expected of it a month before;
    ``excluded``: an event takes the month out, so it is not judged.
    """

    kpi: Kpi
    month: pd.Period
    value: float | None
    previous: Comparison
    year_ago: Comparison
    series: KpiSeries
    incomplete: str | None = None
    pending: Pending | None = None
    year_to_date: YearToDate | None = None
    filled_in: tuple[FilledIn, ...] = ()
    verdict: Verdict = NOT_JUDGED
    foresight: Foresight | None = None
    excluded: bool = False

    @property
    def changed(self) -> bool:
        """Whether the month is a real change, for better or worse."""
        return self.verdict.status in ("better", "worse")


def compare(series: KpiSeries, month: pd.Period, earlier: pd.Period, additive: bool) -> Comparison:
    """Hold ``month`` against ``earlier``; ``additive`` says that the values are sums over a month's days."""
    now, base = series.at(month), series.at(earlier)
    change, change_pct = change_of(now, base)
    if now is None or base is None or change_pct is None:
        return Comparison(earlier, base, change)
    monthly = additive and series.months_apart == 1
    per_day = now / base * earlier.days_in_month / month.days_in_month - 1 if monthly else None
    return Comparison(earlier, base, change, change_pct, per_day)


def change_of(now: float | None, base: float | None) -> tuple[float | None, float | None]:
    """Return how far ``now`` lies from ``base``, and as a part of it; None for what cannot be said."""
    if now is None or base is None:
        return None, None
    return now - base, (now - base) / base if _is_base(base, now) else None


def _is_base(value: float, now: float) -> bool:
    """Whether a percentage of ``value`` means anything: it is above zero, and more than a rest of float addition."""
    return value > 0 and value > abs(now) * 1e-9


def kpi_result(client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period) -> KpiResult:
    """Return what ``series`` says of ``kpi`` in ``month``."""
    pending = [each for each in client.pending if each.kpi == kpi.id and each.month == month]
    additive = kpi.adds_up
    return KpiResult(
        kpi=kpi,
        month=month,
        value=series.at(month),
        previous=compare(series, month, month - series.months_apart, additive),
        year_ago=compare(series, month, month - 12, additive),
        series=series,
        incomplete=series.incomplete.get(month),
        pending=pending[0] if pending else None,
        year_to_date=year_to_date(series, month, client.fiscal_year_start) if additive else None,
        filled_in=_filled_in(client, series, month),
    )


def year_to_date(series: KpiSeries, month: pd.Period, fiscal_year_start: int) -> YearToDate | None:
    """Add up the fiscal year so far; None in its first month, and when a month of it has no figure."""
    start = month - (month.month - fiscal_year_start) % 12
    now = _sum(series, start, month)
    if start == month or now is None:
        return None
    before = _sum(series, start - 12, month - 12)
    if before is None or not _is_base(before, now):
        return YearToDate(start, now, before)
    return YearToDate(start, now, before, now / before - 1)


def _sum(series: KpiSeries, first: pd.Period, last: pd.Period) -> float | None:
    values = [series.at(month) for month in months_between(first, last) if series.due(month)]
    known = [value for value in values if value is not None]
    return math.fsum(known) if len(known) == len(values) else None


def _filled_in(client: Client, series: KpiSeries, month: pd.Period) -> tuple[FilledIn, ...]:
    """The months left pending by a report before this one, whose date fell due during this report's month or lag."""
    found: list[FilledIn] = []
    for each in client.pending:
        value = series.at(each.month) if each.kpi == series.kpi else None
        due = month_of(each.until)
        if value is not None and each.month < month and max(due, each.month + 1) == month:
            found.append(FilledIn(each.month, value))
    return tuple(found)
