"""A KPI's month: its value, and what it was a month and a year before."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.model.client import Client, Kpi, Pending
from readout.model.series import KpiSeries


@dataclass(frozen=True)
class Comparison:
    """A month's value against an earlier month's.

    ``change`` is in the KPI's unit, ``change_pct`` and ``per_day_change_pct`` are fractions. Each is None where
    it would mislead: either value missing, a base that is zero or negative, a per-day change of what is not a sum.
    """

    month: pd.Period
    value: float | None = None
    change: float | None = None
    change_pct: float | None = None
    per_day_change_pct: float | None = None


@dataclass(frozen=True)
class KpiResult:
    """What the report says of one KPI.

    ``incomplete`` is the reason why the month has no trusted value, ``pending`` the agreed later date for it.
    """

    kpi: Kpi
    month: pd.Period
    value: float | None
    previous: Comparison
    year_ago: Comparison
    series: KpiSeries
    incomplete: str | None = None
    pending: Pending | None = None


def compare(series: KpiSeries, month: pd.Period, earlier: pd.Period, additive: bool) -> Comparison:
    """Hold ``month`` against ``earlier``; ``additive`` says that the values are sums over a month's days."""
    now, base = series.at(month), series.at(earlier)
    if now is None or base is None:
        return Comparison(earlier, base)
    change = now - base
    if base <= 0:
        return Comparison(earlier, base, change)
    per_day = (now / month.days_in_month) / (base / earlier.days_in_month) - 1 if additive else None
    return Comparison(earlier, base, change, change / base, per_day)


def kpi_result(client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period) -> KpiResult:
    """Return what ``series`` says of ``kpi`` in ``month``."""
    pending = [each for each in client.pending if each.kpi == kpi.id and each.month == month]
    additive = kpi.formula.additive
    return KpiResult(
        kpi=kpi,
        month=month,
        value=series.at(month),
        previous=compare(series, month, month - 1, additive),
        year_ago=compare(series, month, month - 12, additive),
        series=series,
        incomplete=series.incomplete.get(month),
        pending=pending[0] if pending else None,
    )
