"""How an unknown text file or workbook is laid out: its encoding, its delimiter, the row its header stands in."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from readout.data.looking.days import formats_of, shared_formats
from readout.data.sources.sheet_cells import cell_text
from readout.model.client import Format
from readout.model.errors import Problem, SourceError

DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 60  # of a file's first rows are looked at: above them stand titles, filters, the day of the export
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Layout:
    """Where a table's names stand. ``needed`` are columns by which a workbook's sheet is told from its others.

    ``across``: the pattern of the dates that the columns are named by, for a table with a column for each date.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    header_row: int = 1
    needed: tuple[str, ...] = ()
    across: str | None = None


def text_layout(file: Path, where: str) -> Layout:
    """Return the layout of delimited text; SourceError when it is in no encoding that is known."""
    encoding = _encoding(file, where)
    with file.open(encoding=_python_name(encoding), newline="") as stream:
        lines = [line for _, line in zip(range(MOST_ROWS), stream, strict=False)]
    tries = [(delimiter, _records(lines, delimiter)) for delimiter in DELIMITERS]
    delimiter, records = max(tries, key=lambda each: _fit(each[1]))
    if file.suffix.lower() in (".tsv", ".tab") and _fit(records)[0] <= _fit(tries[2][1])[0]:
        delimiter, records = tries[2]
    row = _header_row(records)
    return Layout(encoding, delimiter, row, across=_across(dict(records).get(row, ())))


def sheet_layout(file: Path, where: str) -> Layout:
    """Return the layout of the workbook's largest visible sheet; SourceError when it cannot be opened."""
    try:
        with CalamineWorkbook.from_path(file) as book:
            grids = [
                book.get_sheet_by_name(each.name).to_python(skip_empty_area=False)
                for each in book.sheets_metadata
                if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
            ]
    except (CalamineError, OSError, ValueError):
        cure = "save it as an Excel workbook (.xlsx) without a password, or as csv"
        raise SourceError(Problem(where, f"cannot be read as xlsx; {cure}")) from None
    texts = [[[cell_text(cell, Format()).strip() for cell in row] for row in grid] for grid in grids]
    filled = [rows for rows in texts if any(map(any, rows))]
    if not filled:
        raise SourceError(Problem(where, "has no visible sheet with anything in it; export it again"))
    rows = max(filled, key=lambda each: sum(1 for row in each if any(row)))
    row = _header_row([(number, row) for number, row in enumerate(rows[:MOST_ROWS], start=1) if any(row)])
    names = tuple(dict.fromkeys(name for name in rows[row - 1] if name))
    needed = names if len(filled) > 1 else names[:1]
    return Layout(header_row=row, needed=needed, across=_across(rows[row - 1]))


def _encoding(file: Path, where: str) -> str:
    with file.open("rb") as stream:
        head = stream.read(3)
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    for name in ("utf-8", "windows-1252", "iso-8859-1"):
        if _reads_as(file, name):
            return name
    raise SourceError(Problem(where, "its encoding is not known; save it as CSV UTF-8"))


def _reads_as(file: Path, name: str) -> bool:
    try:
        with file.open(encoding=_python_name(name), newline="") as stream:
            while stream.read(_CHUNK):
                pass
    except UnicodeError:
        return False
    return True


def _python_name(encoding: str) -> str:
    return "utf-8-sig" if encoding == "utf-8" else encoding


Record = tuple[int, list[str]]


def _records(lines: Sequence[str], delimiter: str) -> list[Record]:
    """Return the rows with something in them, each with the line it begins in."""
    found: list[Record] = []
    reader = csv.reader(lines, delimiter=delimiter)
    ended = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((ended + 1, [cell.strip() for cell in cells]))
            ended = reader.line_num
    except csv.Error:  # a quote that closes below the lines looked at
        pass
    return found


def _fit(records: Sequence[Record]) -> tuple[int, int]:
    """How well a delimiter divides the rows: how many of them have the usual number of cells, and how many cells."""
    widths = Counter(len(cells) for _, cells in records if len(cells) > 1)
    if not widths:
        return 0, 0
    width, times = max(widths.items(), key=lambda each: (each[1], each[0]))
    return times, width


def _header_row(records: Sequence[Record]) -> int:
    """Return the first row with a name above every column that is used below it: different names, none a number."""
    if not records:
        return 1
    for number, (line, cells) in enumerate(records):
        if _are_names(cells) and _cover(cells, [each for _, each in records[number + 1 :]]):
            return line
    return records[0][0]


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells differ from each other and none is a number; dates are names where there is a column for each."""
    named = [cell for cell in cells if cell]
    dates = dates_across(named)
    return len(named) == len(set(named)) and not any(cell[0].isdigit() and cell not in dates for cell in named)


def _cover(names: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether each column that most rows below use has a name."""
    width = max((len(row) for row in below), default=0)
    filled = [sum(1 for row in below if place < len(row) and row[place]) for place in range(width)]
    return all(place < len(names) and names[place] for place, rows in enumerate(filled) if 2 * rows > len(below))


def _across(names: Sequence[str]) -> str | None:
    dates = dates_across(names)
    return shared_formats(dates)[0] if dates else None


def dates_across(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that are dates of one pattern, where there are three or more: the table is wide."""
    dated = [name for name in names if name and formats_of(name)]
    if len(dated) < 3 or not shared_formats(dated):
        return ()
    return tuple(dated)
