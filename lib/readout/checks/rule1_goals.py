"""Rule 1: state the project's goals."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.agreements import changed_definitions, changed_goals
from readout.checks.finding import Finding, finding
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report a client without any goal (R101), and what was agreed and is another thing today (R103)."""
    if not report.client.goals:
        where = f"clients/{report.client.id}/client.yml"
        yield finding("R101", where, "goals is empty; agree on a business goal and write it there")
    for where, message in (*changed_goals(report), *changed_definitions(report)):
        yield finding("R103", where, message)
