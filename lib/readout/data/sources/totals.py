"""A source added up in SQL: by day what can be added to months, by month what cannot (distinct counts)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

from readout.data.sources.needs import Filter, Measure
from readout.data.sources.quarters import due_month_sql
from readout.data.sources.rows import Rows
from readout.model.client import Grain
from readout.model.months import month_of
from readout.model.series import EVERY_MONTH

Number = Decimal | int


@dataclass(frozen=True)
class Part:
    """One column on one day: rows that pass the filter, cells that are not blank, and what they come to.

    ``low`` and ``high`` are there where a KPI asks for the smallest or the largest value.
    """

    matched: int
    count: int
    total: Decimal = Decimal(0)
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Totals:
    """A source by day. ``rows`` counts every row of a day; ``parts`` and ``distinct`` are by measure.

    Distinct counts are by the month in which they are due: by quarter, where figures come quarterly.

    ``pointed`` are the columns of numbers in whose text a point stands somewhere.
    ``bad`` counts rows with a cell that could not be cast; where it is not 0 the rest is not to be trusted.
    """

    rows: Mapping[dt.date, int]
    parts: Mapping[Measure, Mapping[dt.date, Part]]
    distinct: Mapping[Measure, Mapping[pd.Period, int]]
    bad: int = 0
    replaced: int = 0
    pointed: frozenset[str] = frozenset()


def total(connection: duckdb.DuckDBPyConnection, rows: Rows, grain: Grain, due: frozenset[int] = EVERY_MONTH) -> Totals:
    """Return the totals of ``rows``; one scan, and a second one when something distinct is counted."""
    points = {column: name for column in rows.needs.numbers if (name := rows.pointed(column))}
    found = _by_day(connection, rows, list(points.values()))
    dated = [row for row in found if row[0] is not None]
    parts = {}
    for place, key in enumerate(_daily(rows)):
        start = 3 + len(points) + 5 * place
        cells = slice(start, start + 5)
        parts[key] = {row[0]: _part(*row[cells]) for row in dated}
    return Totals(
        rows={row[0]: row[1] for row in dated},
        parts={each: parts[_key(each)] for each in rows.needs.measures if each.aggregate.function != "distinct"},
        distinct=_by_month(connection, rows, grain, due),
        bad=sum(row[2] for row in found) + sum(row[1] for row in found) - sum(row[1] for row in dated),
        replaced=_replaced(connection, rows, sum(row[1] for row in found)),
        pointed=frozenset(column for place, column in enumerate(points) if any(row[3 + place] for row in found)),
    )


_Key = tuple[str, bool, Filter]


def _key(measure: Measure) -> _Key:
    """Return what two measures share when one set of totals serves both: a sum and a mean of a column, say."""
    return measure.aggregate.column, measure.aggregate.function == "count", measure.where


def _daily(rows: Rows) -> list[_Key]:
    measures = (each for each in rows.needs.measures if each.aggregate.function != "distinct")
    return list(dict.fromkeys(_key(each) for each in measures))


def _by_day(connection: duckdb.DuckDBPyConnection, rows: Rows, points: Sequence[str]) -> list[tuple[Any, ...]]:
    extremes = {_key(each) for each in rows.needs.measures if each.aggregate.function in ("min", "max")}
    # Each aggregate with the one that puts those of several texts of a day together.
    cells = [("count(*)", "sum"), ("count(*) FILTER (WHERE broken)", "sum")]
    cells.extend((f"bool_or({point})", "bool_or") for point in points)
    for key in _daily(rows):
        column, counted, where = key
        passing = rows.passing(where)
        cells.append((f"count(*){passing}", "sum"))
        if counted:
            cells.extend(
                ((f"count({rows.filled(column)}){passing}", "sum"), ("0", "max"), ("NULL", "min"), ("NULL", "max"))
            )
        else:
            cells.extend((f"{name}({rows.number(column)}){passing}", "sum") for name in ("count", "sum"))
            cells.extend(
                (f"{name}({rows.number(column)}){passing}" if key in extremes else "NULL", name)
                for name in ("min", "max")
            )
    parts = ", ".join(f"{part} AS a{place}" for place, (part, _) in enumerate(cells))
    added = f"SELECT {rows.by} AS group_key, {parts} FROM ({rows.sql}) GROUP BY {rows.by}"  # noqa: S608
    sql = f"SELECT {rows.day_of_by} AS day, * EXCLUDE (group_key) FROM ({added})"  # noqa: S608
    if rows.by == "day_text":
        whole = ", ".join(f"{name}(a{place})" for place, (_, name) in enumerate(cells))
        sql = f"SELECT day, {whole} FROM ({sql}) GROUP BY day"  # noqa: S608
    return connection.execute(f"{sql} ORDER BY day", rows.values).fetchall()


def _part(matched: int, count: int, total: Number | None, low: Number | None, high: Number | None) -> Part:
    return Part(matched, count, Decimal(total or 0), _decimal(low), _decimal(high))


def _decimal(number: Number | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _by_month(
    connection: duckdb.DuckDBPyConnection, rows: Rows, grain: Grain, due: frozenset[int]
) -> dict[Measure, dict[pd.Period, int]]:
    measures = [each for each in rows.needs.measures if each.aggregate.function == "distinct"]
    if not measures:
        return {}
    # A week belongs to the month in which most of its days lie, which is the month of its fourth day.
    day = "day + 3" if grain == "week" else "day"
    cells = [f"count(DISTINCT {rows.text(each.aggregate.column)}){rows.passing(each.where)}" for each in measures]
    sql = (
        f"SELECT {due_month_sql(f'({day})', due)} AS month, {', '.join(cells)} FROM ({rows.sql})"  # noqa: S608
        " WHERE day IS NOT NULL GROUP BY month"
    )
    found = connection.execute(sql, rows.values).fetchall()
    return {each: {month_of(row[0]): row[place] for row in found} for place, each in enumerate(measures, start=1)}


def _replaced(connection: duckdb.DuckDBPyConnection, rows: Rows, kept: int) -> int:
    if rows.sql == rows.unreplaced:
        return 0
    sql = f"SELECT count(*) FROM ({rows.unreplaced})"  # noqa: S608
    counted = connection.execute(sql, rows.values).fetchone()
    return int(counted[0]) - kept if counted else 0
