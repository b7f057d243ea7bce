"""Outputs of code cells: of each exactly one representation, as Markdown that both renderers read alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nbformat import NotebookNode

from readout.model.errors import NotebookError, Problem
from readout.pipeline.handoff_html import html_markdown
from readout.pipeline.handoff_images import ImageStore
from readout.text.hostile import clean, escape_markdown, image_markdown
from readout.text.prose import TOP_HEADING, safe_markdown

_IMAGES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif")
_ALT_LINE = re.compile(r"^#\|\s*fig-alt:\s*(.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +(.+)$|<h[1-6][^>]*>([^\n]*?)</h[1-6]>", re.MULTILINE)
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


@dataclass
class Context:
    """What is known while cells are handed off one after the other: where images go, and the last heading."""

    images: ImageStore
    image_label: str
    heading: str = ""
    tables: int = 0

    @property
    def top(self) -> int:
        """The level at which headings in words begin: a PDF may not skip one, so before any section at its own."""
        return TOP_HEADING if self.heading else TOP_HEADING - 1

    def note_heading(self, markdown: str) -> None:
        """Remember the last heading in ``markdown``; it names images that have no alt text."""
        found = [first or second for first, second in _HEADING.findall(markdown)]
        if found:
            self.heading = re.sub(r"<[^>]*>|\\(?=[!-/:-@\[-`{-~])|\*", "", found[-1]).strip() or self.heading


def shown_outputs(cell: NotebookNode, where: str) -> list[NotebookNode]:
    """Return the outputs a client sees: no prints, no warnings, no leftovers such as ``[<Line2D at 0x7f>]``.

    Raises NotebookError when the cell failed.
    """
    shown = []
    has_image = any(_image_type(output) for output in cell.outputs)
    for output in cell.outputs:
        if output.output_type == "error":
            problem = f"the cell failed with {output.get('ename')}: {output.get('evalue')}; mend it and run again"
            raise NotebookError(Problem(where, problem))
        if output.output_type not in ("display_data", "execute_result"):
            continue
        leftover = has_image and output.output_type == "execute_result" and set(output.data) == {"text/plain"}
        if not leftover:
            shown.append(output)
    return shown


def output_markdown(output: NotebookNode, cell: NotebookNode, where: str, context: Context) -> str:
    """Return the output's best representation as Markdown; empty when it shows nothing.

    Our own display objects say by the metadata ``{"text/markdown": {"readout": true}}`` that their Markdown is
    already made for the renderers. A cell's author could say the same of theirs: it is their own code.
    """
    data = output.data
    if "text/markdown" in data:
        text = _text(data["text/markdown"])
        ours = output.metadata.get("text/markdown", {})
        trusted = isinstance(ours, dict) and ours.get("readout") is True
        return text if trusted else safe_markdown(text, where=where, top=context.top)
    if "text/html" in data:
        context.tables += 1
        alt = _alt(output, cell, context)
        shown = html_markdown(_text(data["text/html"]), f"out{context.tables}", where, context.images, alt)
        if shown:
            return shown
    image_type = _image_type(output)
    if image_type:
        return _image(output, image_type, cell, where, context)
    return _plain(_text(data.get("text/plain", "")), where)


def _image_type(output: NotebookNode) -> str | None:
    data = output.get("data", {})
    return next((kind for kind in _IMAGES if kind in data), None)


def _image(output: NotebookNode, kind: str, cell: NotebookNode, where: str, context: Context) -> str:
    content = _text(output.data[kind])
    if kind == "image/svg+xml":
        path = context.images.put(content.encode(), where)
    else:
        path = context.images.put_base64(content, where)
    return image_markdown(path, clean(_alt(output, cell, context), where))


def _alt(output: NotebookNode, cell: NotebookNode, context: Context) -> str:
    line = _ALT_LINE.search(cell.source)
    if line:
        return line[1].strip("\"'")
    for metadata in (*output.metadata.values(), output.metadata, cell.metadata.get("readout", {})):
        alt = metadata.get("alt") if isinstance(metadata, dict) else None
        if isinstance(alt, str) and alt.strip():
            return alt
    return f"{context.image_label}: {context.heading}" if context.heading else context.image_label


def _plain(text: str, where: str) -> str:
    text = _ADDRESS.sub("", clean(text, where)).strip("\n")
    lines = [escape_markdown(line.strip()) for line in text.split("\n") if line.strip()]
    return "\\\n".join(lines)


def _text(value: object) -> str:
    return "".join(value) if isinstance(value, list) else str(value)
