"""``report.ipynb`` of a hand-off: front matter and Markdown, no code, nothing of the run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from readout.model.errors import Problem, RenderError

REPORT = "report.ipynb"
# Quarto reads the language from it, though nothing is run.
_KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}


def write_report(folder: Path, front: str, cells: Sequence[tuple[str, str]]) -> None:
    """Write the notebook: ``front`` as its first, raw cell, then Markdown ``cells`` as pairs of id and text."""
    first = nbformat.v4.new_raw_cell(front, id="front-matter")
    rest = [nbformat.v4.new_markdown_cell(text.rstrip("\n"), id=id_) for id_, text in cells]
    metadata = {"kernelspec": dict(_KERNEL)}
    notebook = nbformat.v4.new_notebook(cells=[first, *rest], metadata=metadata)
    nbformat.validate(notebook)
    nbformat.write(notebook, folder / REPORT)


def read_cells(folder: Path) -> list[NotebookNode]:
    """Return the cells of a handed-off notebook; RenderError when it cannot be read."""
    try:
        notebook = nbformat.read(folder / REPORT, as_version=4)
    except (OSError, ValueError) as error:
        raise RenderError(Problem(str(folder / REPORT), f"cannot be read: {error}; hand off again")) from error
    return list(notebook.cells)
