"""A KPI's facts: its values, its changes, what made them up, what was expected, and how long it has run."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import pandas as pd

from readout.checks.prose.facts import Fact, FactKind, kind_of
from readout.model.client import Client
from readout.model.results import Comparison, KpiResult, change_of

MEMBERS = 6  # parts of a change that are added up with each other
HISTORY = 24  # months back that a report's charts show
YEAR = 12
COMPARED = (1, YEAR)  # months back that a figure's own comparisons are with
ALWAYS = 1200.0  # months: as far back as is known


def kpi_facts(result: KpiResult, client: Client) -> Iterator[Fact]:
    """Yield every fact of a KPI that the report prints or shows."""
    kind = kind_of(result.kpi.unit, client.currency is not None)
    name, id_ = result.kpi.name, result.kpi.id
    if result.value is not None:
        yield Fact(kind, result.value, name, id_)
    for label, comparison in (("the month before", result.previous), ("a year ago", result.year_ago)):
        yield from _comparison(result, comparison, kind, f"{name} against {label}")
        yield from _drivers(result, comparison, kind)
    yield from _range(result, kind)
    yield from _to_date(result, kind)
    yield from _history(result, kind)
    yield from _streaks(result)
    yield from _records(result)


def _comparison(result: KpiResult, comparison: Comparison, kind: FactKind, label: str) -> Iterator[Fact]:
    id_ = result.kpi.id
    if comparison.value is not None:
        yield Fact(kind, comparison.value, f"{result.kpi.name} in {comparison.month}", id_, base=comparison.month)
    if comparison.change is not None:
        changed: FactKind = "points" if kind == "percent" else kind
        yield Fact(changed, comparison.change, label, id_, change=True, base=comparison.month)
    if comparison.change_pct is not None:
        yield Fact("percent", comparison.change_pct, label, id_, change=True, base=comparison.month)
        if comparison.change_pct < 0:
            yield Fact("share", 1 + comparison.change_pct, f"{label}, as a part", id_, base=comparison.month)
    if comparison.per_day_change_pct is not None:
        yield Fact("percent", comparison.per_day_change_pct, f"{label}, per day", id_, change=True, when="per day")


def _drivers(result: KpiResult, comparison: Comparison, kind: FactKind) -> Iterator[Fact]:
    """Each part's effect and its share of the change, and the largest parts together."""
    if comparison.explanation is None:
        return
    parts = [part for part in comparison.explanation.parts if part.kind != "unexplained"]
    changed: FactKind = "points" if kind == "percent" else kind
    for part in comparison.explanation.parts:
        yield Fact(
            changed, part.effect, f"{result.kpi.name}, {part.name}", result.kpi.id, change=True, parts=(part.name,)
        )
        for value in (part.base, part.now):
            if value is not None and part.kind == "member":
                yield Fact(kind, value, f"{result.kpi.name}, {part.name}", result.kpi.id)
        if part.base and part.now is not None and part.base > 0 and part.kind == "member":
            yield Fact("percent", part.now / part.base - 1, f"{part.name}'s change", result.kpi.id, change=True)
    for part in parts:
        for value, moved in ((comparison.change, True), (result.value, False)):
            if value is not None:
                label = f"{result.kpi.name} without the change of {part.name}"
                of = changed if moved else kind
                yield Fact(
                    of, value - part.effect, label, result.kpi.id, change=moved, parts=(part.name,), when="without"
                )
    if not comparison.change:
        return
    for part in parts:
        rest, label = 1 - part.effect / comparison.change, f"the change of {result.kpi.name} without {part.name}"
        yield Fact("share", rest, label, result.kpi.id, parts=(part.name,), when="without")
    known = math.fsum(part.effect for part in parts)
    yield Fact(
        "share",
        1 - known / comparison.change,
        f"the rest of the change of {result.kpi.name}",
        result.kpi.id,
        when="rest",
    )
    for size in (1, 2, 3):
        for chosen in itertools.combinations(parts[:MEMBERS], size):
            share = sum(part.effect for part in chosen) / comparison.change
            names = " and ".join(part.name for part in chosen)
            yield Fact(
                "share",
                share,
                f"{names}, of the change of {result.kpi.name}",
                result.kpi.id,
                parts=tuple(part.name for part in chosen),
            )
            if size > 1:
                together = sum(part.effect for part in chosen)
                yield Fact(
                    changed,
                    together,
                    f"{names} together",
                    result.kpi.id,
                    change=True,
                    parts=tuple(part.name for part in chosen),
                )


def _range(result: KpiResult, kind: FactKind) -> Iterator[Fact]:
    verdict = result.verdict
    for label, value in (("expected", verdict.expected), ("lower", verdict.lower), ("upper", verdict.upper)):
        if value is not None:
            yield Fact(kind, value, f"{result.kpi.name}, {label}", result.kpi.id, when="range")
            if result.value is not None and kind != "percent":
                yield Fact(kind, result.value - value, f"{result.kpi.name} against {label}", result.kpi.id, change=True)


def _to_date(result: KpiResult, kind: FactKind) -> Iterator[Fact]:
    year, name, id_ = result.year_to_date, result.kpi.name, result.kpi.id
    if year is None:
        return
    yield Fact(kind, year.value, f"{name} since {year.start}", id_, when="to date")
    if year.year_ago is not None:
        yield Fact(kind, year.year_ago, f"{name} in the same months a year before", id_, when="to last date")
        yield Fact(kind, year.value - year.year_ago, f"{name} in the year so far", id_, change=True, when="to date")
    if year.change_pct is not None:
        yield Fact("percent", year.change_pct, f"{name} in the year so far", id_, change=True, when="to date")


def _history(result: KpiResult, kind: FactKind) -> Iterator[Fact]:
    """Earlier months' values, and what lies between each of them, the month before it, and now."""
    name, id_ = result.kpi.name, result.kpi.id
    months = [result.month - back for back in range(HISTORY + YEAR + 1)]
    values, names = [result.series.at(month) for month in months], [str(month) for month in months]
    changed: FactKind = "points" if kind == "percent" else kind
    for back in range(1, HISTORY + 1):
        month, value = months[back], values[back]
        if value is None:
            continue
        if back not in COMPARED:
            yield Fact(kind, value, f"{name} in {names[back]}", id_, month)
        for now, base in ((0, back), (back, back + 1), (back, back + YEAR)):
            change, change_pct = change_of(values[now], values[base])
            if change is None or (now == 0 and base in COMPARED):
                continue
            label, held = f"{name}, {names[now]} against {names[base]}", None if now else months[base]
            yield Fact(changed, change, label, id_, month, change=True, base=held)
            if change_pct is not None:
                yield Fact("percent", change_pct, label, id_, month, change=True, base=held)


def _streaks(result: KpiResult) -> Iterator[Fact]:
    """How many months in a row the KPI has risen, or fallen, up to this one; and up to the one before."""
    name, id_ = result.kpi.name, result.kpi.id
    for sign, word in ((1, "rising"), (-1, "falling")):
        now, before = (_run(result, month, sign) for month in (result.month, result.month - 1))
        if now:
            yield Fact("streak", float(now), f"{name}, months {word} in a row", id_)
        if before:
            label = f"{name}, months {word} in a row up to {result.month - 1}"
            yield Fact("streak", float(before), label, id_, when="before")


def _run(result: KpiResult, month: pd.Period, sign: int) -> int:
    length = 0
    while True:
        now, before = result.series.at(month), result.series.at(month - 1)
        if now is None or before is None or (now - before) * sign <= 0:
            return length
        length, month = length + 1, month - 1


def _records(result: KpiResult) -> Iterator[Fact]:
    """How many months the KPI has not been lower, or higher: "the lowest in nine months". No earlier month that was is
    known where the history begins before one: then it may be said of any time."""
    if result.value is None:
        return
    good = 1 if result.kpi.better == "higher" else -1
    for sign, words in (
        (-1, ("lowest", "worst" if good > 0 else "best")),
        (1, ("highest", "best" if good > 0 else "worst")),
    ):
        back = 1
        while (value := result.series.at(result.month - back)) is not None and (value - result.value) * sign < 0:
            back += 1
        length = float(back) if value is not None else ALWAYS
        for word in words:
            yield Fact("record", length, f"{result.kpi.name}, {word} in so many months", result.kpi.id, aspect=word)
