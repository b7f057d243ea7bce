"""Rule 2: concrete work one can point at."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.model.report import Report

POINTED_AT = ("content", "distribution", "mention", "deliverable", "planning")


def check(report: Report) -> Iterator[Finding]:
    """Report a month without work (R201) and work that nobody can look at (R202)."""
    if not report.work.done and report.pause is None:
        where = f"clients/{report.client.id}/work.csv"
        cure = f"add the work, or a pause with its reason for {report.month} to client.yml"
        yield finding("R201", where, f"nothing was finished in {report.month}; {cure}")
    for item in report.work.done:
        if item.kind in POINTED_AT and not item.evidence and not item.result_source:
            yield finding("R202", item.where, f"{item.id} has no evidence; add a link or a file to point at")
