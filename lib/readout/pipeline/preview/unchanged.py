"""When the results of a notebook's cells may stand: nothing that they are made of has changed."""

from __future__ import annotations

import copy
import hashlib
import json
import pickle
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from readout.notebook.parameters import TAG
from readout.pipeline.preview.files import Files

READ_BEFORE = frozenset({"report.ipynb", "work.csv", "client.yml"})  # what cells know of them, the report holds
INJECTED = "injected-parameters"  # Papermill's tag for the cell it puts in


def made_from(report: object, notebook: NotebookNode, files: Files, folder: Path) -> str:
    """Return a hash of what the cells' results are made of: report, code, and what lies in the client's ``folder``.

    ``report`` is what tells the report from every other,
    ``files`` are those of the look before anything was read. Cells of the analyst's own may read more than that.
    """
    total = hashlib.sha256(pickle.dumps(report))
    sources = [(cell.source, cell.metadata.get("tags", [])) for cell in _code(notebook)]
    beside = [(str(path), state) for path, state in sorted(files.items()) if _may_be_shown(path, folder)]
    total.update(json.dumps([sources, beside]).encode())
    return total.hexdigest()


def are_of(notebook: NotebookNode, executed: NotebookNode) -> bool:
    """Whether ``executed`` is this very notebook, run: it may have been saved again in between."""
    ran = [cell.source for cell in _code(executed) if not _is_injected(cell)]
    return ran == [cell.source for cell in _code(notebook)]


def with_results(notebook: NotebookNode, executed: NotebookNode) -> NotebookNode:
    """Return ``notebook`` as it would be after running it, with the results of the same cells in ``executed``."""
    made = copy.deepcopy(notebook)
    made.cells = list(_cells(made, _code(executed)))
    return made


def _cells(notebook: NotebookNode, results: list[NotebookNode]) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield cell
        if cell.cell_type == "code":
            done = results.pop(0)
            cell.outputs, cell.execution_count = copy.deepcopy(done.outputs), done.execution_count
        if TAG in cell.metadata.get("tags", []) and results and _is_injected(results[0]):
            yield copy.deepcopy(results.pop(0))


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _is_injected(cell: NotebookNode) -> bool:
    return INJECTED in cell.metadata.get("tags", [])


def _may_be_shown(path: Path, folder: Path) -> bool:
    """Pictures of finished work, and whatever else lies in the client's folder."""
    return path.is_relative_to(folder) and path.relative_to(folder).as_posix() not in READ_BEFORE
