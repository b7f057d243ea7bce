"""Which notebook a report is made of, and what a new version of a sent report says of its words.

A report is made of ``report.ipynb``. Once that is open for another month, a new version of an earlier report has a
notebook of its own, ``past/<month>.v<n>.ipynb``, so that two months' words never share one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.model.report import Report
from readout.model.revision import changed_words
from readout.notebook.file import read_notebook
from readout.notebook.frozen import with_words_as_sent
from readout.notebook.last_words import keyed
from readout.notebook.narrative_cell import own_words
from readout.notebook.parameters import read_parameters
from readout.notebook.past import revised_file


def notebook_file(project: Project, report: Report) -> Path:
    """Return the notebook that ``report`` is made of."""
    usual = project.client_file(report.client.id, "report.ipynb")
    if report.revision is None or report.frozen is not None:
        return usual
    own = revised_file(project, report.client.id, report.month, report.version)
    return own if own.is_file() and not is_open_for(project, usual, report.month) else usual


def is_open_for(project: Project, notebook: Path, month: pd.Period) -> bool:
    """Whether a notebook's parameters name ``month``; one that cannot be read is open for none."""
    label = project.relative(notebook)
    try:
        return bool(read_parameters(read_notebook(notebook, label), label).month == month)
    except ReadoutError:
        return False


def words_and_report(project: Project, report: Report) -> tuple[Report, NotebookNode]:
    """Return the notebook of ``report`` with the words that count, and the report knowing which of them are new.

    The words of a sent report are those that were sent.
    """
    path = notebook_file(project, report)
    notebook = with_words_as_sent(read_notebook(path, project.relative(path)), report)
    if report.revision is None:
        return report, notebook
    changed = changed_words(report.revision.before, words_of(notebook))
    return replace(report, revision=replace(report.revision, words=changed)), notebook


def words_of(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield the analyst's words by the key that the history gives them, sentences of normal months among them."""
    for key, cell in keyed(notebook):
        words = own_words(cell).strip()
        if words:
            yield key, words
