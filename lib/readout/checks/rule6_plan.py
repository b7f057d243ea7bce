"""Rule 6: what we will accomplish, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.rule7_next_steps import nobody_named, open_actions
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report a coming month without work (R601), and open work without a due date or an owner (R602)."""
    coming = report.month + 1
    if not report.work.due and report.pause_in(coming) is None and _goes_on(report):
        where = f"clients/{report.client.id}/work.csv"
        cure = f"plan the work, or add a pause with its reason for {coming} to client.yml"
        yield finding("R601", where, f"nothing of ours is due in {coming}; {cure}")
    actions = open_actions(report)
    said = nobody_named(actions)  # R701 then says it once for all
    for item in actions:
        lacks_owner = item.owner is None and not said
        missing = [name for name, lacks in (("due date", item.due is None), ("owner", lacks_owner)) if lacks]
        if missing:
            cure = "fill in due and owner" if len(missing) == 2 else f"fill in {missing[0].split()[0]}"
            yield finding("R602", item.where, f"{item.id} has no {' and no '.join(missing)}; {cure}")


def _goes_on(report: Report) -> bool:
    """Whether an agreement covers the coming month; where none is written down, one does."""
    spans = report.client.engagements
    return not spans or any(span.start <= report.month + 1 <= span.end for span in spans)
