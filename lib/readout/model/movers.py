"""What changed most in a month, and the part that did most of it."""

from __future__ import annotations

from readout.model.drivers import Driver
from readout.model.judged import is_above
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult


def movers(report: Report) -> tuple[KpiResult, ...]:
    """Return the outcomes that really changed, those furthest from what was expected first.

    Leading signs are left out: a sign is no headline, however far it moved.
    """
    changed = [result for result in report.kpis if result.changed and result.kpi.role == "outcome"]
    return tuple(sorted(changed, key=_distance, reverse=True))


def main_part(result: KpiResult) -> tuple[Comparison, Driver] | None:
    """Return the largest part of a real change that went the same way, and the comparison it is a part of.

    The year before comes first, for it leaves the season out. None where nothing was taken apart. The part may be
    the one that is not explained.
    """
    above = is_above(result.kpi, result.verdict)
    for comparison in (result.year_ago, result.previous):
        explanation = comparison.explanation
        if explanation is None or not explanation.change or (explanation.change > 0) != above:
            continue
        along = [part for part in explanation.parts if (part.effect > 0) == above and part.effect]
        if along and explanation.explains:
            return comparison, max(along, key=lambda part: abs(part.effect))
    return None


def _distance(result: KpiResult) -> float:
    """How far the value lies from the expected one, in halves of its normal range."""
    verdict = result.verdict
    if result.value is None or verdict.expected is None or verdict.lower is None or verdict.upper is None:
        return 0.0
    half = (verdict.upper - verdict.lower) / 2
    return abs(result.value - verdict.expected) / half if half > 0 else 0.0
