"""An xlsx file as a table: which of its sheets is meant, its header, and its rows as strict text for DuckDB.

Formulas are not evaluated: the values that the spreadsheet program saved beside them are read.
"""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from readout.data.sources.hints import column_hint, header_defects
from readout.data.sources.needs import Needs
from readout.data.sources.sheet_cells import Cell, cell_text
from readout.data.sources.sheet_xml import SheetXml, sheet_xml
from readout.model.client import Format
from readout.model.errors import Problem, SourceError

# What a sheet may unpack to in memory: a file of a few kilobytes can hold one cell in the last column of the last row.
_LARGEST_FILE = 1 << 30
_MOST_CELLS = 50_000_000


@dataclass(frozen=True)
class Sheet:
    """One sheet's rows below its header.

    ``header_row`` is the header's row in the spreadsheet, ``where`` the file, with the sheet where there are several.
    ``places`` are the spreadsheet's columns (from 0) that ``columns`` stand in.
    """

    where: str
    columns: tuple[str, ...]
    places: tuple[int, ...]
    header_row: int
    rows: tuple[Sequence[Cell], ...]

    def row(self, number: int) -> int:
        """Return the spreadsheet's row of data row ``number`` (from 1)."""
        return self.header_row + number

    def column(self, name: str) -> Iterator[tuple[int, Cell]]:
        """Yield a column's cells below the header, each with its row in the spreadsheet."""
        place = self.places[self.columns.index(name)]
        for number, row in enumerate(self.rows, start=1):
            yield self.row(number), row[place]


def open_sheet(file: Path, where: str, format_: Format, needs: Needs) -> Sheet:
    """Return the one sheet that has the columns needed.

    Raises SourceError: no xlsx file, no such sheet or several, a defective header, cells that hold an error or a
    formula without its value.
    """
    book = _open(file, where)
    with book:
        names = _visible(book, where)
        sheets = [_grid(book, file, name, where) for name in names]
    filled = [each for each in sheets if any(cell != "" for row in each.rows for cell in row)]
    if not filled:
        raise SourceError(Problem(where, "has no visible sheet with anything in it; export it again"))
    grid = _meant(filled, where, format_, needs)
    sheet = _sheet(grid.rows, f'{where}, sheet "{grid.name}"' if len(filled) > 1 else where, format_, needs)
    broken = list(_broken(sheet, grid.xml, needs))
    if broken:
        raise SourceError(broken)
    return sheet


def sheet_rows(sheet: Sheet, format_: Format) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield where each row below the header stands, and its cells as text."""
    for number, row in enumerate(sheet.rows, start=1):
        yield f"{sheet.where}, row {sheet.row(number)}", [cell_text(row[place], format_) for place in sheet.places]


def write_rows(sheet: Sheet, format_: Format, body: Path) -> None:
    """Write a sheet's rows as delimited text, each value as ``format_`` says that such a file would have it."""
    with body.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows([cell_text(row[place], format_) for place in sheet.places] for row in sheet.rows)


def _open(file: Path, where: str) -> CalamineWorkbook:
    try:
        with zipfile.ZipFile(file) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > _LARGEST_FILE:
            said = f"unpacks to {size >> 20} MiB, too much for a spreadsheet; export it as csv"
            raise SourceError(Problem(where, said))
        return CalamineWorkbook.from_path(file)
    except PasswordError:
        raise SourceError(Problem(where, "is protected by a password; save it without one")) from None
    except (CalamineError, zipfile.BadZipFile, OSError):
        raise SourceError(Problem(where, _NO_XLSX)) from None


_NO_XLSX = (
    "cannot be read as xlsx; it may be cut off, protected by a password or of another kind: save it as an Excel "
    "workbook (.xlsx) or as csv"
)


def _visible(book: CalamineWorkbook, where: str) -> list[str]:
    sheets = book.sheets_metadata
    shown = [
        each.name for each in sheets if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
    ]
    if not shown:
        raise SourceError(Problem(where, "has no visible sheet of cells; show the sheet with the data, or export it"))
    return shown


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class _Grid:
    """One sheet as it lies in the file, from its first row and column on."""

    name: str
    rows: Rows
    xml: SheetXml


def _grid(book: CalamineWorkbook, file: Path, name: str, where: str) -> _Grid:
    try:
        xml = sheet_xml(file, name)
        if xml.cells > _MOST_CELLS:
            said = f'sheet "{name}" has a cell far out of its table; delete the empty rows and columns around the data'
            raise SourceError(Problem(where, said))
        return _Grid(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), xml)
    except (CalamineError, KeyError, ValueError, OSError, zipfile.BadZipFile, zlib.error):
        raise SourceError(Problem(where, _NO_XLSX)) from None


def _meant(sheets: Sequence[_Grid], where: str, format_: Format, needs: Needs) -> _Grid:
    """Return the sheet that the source means: the only one, or the only one with rows below the columns needed."""
    if len(sheets) == 1:
        return sheets[0]
    wanted = set(needs.columns)
    fitting = [
        each
        for each in sheets
        if wanted <= set(_header(each.rows, format_)) and any(map(any, each.rows[format_.header_row :]))
    ]
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(f'"{each.name}"' for each in fitting or sheets)
    if fitting:
        cure = "keep one in the file, or export each to a file of its own and join them, as in file: data/*.xlsx"
        raise SourceError(Problem(where, f"has the columns needed in the sheets {listed}; {cure}"))
    columns = ", ".join(f'"{column}"' for column in needs.columns)
    hint = next((said for each in sheets if (said := _header_row_hint(each.rows, needs, each.name))), _MEND_HEADER)
    said = f"none of its sheets {listed} has the columns {columns} in row {format_.header_row}; {hint}"
    raise SourceError(Problem(where, said))


_MEND_HEADER = "name the header's row, as in format: {header_row: 4}, or mend the column names"


def _header(rows: Rows, format_: Format) -> list[str]:
    header = rows[format_.header_row - 1] if len(rows) >= format_.header_row else []
    return [cell_text(cell, Format()).strip() for cell in header]


def _header_row_hint(rows: Rows, needs: Needs, name: str = "") -> str:
    """Return the ``format`` that would find the columns in another row; empty when none would."""
    for number, row in enumerate(rows[:30], start=1):
        if set(needs.columns) <= {cell_text(cell, Format()).strip() for cell in row}:
            of = f' of sheet "{name}"' if name else ""
            return f"row {number}{of} looks like the header: format: {{header_row: {number}}}"
    return ""


def _sheet(rows: Rows, where: str, format_: Format, needs: Needs) -> Sheet:
    below = rows[format_.header_row :]
    named = list(enumerate(_header(rows, format_)))
    # A sheet is as wide as its widest row: a column without a name is none when nothing is in it.
    used = [(place, name) for place, name in named if name or any(row[place] != "" for row in below)]
    columns = tuple(name for _, name in used)
    problems = [Problem(f"{where}, row {format_.header_row}", said) for said in header_defects(columns)]
    missing = [column for column in needs.columns if column not in columns]
    hint = _header_row_hint(rows, needs)
    if missing and hint:
        quoted = ", ".join(f'"{column}"' for column in missing)
        problems = [Problem(where, f"the source needs the columns {quoted}; {hint}")]
    elif missing and not problems:
        problems = [Problem(where, f'the source needs the column "{c}"; {column_hint(c, columns)}') for c in missing]
    if problems:
        raise SourceError(problems)
    return Sheet(where, columns, tuple(place for place, _ in used), format_.header_row, tuple(below))


def _broken(sheet: Sheet, xml: SheetXml, needs: Needs) -> Iterator[Problem]:
    """Yield the cells of needed columns that would look blank: errors, and formulas without a saved value."""
    needed = {sheet.places[sheet.columns.index(column)]: column for column in needs.columns}
    for cell in xml.broken():
        if cell.row > sheet.header_row and cell.column in needed:
            name = needed.pop(cell.column)  # the first one of each column is enough
            yield Problem(f"{sheet.where}, row {cell.row}", f'column "{name}" {cell.said}')
