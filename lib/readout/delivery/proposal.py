"""A report that somebody is about to approve: what they decide upon, or why it cannot be approved as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from readout.checks.codes import CODES
from readout.data.agency import Agency, read_agency
from readout.data.history import read_history
from readout.data.load import ClientData, load_client
from readout.data.project import Project
from readout.data.revisions import read_revisions
from readout.delivery.approver import approver
from readout.delivery.author import last_author
from readout.delivery.binding import Bound, bound
from readout.delivery.freezing import record_of
from readout.delivery.meaning import Difference, differences_in_meaning
from readout.delivery.published import Published, read_published
from readout.model.errors import Problem, ReadoutError
from readout.model.facts import facts_text
from readout.model.history import Allowed, SentReport, newest_of
from readout.model.promises import accounts
from readout.model.report import Report, outline_of
from readout.notebook.revising import notebook_file, words_and_report
from readout.pipeline.inputs import inputs_of


@dataclass(frozen=True)
class Proposal:
    """What is about to be approved, and by whom. ``report`` is an outline, without figures; ``bound`` what binds it.

    ``seen`` is what the client read last: the report sent before, or the version that this one replaces;
    ``differences``: what is not as they saw it. ``warnings``: what the approver should know. ``blocking``:
    the errors that ``allow`` lets pass, for which the report is made again.
    """

    project: Project
    agency: Agency
    data: ClientData
    report: Report
    published: Published
    by: str
    record: SentReport
    bound: Bound
    allow: tuple[Allowed, ...] = ()
    blocking: tuple[dict[str, str], ...] = ()
    seen: SentReport | None = None
    differences: tuple[Difference, ...] = ()
    warnings: tuple[str, ...] = ()


def propose(
    project: Project, client_id: str, month: pd.Period | None, by: str, allow: Sequence[Allowed] = ()
) -> Proposal:
    """Return what ``by`` is about to approve; ``month`` None means the newest complete one.

    Raises ReadoutError when it may not be: somebody who may not approve, a draft, a report that is out of date, a
    version that is on its way or was sent already.
    """
    agency, data = read_agency(project, CODES), load_client(project, client_id)
    month = month if month is not None else data.latest_month()
    by = approver(agency, data.client, by)
    outline = outline_of(data.client, month, data.history, data.begun)
    _refuse_under_way(project, outline, newest_of(data.history, month))
    published = read_published(project, client_id, month)
    report, notebook = words_and_report(project, outline)
    refuse_outdated(project, data, report, published, allow)
    _refuse_draft(project, published, allow)
    record = record_of(data, report, published.facts, notebook, by, (*published.allowed, *allow))
    seen = report.revision.before if report.revision else report.before
    earlier = report.before if report.revision is None else None  # its promises were told in the first version
    found = accounts(earlier, data.work, month, report.as_of) if earlier else ()
    return Proposal(
        project=project,
        agency=agency,
        data=data,
        report=report,
        published=published,
        by=by,
        record=record,
        bound=bound(project, data.client, notebook, published.hashes),
        allow=tuple(allow),
        blocking=published.blocking,
        seen=seen,
        differences=differences_in_meaning(seen, record, data.client, found),
        warnings=tuple(_warnings(project, data, report, published, by)),
    )


def refuse_moved_on(proposal: Proposal) -> None:
    """Raise ReadoutError where the month was sent, put on its way or revised while somebody read the proposal."""
    project, client, month = proposal.project, proposal.report.client, proposal.report.month
    history, begun = read_history(project, client.id, client.people), read_revisions(project, client.id)
    outline = outline_of(client, month, history, begun)
    _refuse_under_way(project, outline, newest_of(history, month))
    if outline.version != proposal.report.version:
        said = f"version {outline.version} of {month} was begun meanwhile; look at it, and approve that"
        raise ReadoutError(Problem(f"clients/{client.id}/approvals", said))
    if _because(outline) != _because(proposal.report):
        said = f"version {outline.version} of {month} got another reason meanwhile; run it again, and approve that"
        raise ReadoutError(Problem(f"clients/{client.id}/approvals", said))


def _because(report: Report) -> str | None:
    return report.revision.because if report.revision else None


def _warnings(project: Project, data: ClientData, report: Report, published: Published, by: str) -> Iterator[str]:
    author = last_author(project, data.client, notebook_file(project, report))
    if author is not None and author.is_same(data.client, by):
        yield f"{by} wrote the words last ({author.known_from}) and approves them; let somebody else read them"
    left = sorted({each["code"] for each in published.record["checks"] if each["severity"] == "warning"})
    if left:
        yield f"the checks still warn: {', '.join(left)}"


def _refuse_under_way(project: Project, report: Report, newest: SentReport | None) -> None:
    client, month = report.client.id, report.month
    if report.frozen is not None:
        cure = f'to change it, begin a new version: readout revise {client} --month {month} --because "…"'
        on = f" on {report.frozen.sent_at[:10]}" if report.frozen.sent_at else ""
        raise ReadoutError(Problem(report.frozen.where, f"{month} was sent{on}; {cure}"))
    if newest is None or newest.state != "queued":
        return
    message = project.root / "outbox" / str(month) / f"{client}.eml"
    if message.is_file():
        mark = f"readout send {client} --month {month} --mark-sent"
        cure = f"if it was sent, say so ({mark}); if not, delete it and approve again"
        raise ReadoutError(Problem(newest.where, f"{month} is on its way ({project.relative(message)}); {cure}"))


def refuse_outdated(
    project: Project, data: ClientData, report: Report, published: Published, allow: Sequence[Allowed] = ()
) -> None:
    """Raise ReadoutError where the published report is not what the files, and the databases, would make now.

    Where errors are let pass (``allow``) it is made again in any case. Then what an approval has left that was cut
    short, when it had recorded that and not made the report yet, stands in nobody's way.
    """
    again = f"make it again with readout run {report.client.id} --month {report.month}"
    where = project.relative(published.folder)
    made_of, versions = published.record["inputs"], published.record["versions"]
    cut_short = bool(allow) and inputs_of(project, report, versions, overrides=False) == made_of
    if inputs_of(project, report, versions) != made_of and not cut_short:
        raise ReadoutError(Problem(where, f"is not made of the files as they are now; {again}"))
    asks_database = any(source.database for source in report.client.sources)  # no file tells whether one has changed
    if asks_database and facts_text(data.report(report.month)).encode() != published.files["facts.json"]:
        raise ReadoutError(Problem(where, f"holds other figures than the database does now; {again}"))


def _refuse_draft(project: Project, published: Published, allow: Sequence[Allowed]) -> None:
    found = {each["code"] for each in published.blocking}
    known = {each.code for each in published.allowed}
    needless = sorted({each.code for each in allow} - found - known)
    if needless:
        held = f"what does is {', '.join(sorted(found))}" if found else "nothing does"
        where = f"--allow {', '.join(needless)}"
        raise ReadoutError(Problem(where, f"no such error keeps the report a draft, {held}; leave it out"))
    left = [each for each in published.blocking if each["code"] not in {each.code for each in allow}]
    if left:
        codes = ", ".join(sorted({each["code"] for each in left}))
        where = project.relative(published.folder)
        cure = 'mend that and run again, or let it pass with --allow CODE --because "…"'
        problems = [Problem(each["where"], f"{each['code']}: {each['message']}") for each in left]
        raise ReadoutError([Problem(where, f"is a draft because of {codes}; {cure}"), *problems])
