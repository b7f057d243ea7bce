"""Rule 8: what was agreed on the call is written down."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report that there are no minutes of the call about the last report sent (R802); a pause has no call."""
    before = report.before
    if before is None or before.minutes or report.pause_in(before.month + 1) is not None:
        return
    where = f"clients/{report.client.id}/minutes/{before.month}.md"
    cure = f"write down what was agreed, or a pause with its reason for {before.month + 1} into client.yml"
    yield finding("R802", where, f"the call about {before.month} has no minutes; {cure}")
