"""Results with what the statistics say of them: real change or not, what it is made of, where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from readout.model.capability import capability
from readout.model.client import Client
from readout.model.drivers import explain_change
from readout.model.drivers_detail import Detail
from readout.model.foresight import foresight_of, said_before
from readout.model.goals import GoalResult
from readout.model.history import SentReport
from readout.model.judged import manner_of, verdict_of
from readout.model.landing import outlook
from readout.model.results import Comparison, KpiResult
from readout.model.series import KpiSeries


def judged_kpi(
    client: Client, result: KpiResult, detail: Detail | None = None, before: SentReport | None = None
) -> KpiResult:
    """Return ``result`` with its verdict, and with the parts that add up to its changes.

    ``detail`` holds the KPI by member and day for the months compared; without it, calendar and season alone explain.
    ``before`` is the last report sent, which may have said what to expect.
    """
    said = said_before(before, result.kpi, result.month)
    return replace(
        result,
        previous=_explained(client, result, result.previous, detail),
        year_ago=_explained(client, result, result.year_ago, detail),
        verdict=verdict_of(client, result.kpi, result.series, result.month),
        foresight=foresight_of(client, result.kpi, result.series, result.month, said),
        excluded=result.month in manner_of(client, result.kpi, result.series)["exclude"],
    )


def judged_goal(client: Client, result: GoalResult, series: Mapping[str, KpiSeries]) -> GoalResult:
    """Return ``result`` with its landing, and with whether the rate it still needs was ever seen."""
    if result.goal.kpi is None or result.target is None:
        return result
    kpi, line = client.kpi(result.goal.kpi), series[result.goal.kpi]
    in_a_row = min(result.months_left, 1) if result.goal.measure == "level" else result.months_left
    left = 0 if result.status in ("met", "missed") else result.months_left
    ahead = outlook(client, result.goal, kpi, line, result.month, result.actual, left)
    return replace(
        result,
        capability=capability(line, result.month, result.required_rate, in_a_row, result.better),
        landing=ahead.landing,
        course=ahead.course,
        withheld=ahead.withheld,
    )


def _explained(client: Client, result: KpiResult, comparison: Comparison, detail: Detail | None) -> Comparison:
    if comparison.change is None:
        return comparison
    unusual = {event.month for event in client.events if event.exclude and result.kpi.id in event.kpis}
    explanation = explain_change(result.kpi, result.series, result.month, comparison.month, detail, unusual=unusual)
    return replace(comparison, explanation=explanation)
