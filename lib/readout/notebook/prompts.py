"""Where the words of a template still stand: narrative prompts, the example rows of work.csv, the example name."""

from __future__ import annotations

from collections.abc import Iterator

from nbformat import NotebookNode

from readout.checks.typed import work_shown
from readout.model.report import Report
from readout.notebook.narrative_cell import is_unanswered, text_hash

EXAMPLE_NAME = "My client"
EXAMPLE_WORK = "Example, delete this row"


def prompt_hash(source: str) -> str:
    """Return what a narrative cell keeps of its prompt, as ``readout.prompt`` in its metadata: a sha256."""
    return text_hash(source)


def untouched(report: Report, notebook: NotebookNode, label: str) -> Iterator[str]:
    """Yield the places of everything that came with the template and that a client would read."""
    if report.client.name == EXAMPLE_NAME:
        yield f"clients/{report.client.id}/client.yml, name"
    yield from (item.where for item in work_shown(report) if item.title.startswith(EXAMPLE_WORK))
    for number, cell in enumerate(notebook.cells, start=1):
        if is_untouched(cell):
            yield f"{label}, cell {cell.get('id', number)}"


def is_untouched(cell: NotebookNode) -> bool:
    """Whether a cell still says what its prompt said, or holds lines of it that a client should not read."""
    return bool(cell.cell_type == "markdown" and is_unanswered(cell))
