"""Results with what the statistics say of them: real change or not, what it is made of, where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.model.capability import capability
from readout.model.client import Client
from readout.model.drivers import explain_change
from readout.model.drivers_detail import Detail
from readout.model.foresight import Foresight, foresight_of, said_before
from readout.model.goals import GoalResult
from readout.model.history import SentReport
from readout.model.judged import manner_of, verdicts_of
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
    return judged_kpis(client, [result], {} if detail is None else {result.kpi.id: detail}, before)[0]


def judged_kpis(
    client: Client, results: Sequence[KpiResult], details: Mapping[str, Detail], before: SentReport | None = None
) -> tuple[KpiResult, ...]:
    """Return all ``results`` as ``judged_kpi`` does, judged together; ``details`` by KPI id."""
    verdicts = verdicts_of(client, [(each.kpi, each.series, each.month) for each in results])
    return tuple(
        replace(
            result,
            previous=_explained(client, result, result.previous, details.get(result.kpi.id)),
            year_ago=_explained(client, result, result.year_ago, details.get(result.kpi.id)),
            verdict=verdict,
            foresight=_foresight(client, result, before),
            excluded=result.month in manner_of(client, result.kpi, result.series)["exclude"],
        )
        for result, verdict in zip(results, verdicts, strict=True)
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


def _foresight(client: Client, result: KpiResult, before: SentReport | None) -> Foresight | None:
    said = said_before(before, result.kpi, result.month)
    return foresight_of(client, result.kpi, result.series, result.month, said)


def _explained(client: Client, result: KpiResult, comparison: Comparison, detail: Detail | None) -> Comparison:
    if comparison.change is None:
        return comparison
    unusual = {event.month for event in client.events if event.exclude and result.kpi.id in event.kpis}
    explanation = explain_change(result.kpi, result.series, result.month, comparison.month, detail, unusual=unusual)
    return replace(comparison, explanation=explanation)
