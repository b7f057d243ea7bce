"""Rule 4: KPIs are tied to business goals, and few enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.agreements import changed_kpis
from readout.checks.finding import Finding, finding
from readout.model.report import Report

MOST_OUTCOMES = 5
MOST_KPIS = 9


def check(report: Report) -> Iterator[Finding]:
    """Report KPIs that serve no goal (R401), more than anyone reads (R404), and others than were sent (R403)."""
    kpis = report.client.kpis
    for kpi in kpis:
        if not kpi.goals:
            yield finding("R401", kpi.where_in_file, f"{kpi.id} serves no goal; name one under goals, or leave it out")
    outcomes = sum(1 for kpi in kpis if kpi.role == "outcome")
    if outcomes > MOST_OUTCOMES or len(kpis) > MOST_KPIS:
        found = f"{len(kpis)} KPIs, {outcomes} of them outcomes"
        cure = f"keep at most {MOST_KPIS}, {MOST_OUTCOMES} of them outcomes; the rest are signs or left out"
        yield finding("R404", f"clients/{report.client.id}/client.yml", f"kpis holds {found}; {cure}")
    changes = changed_kpis(report)
    if changes:
        cure = "tell the client why in an event that names them"
        yield finding("R403", f"clients/{report.client.id}/client.yml", f"kpis: {changes}; {cure}")
