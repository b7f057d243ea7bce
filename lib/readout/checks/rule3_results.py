"""Rule 3: every agreed KPI, good or bad."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.rule0_trust import incomplete, source_of
from readout.model.report import Report
from readout.model.results import KpiResult


def check(report: Report) -> Iterator[Finding]:
    """Report a KPI without a value (R301), unless an incomplete month (R001) already says why."""
    for result in report.kpis:
        due = result.series.due(report.month)
        if due and result.value is None and not result.pending and not _waits(report, result):
            why = f" ({result.incomplete})" if result.incomplete else ""
            cure = "check its value and where, or declare it pending"
            yield finding(
                "R301", result.kpi.where_in_file, f"{result.kpi.id} has no value for {report.month}{why}; {cure}"
            )


def _waits(report: Report, result: KpiResult) -> bool:
    reaches = [report.reach[id_] for id_ in source_of(report, result.kpi) if id_ in report.reach]
    return any(incomplete(report, reach) for reach in reaches)
