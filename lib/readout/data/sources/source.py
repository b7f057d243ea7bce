"""One source read: files found, checked, added up, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from readout.data.databases.extracts import Extract, Extracts
from readout.data.project import Project
from readout.data.scratch import scratch
from readout.data.sources.ambiguity import undecided
from readout.data.sources.cast import as_day
from readout.data.sources.check import offending_cells
from readout.data.sources.completeness import reach_of
from readout.data.sources.currencies import rates_for
from readout.data.sources.duck import MEMORY, literal, locked
from readout.data.sources.expect import unexpected
from readout.data.sources.habits import LARGE, Habits, habits_of
from readout.data.sources.needs import Needs, needs_of
from readout.data.sources.notes import lone_newest, notes_of
from readout.data.sources.paths import source_files
from readout.data.sources.quarters import due_months
from readout.data.sources.reading import Reading
from readout.data.sources.table import Prepared, Table, open_table, prepare, require_columns
from readout.data.sources.text_file import defect
from readout.data.sources.totals import Totals, total
from readout.model.client import Client, Kpi, Source
from readout.model.errors import Problem, SourceError
from readout.model.series import SourceReach


@dataclass(frozen=True)
class SourceData:
    """What a source says: its totals and its reach."""

    source: Source
    totals: Totals
    reach: SourceReach


def read_source(
    project: Project, client: Client, source: Source, kpis: Sequence[Kpi], extracts: Extracts
) -> SourceData:
    """Return a source added up for ``kpis``, all of this source; ``extracts`` holds what databases have answered.

    Raises SourceError with every problem of its files.
    """
    with opened_source(project, client, source, needs_of(source, kpis), extracts) as (reading, data):
        notes = notes_of(reading, kpis, data.totals)
    return replace(data, reach=replace(data.reach, notes=notes))


@contextmanager
def opened_source(
    project: Project, client: Client, source: Source, needs: Needs, extracts: Extracts
) -> Iterator[tuple[Reading, SourceData]]:
    """Yield a source whose cells have passed every check, added up, and open for more questions.

    Raises SourceError with every problem of its files.
    """
    due = due_months(source, client)
    with scratch() as folder:
        if source.database is not None:
            prepared = [_prepared_answer(extracts.of(project, client, source))]
        else:
            prepared = _prepared_files(project, client, source, needs, folder)
        names = [each.where for each in prepared]
        with locked([each.file for each in prepared]) as connection:
            _require_date_format(connection, prepared, source)
            reading = _opened(connection, prepared, source, needs, client.timezone)
            if source.currency_column is not None:
                reading = replace(reading, rates=rates_for(project, client, reading))
            totals = _totals(reading, due)
            _require_rows(names, source, totals, client)
            reach = reach_of(source, totals.rows, names, totals.replaced, due)
            yield reading, SourceData(source, totals, replace(reach, rates=reading.rates or {}))


def _prepared_answer(extract: Extract) -> Prepared:
    return Prepared(extract.where, extract.file, "parquet", columns=extract.columns)


def _prepared_files(project: Project, client: Client, source: Source, needs: Needs, folder: Path) -> list[Prepared]:
    prepared: list[Prepared] = []
    problems: list[Problem] = []
    for file in source_files(project, client, source):
        try:
            prepared.append(prepare(file, project.relative(file), source.format, needs, folder))
        except SourceError as error:
            problems.extend(error.problems)
    if problems:
        raise SourceError(problems)
    return prepared


def _opened(
    connection: duckdb.DuckDBPyConnection, prepared: Sequence[Prepared], source: Source, needs: Needs, timezone: str
) -> Reading:
    tables = _tables(connection, prepared, source, needs, timezone)
    # With one file there is nothing to replace, and its key need not be read.
    read = needs if len(tables) > 1 else replace(needs, key=())
    return Reading(connection, tables, source, read, timezone)


def _totals(reading: Reading, due: frozenset[int]) -> Totals:
    """Return the source added up; SourceError when a cell, a column or a date cannot be trusted."""
    connection, tables, source, needs = reading.connection, reading.tables, reading.source, reading.needs
    try:
        totals = total(connection, reading.rows(), source.grain, due)
        problems = offending_cells(connection, tables, needs, source.format, reading.timezone) if totals.bad else []
        problems = (
            problems or undecided(connection, tables, needs, source.format, totals.pointed) or unexpected(reading)
        )
        newest = lone_newest(reading, totals)
    except duckdb.Error as error:
        raise SourceError(_defects(tables, error)) from error
    if problems or newest:
        raise SourceError([*problems, *([newest] if newest else [])])
    return totals


_MONTH = (r"%-?[Yy]", r"%-?[mbB]")
_DAY = r"%-?d"


def _require_date_format(connection: duckdb.DuckDBPyConnection, prepared: Sequence[Prepared], source: Source) -> None:
    """Refuse a format that DuckDB does not know, or that leaves out part of the day: DuckDB would fill it in."""
    date = source.format.date
    parts = _MONTH if source.grain == "month" else (*_MONTH, _DAY)
    whole = all(re.search(part, date) for part in parts)
    try:
        connection.execute(f"SELECT try_strptime('', {literal(date)})")
    except duckdb.Error:
        whole = False
    if not whole:
        said = f'format.date is {date!r}; write it of %Y, %m, %d and the marks between them, for example "%d.%m.%Y"'
        if all(re.search(part, date) for part in _MONTH) and not re.search(_DAY, date):
            said += "; a month without a day needs grain: month"
        raise SourceError(Problem(", ".join(each.where for each in prepared), said))


def _tables(
    connection: duckdb.DuckDBPyConnection, prepared: Sequence[Prepared], source: Source, needs: Needs, timezone: str
) -> list[Table]:
    tables: list[Table] = []
    problems: list[Problem] = []
    for each in prepared:
        try:
            table = open_table(connection, each)
        except SourceError as error:
            problems.extend(error.problems)
            continue
        tables.append(table)
        problems.extend(require_columns(table, needs.columns, source.id))
    if problems:
        raise SourceError(problems)
    return [
        replace(table, habits=_habits(connection, table, source, needs, timezone)) if _is_large(each) else table
        for each, table in zip(prepared, tables, strict=True)
    ]


def _is_large(prepared: Prepared) -> bool:
    return prepared.kind in ("text", "sheet") and prepared.file.stat().st_size >= LARGE


def _habits(connection: duckdb.DuckDBPyConnection, table: Table, source: Source, needs: Needs, timezone: str) -> Habits:
    date = table.cell(needs.date)
    numbers = {column: table.cell(column) for column in needs.numbers}
    day = as_day(date, table.type_of(needs.date), source.format, timezone)
    found = habits_of(connection, table.scan, date, day, numbers)
    # Where a point marks thousands, a number with decimals is never written as one is in SQL.
    plain = {column: each for column, each in found.decimals.items() if each == 0 or source.format.decimal == "."}
    return replace(found, decimals=plain)


def _defects(tables: Sequence[Table], error: duckdb.Error) -> list[Problem]:
    """Return what is wrong with the files that DuckDB gave up on; its own words where nothing is found."""
    if isinstance(error, duckdb.OutOfRangeException):
        listed = ", ".join(table.where for table in tables)
        return [Problem(listed, "its numbers add up to more than 26 digits; mend the cells that are no real figures")]
    if isinstance(error, duckdb.OutOfMemoryException):
        listed = ", ".join(table.where for table in tables)
        said = (
            f"cannot be read in {MEMORY} of memory; let the export add its rows up by day, or do without key and unique"
        )
        return [Problem(listed, said)]
    found = [problem for table in tables if table.text and (problem := defect(table.text))]
    reason = str(error).splitlines()[0].split(": ", 1)[-1]
    return found or [Problem(", ".join(table.where for table in tables), f"cannot be read: {reason}; export it again")]


def _require_rows(names: Sequence[str], source: Source, totals: Totals, client: Client) -> None:
    listed = ", ".join(names)
    if not totals.rows and source.database is not None:
        said = f"the query answers no row; look at its WHERE, in which :client is '{client.id}'"
        raise SourceError(Problem(listed, said))
    if not totals.rows:
        raise SourceError(Problem(listed, "has a header and no rows; export it again"))
    weekdays = sorted({day.weekday() for day in totals.rows})
    if source.grain == "week" and len(weekdays) > 1:
        spoken = " and ".join(_WEEKDAYS[day] for day in weekdays)
        said = f"sources.{source.id}.grain is week, yet its dates fall on {spoken}; date each week by its first day"
        raise SourceError(Problem(listed, said))


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
