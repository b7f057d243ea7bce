"""Delimited text as it lies on disk: its encoding, its header, its physical lines.

DuckDB reads the rows. Python reads what DuckDB cannot (other encodings) and what only errors need (line numbers).
"""

from __future__ import annotations

import codecs
import csv
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from readout.data.sources.hints import header_defects, header_hint
from readout.model.client import Format
from readout.model.errors import Problem, SourceError

if TYPE_CHECKING:
    from _csv import Reader

# One cell may hold a long text; the default of 128 KiB would call a sound file broken.
_LONGEST_CELL = 1 << 30
_CHUNK = 1 << 20


@dataclass(frozen=True)
class TextFile:
    """A delimited file in UTF-8. ``skip`` counts the physical lines down to and with the header.

    A column of ``columns`` is called "" where it has no name and nothing is in it.
    ``body`` is what DuckDB reads: the file itself, whose first line is the header, or the rows alone.
    """

    where: str
    file: Path
    delimiter: str
    columns: tuple[str, ...]
    skip: int
    body: Path

    @property
    def body_skip(self) -> int:
        """The lines of ``body`` above its first row."""
        return 1 if self.body == self.file else 0


def open_text(file: Path, where: str, format_: Format, scratch: Path) -> TextFile:
    """Return the file with its header read; other encodings than UTF-8 are copied into ``scratch``.

    Raises SourceError for a wrong encoding and a header that is missing, or holds empty or equal names.
    """
    tab = file.suffix.lower() in (".tsv", ".tab") and format_.delimiter == ","
    delimiter = "\t" if tab else format_.delimiter
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise SourceError(Problem(where, f'format.delimiter is {delimiter!r}; write one character, for example ";"'))
    if format_.header_row < 1:
        raise SourceError(Problem(where, f"format.header_row is {format_.header_row}; rows are counted from 1"))
    readable = _as_utf8(file, where, format_.encoding, scratch)
    try:
        columns, skip = _header(readable, delimiter, format_.header_row)
    except (UnicodeDecodeError, csv.Error):
        raise SourceError(_defect(TextFile(where, readable, delimiter, (), format_.header_row - 1, readable))) from None
    text = TextFile(where, readable, delimiter, columns, skip, readable)
    unused = _unused(text) if any(columns) and not all(columns) else frozenset()
    problems = [Problem(f"{where}:{format_.header_row}", said) for said in header_defects(columns, unused)]
    if problems:
        raise SourceError(problems)
    # DuckDB counts the lines to skip by its own reading of quotes, and would lose rows below a header of two lines.
    return text if skip == 1 else replace(text, body=_rows_alone(text, new_file(scratch)))


def text_rows(text: TextFile) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield where each row below the header stands, and its cells; SourceError for a row that is not as it must be."""
    try:
        with text.file.open(encoding="utf-8-sig", newline="") as stream:
            for line, record in _records(text, stream):
                if len(record) != len(text.columns):
                    said = _ragged(len(record), len(text.columns), text.skip)
                    raise SourceError(Problem(f"{text.where}:{line}", said))
                yield f"{text.where}:{line}", record
    except (UnicodeDecodeError, csv.Error):
        raise SourceError(_defect(text)) from None


def _unused(text: TextFile) -> frozenset[int]:
    """Return the places of columns without a name in which nothing is, as spreadsheets leave them beside a table."""
    places = {place for place, name in enumerate(text.columns) if not name}
    try:
        with text.file.open(encoding="utf-8-sig", newline="") as stream:
            for _, record in _records(text, stream):
                places = {place for place in places if place >= len(record) or not record[place].strip()}
    except (UnicodeDecodeError, csv.Error):
        pass  # said when the rows are read
    return frozenset(places)


def _as_utf8(file: Path, where: str, encoding: str, scratch: Path) -> Path:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except LookupError:
        said = f"format.encoding is {encoding!r}, which is not known; write for example utf-8, utf-16 or windows-1252"
        raise SourceError(Problem(where, said)) from None
    if name in ("utf-8", "utf-8-sig", "ascii"):
        return file
    copy = new_file(scratch)
    try:
        with file.open(encoding=name, newline="") as source, copy.open("w", encoding="utf-8", newline="") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
    except UnicodeError:
        said = f"is not written in {encoding}, as format.encoding says; leave it out (utf-8) or name the right one"
        raise SourceError(Problem(where, said)) from None
    return copy


def new_file(scratch: Path) -> Path:
    """Return a path in ``scratch`` that is not taken yet."""
    return scratch / f"{len(list(scratch.iterdir()))}.csv"


def _rows_alone(text: TextFile, copy: Path) -> Path:
    with text.file.open("rb") as source, copy.open("wb") as target:
        for _ in range(text.skip):
            source.readline()
        shutil.copyfileobj(source, target, _CHUNK)
    return copy


def _header(file: Path, delimiter: str, row: int) -> tuple[tuple[str, ...], int]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for _ in range(row - 1):
            stream.readline()
        reader = _reader(stream, delimiter)
        names: list[str] = next(reader, [])
        return tuple(name.strip() for name in names), row - 1 + reader.line_num


def missing_column_hint(text: TextFile, wanted: str) -> str:
    """Return the cure for a file without the column: another delimiter, or another header row; or nothing."""
    with text.file.open(encoding="utf-8-sig", newline="", errors="replace") as stream:
        lines = [line for _, line in zip(range(30), stream, strict=False)]
    return header_hint(lines, text.columns, text.delimiter, wanted)


def defect(text: TextFile) -> Problem | None:
    """Return the first line that is not as the header promises: a broken quote, encoding or number of cells."""
    try:
        with text.file.open(encoding="utf-8-sig", newline="") as stream:
            for line, record in _records(text, stream):
                if len(record) != len(text.columns):
                    return Problem(f"{text.where}:{line}", _ragged(len(record), len(text.columns), text.skip))
    except (UnicodeDecodeError, csv.Error):
        return _defect(text)
    return _mixed_line_ends(text)


def _mixed_line_ends(text: TextFile) -> Problem | None:
    """Return the first line that ends otherwise than the first one does, as in exports pasted together."""
    with text.file.open("rb") as stream:
        windows = stream.readline().endswith(b"\r\n")
        for number, line in enumerate(stream, start=2):
            if line.endswith(b"\n") and line.endswith(b"\r\n") != windows:
                said = "ends otherwise than the lines above (\\r\\n and \\n are mixed); save the file anew"
                return Problem(f"{text.where}:{number}", said)
    return None


def _ragged(cells: int, names: int, header: int) -> str:
    fewer = (
        "the file may be cut off, or the" if cells < names else "a cell with the delimiter in it must be quoted; the"
    )
    return (
        f"has {cells} cell{'s' * (cells != 1)} where the header in line {header} names {names} columns; {fewer} "
        "header may be in another line, as in format: {header_row: 4}"
    )


def _defect(text: TextFile) -> Problem:
    """Return the place of a broken quote or encoding, found line by line."""
    number = 0
    with text.file.open("rb") as stream:
        head = stream.read(2)
        stream.seek(0)
        if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return Problem(text.where, "is written in UTF-16; say so with format: {encoding: utf-16}")
        for number, line in enumerate(stream, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                byte = f"the byte 0x{line[error.start]:02x}"
                said = f"holds {byte}, which is not UTF-8; name the encoding, as in format: {{encoding: windows-1252}}"
                return Problem(f"{text.where}:{number}", said)
    return Problem(f"{text.where}:{_broken_quote(text)}", _BROKEN_QUOTE)


_BROKEN_QUOTE = 'has a quote (") that nothing closes, or text after one; the file may be cut off: export it again'


def _broken_quote(text: TextFile) -> int:
    """Return the line in which the record with the broken quote begins."""
    sound = text.skip
    with text.file.open(encoding="utf-8-sig", newline="") as stream:
        try:
            for line, record in _records(text, stream):
                sound = line + sum(cell.count("\n") for cell in record)
        except csv.Error:
            return sound + 1
    return sound


def physical_line(text: TextFile, row: int) -> int:
    """Return the physical line in which data row ``row`` (from 1) begins; the header's line when there is none."""
    with text.file.open(encoding="utf-8-sig", newline="") as stream:
        for number, (line, _) in enumerate(_records(text, stream), start=1):
            if number == row:
                return line
    return text.skip


def _records(text: TextFile, stream: TextIO) -> Iterator[tuple[int, list[str]]]:
    """Yield each record below the header with the line it begins in; blank lines are none, as for DuckDB."""
    for _ in range(text.skip):
        stream.readline()
    reader = _reader(stream, text.delimiter)
    ended = 0
    for record in reader:
        if record:
            yield text.skip + ended + 1, record
        ended = reader.line_num


def _reader(stream: TextIO, delimiter: str) -> Reader:
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(stream, delimiter=delimiter, strict=True)
