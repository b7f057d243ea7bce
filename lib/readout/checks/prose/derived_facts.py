"""What an analyst works out from the month's facts: per day, per piece, over several months, what is left, the pace.

Each is meant only where the sentence says so (``Fact.when``): there are too many of them to match any figure.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import pandas as pd

from readout.checks.prose.facts import Fact, FactKind, kind_of
from readout.checks.prose.kpi_facts import HISTORY
from readout.model.client import Client
from readout.model.goals import GoalResult
from readout.model.months import months_between
from readout.model.report import Report
from readout.model.results import KpiResult

WINDOWS = (2, 3, 4, 5, 6, 9, 12)  # months that are added up or averaged


def derived_facts(report: Report) -> Iterator[Fact]:
    """Yield every derived fact of the report, KPI by KPI, then goals and work."""
    for result in report.kpis:
        yield from _per_day(result, report.client)
        yield from _windows(result, report.client)
        yield from _bases(result, report.client)
    for one, other in itertools.permutations(report.kpis, 2):
        yield from _each(one, other, report.client)
        yield from _apart(one, other)
        yield from _adds_up(one, other)
    for goal in report.goals:
        yield from _pace(goal, report)
    yield from _costs(report)


def _per_day(result: KpiResult, client: Client) -> Iterator[Fact]:
    if not result.kpi.formula.additive:
        return
    kind = kind_of(result.kpi.unit, client.currency is not None)
    for back in (0, 1, 12):
        month = result.month - back
        value = result.value if back == 0 else result.series.at(month)
        if value is not None:
            label = f"{result.kpi.name} per day in {month}"
            yield Fact(kind, value / month.days_in_month, label, result.kpi.id, when="per day")


def _windows(result: KpiResult, client: Client) -> Iterator[Fact]:
    """Sums and averages of the latest months, of calendar quarters and of calendar years; averages for rates too."""
    kind, name, id_ = kind_of(result.kpi.unit, client.currency is not None), result.kpi.name, result.kpi.id
    now = result.month.ordinal
    months = pd.PeriodIndex(result.series.values.index, freq="M") if len(result.series.values) else ()
    held = {
        each.ordinal: float(value) for each, value in zip(months, result.series.values, strict=True) if value == value
    }
    for first, last in _spans(result.month):
        known = [held[month] for month in range(first, last + 1) if month in held]
        if len(known) < last + 1 - first:
            continue
        label = f"{name}, {last + 1 - first} months, {now - last} months ago"
        mean = math.fsum(known) / len(known)
        if result.kpi.formula.additive:
            yield Fact(kind, math.fsum(known), label, id_, when="window")
        yield Fact(kind, mean, f"{label}, on average", id_, when="window")
        if (first, last) == (now - (result.month.month - 1), now):
            yield Fact(kind, mean, f"{label}, a month on average", id_, when="monthly")
        if result.value is not None and mean > 0 and last < now:
            share = result.value / mean - 1
            yield Fact("percent", share, f"{label}, against the average", id_, change=True, when="monthly")
        if result.value is not None and kind != "percent":
            away = result.value - mean
            yield Fact(kind, away, f"{label}, away from the average", id_, change=True, when="monthly")


def _bases(result: KpiResult, client: Client) -> Iterator[Fact]:
    """The month before and the year before, put together."""
    if result.kpi.formula.additive and result.previous.value is not None and result.year_ago.value is not None:
        kind, label = (
            kind_of(result.kpi.unit, client.currency is not None),
            f"{result.kpi.name}, both months held against",
        )
        yield Fact(kind, result.previous.value + result.year_ago.value, label, result.kpi.id, when="window")


def _spans(month: pd.Period) -> Iterator[tuple[int, int]]:
    """First and last months, as numbers: the latest few, and the calendar's quarters, halves and years."""
    now = month.ordinal
    january = now - (month.month - 1)
    spans = [(now - length + 1, now) for length in WINDOWS] + [(now - length, now - 1) for length in WINDOWS]
    spans.append((january, now))
    for length in (3, 6, 12):
        starts = range(january - HISTORY, now + 1)
        spans += [(first, first + length - 1) for first in starts if (first - january) % length == 0]
    seasons = range(now - HISTORY, now - 1)  # March to May is spring
    spans += [(first, first + 2) for first in seasons if (first - january) % 3 == 2]
    yield from (span for span in dict.fromkeys(spans) if now - HISTORY <= span[0] and span[1] <= now)


def _each(one: KpiResult, other: KpiResult, client: Client) -> Iterator[Fact]:
    """One KPI for each of another, where both are amounts: revenue an order, visitors a lead."""
    if other.kpi.unit != "number" or one.kpi.unit == "percent" or not one.kpi.formula.additive:
        return
    kind: FactKind = kind_of(one.kpi.unit, client.currency is not None)
    for back in (0, 1, 12):
        above, below = one.series.at(one.month - back), other.series.at(one.month - back)
        if above is not None and below:
            label = f"{one.kpi.name} for each of {other.kpi.name} in {one.month - back}"
            base = one.month - back if back else None
            yield Fact(kind, above / below, label, other.kpi.id, base=base, when="each")
            if kind == "count" and above < below:
                yield Fact("share", above / below, label, one.kpi.id, when="each")
    yield from _each_moved(one, other)


def _each_moved(one: KpiResult, other: KpiResult) -> Iterator[Fact]:
    """How what one KPI is worth for each of another moved: an order was worth 19 % less than in April."""
    above, below = one.value, other.value
    for mine, theirs in ((one.previous, other.previous), (one.year_ago, other.year_ago)):
        if one.kpi.unit == "currency" and above and below and mine.value and theirs.value:
            label = f"{one.kpi.name} for each of {other.kpi.name} against {mine.month}"
            moved = above / below / (mine.value / theirs.value) - 1
            yield Fact("percent", moved, label, other.kpi.id, change=True, base=mine.month, when="each")


def _adds_up(rate: KpiResult, count: KpiResult) -> Iterator[Fact]:
    """What a KPI of money by the piece adds up to: the cost per lead times the leads is what was spent on them."""
    if rate.kpi.unit != "currency" or rate.kpi.formula.denominator != count.kpi.formula.numerator:
        return
    if count.kpi.formula.denominator is not None:
        return
    for back in (0, 1, 12):
        price, pieces = rate.series.at(rate.month - back), count.series.at(rate.month - back)
        if price is not None and pieces is not None:
            label = f"{rate.kpi.name} times {count.kpi.name} in {rate.month - back}"
            for kpi in (rate.kpi.id, count.kpi.id):
                yield Fact("money", price * pieces, label, kpi, when="each")


def _apart(one: KpiResult, other: KpiResult) -> Iterator[Fact]:
    """How far two KPIs' changes lie apart."""
    for mine, theirs in ((one.previous, other.previous), (one.year_ago, other.year_ago)):
        if mine.change_pct is not None and theirs.change_pct is not None:
            label = f"{one.kpi.name} against {other.kpi.name}, changes since {mine.month}"
            yield Fact("points", mine.change_pct - theirs.change_pct, label, one.kpi.id, change=True, when="apart")


def _pace(result: GoalResult, report: Report) -> Iterator[Fact]:
    """How much of the goal's time has run, what each month has brought, and where that leads."""
    goal, kpi, client = result.goal, result.goal.kpi, report.client
    if kpi is None or result.actual is None or result.target is None or goal.start is None or goal.until is None:
        return
    length = len(months_between(goal.start, goal.until))
    passed = length - result.months_left
    if not 0 < passed <= length:
        return
    kind, label = kind_of(client.kpi(kpi).unit, client.currency is not None), f"goal {goal.id}"
    for share, of in ((passed / length, "time gone"), (1 - passed / length, "time left")):
        yield Fact("share", share, f"{label}, {of}", kpi, when="elapsed")
        yield Fact("percent", share, f"{label}, {of}", kpi, when="elapsed")
    yield from _left(result, kind, label)
    if goal.measure != "total":
        return
    value = report.kpi(kpi).value
    if result.planned is not None and value:
        gap = abs(result.planned - result.actual) / value
        yield Fact("share", gap, f"{label}, distance from plan in months like this", kpi, when="pace")
    so_far = result.actual / passed
    path = zip(pd.PeriodIndex(result.path.index, freq="M") if len(result.path) else (), result.path, strict=True)
    before = [float(value) for month, value in path if month < result.month and value == value]
    previous = before[-1] if before else 0.0
    yield Fact(kind, so_far, f"{label}, a month so far", kpi, when="pace")
    yield Fact(kind, so_far * length, f"{label}, at this pace", kpi, when="pace")
    yield Fact(kind, result.target - so_far * length, f"{label}, short at this pace", kpi, change=True, when="pace")
    yield Fact(kind, result.target / length, f"{label}, a month by an even plan", kpi, when="pace")
    if value is not None:
        landing = result.actual + value * result.months_left
        yield Fact(kind, landing, f"{label}, at this month's pace", kpi, when="month's pace")
        even = value - result.target / length
        yield Fact(kind, even, f"{label}, this month against an even plan", kpi, change=True, when="pace")
    if result.required_rate is not None:
        for base in (so_far, result.actual - previous, report.kpi(kpi).value):
            if base is not None and base > 0:
                yield Fact(kind, result.required_rate - base, f"{label}, more a month", kpi, change=True, when="pace")
                more = result.required_rate / base - 1
                yield Fact("percent", more, f"{label}, more a month", kpi, change=True, when="pace")


def _left(result: GoalResult, kind: FactKind, label: str) -> Iterator[Fact]:
    kpi = result.goal.kpi
    for base in (result.planned, result.target):
        if base and result.actual is not None and 0 < result.actual < base:
            yield Fact("share", 1 - result.actual / base, f"{label}, what is left", kpi, when="rest")
            yield Fact("percent", 1 - result.actual / base, f"{label}, what is left", kpi, change=True, when="goal")


def _costs(report: Report) -> Iterator[Fact]:
    """What a counted result cost, and what the month's work cost for each of a KPI."""
    work, money = report.work, report.client.currency is not None
    kind: FactKind = "money" if money else "count"
    for item in work.done:
        result = _counted(item.result)
        if item.spend is not None and result and report.client.show.spend:
            yield Fact(kind, item.spend / result, f"spend on {item.id} for each result", when="each", about=item.title)
    for result_of in report.kpis:
        if result_of.kpi.unit == "number" and result_of.value:
            if work.totals.spend is not None:
                each = work.totals.spend / result_of.value
                yield Fact(kind, each, f"work's spend for each of {result_of.kpi.name}", result_of.kpi.id, when="each")
            for source, count in work.totals.results.items():
                left = result_of.value - count
                if left > 0:
                    label = f"{result_of.kpi.name} beside {source}"
                    yield Fact("count", left, label, result_of.kpi.id, when="rest")
                    yield Fact("share", left / result_of.value, label, result_of.kpi.id, when="rest")


def _counted(result: str | None) -> float | None:
    try:
        return float(result) if result else None
    except ValueError:
        return None
