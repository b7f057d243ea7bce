"""Rule 2: concrete work one can point at, by a title that says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding
from readout.checks.typed import work_shown
from readout.model.promises import Account, overdue
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text.vague_titles import is_vague

POINTED_AT = ("content", "distribution", "mention", "deliverable", "planning")


def check(report: Report) -> Iterator[Finding]:
    """Report a month without work (R201), work nobody can see (R202), vague titles (R203), broken promises (R204)."""
    if not report.work.done and report.pause is None:
        where = f"clients/{report.client.id}/work.csv"
        cure = f"add the work, or a pause with its reason for {report.month} to client.yml"
        yield finding("R201", where, f"nothing was finished in {report.month}; {cure}")
    for item in report.work.done:
        if item.kind in POINTED_AT and not item.evidence and not item.result_source:
            yield finding("R202", item.where, f"{item.id} has no evidence; add a link or a file to point at")
    for item in work_shown(report):
        if is_vague(item.title, report.client.language):
            cure = "say what was made or done, as one would point at it"
            yield finding("R203", item.where, f"{item.id} is titled '{item.title}', which could be anything; {cure}")
    yield from _unaccounted(report)


def check_evidence(lost: Iterable[WorkItem]) -> Iterator[Finding]:
    """Report evidence that is a path at which there is no file (R202)."""
    for item in lost:
        cure = "put it into the client's folder, or correct the path"
        yield finding("R202", item.where, f"{item.id} has evidence '{item.evidence}', which is no file; {cure}")


def _unaccounted(report: Report) -> Iterator[Finding]:
    """Report our promises without an account (R204), once a row: sent ones by what became of them, others when late.

    An account is: done, late with a new due date, or dropped with a reason. What the client was told may not be
    changed silently either: the date first given stays in ``promised``, and ``note`` says why a title became another
    or the work the client's own.
    """
    told = set()
    for account in report.promises:
        if account.faults:
            where = account.item.where if account.item else f"clients/{report.client.id}/work.csv"
            told.add(account.promise.id)
            yield finding("R204", where, f"{account.promise.id} {_fault(account)}")
    for item in report.work.late:
        if item.id not in told and overdue(item, report.as_of):
            yield finding("R204", item.where, f"{item.id} was due on {item.due or item.promised} {_LATE}")


_LATE = "and is not done; write the day in done, a new day in due, or status dropped with the reason in note"


def _fault(account: Account) -> str:
    promise, item = account.promise, account.item
    if item is None:
        row = f"({promise.title!r})"
        return f"{row} was promised in the last report sent and is gone; put the row back and say what became of it"
    given = promise.given
    return {
        "gone": "",
        "overdue": f"was due on {item.due or item.promised} {_LATE}",
        "moved-silently": f"was promised for {given} in the last report sent, and the log no longer says so; "
        f"write {given} in promised and the new day in due",
        "renamed": f"was {promise.title!r} in the last report sent and is {item.title!r}; say why in note",
        "handed-over": f"was ours in the last report sent and is {item.owner}'s; say why in note",
        "dropped-silently": "is dropped without a reason; say why in note",
    }[account.faults[0]]
