"""Finished reports read back: the words a reader finds, and whatever in them would run or fetch."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pypdfium2

from readout.display.fonts import uncovered

IN_ENVIRONMENT = "kept-in-the-environment-4711"
IN_FILE = "kept-in-a-file-4711"
_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2212"))  # Typst sets -1 with a minus sign, and parts long words
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_HEADER, _FOOTER = 55.0, 45.0  # points that running lines take of a page (_quarto.yml's margins)
_FETCHING = frozenset({"src", "srcset", "href", "xlink:href", "poster", "data", "action", "formaction", "background"})
_ALIVE = frozenset({"script", "iframe", "object", "embed", "base", "form", "link", "audio", "video"})


@dataclass
class Page(HTMLParser):
    """``words`` as a reader sees them, ``alive`` whatever runs or fetches, ``links`` the addresses to click on."""

    words: list[str] = field(default_factory=list)
    alive: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._style = False

    @property
    def text(self) -> str:
        return "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        if tag in _ALIVE:
            self.alive.append(tag)
        for name, value in attrs:
            given = (value or "").strip()
            if tag == "a" and name == "href":
                self.links.append(given)
            elif name.startswith("on") or (name in _FETCHING and not given.startswith(("data:", "#"))):
                self.alive.append(f"{tag} {name}={given[:60]}")
            elif name in ("alt", "aria-label", "title", "content"):
                self.words.append(f" {given} ")

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.words.append(data)
        elif re.search(r"@import|url\((?!\"?data:)", data):
            self.alive.append("a style that fetches")

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read_page(path: Path) -> Page:
    """Read a finished HTML report."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def read_pdf(path: Path) -> tuple[str, list[str]]:
    """Return a PDF's words, and the addresses of its links; anything that acts by itself fails.

    The words come twice: without the running lines, so that what goes on overleaf is whole, and with them.
    """
    bodies, pages = zip(*map(_words, pypdf.PdfReader(path).pages), strict=True)
    return "\n".join([*bodies, *pages]), read_links(path)


def read_links(path: Path) -> list[str]:
    """Return the addresses of a PDF's links; anything that acts by itself fails."""
    reader = pypdf.PdfReader(path)
    catalogue = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/JavaScript", "/EmbeddedFiles"} & set(catalogue)
    links = []
    for page in reader.pages:
        assert "/AA" not in page
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A")
            if action is not None:
                assert action["/S"] in ("/URI", "/GoTo"), action
                links.append(str(action.get("/URI", "#")))
    return links


def _words(page: pypdf.PageObject) -> tuple[str, str]:
    """Return a page's words between its header and its footer, and all of them."""
    kept: list[str] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_: object) -> None:
        height = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        if _FOOTER < height < float(page.mediabox.height) - _HEADER:
            kept.append(text)

    whole = page.extract_text(visitor_text=visit)
    return "".join(kept), whole


def letters_of(path: Path) -> str:
    """Return what a PDF prints, whatever it stands in: fast also where a word is longer than a page."""
    return "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(path))


def squeezed(text: str) -> str:
    """Return ``text`` without what a renderer may change.

    That is spaces, invisible characters, capitals, composed forms and hyphens.
    """
    gone = {ord(each) for each in set(text) if each.isspace() or unicodedata.category(each) in ("Cf", "Zs")}
    kept = text.translate(dict.fromkeys(gone))
    composed = unicodedata.normalize("NFKC", kept).translate(_HYPHENS)
    return unicodedata.normalize("NFKC", composed.upper().casefold())


def as_printed(text: str) -> str:
    """Return ``text`` as the PDF prints it: a character that no font has is replaced, visibly."""
    missing = set(uncovered(text))
    return "".join(REPLACEMENT if each in missing else each for each in text)
