"""Open a client's notebook for a month: last month's goes to ``past/``, the prompts of this one come in.

Words are safe by order: what is to be replaced is whole in ``past/`` before the notebook is written, and the notebook
is written beside and renamed. Words for another month that never reached the client are moved only when told to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from readout.data.history import read_history
from readout.data.load import load_client
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.model.calm import calm_months
from readout.model.errors import NotebookError, Problem
from readout.model.revision import revision_of
from readout.notebook.arranging import Arranged, arrange, is_free
from readout.notebook.file import read_notebook, write_notebook
from readout.notebook.narrative_cell import holds_words, stamp_of
from readout.notebook.parameters import read_parameters, set_parameters
from readout.notebook.past import clear_outputs, is_worth_keeping, keep_in_past, past_file
from readout.text.figures import Figures
from readout.text.language import language
from readout.text.prompts import Prompt, prompts

SET_ASIDE = "--set-aside"


@dataclass(frozen=True)
class Opened:
    """What opening came to. Paths are as messages show them.

    ``past``: where the notebook of ``before``, the month until now, was kept; None when the month is the same or
    nothing was written yet. ``own``: how many Markdown cells of the analyst's own stay. ``earlier``: what ``past/``
    holds for the month just opened, from another time it was open. ``renamed``: the client that the notebook named
    until now, where it was another. ``incomplete``: KPIs whose month has no trusted value yet.
    """

    client: str
    month: pd.Period
    before: pd.Period
    notebook: Path
    cells: Arranged
    own: int = 0
    past: str | None = None
    earlier: str | None = None
    renamed: str | None = None
    incomplete: tuple[str, ...] = ()


def open_for_month(project: Project, client_id: str, month: pd.Period | None, set_aside: bool = False) -> Opened:
    """Calculate the client's report for ``month`` and prepare their notebook for it, as ``open_month`` does.

    ``month`` None means the newest complete one. Raises ReadoutError with everything there is to mend.
    """
    data = load_client(project, client_id, month)
    report = data.report(month if month is not None else data.latest_month())
    calm = {result.kpi.id: calm_months(report.client, result) for result in report.kpis if result.changed}
    figures = Figures(language(report.client.language), report.client.currency)
    opened = open_month(project, client_id, report.month, prompts(report, figures, calm), set_aside)
    open_still = (each for each in report.kpis if each.value is None and each.series.due(report.month))
    return replace(opened, incomplete=tuple(each.kpi.id for each in open_still if each.pending is None))


def open_month(
    project: Project, client_id: str, month: pd.Period, prompts: Sequence[Prompt], set_aside: bool = False
) -> Opened:
    """Prepare the client's notebook for ``month`` with its ``prompts``.

    ``set_aside``: words for another month may go to ``past/`` though they were never sent. Raises ReadoutError, and
    changes nothing, when there are such words and it is not set, when the notebook cannot be read, or when it was
    saved by somebody else meanwhile.
    """
    path = project.client_file(client_id, "report.ipynb")
    label = project.relative(path)
    content = path.read_bytes() if path.is_file() else b""
    notebook = read_notebook(path, label)
    parameters = read_parameters(notebook, label)
    before = _month_until_now(notebook, parameters.month, month)
    if not set_aside:
        _refuse_unsaved(path, content, label)
        _refuse_unsent(project, client_id, notebook, month, parameters.month, label)
    past = None
    if before != month and is_worth_keeping(notebook):
        past = project.relative(
            keep_in_past(project, client_id, before, notebook, _revision(project, client_id, before))
        )
    earlier = past_file(project, client_id, month)
    if before != month:
        clear_outputs(notebook)
    set_parameters(notebook, label, client_id, month)
    cells = arrange(notebook, prompts, month, parameters.month)
    write_notebook(path, content, notebook, label)
    return Opened(
        client=client_id,
        month=month,
        before=before,
        notebook=path,
        cells=cells,
        own=sum(1 for cell in notebook.cells if cell.cell_type == "markdown" and stamp_of(cell) is None),
        past=past,
        earlier=project.relative(earlier) if earlier.is_file() else None,
        renamed=parameters.client if parameters.client != client_id else None,
    )


def _revision(project: Project, client_id: str, month: pd.Period) -> int | None:
    """The version of a sent report whose words the notebook held until now; None for a first version."""
    history, begun = read_history(project, client_id), read_revisions(project, client_id)
    revision = revision_of(history, begun, month)
    return revision.version if revision else None


def _month_until_now(notebook: NotebookNode, assigned: pd.Period, month: pd.Period) -> pd.Period:
    """The month a notebook was open for: by its parameters; by its words where those name ``month`` already."""
    others = [each for each in _months_of_words(notebook, assigned) if each != month]
    return max(others) if assigned == month and others else assigned


def _months_of_words(notebook: NotebookNode, assigned: pd.Period) -> list[pd.Period]:
    stamps = ((cell, stamp_of(cell)) for cell in notebook.cells)
    return [stamp.month or assigned for cell, stamp in stamps if stamp is not None and holds_words(cell)]


def _refuse_unsent(
    project: Project, client_id: str, notebook: NotebookNode, month: pd.Period, assigned: pd.Period, label: str
) -> None:
    sent = {each.month for each in read_history(project, client_id) if each.state == "sent"}
    unsent = sorted({each for each in _months_of_words(notebook, assigned) if each != month} - sent)
    if not unsent:
        return
    cells = [
        str(cell.get("id", "without id"))
        for cell in notebook.cells
        if is_free(cell, month, assigned) and holds_words(cell)
    ]
    months = f"{' and '.join(map(str, unsent))}, which {'was' if len(unsent) == 1 else 'were'} never sent"
    hold = f"cell {cells[0]} holds" if len(cells) == 1 else f"cells {', '.join(cells)} hold"
    said = f"{hold} words for {months}"
    cure = f"send first, or add {SET_ASIDE} to keep them in past/ and open {month}"
    raise NotebookError(Problem(label, f"{said}; {cure}"))


def _refuse_unsaved(path: Path, content: bytes, label: str) -> None:
    """JupyterLab's own copy of what it saved last: newer than the notebook, the notebook was put back behind it."""
    copy = path.parent / ".ipynb_checkpoints" / f"{path.stem}-checkpoint.ipynb"
    if not copy.is_file() or copy.stat().st_mtime <= path.stat().st_mtime or copy.read_bytes() == content:
        return
    said = "JupyterLab has kept a newer copy of this notebook than what stands here"
    cure = f"save it there, or add {SET_ASIDE} to go on from what stands here; the copy stays"
    raise NotebookError(Problem(label, f"{said} (.ipynb_checkpoints/{copy.name}); {cure}"))
