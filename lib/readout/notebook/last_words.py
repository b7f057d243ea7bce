"""The analyst's words: this month's in the notebook, last month's in ``past/`` and in the history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from readout.checks.last_words import Written
from readout.data.project import Project
from readout.model.errors import NotebookError
from readout.model.history import slot_and_kpis, word_key
from readout.model.report import Report
from readout.notebook.file import read_notebook
from readout.notebook.narrative_cell import SLOTS, own_words, text_hash
from readout.text.prose import plain_text

_PAST = re.compile(r"(\d{4}-\d{2})(?!\d).*")


def keyed(notebook: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    """Yield every narrative cell of ``notebook`` with the key its words have in the history, in order."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        slot = _metadata(cell).get("slot")
        if cell.cell_type != "markdown" or slot not in SLOTS or _is_internal(cell):
            continue
        kpis = _metadata(cell).get("kpis")
        names = [each for each in kpis if isinstance(each, str)] if isinstance(kpis, list) else []
        key = word_key(str(slot), names)
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}#{seen[key]}", cell


def written(notebook: NotebookNode, label: str) -> Iterator[Written]:
    """Yield what the client may read of each narrative cell; an untouched prompt is nobody's words."""
    for key, cell in keyed(notebook):
        said = _metadata(cell)
        if said.get("prompt") == text_hash(cell.source):
            continue
        where = f"{label}, cell {cell.get('id', key)}"
        stamp, ready = said.get("month"), said.get("ready") == text_hash(cell.source)
        month = stamp if isinstance(stamp, str) else None
        words = plain_text(own_words(cell), where=where)
        yield Written(where, str(said["slot"]), words, month, ready)


def written_before(project: Project, report: Report) -> Iterator[Written]:
    """Yield the words of the last report: as sent, and as they stand in the newest notebook of ``past/``.

    A past notebook that cannot be read says nothing: no report is made of it.
    """
    if report.before is not None:
        for key, text in report.before.words.items():
            where = f"{report.before.where}, words, {key}"
            yield Written(where, slot_and_kpis(key)[0], plain_text(text, where=where))
    for path in _last_notebooks(project.client_file(report.client.id, "past"), str(report.month)):
        label = project.relative(path)
        try:
            yield from written(read_notebook(path, label), label)
        except NotebookError:
            continue


def _last_notebooks(folder: Path, month: str) -> list[Path]:
    """The notebooks of the newest month in ``past/`` before ``month``; a month may have several."""
    months = {path: match[1] for path in folder.glob("*.ipynb") if (match := _PAST.fullmatch(path.stem))}
    newest = max((each for each in months.values() if each < month), default=None)
    return sorted(path for path, each in months.items() if each == newest)


def _is_internal(cell: NotebookNode) -> bool:
    """Whether a cell never reaches the client."""
    return bool(_metadata(cell).get("internal")) or "remove-cell" in cell.metadata.get("tags", [])


def _metadata(cell: NotebookNode) -> dict[str, object]:
    said = cell.metadata.get("readout", {})
    return dict(said) if isinstance(said, dict) else {}
