"""Rule 6: what we will accomplish, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report open work without a due date or an owner (R602)."""
    work = report.work
    for item in dict.fromkeys((*work.late, *work.due, *work.later, *work.undated, *work.client_asks)):
        missing = [name for name, value in (("due date", item.due), ("owner", item.owner)) if value is None]
        if missing:
            cure = "fill in due and owner" if len(missing) == 2 else f"fill in {missing[0].split()[0]}"
            yield finding("R602", item.where, f"{item.id} has no {' and no '.join(missing)}; {cure}")
