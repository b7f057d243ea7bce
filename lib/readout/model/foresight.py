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
    if value is None or series.months_apart != 1 or month in (*manner["exclude"], *manner["rebase"]):
        return None
    before = project(known_to(series, month - 1), 1, LEVEL, **manner).iloc[0]
    if before.isna().any():
        return None
    lower, upper = float(before["lower"]), float(before["upper"])
    return Foresight(float(before["expected"]), lower, upper, lower <= value <= upper)
