"""A person's approval of a report, and whether it still holds.

Approving freezes: the files go to the archive, what they say to ``history/``, and what they were made of to
``approvals/``. Nothing is sent but the archived files, and only while everything that the approval binds is as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from readout.checks.codes import CODES
from readout.data.agency import read_agency
from readout.data.approvals import Approval, read_approval, write_approval
from readout.data.archive import archive_place, archived, put
from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.history_write import write_history
from readout.data.load import load_client
from readout.data.project import Project
from readout.delivery.approver import approver
from readout.delivery.binding import MADE, bound, differences, recipients
from readout.delivery.freezing import record_of
from readout.delivery.published import published_folder, read_published
from readout.model.client import Person
from readout.model.errors import Problem, ReadoutError
from readout.model.history import Allowed, SentReport, newest_of
from readout.notebook.file import read_notebook
from readout.pipeline.inputs import inputs_digest


@dataclass(frozen=True)
class Approved:
    """An approved version. ``files`` are the archived ones, by name (report.pdf, report.html, facts.json), each held
    against its hash; ``record`` is what the history keeps; ``recipients`` are the client's people with an address.
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
    month: pd.Period,
    by: str,
    allow: Sequence[Allowed] = (),
    now: dt.datetime | None = None,
) -> Approved:
    """Approve the published report of ``month`` on behalf of ``by``.

    Raises ReadoutError when it may not be: somebody who may not approve, a draft, a report that is out of date, a
    version that is on its way already.
    """
    agency, data = read_agency(project, CODES), load_client(project, client_id)
    by = approver(agency, data.client, by)
    published = read_published(project, client_id, month)
    notebook_file = project.client_file(client_id, "report.ipynb")
    notebook = read_notebook(notebook_file, project.relative(notebook_file))
    if published.is_draft:
        codes = ", ".join(sorted({each["code"] for each in published.blocking}))
        where = project.relative(published.folder)
        raise ReadoutError(Problem(where, f"is a draft because of {codes}; mend that, run again, and approve then"))
    versions = sorted(map(str, published.record["versions"].items()))
    as_of = published.facts["as_of"]
    if inputs_digest(project, data.client, str(month), as_of, versions) != published.record["inputs"]:
        again = f"readout run {client_id} --month {month}"
        raise ReadoutError(Problem(project.relative(published.folder), f"is older than its inputs; {again}"))
    newest = newest_of(data.history, month)
    version = newest.version if newest else 1
    bindings = bound(project, data.client, notebook, published.folder)
    at = (now or dt.datetime.now(dt.UTC)).isoformat(timespec="seconds")
    approval = Approval(client_id, month, version, by, at, **vars(bindings), allowed=tuple(allow))
    record = record_of(data, month, published.facts, notebook, version, bindings.files, by, allow)
    put(archive_place(project, agency, client_id, month, version), published.files)
    write_approval(project, approval)
    write_history(project, record)
    return verified(project, client_id, month)


def verified(project: Project, client_id: str, month: pd.Period) -> Approved:
    """Return the approved version of ``month``, after holding everything that the approval binds against it.

    Of a version that was sent, only the archived files are: words and settings have moved on since, as they may.
    Raises ReadoutError when nothing was approved, and with everything that has changed since.
    """
    client, agency = read_client(project, client_id), read_agency(project, CODES)
    record = newest_of(read_history(project, client_id, client.people), month)
    approval = read_approval(project, client_id, month, record.version) if record else None
    if record is None or approval is None:
        cure = f"readout approve {client_id} --month {month} --by NAME"
        raise ReadoutError(Problem(f"clients/{client_id}", f"{month} has not been approved; {cure}"))
    if record.state != "sent":
        path = project.client_file(client_id, "report.ipynb")
        label, folder = project.relative(path), published_folder(project, client_id, month)
        now = bound(project, client, read_notebook(path, label), folder)
        changed = differences(approval, now, project.relative(folder), label)
        if changed:
            raise ReadoutError(changed)
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
