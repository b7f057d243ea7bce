"""The words of an executed notebook as its reader will see them, cell by cell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from readout.checks.prose import Prose
from readout.pipeline.prompts import prompt_hash
from readout.text.prose import plain_text

_MARKUP = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTES = re.compile(r"""(?:alt|title|aria-label)=(?:"([^"]*)"|'([^']*)')""")


def spoken(executed: NotebookNode, label: str) -> Iterator[tuple[str, str]]:
    """Yield (place, words) of every cell, alt texts included; ``label`` names the notebook."""
    for number, cell in enumerate(executed.cells, start=1):
        where = f"{label}, cell {cell.get('id', number)}"
        if cell.cell_type == "markdown":
            yield where, plain_text(cell.source, where=where)
        elif cell.cell_type == "code":
            yield where, "\n".join(_words(output.get("data", {})) for output in cell.outputs)


def narratives(notebook: NotebookNode, label: str) -> Iterator[Prose]:
    """Yield the analyst's own words, cell by cell; what a template asked and nobody answered is not theirs."""
    for number, cell in enumerate(notebook.cells, start=1):
        said = cell.metadata.get("readout", {})
        said = said if isinstance(said, dict) else {}
        if cell.cell_type == "markdown" and said.get("prompt") != prompt_hash(cell.source):
            kpis = said.get("kpis") or ()
            named = tuple(each for each in kpis if isinstance(each, str)) if isinstance(kpis, list | tuple) else ()
            slot = said.get("slot") if isinstance(said.get("slot"), str) else None
            yield Prose(f"{label}, cell {cell.get('id', number)}", cell.source, slot, named)


def _words(data: NotebookNode) -> str:
    for kind in ("text/html", "image/svg+xml"):
        if kind in data:
            markup = _joined(data[kind])
            hidden = [first or second for first, second in _ATTRIBUTES.findall(markup)]
            return html.unescape("\n".join([_MARKUP.sub(" ", markup), *hidden]))
    return _joined(data.get("text/markdown", data.get("text/plain", "")))


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
