"""A KPI's last months, each with the range that its own history led one to expect: the process chart."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.model.client import Client, Kpi
from readout.model.judged import verdicts_of
from readout.model.months import months_between
from readout.model.series import KpiSeries
from readout.model.signals import Verdict

MONTHS = 13  # a year, and the month it is compared with


@dataclass(frozen=True)
class ProcessMonth:
    """A month's value and its verdict, from what was known by then; None where it has no value."""

    month: pd.Period
    value: float | None
    verdict: Verdict


def process_of(client: Client, kpi: Kpi, series: KpiSeries, month: pd.Period) -> tuple[ProcessMonth, ...]:
    """Return the last thirteen months up to ``month``; where figures come quarterly, those that have one."""
    months = [each for each in months_between(month - (MONTHS - 1), month) if series.due(each)]
    verdicts = verdicts_of(client, [(kpi, series, each) for each in months])
    return tuple(ProcessMonth(each, series.at(each), said) for each, said in zip(months, verdicts, strict=True))
