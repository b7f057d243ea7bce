"""How an unknown text file or workbook is laid out: its encoding, its delimiter, the row its header stands in."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from readout.data.sources.sheet_cells import cell_text
from readout.model.client import Format
from readout.model.errors import Problem, SourceError

DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 60  # of a file's first rows are looked at: above them stand titles, filters, the day of the export
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Layout:
    """Where a table's names stand. ``needed`` are columns by which a workbook's sheet is told from its others."""

    encoding: str = "utf-8"
    delimiter: str = ","
    header_row: int = 1
    needed: tuple[str, ...] = ()


def text_layout(file: Path, where: str) -> Layout:
    """Return the layout of delimited text; SourceError when it is in no encoding that is known."""
    encoding = _encoding(file, where)
    with file.open(encoding=_python_name(encoding), newline="") as stream:
        lines = [line for _, line in zip(range(MOST_ROWS), stream, strict=False)]
    tries = [(delimiter, _records(lines, delimiter)) for delimiter in DELIMITERS]
    delimiter, records = max(tries, key=lambda each: _fit(each[1]))
    if file.suffix.lower() in (".tsv", ".tab") and _fit(records)[0] <= _fit(tries[2][1])[0]:
        delimiter, records = tries[2]
    return Layout(encoding, delimiter, _header_row(records))


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
    records = [(number, [cell for cell in row if cell]) for number, row in enumerate(rows[:MOST_ROWS], start=1)]
    row = _header_row([each for each in records if each[1]])
    names = tuple(dict.fromkeys(name for name in rows[row - 1] if name))
    return Layout(header_row=row, needed=names if len(filled) > 1 else names[:1])


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
    """Return the first row as wide as the table, with a different name in every cell and no number among them."""
    if not records:
        return 1
    width = _fit(records)[1] or len(records[0][1])
    for line, cells in records:
        named = [cell for cell in cells if cell]
        if len(named) == width == len(set(named)) and not any(cell[0].isdigit() for cell in named):
            return line
    return records[0][0]
