"""What the library that reads spreadsheets leaves blank without a word: cells with an error, formulas without a value.

It is looked up in the sheet's own XML, by pattern: parsing a large sheet once more in Python would take longer
than all the rest.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_PREFIX = rb"(?:\w+:)?"
_CELL = re.compile(rb"<" + _PREFIX + rb"c\s([^>]*?)(?:/>|>(.*?)</" + _PREFIX + rb"c>)", re.DOTALL)
_TYPE = re.compile(rb"""\st=["'](e|str)["']""")
_VALUE = re.compile(rb"<" + _PREFIX + rb"(?:v|is)(?:\s[^>]*)?>(.*?)</" + _PREFIX + rb"(?:v|is)>", re.DOTALL)
_FORMULA_ALONE = re.compile(
    rb"(?:</" + _PREFIX + rb"f>|<" + _PREFIX + rb"f(?:\s[^>]*)?/>)\s*"
    rb"(?:<" + _PREFIX + rb"v\s*/>|<" + _PREFIX + rb"v(?:\s[^>]*)?></" + _PREFIX + rb"v>)?\s*$"
)
_PLACE = re.compile(rb"""(?:^|\s)r=["']([A-Z]{1,3})(\d{1,7})["']""")
# Without any of these there is neither an error nor a formula, and the cells need not be looked at one by one.
_SIGNS = (b't="e"', b"t='e'", b"f>", b"f/>", b"<f ", b":f ")
_ROW = re.compile(rb"row\b[^>]*?\sr=[\"'](\d{1,7})")


@dataclass(frozen=True)
class BrokenCell:
    """A cell that seems blank and is not: its row (from 1), its column (from 0), and what to say of it."""

    row: int
    column: int
    said: str


@dataclass(frozen=True)
class SheetXml:
    """The XML of one sheet."""

    content: bytes

    @property
    def cells(self) -> int:
        """How many cells the sheet spans, from its first row and column to its last, filled or not."""
        rows = max((int(found) for found in _ROW.findall(self.content)), default=0)
        letters = next((n for n in (3, 2) if re.search(rb"r=[\"'][A-Z]{%d}\d" % n, self.content)), 1)
        if letters == 1:
            return rows * 26
        pattern = rb"r=[\"']([A-Z]{%d})\d" % letters
        return rows * (1 + max(_column(found) for found in set(re.findall(pattern, self.content))))

    def broken(self) -> Iterator[BrokenCell]:
        """Yield the cells with an error or with a formula that has no value, top down."""
        if not any(sign in self.content for sign in _SIGNS):
            return
        for match in _CELL.finditer(self.content):
            attributes, inside = match[1], match[2] or b""
            place = _PLACE.search(attributes)
            value = _VALUE.search(inside)
            if place is None:
                continue
            row, column = int(place[2]), _column(place[1])
            type_ = _TYPE.search(b" " + attributes)
            if type_ and type_[1] == b"e":
                shown = value[1].decode("utf-8", "replace") if value else "an error"
                yield BrokenCell(row, column, f"holds the error {shown}; mend the formula, or clear the cell")
            elif not type_ and _FORMULA_ALONE.search(inside):  # a formula may well give an empty text (str)
                yield BrokenCell(row, column, _UNSAVED)


_UNSAVED = (
    "holds a formula without its value; open the file in a spreadsheet program and save it there, or export the values"
)


def sheet_xml(file: Path, name: str) -> SheetXml:
    """Return the XML of the sheet called ``name``.

    Raises KeyError or ValueError when the workbook does not tell where it is.
    """
    with zipfile.ZipFile(file) as parts:
        book = _part_of_type(parts, "_rels/.rels", "/officeDocument")
        try:
            sheets = ElementTree.fromstring(parts.read(book)).iter()  # noqa: S314 (no entities are fetched)
            relation = next(
                value
                for sheet in sheets
                if sheet.tag.rpartition("}")[2] == "sheet" and sheet.get("name") == name
                for key, value in sheet.attrib.items()
                if key.endswith("}id")
            )
        except (StopIteration, ElementTree.ParseError):
            raise KeyError(name) from None
        folder, _, base = book.rpartition("/")
        target = _relations(parts, f"{folder}/_rels/{base}.rels".lstrip("/"))[relation][1]
        return SheetXml(parts.read(_joined(folder, target)))


def _part_of_type(parts: zipfile.ZipFile, relations: str, type_: str) -> str:
    for kind, target in _relations(parts, relations).values():
        if kind.endswith(type_):
            return _joined("", target)
    raise KeyError(type_)


def _relations(parts: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    try:
        root = ElementTree.fromstring(parts.read(path))  # noqa: S314 (no entities are fetched)
    except ElementTree.ParseError:
        raise KeyError(path) from None
    return {each.get("Id", ""): (each.get("Type", ""), each.get("Target", "")) for each in root}


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _column(letters: bytes) -> int:
    """Return a column's place, from 0: A is 0, Z is 25, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1
