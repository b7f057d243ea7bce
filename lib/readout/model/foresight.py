"""What was expected of a month a month before, held against what it came to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.model.client import Client, Kpi
from readout.model.forecast import project
from readout.model.judged import known_to, manner_of
from readout.model.series import KpiSeries

LEVEL = 0.8


@dataclass(frozen=True)
class Foresight:
    """Last month's 80 % interval for this month, in the KPI's unit; ``held``: this month's value lies inside."""

    expected: float
    lower: float
    upper: float
    held: bool


def foresight_of(client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period) -> Foresight | None:
    """Project ``month`` with what was known a month before; None without its value, or with less than a year before.

    Nothing is told of figures that come quarterly, nor of a month that an event takes out or starts anew with.
    """
    value, manner = series.at(month), manner_of(client, kpi, series)
    if value is None or month in (*manner["exclude"], *manner["rebase"]):
        return None
    ahead = expected_of(client, kpi, series, month)
    if ahead is None:
        return None
    expected, lower, upper = ahead
    return Foresight(expected, lower, upper, lower <= value <= upper)


def expected_of(client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period) -> tuple[float, float, float] | None:
    """Return what is expected of ``month`` with what is known a month before, and the 80 % interval's two ends.

    None with less than a year before, and for figures that come quarterly.
    """
    if series.months_apart != 1:
        return None
    before = project(known_to(series, month - 1), 1, LEVEL, **manner_of(client, kpi, series)).iloc[0]
    if before.isna().any():
        return None
    return float(before["expected"]), float(before["lower"]), float(before["upper"])
