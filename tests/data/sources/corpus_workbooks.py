"""The corpus's xlsx files, made of what one can read here: ``python tests/data/sources/corpus_workbooks.py``.

They are written by hand as spreadsheet programs write them (shared strings, numbered date formats), so that they can
hold what a library would not write: a formula without its value, an error, a day count from 1904.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

CORPUS = Path(__file__).parents[1] / "corpus"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Error:
    """A cell that holds an error such as ``#N/A``."""

    name: str


@dataclass(frozen=True)
class Formula:
    """A formula with the value the spreadsheet program saved beside it; None when none was saved."""

    text: str
    value: float | str | None = None


Cell = str | int | float | bool | dt.date | Error | Formula | None
Rows = Sequence[Sequence[Cell]]


def workbook(sheets: Mapping[str, Rows], *, hidden: Sequence[str] = (), from_1904: bool = False) -> bytes:
    """Return the bytes of an xlsx file; the same for the same sheets."""
    strings: list[str] = []
    parts = {
        f"xl/worksheets/sheet{number}.xml": _sheet(rows, strings, from_1904)
        for number, rows in enumerate(sheets.values(), start=1)
    }
    parts |= {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(list(sheets), hidden, from_1904),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
            + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        ),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": _strings(strings),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, xml in sorted(parts.items()):
            archive.writestr(zipfile.ZipInfo(name), '<?xml version="1.0" encoding="UTF-8"?>\n' + xml)
    return content.getvalue()


_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>'
    "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)


def _content_types(sheets: int) -> str:
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    kinds |= {f"xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    listed = "".join(f'<Override PartName="/{k}" ContentType="{SHEET_TYPE}.{v}+xml"/>' for k, v in kinds.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}{listed}</Types>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def _book(names: Sequence[str], hidden: Sequence[str], from_1904: bool) -> str:
    sheets = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" state="{"hidden" if name in hidden else "visible"}"'
        f' r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    start = '<workbookPr date1904="1"/>' if from_1904 else ""
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{start}<sheets>{sheets}</sheets></workbook>'


def _strings(strings: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return f'<sst xmlns="{MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">{items}</sst>'


def _sheet(rows: Rows, strings: list[str], from_1904: bool) -> str:
    written = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(cell, f"{_letters(place)}{number}", strings, from_1904) for place, cell in enumerate(row))
        written += f'<row r="{number}">{cells}</row>' if cells else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _letters(place: int) -> str:
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _cell(cell: Cell, place: str, strings: list[str], from_1904: bool) -> str:
    at = f'<c r="{place}"'
    if cell is None:
        return ""
    if isinstance(cell, Error):
        return f'{at} t="e"><v>{cell.name}</v></c>'
    if isinstance(cell, Formula):
        if isinstance(cell.value, str):
            return f'{at} t="str"><f>{escape(cell.text)}</f><v>{escape(cell.value)}</v></c>'
        return f"{at}><f>{escape(cell.text)}</f>{'' if cell.value is None else f'<v>{cell.value!r}</v>'}</c>"
    if isinstance(cell, bool):
        return f'{at} t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, dt.date):
        return f'{at} s="{2 if isinstance(cell, dt.datetime) else 1}"><v>{_serial(cell, from_1904)!r}</v></c>'
    if isinstance(cell, str):
        if cell not in strings:
            strings.append(cell)
        return f'{at} t="s"><v>{strings.index(cell)}</v></c>'
    return f"{at}><v>{cell!r}</v></c>"


def _serial(day: dt.date, from_1904: bool) -> float:
    start = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)
    moment = day if isinstance(day, dt.datetime) else dt.datetime(day.year, day.month, day.day)
    days = (moment - start) / dt.timedelta(days=1)
    return int(days) if days == int(days) else days


OCT, NOV = dt.date(2011, 10, 31), dt.date(2011, 11, 30)
PLAIN: Rows = [["date", "revenue"], [OCT, 1234.5], [NOV, -0.5]]
REPORT: Rows = [["Orders of the shop"], [], [None, "made on", dt.date(2011, 12, 1)], *PLAIN]

WORKBOOKS: dict[str, bytes] = {
    "xlsx-typed": workbook({"Data": PLAIN}),
    "xlsx-header-row-4": workbook({"Data": REPORT}),
    "xlsx-header-not-in-row-1": workbook({"Data": REPORT}),
    "xlsx-totals-row": workbook({"Data": [*REPORT, ["Total", Formula("SUM(B5:B6)", 1234)]]}),
    "xlsx-totals-row-without-a-word": workbook({"Data": [*REPORT, [], [None, Formula("SUM(B5:B6)", 1234)]]}),
    "xlsx-text-cells": workbook({"Data": [["date", "revenue"], ["31.10.2011", "1.234,50"], [NOV, -0.5]]}),
    "xlsx-text-number-undecided": workbook({"Data": [["date", "revenue"], [OCT, "1.500"], [NOV, 2.25]]}),
    "xlsx-typed-three-decimals": workbook({"Data": [["date", "revenue"], [OCT, 1.125], [NOV, 2.375]]}),
    "xlsx-times": workbook(
        {"Data": [["date", "revenue"], [dt.datetime(2011, 10, 31, 23, 59, 30), 1], [dt.datetime(2011, 11, 30), 2]]}
    ),
    "xlsx-1904": workbook({"Data": PLAIN}, from_1904=True),
    "xlsx-day-numbers": workbook({"Data": [["date", "revenue"], [40847, 1234.5]]}),
    "xlsx-formulas": workbook(
        {"Data": [["date", "revenue"], [OCT, Formula("1000+234.5", 1234.5)], [NOV, Formula("-1/2", -0.5)]]}
    ),
    "xlsx-formula-without-value": workbook({"Data": [["date", "revenue"], [OCT, 1], [NOV, Formula("B2*2")]]}),
    "xlsx-error": workbook({"Data": [["date", "revenue", "note"], [OCT, 1, Error("#REF!")], [NOV, Error("#N/A"), ""]]}),
    "xlsx-error-elsewhere": workbook(
        {"Data": [["date", "revenue", "share"], [OCT, 1234.5, Error("#DIV/0!")], [NOV, -0.5, Formula("B3*2")]]}
    ),
    "xlsx-one-sheet-fits": workbook({"Summary": [["Orders"], ["by month", 2]], "Data": PLAIN, "Empty": []}),
    "xlsx-two-sheets-fit": workbook({"2010": PLAIN, "2011": PLAIN}),
    "xlsx-no-sheet-fits": workbook({"Summary": [["Orders"], ["all", 2]], "Data": REPORT}),
    "xlsx-hidden-sheet": workbook({"Data": PLAIN, "Old": PLAIN}, hidden=["Old"]),
    "xlsx-mixed-types": workbook({"Data": [["date", "revenue"], [OCT, 1], [NOV, "many"], [NOV, True]]}),
    "xlsx-duplicate-header": workbook({"Data": [["date", "revenue", "revenue"], [OCT, 1, 2]]}),
    "xlsx-column-left-free": workbook(
        {"Data": [[None, "date", None, "revenue"], [None, OCT, None, 1234.5], [None, NOV, None, -0.5]]}
    ),
    "xlsx-column-without-name": workbook({"Data": [["date", None, "revenue"], [OCT, "x", 1]]}),
    "xlsx-header-only": workbook({"Data": [["date", "revenue"]]}),
    "xlsx-empty": workbook({"Data": []}),
    "xlsx-blank-rows": workbook({"Data": [*PLAIN, [], ["", " "], []]}),
    "xlsx-far-cell": workbook({"Data": [*PLAIN, *[[]] * 9_996, [None] * 16_383 + ["x"]]}),
    "xlsx-cut": workbook({"Data": PLAIN})[:1500],
}


if __name__ == "__main__":
    for name, content in WORKBOOKS.items():
        (CORPUS / name / "data").mkdir(parents=True, exist_ok=True)
        (CORPUS / name / "data" / "orders.xlsx").write_bytes(content)
