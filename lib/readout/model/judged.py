"""A client's KPIs under the statistics: each with its own events, season and calendar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

import pandas as pd

from readout.model.client import Client, Kpi
from readout.model.series import KpiSeries
from readout.model.signals import Case, Verdict, judge_each
from readout.model.stats.candidates import Seasonal


class Manner(TypedDict):
    """How a KPI's history is to be read: the keywords of ``signals.judge`` and of ``forecast``."""

    seasonal: Seasonal
    rebase: tuple[pd.Period, ...]
    exclude: tuple[pd.Period, ...]
    per_day: bool


def manner_of(client: Client, kpi: Kpi, series: KpiSeries) -> Manner:
    """Return how the history of ``kpi`` is to be read, from its formula and from the client's events."""
    events = [event for event in client.events if kpi.id in event.kpis]
    return Manner(
        seasonal=kpi.seasonal,
        rebase=tuple(event.month for event in events if event.rebase),
        exclude=tuple(event.month for event in events if event.exclude),
        per_day=kpi.adds_up and series.months_apart == 1,
    )


def known_to(series: KpiSeries, month: pd.Period) -> pd.Series[float]:
    """Return the values up to ``month``, which is there even where it has no value (NaN)."""
    index = series.values.index
    until = month.ordinal - index[0].ordinal + 1 if len(index) else 0
    if 0 < until <= len(index):
        return series.values.iloc[:until]
    return series.values.reindex(pd.period_range(min(index.min(), month) if len(index) else month, month, freq="M"))


def verdict_of(client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period) -> Verdict:
    """Return whether ``month`` is a real change of ``kpi``, a normal month, or cannot be told yet."""
    return verdicts_of(client, [(kpi, series, month)])[0]


def verdicts_of(client: Client, asked: Iterable[tuple[Kpi, KpiSeries, pd.Period]]) -> list[Verdict]:
    """Return the verdict of each KPI's month, from what was known by then; together they take far less time."""
    return judge_each(
        [Case(known_to(series, month), kpi.better, **manner_of(client, kpi, series)) for kpi, series, month in asked]
    )


def is_above(kpi: Kpi, verdict: Verdict) -> bool:
    """Whether a real change lies above what was expected, whichever way is the better one."""
    return (verdict.status == "better") == (kpi.better == "higher")
