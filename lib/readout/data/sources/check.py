"""The first offending cell of each column of each file, looked for only when there is one."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from readout.data.sources.hints import date_hint, number_hint, shown
from readout.data.sources.needs import Needs
from readout.data.sources.rows import bad_cells
from readout.data.sources.table import Table
from readout.model.client import Format
from readout.model.errors import Problem


def offending_cells(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[Table], needs: Needs, format_: Format, timezone: str
) -> list[Problem]:
    """Return one Problem for each column of each file that has a cell of the wrong kind, with its row.

    Rows in which every cell is blank, as spreadsheets leave them at the end, are none, nor are those left out.
    """
    problems = []
    for table in tables:
        for column, bad in bad_cells(table, needs, format_, timezone).items():
            left_out = table.left_out(format_)
            first = _first(connection, table, column, f"{bad} AND NOT {left_out}" if left_out else bad)
            if first:
                problems.append(_problem(table, column, needs, format_, *first))
    return problems


def _first(
    connection: duckdb.DuckDBPyConnection, table: Table, column: str, bad: str
) -> tuple[int, str | None, int] | None:
    """Return the row (from 1) of the first bad cell, its text, and how many bad cells there are."""
    cells = ", ".join(f"nullif(trim(CAST(c{place} AS VARCHAR)), '')" for place in range(len(table.columns)))
    sql = (
        "SELECT min(row_no), count(*)"  # noqa: S608
        f" FROM (SELECT row_number() OVER () AS row_no, * FROM ({table.scan}))"
        f" WHERE {bad} AND coalesce({cells}) IS NOT NULL"
    )
    found = connection.execute(sql).fetchone()
    if found is None or found[0] is None:
        return None
    value = connection.execute(_cell(table, column), {"row": found[0]}).fetchone()
    return int(found[0]), value[0] if value else None, int(found[1])


def _cell(table: Table, column: str) -> str:
    numbered = f"SELECT row_number() OVER () AS row_no, * FROM ({table.scan})"  # noqa: S608
    return f"SELECT CAST({table.cell(column)} AS VARCHAR) FROM ({numbered}) WHERE row_no = $row"  # noqa: S608


def _problem(
    table: Table, column: str, needs: Needs, format_: Format, row: int, value: str | None, count: int
) -> Problem:
    more = f" ({count - 1} more cell{'s' * (count > 2)} of this column cannot be read)" if count > 1 else ""
    return Problem(table.place(row), f'column "{column}" {_said(table, column, needs, format_, value)}{more}')


def _said(table: Table, column: str, needs: Needs, format_: Format, value: str | None) -> str:
    typed = table.type_of(column) not in ("text", "json")
    if column == needs.date:
        if typed and value is not None and table.type_of(column) not in ("date", "timestamp", "timestamptz"):
            return f"is {shown(value)}, a number and no date; write the date as a date or as ISO text"
        return date_hint(value or "", format_)
    if column in needs.key and not (value or "").strip():
        return "is blank, but it is part of the key that joins the files; give every row its key"
    if table.type_of(column) == "json":
        return f"is {shown(value or '')}, not a number; write it as JSON writes numbers, for example 1234.5"
    return number_hint(value or "", format_)
