"""``past/``: last months' notebooks with their words, whole, without outputs. Nothing there is ever replaced."""

from __future__ import annotations

import copy
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from readout.data.project import Project
from readout.data.whole_file import keep_file
from readout.notebook.file import notebook_bytes
from readout.notebook.narrative_cell import holds_words, stamp_of


def past_file(project: Project, client_id: str, month: pd.Period) -> Path:
    """Return the path of a month's notebook in ``past/``, there or not."""
    return project.client_file(client_id, f"past/{month}.ipynb")


def past_files(project: Project, client_id: str, month: pd.Period) -> tuple[Path, ...]:
    """Return every notebook of ``month`` in ``past/``: it may have been open more than once."""
    return tuple(sorted(past_file(project, client_id, month).parent.glob(f"{month}*.ipynb")))


def keep_in_past(
    project: Project, client_id: str, month: pd.Period, notebook: NotebookNode, version: int | None = None
) -> Path:
    """Keep a copy of ``notebook`` as that of ``month``; return its path, which has a number if the name is taken.

    ``version``: it holds the words of a new version of a sent report.
    """
    kept = copy.deepcopy(notebook)
    clear_outputs(kept)
    named = revised_file(project, client_id, month, version) if version else past_file(project, client_id, month)
    return keep_file(named, notebook_bytes(kept))


def revised_file(project: Project, client_id: str, month: pd.Period, version: int) -> Path:
    """Return the path of the notebook of a sent report's new version, there or not."""
    return project.client_file(client_id, f"past/{month}.v{version}.ipynb")


def is_worth_keeping(notebook: NotebookNode) -> bool:
    """Whether a notebook was ever opened for a month or written in; a template's fresh copy was not."""
    stamps = ((cell, stamp_of(cell)) for cell in notebook.cells)
    return any(stamp is not None and (stamp.month is not None or holds_words(cell)) for cell, stamp in stamps)


def clear_outputs(notebook: NotebookNode) -> None:
    """Take from a notebook what a kernel has put there; what people typed stays."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
