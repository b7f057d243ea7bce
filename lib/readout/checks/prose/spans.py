"""Sums over several months that a sentence names: "between January and April"."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from readout.checks.prose.facts import Fact, kind_of
from readout.checks.prose.spoken import Spoken
from readout.model.months import months_between
from readout.model.results import KpiResult


def span_facts(spoken: Spoken, kpis: tuple[str, ...]) -> Iterator[Fact]:
    """Yield what the months from the first one named to the last brought, and the same months a year before."""
    months = sorted(month for month, _, _ in spoken.context.months_in(spoken.sentence))
    if len(months) < 2 or months[0] == months[-1]:
        return
    report, words = spoken.context.report, spoken.context.words
    extreme = words is None or words.times.extreme.search(spoken.sentence) is not None
    for result in report.kpis:
        if result.kpi.formula.additive and (result.kpi.id in kpis or not kpis):
            yield from _span(result, months[0], months[-1], report.client.currency is not None, extreme)


def _span(result: KpiResult, first: pd.Period, last: pd.Period, money: bool, extreme: bool) -> Iterator[Fact]:
    kind, label = kind_of(result.kpi.unit, money), f"{result.kpi.name} from {first} to {last}"
    every = [value for month in months_between(first, last) if (value := result.series.at(month)) is not None]
    for each, word in ((min(every), "lowest"), (max(every), "highest")) if every and extreme else ():
        yield Fact(kind, each, f"{label}, {word}", result.kpi.id)
    now, before = _sum(result, first, last), _sum(result, first - 12, last - 12)
    if now is not None:
        yield Fact(kind, now, label, result.kpi.id)
    if now is not None and before is not None:
        yield Fact(kind, now - before, f"{label}, against a year before", result.kpi.id, change=True)
        if before > 0:
            yield Fact("percent", now / before - 1, f"{label}, against a year before", result.kpi.id, change=True)


def _sum(result: KpiResult, first: pd.Period, last: pd.Period) -> float | None:
    values = [result.series.at(month) for month in months_between(first, last)]
    known = [value for value in values if value is not None]
    return math.fsum(known) if len(known) == len(values) else None
