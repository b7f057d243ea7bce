"""What was expected of a month a month before, held against what it came to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.model.client import Client, Kpi
from readout.model.forecast import project
from readout.model.history import Projected, SentReport, definition_of
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


def foresight_of(
    client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period, said: Projected | None = None
) -> Foresight | None:
    """Return what was expected of ``month`` a month before, held against its value; None without one.

    What the report of the month before has ``said`` counts, whatever has become of its figures since; without it, the
    month is projected with what was known then. Nothing is told with less than a year before, of figures that come
    quarterly, nor of a month that an event takes out or starts anew with.
    """
    value, manner = series.at(month), manner_of(client, kpi, series)
    if value is None or month in (*manner["exclude"], *manner["rebase"]):
        return None
    ahead = (said.expected, said.lower, said.upper) if said else expected_of(client, kpi, series, month)
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


def said_before(before: SentReport | None, kpi: Kpi, month: pd.Period) -> Projected | None:
    """Return what the report sent ``before`` said of ``month``; None where it did not, or counted something else."""
    said = before.projection.get(kpi.id) if before else None
    if before is None or said is None or said.month != month:
        return None
    then = before.definitions.get(kpi.id)
    return said if then is not None and then.counts_as(definition_of(kpi)) else None
