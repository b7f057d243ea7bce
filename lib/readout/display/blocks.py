"""What a section is made of. Every block says itself in HTML and in Typst, from the same strings."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from readout.display.markup import both, html_text, typst_string

# JupyterLab alone sees this; the report is dressed by templates/style/.
NOTEBOOK_STYLE = (
    ".readout .lead{font-size:1.3em;font-weight:700}.readout .note,.readout figcaption,.readout caption{color:#56606a}"
    ".readout .tiles{display:flex;flex-wrap:wrap;gap:1em;list-style:none;padding:0}"
    ".readout .tiles span,.readout td .note,.readout th .note{display:block}"
    ".readout .tiles .value{font-size:1.5em;font-weight:700}.readout .charts{display:flex;flex-wrap:wrap;gap:1em}"
    ".readout .gt_table :is(th,td){text-align:left}.readout .gt_table .gt_right{text-align:right}"
)


class Block(Protocol):
    """A piece of a section."""

    def html(self) -> str:
        """Return the block for a web page."""
        ...

    def typst(self) -> str:
        """Return the block for the PDF."""
        ...


@dataclass(frozen=True)
class Heading:
    """A heading; sections have level 2, their parts level 3.

    ``anchor`` is what a link to the page's section ends on, the same in every month and language: ``#results``.
    """

    text: str
    level: Literal[2, 3] = 2
    anchor: str = ""

    def html(self) -> str:
        """Return the heading."""
        anchor = f' id="{html_text(self.anchor)}"' if self.anchor else ""
        return f"<h{self.level}{anchor}>{html_text(self.text)}</h{self.level}>"

    def typst(self) -> str:
        """Return the heading a level higher: the PDF's title is no heading, the page's is one of level 1."""
        return f"#heading(level: {self.level - 1}, {typst_string(self.text)})"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``role`` lead is the answer at the top, intro stays with what follows it, note is small print."""

    text: str
    role: Literal["plain", "lead", "intro", "note"] = "plain"

    def html(self) -> str:
        """Return the paragraph."""
        role = "" if self.role == "plain" else f' class="{self.role}"'
        return f"<p{role}>{html_text(self.text)}</p>"

    def typst(self) -> str:
        """Return the paragraph as a call of the style's function for its role."""
        return f"#readout-{self.role}({typst_string(self.text)})"


@dataclass(frozen=True)
class Bullets:
    """A list of (strong beginning, rest) lines; either may be empty. ``role`` asks: what we need from the client;
    brief: short lines, in two columns of the PDF where that is lower."""

    lines: tuple[tuple[str, str], ...]
    role: Literal["plain", "asks", "brief"] = "plain"

    def html(self) -> str:
        """Return the list."""
        items = "".join(f"<li>{_lead_in(*line)}</li>" for line in self.lines)
        return f"<ul>{items}</ul>" if self.role == "plain" else f'<ul class="{self.role}">{items}</ul>'

    def typst(self) -> str:
        """Return the list as a call of the style's function for its role."""
        items = ", ".join(f"({typst_string(strong)}, {typst_string(rest)})" for strong, rest in self.lines)
        return f"#readout-{'bullets' if self.role == 'plain' else self.role}({items},)"


@dataclass(frozen=True)
class Tile:
    """One figure on the first page: its name, its value, and lines that put it in context."""

    label: str
    value: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tiles:
    """The month's main figures in a row."""

    tiles: tuple[Tile, ...]

    def html(self) -> str:
        """Return the tiles as a list, which is what they are to a screen reader."""
        items = "".join(
            f'<li><span class="label">{html_text(tile.label)}</span> <span class="value">{html_text(tile.value)}</span>'
            + "".join(f' <span class="context">{html_text(note)}</span>' for note in tile.notes)
            + "</li>"
            for tile in self.tiles
        )
        return f'<ul class="tiles">{items}</ul>'

    def typst(self) -> str:
        """Return the tiles as a call of the style's ``readout-tiles``."""
        items = ", ".join(
            f"(label: {typst_string(tile.label)}, value: {typst_string(tile.value)}, "
            f"notes: ({''.join(typst_string(note) + ', ' for note in tile.notes)}))"
            for tile in self.tiles
        )
        return f"#readout-tiles({items},)"


@dataclass(frozen=True)
class Picture:
    """An image the analyst named as evidence, ``data`` its PNG bytes, ``width`` and ``height`` in pixels."""

    data: bytes
    width: int
    height: int
    alt: str
    caption: str

    def html(self) -> str:
        """Return the image inside the page itself."""
        return (
            f'<figure class="picture"><img src="{self._url()}" alt="{html_text(self.alt)}" width="{self.width}" '
            f'height="{self.height}"><figcaption>{html_text(self.caption)}</figcaption></figure>'
        )

    def typst(self) -> str:
        """Return the image wrapped in an SVG, for Typst reads those from text."""
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}">'
            f'<image width="{self.width}" height="{self.height}" href="{self._url()}"/></svg>'
        )
        return (
            f"#readout-picture(caption: {typst_string(self.caption)}, alt: {typst_string(self.alt)}, "
            f"svg: {typst_string(svg)})"
        )

    def _url(self) -> str:
        return "data:image/png;base64," + base64.b64encode(self.data).decode("ascii")


@dataclass(frozen=True)
class Pictures:
    """Images beside each other, small: proof that the work exists, which its link or its file shows in full.

    ``across``: how many stand in a row of the PDF.
    """

    pictures: tuple[Picture, ...]
    across: int = 3

    def html(self) -> str:
        """Return the images as one group."""
        return '<div class="pictures">' + "".join(picture.html() for picture in self.pictures) + "</div>"

    def typst(self) -> str:
        """Return the images as a call of the style's ``readout-pictures``."""
        calls = ", ".join(picture.typst().removeprefix("#") for picture in self.pictures)
        return f"#readout-pictures(across: {self.across}, {calls},)"


@dataclass(frozen=True)
class Beside:
    """Blocks in two columns, ``shares`` their parts of the width; on a phone one below the other."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    shares: tuple[int, int] = (1, 1)

    def html(self) -> str:
        """Return both columns."""
        columns = "".join(f"<div>{''.join(each.html() for each in blocks)}</div>" for blocks in (self.left, self.right))
        left, right = self.shares
        return f'<div class="beside" style="--left: {left}fr; --right: {right}fr">{columns}</div>'

    def typst(self) -> str:
        """Return both columns as a call of the style's ``readout-beside``."""
        columns = [
            "{ " + "; ".join(each.typst().removeprefix("#") for each in blocks) + " }"
            for blocks in (self.left, self.right)
        ]
        return f"#readout-beside({self.shares}, {', '.join(columns)})"


@dataclass(frozen=True)
class Fitting:
    """``small`` before ``large``; in the PDF the other way round where the page has room for ``large``, so that no
    page ends empty for want of room."""

    small: Block
    large: Block

    def html(self) -> str:
        """Return both."""
        return self.small.html() + self.large.html()

    def typst(self) -> str:
        """Return both as a call of the style's ``readout-fitting``."""
        small, large = (each.typst().removeprefix("#") for each in (self.small, self.large))
        return f"#readout-fitting({small}, {large})"


@dataclass(frozen=True)
class SmallPrint:
    """What is looked up rather than read: a heading of ``level``, then (strong beginning, rest) lines, set small.

    ``folded`` shows the heading alone until a reader of the page opens it; on paper it is always open.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    level: Literal[2, 3] = 2
    anchor: str = ""
    folded: bool = False

    def html(self) -> str:
        """Return the heading and the lines as paragraphs in columns."""
        heading = Heading(self.title, self.level, self.anchor).html()
        lines = f'<div class="small-print">{"".join(f"<p>{_lead_in(*line)}</p>" for line in self.lines)}</div>'
        return f"<details><summary>{heading}</summary>{lines}</details>" if self.folded else heading + lines

    def typst(self) -> str:
        """Return heading and lines as one call of the style's ``readout-small-print``, which keeps them together."""
        lines = ", ".join(f"({typst_string(strong)}, {typst_string(rest)})" for strong, rest in self.lines)
        return f"#readout-small-print({self.level - 1}, {typst_string(self.title)}, {lines},)"


@dataclass(frozen=True)
class Section:
    """What one call of a notebook shows: rich in JupyterLab, and one Markdown form for rendering."""

    blocks: tuple[Block, ...]

    def html(self) -> str:
        """Return the section for JupyterLab."""
        return "\n".join(block.html() for block in self.blocks)

    def markdown(self) -> str:
        """Return the section for the renderers: HTML and Typst side by side, each engine keeps its own."""
        return _markdown([(block.html(), block.typst()) for block in self.blocks])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, str], dict[str, Any]]:
        drawn = [(block.html(), block.typst()) for block in self.blocks]
        inside = "\n".join(html for html, _ in drawn)
        shown = f'<div class="readout"><style>{NOTEBOOK_STYLE}</style>{inside}</div>'
        data = {"text/html": shown, "text/markdown": _markdown(drawn), "text/plain": "section of the report"}
        return data, {"text/markdown": {"readout": True}}


def _markdown(drawn: list[tuple[str, str]]) -> str:
    return "\n\n".join(both(html, typst) for html, typst in drawn)


def _lead_in(strong: str, rest: str) -> str:
    beginning = f"<strong>{html_text(strong)}</strong> " if strong else ""
    return beginning + html_text(rest)
