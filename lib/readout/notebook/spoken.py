"""The words of an executed notebook as its reader will see them, cell by cell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from readout.notebook.narrative_cell import own_words
from readout.text.prose import plain_text

_MARKUP = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTES = re.compile(r"""(?:alt|title|aria-label)=(?:"([^"]*)"|'([^']*)')""")


def spoken(executed: NotebookNode, label: str) -> Iterator[tuple[str, str]]:
    """Yield (place, words) of every cell, alt texts included; ``label`` names the notebook."""
    for number, cell in enumerate(executed.cells, start=1):
        where = f"{label}, cell {cell.get('id', number)}"
        if cell.cell_type == "markdown":
            yield where, plain_text(own_words(cell), where=where)
        elif cell.cell_type == "code":
            yield where, "\n".join(_words(output.get("data", {})) for output in cell.outputs)


def _words(data: NotebookNode) -> str:
    for kind in ("text/html", "image/svg+xml"):
        if kind in data:
            markup = _joined(data[kind])
            hidden = [first or second for first, second in _ATTRIBUTES.findall(markup)]
            return html.unescape("\n".join([_MARKUP.sub(" ", markup), *hidden]))
    return _joined(data.get("text/markdown", data.get("text/plain", "")))


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
