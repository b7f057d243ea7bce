"""Decimals that could be thousands: ``1.500`` where nothing in its column tells which it is.

By the default format a point marks decimals. A file in which a country's program wrote points between thousands
would then be read a thousand times too small, without a word. So a column that has such values, and none that a
point between thousands could not have made, is refused until ``format`` says how numbers are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import duckdb

from readout.data.sources.duck import literal
from readout.data.sources.hints import shown
from readout.data.sources.needs import Needs
from readout.data.sources.sheet_cells import is_typed
from readout.data.sources.table import Table
from readout.model.client import Format
from readout.model.errors import Problem

# One to three digits, a point, three digits: a group of thousands as well as three decimals. Not 0.500.
_EITHER = r"\s*[-+]?[1-9]\d{0,2}\.\d{3}\s*"
# What no one writes who puts points between thousands: other decimals, or four digits and more without a mark.
_SETTLED = r"\s*[-+]?(\d+\.(\d{1,2}|\d{4,})|(0+|\d{4,})\.\d{3}|\.\d+|[1-9]\d{3,})\s*"

_FIRST = 1000


def undecided(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    needs: Needs,
    format_: Format,
    pointed: frozenset[str],
) -> list[Problem]:
    """Return one Problem for each column of numbers, in each file, that can be read in two ways.

    ``pointed`` are the columns with a point in any cell; in the others nothing can be read in two ways.
    """
    if _is_stated(format_):
        return []
    columns = [column for column in needs.numbers if column in pointed]
    return [problem for table in tables for problem in _undecided(connection, table, columns)]


def _is_stated(format_: Format) -> bool:
    return format_.decimal_stated or format_.decimal != Format().decimal or format_.thousands != Format().thousands


def _undecided(connection: duckdb.DuckDBPyConnection, table: Table, columns: Sequence[str]) -> Iterator[Problem]:
    texts = [column for column in columns if table.type_of(column) == "text"]
    for column in texts if table.sheet else _unsettled(connection, table, texts):
        found = _in_sheet(table, column) if table.sheet else _in_text(connection, table, column)
        if found:
            place, value = found
            yield Problem(place, f'column "{column}" is {shown(value)}; {_cure(value)}')


def _cure(value: str) -> str:
    plain = value.strip()
    meanings = f"{plain.replace('.', '')} or {plain.rstrip('0').rstrip('.')}"
    ways = 'format: {decimal: ",", thousands: "."} or {decimal: ".", thousands: ","}'
    return f"the point could mark thousands or decimals ({meanings}), and no other cell tells; say which, as in {ways}"


def _in_sheet(table: Table, column: str) -> tuple[str, str] | None:
    """Look at the text cells of a sheet; its typed numbers are what they are, and tell nothing of the others."""
    assert table.sheet is not None
    first = None
    for row, cell in table.sheet.column(column):
        if is_typed(cell):
            continue
        if re.fullmatch(_SETTLED, str(cell)):
            return None
        if first is None and re.fullmatch(_EITHER, str(cell)):
            first = f"{table.where}, row {row}", str(cell)
    return first


def _unsettled(connection: duckdb.DuckDBPyConnection, table: Table, columns: Sequence[str]) -> list[str]:
    """Return the columns that do not tell in the first rows what they are, as most do."""
    if not columns:
        return []
    told = ", ".join(f"bool_or(regexp_full_match({table.cell(each)}, {literal(_SETTLED)}))" for each in columns)
    found = connection.execute(f"SELECT {told} FROM ({table.scan} LIMIT {_FIRST})").fetchone() or ()  # noqa: S608
    return [column for column, settled in zip(columns, found, strict=True) if not settled]


def _in_text(connection: duckdb.DuckDBPyConnection, table: Table, column: str) -> tuple[str, str] | None:
    cell = table.cell(column)
    either = f"regexp_full_match({cell}, {literal(_EITHER)})"
    numbered = f"SELECT row_number() OVER () AS row_no, {cell} FROM ({table.scan})"  # noqa: S608
    # Most others have no such value, and the quick look at one character spares them the pattern.
    quick = f"SELECT count(*) FROM ({table.scan}) WHERE trim({cell})[-4] = '.' AND {either}"  # noqa: S608
    if _one(connection, quick) == 0:
        return None
    settled = f"SELECT count(*) FROM ({table.scan}) WHERE regexp_full_match({cell}, {literal(_SETTLED)})"  # noqa: S608
    if _one(connection, settled):
        return None
    row = _one(connection, f"SELECT min(row_no) FROM ({numbered}) WHERE {either}")  # noqa: S608
    value = connection.execute(f"SELECT {cell} FROM ({numbered}) WHERE row_no = $row", {"row": row}).fetchone()  # noqa: S608
    return table.place(row), str(value[0] if value else "")


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    found = connection.execute(sql).fetchone()
    return int(found[0]) if found else 0
