"""One hash over all that a report takes from a database: equal while nothing in it has changed that a report says."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from readout.data.counterparts import counterpart_kpis
from readout.data.databases.extracts import Extracts
from readout.data.databases.span import parameters_for
from readout.data.project import Project
from readout.data.sources.members import members_needs
from readout.data.sources.needs import Needs, needs_of
from readout.data.sources.reading import Reading
from readout.data.sources.source import SourceData, opened_source
from readout.model.client import Client, Source


def aggregate_digest(
    project: Project, client: Client, source: Source, month: pd.Period, extracts: Extracts | None = None
) -> str:
    """Return the sha256 of a source added up as the report of ``month`` needs it: by day, by member and by measure.

    The order of rows, and rows after the month (and the one its figures settle in), make no difference; how often a
    row stands does. With ``extracts`` the query is not run again. Raises SourceError as ``read_figures`` does.
    """
    before = parameters_for(client, source, month)["month_end"]
    assert isinstance(before, dt.date)
    total = hashlib.sha256()
    with opened_source(project, client, source, _needs(client, source), extracts or Extracts(month)) as (reading, data):
        for line in (*_totals(data, before), *_members(reading, client, before)):
            total.update(f"{line}\0".encode())
    return total.hexdigest()


def _needs(client: Client, source: Source) -> Needs:
    """Return all that anything asks of the source: figures, members, and the client's own figures held against them."""
    kpis = [kpi for kpi in (*client.kpis, *counterpart_kpis(client)) if kpi.source == source.id]
    figures, members = needs_of(source, kpis), members_needs(client, source)
    return replace(
        figures,
        numbers=tuple(dict.fromkeys([*figures.numbers, *members.numbers])),
        texts=tuple(dict.fromkeys([*figures.texts, *members.texts])),
        filters=tuple(dict.fromkeys([*figures.filters, *members.filters])),
        measures=tuple(dict.fromkeys([*figures.measures, *members.measures])),
    )


def _totals(data: SourceData, before: dt.date) -> Iterator[str]:
    totals = data.totals
    yield from (f"{day} {count}" for day, count in sorted(totals.rows.items()) if day < before)
    for measure, parts in sorted(totals.parts.items(), key=str):
        yield from (f"{measure} {day} {part}" for day, part in sorted(parts.items()) if day < before)
    for measure, months in sorted(totals.distinct.items(), key=str):
        whole = ((month, count) for month, count in sorted(months.items()) if month.start_time.date() < before)
        yield from (f"{measure} {month} {count}" for month, count in whole)


def _members(reading: Reading, client: Client, before: dt.date) -> Iterator[str]:
    """Yield the rows added up by day and member, once for each dimension."""
    rows = reading.rows()
    sums = [f"count(n{place}), sum(n{place})" for place in range(len(rows.needs.numbers))]
    passed = [f"f{place}" for place in range(len(rows.needs.filters))]
    dimensions = dict.fromkeys(dimension for kpi in client.kpis for dimension in kpi.dimensions)
    for dimension in (each for each in dimensions if each in rows.needs.texts):
        cells = ", ".join(["day", rows.text(dimension), *passed, "count(*)", *sums])
        sql = f"SELECT {cells} FROM ({rows.sql}) WHERE day < $before GROUP BY ALL ORDER BY ALL"  # noqa: S608
        found = reading.connection.execute(sql, {**rows.values, "before": before})
        while chunk := found.fetchmany(10_000):
            yield from (f"{dimension} {row}" for row in chunk)
