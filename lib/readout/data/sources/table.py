"""One file as a table of raw cells: which columns it has, of which type, and the SQL that scans it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from readout.data.sources.cast import Type, as_text
from readout.data.sources.duck import identifier, literal
from readout.data.sources.habits import Habits
from readout.data.sources.hints import column_hint
from readout.data.sources.needs import Needs
from readout.data.sources.paths import SUFFIXES
from readout.data.sources.text_file import TextFile, missing_column_hint, new_file, open_text, physical_line, text_rows
from readout.data.sources.wide import Wide, unfolded
from readout.data.sources.workbook import Sheet, open_sheet, sheet_rows, write_rows
from readout.model.client import Format
from readout.model.errors import Problem, SourceError


@dataclass(frozen=True)
class Prepared:
    """A file ready to be scanned; ``file`` is what DuckDB reads: the real path, or a copy as text made for it.

    ``columns``: what the columns ``c0``, ``c1``… of a query's answer are called; other files say it themselves.
    """

    where: str
    file: Path
    kind: str
    text: TextFile | None = None
    sheet: Sheet | None = None
    columns: tuple[str, ...] = ()
    wide: Wide | None = None


@dataclass(frozen=True)
class Table:
    """A file's raw cells. ``scan`` is a SELECT that names the columns ``c0``, ``c1``… in their order.

    ``stored`` are their types by DuckDB's names, for a file that has types of its own. ``never_blank`` are columns of
    text of which the file itself tells that no cell is empty or made of spaces; it may hold NULL. ``habits`` are those
    of a large file of text.
    """

    where: str
    columns: tuple[str, ...]
    types: tuple[Type, ...]
    scan: str
    text: TextFile | None = None
    sheet: Sheet | None = None
    stored: tuple[str, ...] = ()
    wide: Wide | None = None
    never_blank: frozenset[str] = frozenset()
    habits: Habits = Habits()

    def cell(self, column: str) -> str:
        """Return the SQL name of a column."""
        return f"c{self.columns.index(column)}"

    def type_of(self, column: str) -> Type:
        """Return a column's type."""
        return self.types[self.columns.index(column)]

    @property
    def is_text(self) -> bool:
        """Whether it is read from text: a csv, or what was written of a sheet or a wide table."""
        return self.text is not None or self.sheet is not None or self.wide is not None

    def stored_as(self, column: str) -> str:
        """Return the type a column is stored in; "VARCHAR" in a file of text."""
        return self.stored[self.columns.index(column)] if self.stored else "VARCHAR"

    def left_out(self, format_: Format) -> str | None:
        """Return the condition under which a row is no data, by ``format.leave_out``; None where every row is."""
        if not format_.leave_out or self.wide is not None:
            return None
        cells = ", ".join(as_text(f"c{place}", type_) for place, type_ in enumerate(self.types))
        words = ", ".join(f"lower({literal(word)})" for word in format_.leave_out)
        return f"coalesce(lower(coalesce({cells})) IN ({words}), false)"

    def place(self, row: int) -> str:
        """Return where data row ``row`` (from 1) is: the file with the line, or the row, that a person would open."""
        if self.wide is not None:
            return self.wide.places[row - 1]
        if self.text is not None:
            return f"{self.where}:{physical_line(self.text, row)}"
        return f"{self.where}, row {row if self.sheet is None else self.sheet.row(row)}"


def prepare(file: Path, where: str, format_: Format, needs: Needs, scratch: Path) -> Prepared:
    """Return the file ready for DuckDB; SourceError when its text or its sheet cannot be."""
    kind = SUFFIXES[file.suffix.lower()]
    file = _plainly_named(file.resolve(), scratch)
    if format_.across is not None:
        return _prepared_wide(file, where, format_, needs, scratch)
    if kind == "sheet":
        sheet = open_sheet(file, where, format_, needs)
        write_rows(sheet, format_, body := new_file(scratch))
        return Prepared(sheet.where, body, kind, sheet=sheet)
    if kind != "text":
        return Prepared(where, file, kind)
    text = open_text(file, where, format_, scratch)
    return Prepared(where, text.body, kind, text)


def _prepared_wide(file: Path, where: str, format_: Format, needs: Needs, scratch: Path) -> Prepared:
    kind = SUFFIXES[file.suffix.lower()]
    if kind == "sheet":
        sheet = open_sheet(file, where, format_, replace(needs, **_NO_COLUMNS))
        names, rows, where = sheet.columns, sheet_rows(sheet, format_), sheet.where
    elif kind == "text":
        text = open_text(file, where, format_, scratch)
        names, rows = text.columns, text_rows(text)
    else:
        said = f"is a file of the kind {kind}, and format.across reads csv, tsv and xlsx; save it as one of these"
        raise SourceError(Problem(where, said))
    wide = unfolded(where, names, rows, format_, needs.date, new_file(scratch))
    return Prepared(where, wide.body, "text", columns=wide.columns, wide=wide)


# Of a wide table, nothing that a source names is in its header.
_NO_COLUMNS: dict[str, Any] = {
    "date": "", "numbers": (), "texts": (), "filters": (), "key": (), "others": (), "currency": None,
}  # fmt: skip


def _plainly_named(file: Path, scratch: Path) -> Path:
    """Return the file, or a copy where DuckDB would take its path for a pattern and read another file instead."""
    if not any(mark in str(file) for mark in "*?["):
        return file
    copy = scratch / f"{len(list(scratch.iterdir()))}{file.suffix}"
    shutil.copyfile(file, copy)
    return copy


def open_table(connection: duckdb.DuckDBPyConnection, prepared: Prepared) -> Table:
    """Return the table of a prepared file; SourceError when it is not of the kind its name says."""
    if prepared.text is not None or prepared.sheet is not None or prepared.wide is not None:
        return _text_table(prepared)
    path = literal(str(prepared.file))
    json = prepared.kind == "json"
    reader = f"read_json({path}, sample_size = -1)" if json else f"read_parquet({path})"
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {reader}").fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise SourceError(Problem(prepared.where, _not_of_its_kind(prepared.kind, error))) from None
    names = tuple(str(row[0]) for row in described)
    types = tuple(_type_of("JSON" if json else str(row[1])) for row in described)
    if json:
        struct = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
        reader = f"read_json({path}, columns = {{{struct}}})"
    stored = () if json else tuple(str(row[1]) for row in described)
    said = prepared.columns or names
    told = frozenset() if json else _never_blank(connection, path, dict(zip(names, said, strict=True)))
    return Table(prepared.where, said, types, _renamed(names, reader), stored=stored, never_blank=told)


def _never_blank(connection: duckdb.DuckDBPyConnection, path: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return the columns of text in which no cell is blank: they can be counted without being read.

    Parquet keeps the smallest value of each part of a column, and blank ones are smaller than any sign that is seen.
    ``names`` are what the file's columns are called.
    """
    sql = (
        "SELECT path_in_schema, count(*) = count(stats_min_value), min(stats_min_value)"  # noqa: S608
        f" FROM parquet_metadata({path}) WHERE type = 'BYTE_ARRAY' AND coalesce(stats_null_count, 0) < num_values"
        " GROUP BY ALL"
    )
    found = connection.execute(sql).fetchall()
    return frozenset(names[name] for name, whole, least in found if whole and least >= "!" and name in names)


def _text_table(prepared: Prepared) -> Table:
    text, sheet = prepared.text, prepared.sheet
    columns = text.columns if text else sheet.columns if sheet else prepared.columns
    skip, delimiter = (text.body_skip, text.delimiter) if text else (0, ",")
    names = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(columns)))
    scan = (
        f"SELECT * FROM read_csv({literal(str(prepared.file))}, auto_detect = false, header = false,"  # noqa: S608
        f" skip = {skip}, delim = {literal(delimiter)}, quote = '\"', escape = '\"', strict_mode = true,"
        f" columns = {{{names}}})"
    )
    return Table(prepared.where, columns, (_TYPES["VARCHAR"],) * len(columns), scan, text, sheet, wide=prepared.wide)


def _renamed(names: Sequence[str], reader: str) -> str:
    cells = ", ".join(f"{identifier(name)} AS c{place}" for place, name in enumerate(names))
    return f"SELECT {cells} FROM {reader}"  # noqa: S608


def _type_of(duckdb_type: str) -> Type:
    name = duckdb_type.split("(")[0]
    if name.endswith("]"):
        return "other"
    return _TYPES.get(name, "integer" if name.endswith("INT") or name == "INTEGER" or name == "UINTEGER" else "other")


_TYPES: dict[str, Type] = {
    "VARCHAR": "text",
    "JSON": "json",
    "DECIMAL": "decimal",
    "DOUBLE": "float",
    "FLOAT": "float",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
}


def _not_of_its_kind(kind: str, error: duckdb.Error) -> str:
    place = re.search(r"in (line|record/value) (\d+)", str(error))
    kinds = {"parquet": "Parquet", "json": "JSON"}
    near = f" near {place[1].split('/')[0]} {place[2]}" if place else ""
    return f"cannot be read as {kinds[kind]}{near}; it may be cut off or of another kind: export it again"


def require_columns(table: Table, wanted: Sequence[str], source: str) -> list[Problem]:
    """Return a Problem for each wanted column that the file has not; one for all when its header was not found."""
    missing = [column for column in wanted if column not in table.columns]
    header = next((hint for column in missing if table.text and (hint := missing_column_hint(table.text, column))), "")
    if header:
        quoted = ", ".join(f'"{column}"' for column in missing)
        there = ", ".join(filter(None, table.columns))
        return [
            Problem(table.where, f"source {source} needs the columns {quoted}; the header reads {there!r}; {header}")
        ]
    return [
        Problem(table.where, f'source {source} needs the column "{column}"; {column_hint(column, table.columns)}')
        for column in missing
    ]
