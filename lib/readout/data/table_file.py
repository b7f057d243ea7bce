"""A small table as a spreadsheet saves it in any country, read and written back in the same form.

A spreadsheet chooses delimiter, encoding, byte order mark and line ends by the country it runs in. They are
found out here and kept, so that a file that is written back differs only in what was changed: the text of each
row goes with it, and a row that no one touched is written as it was, byte for byte.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from readout.model.errors import ConfigError, Problem

DELIMITERS = (",", ";", "\t")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Dialect:
    """How a file is written. ``hint``: it begins with Excel's own line ``sep=;``."""

    delimiter: str = ","
    encoding: str = "utf-8"
    mark: bool = False
    newline: str = "\n"
    hint: bool = False


@dataclass(frozen=True)
class Row:
    """One row's cells, and the line of the file (from 1) it begins in.

    ``raw`` is its text with the line end, None for a row that is new or was changed. ``end`` is its line end, and
    ``after`` the blank rows below it.
    """

    line: int
    cells: tuple[str, ...]
    raw: str | None = field(default=None, compare=False)
    end: str | None = field(default=None, compare=False)
    after: str = field(default="", compare=False)

    def having(self, cells: Sequence[str]) -> Row:
        """Return the row with other cells; its line end and what follows stay."""
        return self if tuple(cells) == self.cells else replace(self, cells=tuple(cells), raw=None)


@dataclass(frozen=True)
class TableFile:
    """A table: its header, its rows without the empty ones, and how the file was written.

    ``before`` is the text above the header.
    """

    header: Row
    rows: tuple[Row, ...]
    dialect: Dialect = Dialect()
    before: str = field(default="", compare=False)


def parse_table(raw: bytes, name: str, columns: frozenset[str]) -> TableFile:
    """Read a table; ``columns`` are the names expected, by which the delimiter is told.

    Raises ConfigError (``name`` with the line): no known encoding, a quote that is not closed, no header.
    """
    text, encoding, mark = _decode(raw, name)
    lines = text.splitlines(keepends=True)
    hint = text[:4].lower() == "sep=" and len(lines[0].rstrip("\r\n")) <= 5
    delimiter = _delimiter(lines[hint:], columns)
    first, *rows = _rows(text, delimiter, name)
    before = first.after
    if hint and rows:
        hinted = rows.pop(0)
        before += (hinted.raw or "") + hinted.after
    if not rows:
        raise ConfigError(Problem(f"{name}:1", "the file is empty; write its header in the first line"))
    newline = next((each for each in ("\r\n", "\r") if lines[0].endswith(each)), "\n")
    return TableFile(rows[0], tuple(rows[1:]), Dialect(delimiter, encoding, mark, newline, hint), before)


def format_table(table: TableFile) -> bytes:
    """Return the file's bytes in its own dialect, rows that were not changed as they were.

    Characters that its encoding lacks raise UnicodeEncodeError.
    """
    dialect = table.dialect
    text = table.before or (f"sep={dialect.delimiter}{dialect.newline}" if dialect.hint else "")
    for row in (table.header, *table.rows):
        if text and not text.endswith(("\n", "\r")):  # the last row of a file may have no line end
            text += dialect.newline
        text += (_written(row, dialect) if row.raw is None else row.raw) + row.after
    mark = {encoding: mark for mark, encoding in _MARKS}[dialect.encoding] if dialect.mark else b""
    return mark + text.encode(dialect.encoding)


def _written(row: Row, dialect: Dialect) -> str:
    cells = dialect.delimiter.join(_quoted(cell, dialect.delimiter) for cell in row.cells)
    return cells + (dialect.newline if row.end is None else row.end)


def _quoted(cell: str, delimiter: str) -> str:
    special = any(mark in cell for mark in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if special else cell


def _decode(raw: bytes, name: str) -> tuple[str, str, bool]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _as(raw[len(mark) :], encoding, name), encoding, True
    try:
        return raw.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return _as(raw, "cp1252", name), "cp1252", False


def _as(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        cure = "save it as CSV UTF-8"
        raise ConfigError(Problem(f"{name}:{line}", f"the file's encoding is not known; {cure}")) from None


def _delimiter(lines: list[str], columns: frozenset[str]) -> str:
    header = next((line for line in lines if line.strip()), "")

    def known(delimiter: str) -> int:
        return len(columns & {cell.strip(' "\r\n') for cell in header.split(delimiter)})

    return max(DELIMITERS, key=known)


def _rows(text: str, delimiter: str, name: str) -> Iterator[Row]:
    """Yield a row that holds the blank rows at the top, then every row with something in it."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    row, read = Row(1, ()), 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            cure = 'close the quote, and double a quote inside a quoted cell ("")'
            said = f"a quote in the row that begins here is wrong; {cure}"
            raise ConfigError(Problem(f"{name}:{read + 1}", said)) from None
        raw = "".join(lines[read : reader.line_num])
        if cells is not None and not any(cell.strip() for cell in cells):
            row = replace(row, after=row.after + raw)
        else:
            yield row
            if cells is None:
                return
            row = Row(read + 1, tuple(cells), raw, raw[len(raw.rstrip("\r\n")) :])
        read = reader.line_num
