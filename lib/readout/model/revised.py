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
class GoalThen:
    """A goal whose status or target was another; both as they were sent."""

    result: GoalResult
    status: str | None
    target: float | None


@dataclass(frozen=True)
class Revised:
    """Everything that is other than it was sent. ``gone`` and ``new`` are names of KPIs; ``work``: the rows told of."""

    figures: tuple[FigureThen, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    goals: tuple[GoalThen, ...] = ()
    words: tuple[str, ...] = ()
    work: bool = False


def revised(report: Report) -> Revised:
    """Return what ``report`` says otherwise than the version it replaces; nothing for a first version."""
    if report.revision is None:
        return Revised()
    before = report.revision.before
    then, now, ids = before.facts, facts(report), [kpi.id for kpi in report.client.kpis]
    names = {id_: each.name or id_ for id_, each in before.definitions.items()}
    return Revised(
        gone=tuple(names.get(id_, id_) for id_ in before.kpi_order if id_ not in ids),
        new=tuple(kpi.name for kpi in report.client.kpis if before.kpi_order and kpi.id not in before.kpi_order),
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


def _goals(report: Report, then: Mapping[str, Any]) -> Iterator[GoalThen]:
    before = {each.get("id"): each for each in then.get("goals") or ()}
    for result in report.goals:
        told = before.get(result.goal.id)
        if told is not None and (told.get("status") != result.status or told.get("target") != rounded(result.target)):
            yield GoalThen(result, told.get("status"), told.get("target"))


def _rows(told: Mapping[str, Any]) -> dict[str, Any]:
    work = told.get("work") or {}
    return {name: work.get(name) or [] for name in ("done", "late", "dropped", "due", "client_asks")}
