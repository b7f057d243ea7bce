"""A person's approval of a report, and whether it still holds.

Approving freezes: the files go to the archive, what they say to ``history/``, and what they were made of to
``approvals/``. Nothing is sent but the archived files, and only while everything that the approval binds is as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from readout.checks.codes import CODES
from readout.data.agency import read_agency
from readout.data.approvals import Approval, read_approval, write_approval
from readout.data.archive import archive_place, archived, put
from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.history_write import take_back, write_history
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.delivery.allowing import let_pass
from readout.delivery.binding import MADE, bound, differences, made, recipients, same_words
from readout.delivery.outbox import alone
from readout.delivery.proposal import Proposal, propose, refuse_moved_on
from readout.delivery.published import published_folder
from readout.model.client import Person
from readout.model.errors import Problem, ReadoutError
from readout.model.history import Allowed, SentReport, newest_of
from readout.model.report import Report, outline_of
from readout.notebook.file import read_notebook
from readout.notebook.past import past_files
from readout.notebook.revising import notebook_file
from readout.pipeline.overview import refresh_overview


@dataclass(frozen=True)
class Approved:
    """An approved version. ``files`` are the archived ones, by name (report.pdf, report.html, facts.json), each held
    against its hash; ``record`` is what the history keeps; ``recipients`` are the client's people with an address.
    ``approved_by`` is a person's id (or a name), ``approved_at`` ISO 8601.
    """

    client: str
    month: pd.Period
    version: int
    approved_by: str
    approved_at: str
    files: dict[str, Path]
    record: SentReport
    allowed: tuple[Allowed, ...] = ()
    recipients: tuple[Person, ...] = ()


def approve(
    project: Project,
    client_id: str,
    month: pd.Period | None,
    by: str,
    allow: Sequence[Allowed] = (),
    now: dt.datetime | None = None,
) -> Approved:
    """Approve the published report of ``month`` on behalf of ``by``; raises as ``propose`` and ``carry_out`` do."""
    return carry_out(propose(project, client_id, month, by, allow), now)


def carry_out(proposal: Proposal, now: dt.datetime | None = None) -> Approved:
    """Approve what was proposed, as it was then, at ``now`` (by default the clock's).

    Errors that are to pass are recorded first, and the report made again without its draft mark. Raises ReadoutError
    when that fails, when somebody has sent, approved or revised the month since the proposal, or when the archive
    cannot be written; nothing is approved then.
    """
    project, client, month = proposal.project, proposal.report.client.id, proposal.report.month
    with alone(project, client, month):
        refuse_moved_on(proposal)
        approved = _carry_out(proposal, now)
    refresh_overview(project, month)
    return approved


def _carry_out(proposal: Proposal, now: dt.datetime | None) -> Approved:
    at = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
    project, report = proposal.project, proposal.report
    client, month = report.client, report.month
    published = let_pass(proposal, at) if proposal.blocking else proposal.published
    bindings = replace(proposal.bound, files=published.hashes)
    record = replace(proposal.record, files=published.hashes)
    approval = Approval(client.id, month, report.version, proposal.by, at, **vars(bindings), allowed=record.allowed)
    _refuse_changed(project, report, approval)  # since the proposal, while somebody read it
    put(archive_place(project, proposal.agency, client.id, month, report.version), published.files)
    write_approval(project, approval)
    take_back(project, client.id, month, report.version)  # its message was deleted, else it would not be proposed
    write_history(project, record)
    return verified(project, client.id, month)


def verified(project: Project, client_id: str, month: pd.Period) -> Approved:
    """Return the approved version of ``month``, after holding everything that the approval binds against it.

    Of a version that was sent, only the archived files are: words and settings have moved on since, as they may.
    Raises ReadoutError when nothing was approved, and with everything that has changed since.
    """
    client, agency = read_client(project, client_id), read_agency(project, CODES)
    history, begun = read_history(project, client_id, client.people), read_revisions(project, client_id)
    report, record = outline_of(client, month, history, begun), newest_of(history, month)
    approval = read_approval(project, client_id, month, report.version)
    if record is None or record.version != report.version or approval is None:
        cure = f"readout approve {client_id} --month {month} --by NAME"
        what = f"version {report.version} of {month}" if report.version > 1 else str(month)
        raise ReadoutError(Problem(f"clients/{client_id}", f"{what} has not been approved; {cure}"))
    _refuse_two_accounts(record, approval)
    if record.state != "sent":
        _refuse_changed(project, report, approval)
    place = archive_place(project, agency, client_id, month, record.version)
    hashes = {name: approval.files[name] for name in MADE if name in approval.files}
    return Approved(
        client=client_id,
        month=month,
        version=record.version,
        approved_by=approval.by,
        approved_at=approval.at,
        files=archived(place, hashes, project.relative(place)),
        record=record,
        allowed=approval.allowed,
        recipients=recipients(client),
    )


def _refuse_two_accounts(record: SentReport, approval: Approval) -> None:
    """An approval that was cut short before it reached the history would send what the history does not say."""
    if (dict(record.files), record.approved_by) != (dict(approval.files), approval.by):
        said = f"is not the report that {approval.by} approved on {approval.day}; approve again"
        raise ReadoutError(Problem(record.where, said))


def _refuse_changed(project: Project, report: Report, approval: Approval) -> None:
    """The words of a month that the notebook is no longer open for are those in ``past/``."""
    client, folder = report.client, published_folder(project, report.client.id, report.month)
    candidates = (notebook_file(project, report), *past_files(project, client.id, report.month))
    notebooks = {project.relative(path): read_notebook(path, project.relative(path)) for path in candidates}
    label = next((name for name, each in notebooks.items() if same_words(approval, each)), next(iter(notebooks)))
    now = bound(project, client, notebooks[label], made(folder))
    changed = differences(approval, now, project.relative(folder), label)
    if changed:
        raise ReadoutError(changed)
