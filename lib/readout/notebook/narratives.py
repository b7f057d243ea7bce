"""The narrative cells of a notebook: Markdown with ``{"readout": {"slot": …, "kpis": […]}}`` in its metadata."""

from __future__ import annotations

from collections.abc import Iterator

from nbformat import NotebookNode

from readout.checks.narrative import Narrative, Narratives
from readout.checks.prose import Prose
from readout.notebook.narrative_cell import own_words
from readout.notebook.prompts import is_untouched
from readout.text.prose import plain_text


def narratives(notebook: NotebookNode, label: str) -> Narratives:
    """Return the analyst's words in ``notebook``, which messages call ``label``.

    Cells that never reach the client (tagged ``remove-cell`` or marked internal) are not among them. Raises
    ReadoutError for text that no report can show.
    """
    return Narratives(label, tuple(_narratives(notebook, label)))


def _narratives(notebook: NotebookNode, label: str) -> Iterator[Narrative]:
    for number, cell in enumerate(notebook.cells, start=1):
        said = cell.metadata.get("readout", {})
        slot = said.get("slot") if isinstance(said, dict) else None
        if cell.cell_type != "markdown" or not isinstance(slot, str) or _is_internal(cell):
            continue
        where = f"{label}, cell {cell.get('id', number)}"
        untouched = is_untouched(cell)
        words = "" if untouched else plain_text(own_words(cell), where=where)
        yield Narrative(where, slot, words, _ids(said.get("kpis")), untouched)


def prose(notebook: NotebookNode, label: str) -> Iterator[Prose]:
    """Yield the Markdown of every cell that a person wrote for the client, whether or not it has a slot."""
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown" and not _is_internal(cell) and not is_untouched(cell):
            said = cell.metadata.get("readout", {})
            said = said if isinstance(said, dict) else {}
            slot = said.get("slot")
            where = f"{label}, cell {cell.get('id', number)}"
            yield Prose(where, own_words(cell), slot if isinstance(slot, str) else None, _ids(said.get("kpis")))


def shown_words(notebook: NotebookNode) -> Iterator[str]:
    """Yield the words of every Markdown cell that the client sees, narrative or not."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and not _is_internal(cell):
            yield plain_text(own_words(cell))


def _is_internal(cell: NotebookNode) -> bool:
    said = cell.metadata.get("readout", {})
    marked = isinstance(said, dict) and bool(said.get("internal"))
    return marked or "remove-cell" in cell.metadata.get("tags", [])


def _ids(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
