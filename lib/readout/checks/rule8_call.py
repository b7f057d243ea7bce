"""Rule 8: call the client."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report that no time is agreed for the call on this report (R801); a pause in the coming month needs none."""
    if report.client.call.when is None and report.pause_in(report.month + 1) is None:
        where = f"clients/{report.client.id}/client.yml"
        cure = "agree on one and write it there, for example second Tuesday 10:00"
        yield finding("R801", where, f"call.when is empty: no time is agreed for the call; {cure}")
