"""What a new version of a report says otherwise than the one before it, which the client has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from readout.model.facts import facts, rounded
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.results import KpiResult


@dataclass(frozen=True)
class FigureThen:
    """A KPI whose figure or verdict was another; ``value`` and ``status`` as they were sent."""

    result: KpiResult
    value: float | None
    status: str | None
    above: bool = False

    @property
    def is_other(self) -> bool:
        """Whether the figure itself was another."""
        return self.value != rounded(self.result.value)


@dataclass(frozen=True)
class Revised:
    """Everything that is other than it was sent. ``goals`` with the status they had; ``work``: the rows told of."""

    figures: tuple[FigureThen, ...] = ()
    goals: tuple[tuple[GoalResult, str | None], ...] = ()
    words: tuple[str, ...] = ()
    work: bool = False


def revised(report: Report) -> Revised:
    """Return what ``report`` says otherwise than the version it replaces; nothing for a first version."""
    if report.revision is None:
        return Revised()
    then, now = report.revision.before.facts, facts(report)
    return Revised(
        figures=tuple(_figures(report, then)),
        goals=tuple(_goals(report, then)),
        words=report.revision.words,
        work=_rows(then) != _rows(now),
    )


def _figures(report: Report, then: Mapping[str, Any]) -> Iterator[FigureThen]:
    before = {each.get("id"): each for each in then.get("kpis") or ()}
    for result in report.kpis:
        figure = before.get(result.kpi.id)
        if figure is None:
            continue
        value, status = figure.get("value"), figure.get("status")
        if value != rounded(result.value) or status != result.verdict.status:
            expected = figure.get("expected")
            above = value is not None and expected is not None and value > expected
            yield FigureThen(result, value, status, above)


def _goals(report: Report, then: Mapping[str, Any]) -> Iterator[tuple[GoalResult, str | None]]:
    before = {each.get("id"): each.get("status") for each in then.get("goals") or ()}
    for result in report.goals:
        if result.goal.id in before and before[result.goal.id] != result.status:
            yield result, before[result.goal.id]


def _rows(told: Mapping[str, Any]) -> dict[str, Any]:
    work = told.get("work") or {}
    return {name: work.get(name) or [] for name in ("done", "late", "dropped", "due", "client_asks")}
