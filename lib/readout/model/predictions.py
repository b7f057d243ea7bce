"""What a piece of work was expected to do to a KPI, and what the KPI did: never that one caused the other.

Work that was done in a month is judged by the three months after it. The work's own month is too early, for it holds
days before the work was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from readout.model.client import Client
from readout.model.judged import is_above, verdict_of
from readout.model.months import month_of, months_between
from readout.model.series import KpiSeries
from readout.model.signals import Verdict
from readout.model.work import WorkItem

Outcome = Literal["as-expected", "no-detectable-change", "opposite", "too-early", "cannot-tell"]

MONTHS_AFTER = 3


@dataclass(frozen=True)
class Prediction:
    """A finished ``item`` that ``expects`` a KPI to go up or down, and what that KPI did since; ``month`` is the one
    that decided it, None where none did."""

    item: WorkItem
    kpi: str
    expects: Literal["up", "down"]
    outcome: Outcome
    month: pd.Period | None = None


def predictions(
    client: Client, items: Iterable[WorkItem], series: Mapping[str, KpiSeries], month: pd.Period
) -> tuple[Prediction, ...]:
    """Return what was predicted of the work done in ``month`` or the three months before it, earliest work first."""
    known = {kpi.id for kpi in client.kpis}
    done = [
        (month_of(item.done), item)
        for item in items
        if item.expects and item.kpi in known and item.status == "done" and item.done is not None
    ]
    recent = [(then, item) for then, item in done if month - MONTHS_AFTER <= then <= month]
    verdicts: dict[tuple[str, pd.Period], Verdict] = {}
    return tuple(
        _judged(client, item, then, series, month, verdicts)
        for then, item in sorted(recent, key=lambda each: (each[1].done, each[1].id))
    )


def _judged(
    client: Client,
    item: WorkItem,
    then: pd.Period,
    series: Mapping[str, KpiSeries],
    month: pd.Period,
    verdicts: dict[tuple[str, pd.Period], Verdict],
) -> Prediction:
    if item.kpi is None or item.expects is None:
        raise ValueError(f"{item.id} predicts nothing")
    kpi, line = client.kpi(item.kpi), series[item.kpi]
    after = [each for each in months_between(then + 1, month) if line.due(each)] if then < month else []
    for each in after:
        if (kpi.id, each) not in verdicts:
            verdicts[kpi.id, each] = verdict_of(client, kpi, line, each)
    found = [(each, verdicts[kpi.id, each]) for each in after]
    changed = [(each, verdict) for each, verdict in found if verdict.status in ("better", "worse")]
    if changed:
        decided, verdict = changed[-1]
        fits = is_above(kpi, verdict) == (item.expects == "up")
        return Prediction(item, kpi.id, item.expects, "as-expected" if fits else "opposite", decided)
    if not found:
        return Prediction(item, kpi.id, item.expects, "too-early")
    told = any(verdict.status == "routine" for _, verdict in found)
    return Prediction(item, kpi.id, item.expects, "no-detectable-change" if told else "cannot-tell")
