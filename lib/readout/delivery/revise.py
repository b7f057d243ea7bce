"""Begin a new version of a report that was sent: what it says may change again, and its first page will say so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.project import Project
from readout.data.revisions import write_revision
from readout.data.values import text
from readout.data.whole_file import keep_file
from readout.delivery.outbox import alone
from readout.model.client import Client
from readout.model.errors import Problem, ReadoutError
from readout.model.history import SentReport, newest_of
from readout.model.report import outline_of
from readout.model.revision import Begun
from readout.notebook.file import notebook_bytes, read_notebook
from readout.notebook.frozen import with_words_as_sent
from readout.notebook.parameters import set_parameters
from readout.notebook.past import clear_outputs, past_file, revised_file
from readout.notebook.revising import is_open_for
from readout.pipeline.overview import refresh_overview


@dataclass(frozen=True)
class RevisionBegun:
    """A version that was begun: ``notebook`` holds its words; ``own``: it is not report.ipynb, which has moved on."""

    client: str
    month: pd.Period
    version: int
    because: str
    notebook: Path
    own: bool


def revise(
    project: Project, client_id: str, month: pd.Period, because: str, now: dt.datetime | None = None
) -> RevisionBegun:
    """Begin the next version of the report of ``month``, which was sent; begun already, it gets this reason.

    Its words are those that were sent: in report.ipynb while that is open for the month, else in a notebook of its
    own in ``past/``. Raises ReadoutError when the month was not sent, for a reason that the client cannot read, and
    while another command approves or sends it.
    """
    reason = _reason(because)
    client = read_client(project, client_id)
    with alone(project, client_id, month):
        begun = _begun(project, client, month, reason, now)
    refresh_overview(project, month)
    return begun


def _begun(project: Project, client: Client, month: pd.Period, reason: str, now: dt.datetime | None) -> RevisionBegun:
    client_id = client.id
    sent = _sent(newest_of(read_history(project, client_id, client.people), month), client_id, month)
    version = sent.version + 1
    usual = project.client_file(client_id, "report.ipynb")
    own = not is_open_for(project, usual, month)
    notebook = _own_notebook(project, client, sent, version) if own else usual
    at = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
    write_revision(project, client_id, Begun(month, version, reason), at)
    return RevisionBegun(client_id, month, version, reason, notebook, own)


def _reason(because: str) -> str:
    try:
        return text(because)
    except ValueError as error:
        said = f"{error}: why there is a new version, as the client may read it"
        raise ReadoutError(Problem("--because", said)) from None


def _sent(newest: SentReport | None, client_id: str, month: pd.Period) -> SentReport:
    if newest is None:
        where = f"clients/{client_id}/history"
        raise ReadoutError(
            Problem(where, f"no report of {month} was sent, so there is none to revise; change it freely")
        )
    if newest.state != "sent":
        said = f"version {newest.version} of {month} is {newest.state} and was not sent; change it and approve it again"
        raise ReadoutError(Problem(newest.where, said))
    return newest


def _own_notebook(project: Project, client: Client, sent: SentReport, version: int) -> Path:
    """Write the notebook of a revision, unless it is there: that of the version before, with the words as sent."""
    path = revised_file(project, sent.client, sent.month, version)
    if path.is_file():
        return path
    usual = project.client_file(sent.client, "report.ipynb")
    before = revised_file(project, sent.client, sent.month, sent.version)
    source = next((each for each in (before, past_file(project, sent.client, sent.month)) if each.is_file()), usual)
    label, as_sent = project.relative(source), replace(outline_of(client, sent.month), frozen=sent)
    notebook = with_words_as_sent(read_notebook(source, label), as_sent)
    clear_outputs(notebook)
    set_parameters(notebook, label, sent.client, sent.month)
    return keep_file(path, notebook_bytes(notebook))
