"""A PDF's structure tree, as a screen reader walks it: what each piece is, what it says, and where it lies."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_FORM = pdfium.FPDF_PAGEOBJ_FORM


@dataclass(frozen=True)
class Mark:
    """A piece of marked content: its page, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Box:
    """Where something lies on its page, in points from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Tag:
    """One element of the tree: its standard name (H1, TR, Figure), and what is in it, in reading order."""

    name: str
    inside: tuple[Tag | Mark, ...]
    alt: str | None = None
    scope: str | None = None

    def walk(self) -> Iterator[Tag]:
        """Yield the element and all elements in it, in reading order."""
        yield self
        for each in self.inside:
            if isinstance(each, Tag):
                yield from each.walk()

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marked content in the element, in reading order."""
        return tuple(mark for each in self.inside for mark in (each.marks if isinstance(each, Tag) else (each,)))

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The pages that hold a part of it."""
        return tuple(sorted({mark.page for mark in self.marks}))


def read_tags(path: Path) -> Tag:
    """Return the root of a PDF's structure tree. Raises KeyError for a PDF without one."""
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        tree = pdf.Root["/StructTreeRoot"]
        roles = {str(name): str(role) for name, role in tree.get("/RoleMap", {}).items()}
        return Tag("Document", tuple(_inside(tree.get("/K"), None, pages, roles)))


def _inside(
    kids: object, page: int | None, pages: dict[tuple[int, int], int], roles: dict[str, str]
) -> Iterator[Tag | Mark]:
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            assert page is not None, "marked content without a page"
            yield Mark(page, int(kid))
            continue
        own = pages[kid["/Pg"].objgen] if "/Pg" in kid else page
        if kid.get("/Type") == "/MCR":
            assert own is not None, "marked content without a page"
            yield Mark(own, int(kid["/MCID"]))
        elif "/S" in kid:
            name = roles.get(str(kid["/S"]), str(kid["/S"])).removeprefix("/")
            alt = str(kid["/Alt"]) if "/Alt" in kid else None
            yield Tag(name, tuple(_inside(kid.get("/K"), own, pages, roles)), alt, _scope(kid.get("/A")))


def _scope(attributes: object) -> str | None:
    for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and "/Scope" in each:
            return str(each["/Scope"]).removeprefix("/")
    return None


def stranded(tree: Tag) -> list[int]:
    """The pages, counted from 1, whose last words are a heading."""
    found = []
    marks = tree.marks
    following = dict(pairwise(marks))
    for tag in tree.walk():
        if tag.name in ("H1", "H2", "H3") and tag.marks:
            after = following.get(tag.marks[-1])
            if after is not None and after.page != tag.marks[-1].page:
                found.append(tag.marks[-1].page + 1)
    return found


def filled(pdf: Path) -> list[float]:
    """Return how far down each page's words and pictures go: 0 for an empty page, 1 for one that is full."""
    with pikepdf.open(pdf) as opened:
        height = float(opened.pages[0].mediabox[3])
        count = len(opened.pages)
    top, foot = 21 * 72 / 25.4, height - 18 * 72 / 25.4  # _quarto.yml's margins
    boxes, read = read_boxes(pdf), set(read_tags(pdf).marks)
    ends = [max((box.bottom for mark, box in boxes.items() if mark.page == page and mark in read), default=top)
            for page in range(count)]  # fmt: skip
    return [(end - top) / (foot - top) for end in ends]


def read_boxes(path: Path) -> dict[Mark, Box]:
    """Return where each piece of marked content lies; what draws nothing (an empty text) is left out."""
    found: dict[Mark, Box] = {}
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf):
            height = page.get_height()
            for item in page.get_objects(max_depth=15):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
                if mark < 0 or item.type == _FORM:
                    continue
                left, bottom, right, top = item.get_bounds()
                box = Box(left, height - top, right, height - bottom)
                found[Mark(number, mark)] = _around(found.get(Mark(number, mark)), box)
    return found


def read_texts(path: Path) -> dict[Mark, str]:
    """Return the text of each piece of marked content."""
    found: dict[Mark, str] = {}
    with pypdfium2.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf):
            text_page = page.get_textpage()
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=15):
                mark = Mark(number, pdfium.FPDFPageObj_GetMarkedContentID(item.raw))
                found[mark] = found.get(mark, "") + _text(item.raw, text_page.raw)
    return found


def _text(item: object, text_page: object) -> str:
    size = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _around(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )
