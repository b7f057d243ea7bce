"""What a running month has brought so far: the days that are in the data, and what they add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from readout.data.databases.extracts import Extracts
from readout.data.project import Project
from readout.data.sources.needs import measure_of
from readout.data.sources.source import SourceData, read_source
from readout.model.client import Client, Kpi
from readout.model.errors import SourceError
from readout.model.formula import Aggregate
from readout.model.months import first_day, last_day
from readout.model.running import SoFar, why_not_daily

ONE_DAY = dt.timedelta(days=1)


def read_so_far(project: Project, client: Client, month: pd.Period, today: dt.date) -> Mapping[str, SoFar | str]:
    """Return by KPI id what ``month`` has brought before ``today``, or why that cannot be told.

    ``today`` itself is not over, and never counts. A source that cannot be read says so for its KPIs alone.
    """
    found: dict[str, SoFar | str] = {}
    extracts = Extracts(month)
    for source in client.sources:
        kpis = [kpi for kpi in client.kpis if kpi.source == source.id]
        told = [kpi for kpi in kpis if why_not_daily(client, kpi) is None]
        try:
            data = read_source(project, client, source, kpis, extracts) if told else None
        except SourceError as error:
            found |= {kpi.id: f"{source.id} cannot be read: {error.problems[0]}" for kpi in told}
            continue
        found |= {kpi.id: _so_far(kpi, data, month, today) for kpi in told if data is not None}
    return found | {kpi.id: why for kpi in client.kpis if (why := why_not_daily(client, kpi))}


def _so_far(kpi: Kpi, data: SourceData, month: pd.Period, today: dt.date) -> SoFar | str:
    reaches = data.reach.reaches
    until = min(day for day in (reaches, today - ONE_DAY, last_day(month)) if day is not None)
    if until < first_day(month):
        return f"the data of {data.source.id} reach {reaches}, so no day of the month is in them"
    days = [first_day(month) + n * ONE_DAY for n in range((until - first_day(month)).days + 1)]
    missing = [day for day in days if day not in data.totals.rows] if data.source.absent == "missing" else []
    if missing:
        have = "has" if len(missing) == 1 else "have"
        return f"{len(missing)} of its {len(days)} days so far {have} no row in {data.source.id}, first {missing[0]}"
    aggregate = kpi.formula.numerator
    assert isinstance(aggregate, Aggregate)
    parts = data.totals.parts[measure_of(kpi, aggregate)]
    there = [parts[day] for day in days if day in parts]
    counted = aggregate.function == "count"
    value = sum(each.count for each in there) if counted else float(sum(each.total for each in there))
    return SoFar(float(value), len(days), until)
