"""A small table as a spreadsheet saves it in any country, read and written back in the same form.

A spreadsheet chooses delimiter, encoding, byte order mark and line ends by the country it runs in. They are
found out here and kept, so that a file that is written back differs only in what was changed.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

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
    """One row's cells, and the line of the file (from 1) it begins in."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TableFile:
    """A table: its header, its rows without the empty ones, and how the file was written."""

    header: Row
    rows: tuple[Row, ...]
    dialect: Dialect = Dialect()


def parse_table(raw: bytes, name: str, columns: frozenset[str]) -> TableFile:
    """Read a table; ``columns`` are the names expected, by which the delimiter is told.

    Raises ConfigError (``name`` with the line): no known encoding, a quote that is not closed, no header.
    """
    text, encoding, mark = _decode(raw, name)
    lines = text.splitlines(keepends=True)
    hint = text[:4].lower() == "sep=" and len(lines[0].rstrip("\r\n")) <= 5
    delimiter = _delimiter(lines[hint:], columns)
    rows = list(_rows(text, delimiter, name))[hint:]
    if not rows:
        raise ConfigError(Problem(f"{name}:1", "the file is empty; write its header in the first line"))
    newline = next((each for each in ("\r\n", "\r") if lines[0].endswith(each)), "\n")
    return TableFile(rows[0], tuple(rows[1:]), Dialect(delimiter, encoding, mark, newline, hint))


def format_table(table: TableFile) -> bytes:
    """Return the file's bytes in its own dialect. Characters its encoding lacks raise UnicodeEncodeError."""
    dialect, text = table.dialect, io.StringIO()
    if dialect.hint:
        text.write(f"sep={dialect.delimiter}{dialect.newline}")
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator=dialect.newline)
    writer.writerows(row.cells for row in (table.header, *table.rows))
    mark = {encoding: mark for mark, encoding in _MARKS}[dialect.encoding] if dialect.mark else b""
    return mark + text.getvalue().encode(dialect.encoding)


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
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            cure = 'close the quote, and double a quote inside a quoted cell ("")'
            raise ConfigError(
                Problem(f"{name}:{line}", f"a quote in the row that begins here is wrong; {cure}")
            ) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(cells))
        line = reader.line_num + 1
