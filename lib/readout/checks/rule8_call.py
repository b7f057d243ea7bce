"""Rule 8: call the client."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report a coming call without a time (R801), but for a pause, and a past one without minutes (R802)."""
    if report.client.call.when is None and report.pause_in(report.month + 1) is None:
        where = f"clients/{report.client.id}/client.yml"
        cure = "agree on one and write it there, for example second Tuesday 10:00"
        yield finding("R801", where, f"call.when is empty: no time is agreed for the call; {cure}")
    yield from _minutes(report)


def _minutes(report: Report) -> Iterator[Finding]:
    """Report that there are no minutes of the call about the last report sent (R802); a pause has no call."""
    before = report.before
    if before is None or before.minutes or report.pause_in(before.month + 1) is not None:
        return
    where = f"clients/{report.client.id}/minutes/{before.month}.md"
    cure = f"write down what was agreed, or a pause with its reason for {before.month + 1} into client.yml"
    yield finding("R802", where, f"the call about {before.month} has no minutes; {cure}")
