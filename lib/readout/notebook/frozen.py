"""A month that was sent, run again, says the words that were sent, wherever the notebook has moved on to."""

from __future__ import annotations

import copy
import re

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from readout.model.history import slot_and_kpis
from readout.model.report import Report
from readout.notebook.last_words import keyed

_SECTIONS = {"summary": "headline", "goals": "goals", "explain": "explain", "next-steps": "next_steps"}


def with_words_as_sent(notebook: NotebookNode, report: Report) -> NotebookNode:
    """Return ``notebook`` with the narrative of the sent report in place of its own; as it is before it was sent.

    A cell with a key of the history gets the words kept under it, one without goes; words without a cell come
    after their slot's other cells, or after the call of their section.
    """
    if report.frozen is None:
        return notebook
    made, words = copy.deepcopy(notebook), dict(report.frozen.words)
    kept: set[str] = set()
    for key, cell in list(keyed(made)):
        if key in words:
            cell.source = words[key]
            cell.metadata["readout"] = _about(key)  # neither prompt nor stamp of the month the notebook has come to
            kept.add(key)
        else:
            made.cells.remove(cell)
    for key, text in words.items():
        if key not in kept:
            cell = new_markdown_cell(text, metadata={"readout": _about(key)}, id=_id(key, made))
            made.cells.insert(_place(made, slot_and_kpis(key)[0]), cell)
    return made


def _about(key: str) -> dict[str, object]:
    slot, kpis = slot_and_kpis(key)
    return {"slot": slot, "kpis": list(kpis)} if kpis else {"slot": slot}


def _place(notebook: NotebookNode, slot: str) -> int:
    """Return where a slot's next cell belongs: at the end where the notebook has neither slot nor section."""
    call = re.compile(rf"\.{_SECTIONS.get(slot, slot)}\(")
    places = [index for index, cell in enumerate(notebook.cells) if _belongs(cell, slot, call)]
    return places[-1] + 1 if places else len(notebook.cells)


def _belongs(cell: NotebookNode, slot: str, call: re.Pattern[str]) -> bool:
    said = cell.metadata.get("readout", {})
    if cell.cell_type == "markdown":
        return isinstance(said, dict) and said.get("slot") == slot
    return cell.cell_type == "code" and bool(call.search(cell.source))


def _id(key: str, notebook: NotebookNode) -> str:
    """An id that names the words, and is the same in every run."""
    used = {cell.get("id") for cell in notebook.cells}
    wanted = "sent-" + re.sub(r"[^A-Za-z0-9]+", "-", key)[:50]
    return next(each for each in (wanted, *(f"{wanted}-{n}" for n in range(2, 1000))) if each not in used)
