"""Rule 4: KPIs are tied to business goals, few enough to be read, and signs are not headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checks.agreements import changed_kpis
from readout.checks.finding import Finding, finding
from readout.checks.narrative import Narratives
from readout.model.client import Kpi
from readout.model.report import Report
from readout.text.mentions import mentions

MOST_OUTCOMES = 5
MOST_KPIS = 9
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def check(report: Report) -> Iterator[Finding]:
    """Report KPIs without a goal (R401), a sign listed first (R402), others than were sent (R403), too many (R404)."""
    kpis = report.client.kpis
    for kpi in kpis:
        if not kpi.goals:
            yield finding("R401", kpi.where_in_file, f"{kpi.id} serves no goal; name one under goals, or leave it out")
    yield from _listed_first(kpis)
    outcomes = sum(1 for kpi in kpis if kpi.role == "outcome")
    if outcomes > MOST_OUTCOMES or len(kpis) > MOST_KPIS:
        found = f"{len(kpis)} KPIs, {outcomes} of them outcomes"
        cure = f"keep at most {MOST_KPIS}, {MOST_OUTCOMES} of them outcomes; the rest are signs or left out"
        yield finding("R404", f"clients/{report.client.id}/client.yml", f"kpis holds {found}; {cure}")
    changes = changed_kpis(report)
    if changes:
        cure = "tell the client why in an event that names them"
        yield finding("R403", f"clients/{report.client.id}/client.yml", f"kpis: {changes}; {cure}")


def check_words(report: Report, narratives: Narratives) -> Iterator[Finding]:
    """Report a summary whose first sentence speaks of a leading sign before any outcome (R402)."""
    outcomes = {kpi.id: kpi.name for kpi in report.client.kpis if kpi.role == "outcome"}
    signs = {kpi.id: kpi.name for kpi in report.client.kpis if kpi.role == "leading"}
    summary = next((cell for cell in narratives.of("summary") if cell.words.strip()), None)
    if summary is None or not outcomes:
        return
    first = _SENTENCE_END.split(summary.words.strip(), maxsplit=1)[0]
    named = mentions(first, outcomes | signs)
    sure = mentions(first, outcomes | signs, loose=False)  # a sign is accused only when it is certainly meant
    sign = min((id_ for id_ in sure if id_ in signs), key=lambda id_: sure[id_], default=None)
    if sign and not any(at < sure[sign] for id_, at in named.items() if id_ in outcomes):
        cure = "begin with an outcome; a sign may follow"
        yield finding("R402", summary.where, f"the summary leads with {signs[sign]}, a leading sign; {cure}")


def _listed_first(kpis: tuple[Kpi, ...]) -> Iterator[Finding]:
    """The report keeps the order of kpis: a sign at its head would be read as the result."""
    last = max((number for number, kpi in enumerate(kpis) if kpi.role == "outcome"), default=0)
    early = [kpi for kpi in kpis[:last] if kpi.role == "leading"]
    if early:
        cure = "list the outcomes first"
        yield finding(
            "R402", early[0].where_in_file, f"{early[0].id} is a leading sign listed before an outcome; {cure}"
        )
