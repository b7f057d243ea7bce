"""The entry: a client's KPIs month by month, and how far each source reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from readout.data.databases.extracts import Extracts
from readout.data.project import Project
from readout.data.sources.completeness import months_of
from readout.data.sources.monthly import Monthly, monthly
from readout.data.sources.needs import measure_of
from readout.data.sources.source import SourceData, read_source
from readout.model.client import Client, Kpi
from readout.model.errors import Problem, SourceError
from readout.model.formula import Aggregate, KpiValue
from readout.model.months import months_between
from readout.model.series import KpiSeries, SourceReach


@dataclass(frozen=True)
class Figures:
    """``series`` by KPI id, in report order; ``reach`` by source id; ``read``: what they were made of, by source id."""

    series: Mapping[str, KpiSeries]
    reach: Mapping[str, SourceReach]
    read: Mapping[str, SourceData] = field(default_factory=dict)


def read_figures(project: Project, client: Client, extracts: Extracts | None = None) -> Figures:
    """Return what the client's sources say; ``extracts`` holds what their databases have answered already.

    Raises SourceError with the problems of every source: file, row and column, the value found, the cure.
    """
    data: dict[str, SourceData] = {}
    problems: list[Problem] = []
    extracts = extracts or Extracts()
    for source in client.sources:
        kpis = [kpi for kpi in client.kpis if kpi.source == source.id]
        try:
            data[source.id] = read_source(project, client, source, kpis, extracts)
        except SourceError as error:
            problems.extend(error.problems)
    if problems:
        raise SourceError(problems)
    made: dict[str, KpiSeries] = {}
    for kpi in client.kpis:
        _series(kpi, client, data, made)
    return Figures(
        series={kpi.id: made[kpi.id] for kpi in client.kpis},
        reach={id_: each.reach for id_, each in data.items()},
        read=data,
    )


def _series(kpi: Kpi, client: Client, data: Mapping[str, SourceData], made: dict[str, KpiSeries]) -> KpiSeries:
    """Return a KPI's series, making first those of the KPIs it is made of."""
    if kpi.id not in made:
        for id_ in kpi.formula.refers_to:
            _series(client.kpi(id_), client, data, made)
        numerator = _term(kpi, kpi.formula.numerator, data, made)
        if kpi.formula.denominator is None:
            made[kpi.id] = KpiSeries(
                kpi.id, numerator.values, numerator.reasons, estimated=numerator.estimated, due_months=numerator.due
            )
        else:
            made[kpi.id] = _ratio(kpi, numerator, _term(kpi, kpi.formula.denominator, data, made))
    return made[kpi.id]


def _term(
    kpi: Kpi, term: Aggregate | KpiValue, data: Mapping[str, SourceData], made: Mapping[str, KpiSeries]
) -> Monthly:
    if isinstance(term, KpiValue):
        part = made[term.kpi]
        return Monthly(part.values, part.incomplete, part.due_months, part.estimated)
    read = data[kpi.source or ""]
    months = months_of(read.source, read.reach)
    reach = read.reach
    return monthly(measure_of(kpi, term), read.totals, read.source.grain, months, reach.incomplete, reach.due_months)


def _ratio(kpi: Kpi, above: Monthly, below: Monthly) -> KpiSeries:
    """Return one series over another; no value where either has none or the lower one is 0.

    A quarter's figure over a month's would be none of either: such a ratio has no value at all.
    """
    first = min(above.values.index[0], below.values.index[0])
    last = max(above.values.index[-1], below.values.index[-1])
    index = pd.PeriodIndex(months_between(first, last), freq="M")
    numerator, denominator = above.values.reindex(index), below.values.reindex(index)
    due = above.due & below.due
    reasons = _reasons(str(kpi.formula.denominator), denominator, below, due)
    reasons |= _reasons(str(kpi.formula.numerator), numerator, above, due)
    for month in index[(denominator == 0) & index.month.isin(due)]:
        reasons.setdefault(month, f"there is nothing to divide by: {kpi.formula.denominator} is 0")
    values = numerator / denominator.where(denominator != 0)
    if above.due != below.due:
        values = values * float("nan")
        reasons |= dict.fromkeys((month for month in index if month.month in due), _UNEVEN)
    estimated = above.estimated or below.estimated
    return KpiSeries(kpi.id, values.where(index.month.isin(due)), reasons, numerator, denominator, estimated, due)


_UNEVEN = "one of its figures comes monthly and the other quarterly, so they tell of different spans"


def _reasons(name: str, values: pd.Series[float], part: Monthly, due: frozenset[int]) -> dict[pd.Period, str]:
    unsaid = f"there are no data for {name}"
    return {month: part.reasons.get(month, unsaid) for month in values.index[values.isna()] if month.month in due}
