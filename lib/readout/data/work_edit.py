"""work.csv changed and written back in the form it came: only the rows that were meant are touched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from readout.data.findings import instead, shown
from readout.data.project import Project
from readout.data.table_file import Row, TableFile, format_table, parse_table
from readout.data.whole_file import replace_file
from readout.data.work_log import COLUMNS, header_of, read_work_file, work_items, work_name
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem
from readout.model.work import WorkItem

CellValue = str | int | float | dt.date | None
Cells = Mapping[str, CellValue]


def write_work(
    project: Project, client: Client, changes: Mapping[str, Cells], new: Sequence[Cells] = ()
) -> tuple[WorkItem, ...]:
    """Change cells of work.csv (by the row's id, then by column), add ``new`` rows, and return what it then says.

    None empties a cell. The file is replaced in one step, and only when it can be read again without a problem.
    Raises ConfigError: an unknown id or column, a cell that would be refused when read, a character that the file's
    encoding does not have.
    """
    table = read_work_file(project, client) or TableFile(Row(1, COLUMNS), ())
    content = edited(table, changes, new, work_name(client))
    items = work_items(parse_table(content, work_name(client), frozenset(COLUMNS)), client)
    path = project.client_file(client.id, "work.csv")
    if not path.exists() or path.read_bytes() != content:
        replace_file(path, content)
    return items


def edited(table: TableFile, changes: Mapping[str, Cells], new: Sequence[Cells], name: str) -> bytes:
    """Return the bytes of ``table`` with ``changes`` and ``new`` rows, in its own dialect; ``name`` is for messages."""
    table = _with_columns(table, [column for cells in (*changes.values(), *new) for column in cells], name)
    header = header_of(table)
    ids = [_cell(row, header, "id") for row in table.rows]
    unknown = [id_ for id_ in changes if id_ not in ids]
    if unknown:
        raise ConfigError([Problem(name, f"has no row {shown(id_)}; {instead(id_, ids, 'add it')}") for id_ in unknown])
    rows = [
        _changed(row, header, changes[id_], table.dialect.delimiter) if id_ in changes else row
        for id_, row in zip(ids, table.rows, strict=True)
    ]
    rows += [_changed(Row(0, ()), header, cells, table.dialect.delimiter) for cells in new]
    try:
        return format_table(replace(table, rows=tuple(rows)))
    except UnicodeEncodeError as error:
        lacking = error.object[error.start]
        said = f"is saved as {table.dialect.encoding}, which has no {shown(lacking)}; save it as CSV UTF-8 first"
        raise ConfigError(Problem(name, said)) from None


def _with_columns(table: TableFile, wanted: Sequence[str], name: str) -> TableFile:
    """Return the table with the columns it lacks; rows that end earlier have nothing in them, and stay as they are."""
    unknown = [column for column in wanted if column not in COLUMNS]
    if unknown:
        listed = ", ".join(COLUMNS)
        raise ConfigError(Problem(name, f"{shown(unknown[0])} is not a column of work.csv; the columns are {listed}"))
    header = list(table.header.cells)
    while header and not header[-1].strip():
        header.pop()
    named = header_of(table)
    header += [column for column in dict.fromkeys(wanted) if column not in named]
    width = max(len(header), len(table.header.cells))
    return replace(table, header=table.header.having(header + [""] * (width - len(header))))


def _changed(row: Row, header: Sequence[str], cells: Cells, delimiter: str) -> Row:
    filled = [*row.cells, *[""] * (len(header) - len(row.cells))]
    for column, value in cells.items():
        filled[header.index(column)] = _text(value, delimiter)
    return row.having(filled if tuple(filled) != (*row.cells, *[""] * (len(filled) - len(row.cells))) else row.cells)


def _cell(row: Row, header: Sequence[str], column: str) -> str:
    place = header.index(column) if column in header else len(row.cells)
    return row.cells[place].strip() if place < len(row.cells) else ""


def _text(value: CellValue, delimiter: str) -> str:
    """Return a cell's text; where semicolons divide the columns, a comma marks decimals."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        text = f"{Decimal(str(value)):f}"
        plain = text.rstrip("0").rstrip(".") if "." in text else text
        return plain.replace(".", ",") if delimiter == ";" else plain
    return value.isoformat() if isinstance(value, dt.date) else value
