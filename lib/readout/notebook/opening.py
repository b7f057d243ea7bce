"""Opening a report in a notebook: on the analyst's own machine from the files, in a run from what was prepared."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from readout.data.load import load_report
from readout.data.project import find_project
from readout.model.errors import NotebookError, Problem
from readout.model.months import parse_month
from readout.model.report import Report
from readout.notebook.revising import words_and_report

if TYPE_CHECKING:
    from readout.notebook.facade import NotebookReport

PREPARED = "READOUT_PREPARED"  # path of the report that `readout run` calculated for this kernel


def open_report(client: str, month: str) -> NotebookReport:
    """Return the report of ``client`` (the folder's name under clients/) for ``month`` (YYYY-MM).

    Raises ReadoutError with everything there is to mend: an unknown client, a bad month, configuration, data.
    """
    # Only a kernel draws: the process that prepares reports need not load the charts' libraries.
    from readout.notebook.facade import NotebookReport

    project = find_project()
    prepared = os.environ.get(PREPARED)
    if prepared:
        return NotebookReport(project, _prepared(Path(prepared), client, month), in_run=True)
    report = load_report(project, client, parse_month(month))
    if report.revision is not None:
        report, _ = words_and_report(project, report)  # which of its words are new stands in the report
    return NotebookReport(project, report)


def prepare(report: Report, target: Path) -> dict[str, str]:
    """Write ``report`` to ``target`` for a kernel; return the environment that makes ``open_report`` find it.

    So a run reads the data once. Only this user may read the file, and only this user's run writes it.
    """
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        pickle.dump(report, file)
    return {PREPARED: str(target)}


def _prepared(path: Path, client: str, month: str) -> Report:
    with path.open("rb") as file:
        report = pickle.load(file)  # noqa: S301 - written by this run, in its own directory
    if not isinstance(report, Report) or (report.client.id, str(report.month)) != (client, month):
        message = f"the notebook asks for {client!r}, {month!r} while another report is being made; "
        raise NotebookError(Problem("open_report", message + "call open_report(client, month) with the parameters"))
    return report
