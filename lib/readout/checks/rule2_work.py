"""Rule 2: concrete work one can point at, by a title that says what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding
from readout.checks.typed import work_shown
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text.vague_titles import is_vague

POINTED_AT = ("content", "distribution", "mention", "deliverable", "planning")


def check(report: Report) -> Iterator[Finding]:
    """Report a month without work (R201), work nobody can look at (R202) and titles that say nothing (R203)."""
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


def check_evidence(lost: Iterable[WorkItem]) -> Iterator[Finding]:
    """Report evidence that is a path at which there is no file (R202)."""
    for item in lost:
        cure = "put it into the client's folder, or correct the path"
        yield finding("R202", item.where, f"{item.id} has evidence '{item.evidence}', which is no file; {cure}")
