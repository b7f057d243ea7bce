"""Facts beside the KPIs' own: goals, work, and figures in what others wrote for the report."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from readout.checks.prose.context import Context
from readout.checks.prose.facts import Fact, FactKind, When, kind_of
from readout.checks.prose.numerals import NUMBER, readings
from readout.model.goals import GoalResult
from readout.model.report import Report


def goal_facts(report: Report) -> Iterator[Fact]:
    """Yield where each goal stands, what is left of it, and how far it is from its plan."""
    for result in report.goals:
        label = f"goal {result.goal.id}"
        if result.goal.kpi is None:
            continue
        kind = kind_of(report.client.kpi(result.goal.kpi).unit, report.client.currency is not None)
        yield from _amounts(result, kind, label)
        if result.days_ahead is not None:
            yield Fact("days", abs(result.days_ahead), f"{label}, days against plan")
        yield Fact("months", float(result.months_left), f"{label}, months left")
        landing = result.landing
        for value in (landing.expected, landing.lower, landing.upper) if landing is not None else ():
            if value is not None:
                yield Fact(kind, value, f"{label}, landing", result.goal.kpi, when="landing")


def _amounts(result: GoalResult, kind: FactKind, label: str) -> Iterator[Fact]:
    kpi = result.goal.kpi
    total = result.goal.measure == "total"
    named: dict[str, tuple[float | None, When]] = {
        "actual": (result.actual, "to date" if total else ""),
        "planned": (result.planned, "planned"),
        "target": (result.target, "target"),
        "needed a month": (result.required_rate, "target"),
    }
    for name, (value, when) in named.items():
        if value is not None:
            yield Fact(kind, value, f"{label}, {name}", kpi, when=when)
    if result.goal.target is not None and result.goal.target != result.target:
        yield Fact(kind, result.goal.target, f"{label}, first target", kpi, when="target")
    for name, base in (("planned", result.planned), ("target", result.target)):
        if result.actual is None or base is None:
            continue
        away: FactKind = "points" if kind == "percent" else kind
        yield Fact(away, result.actual - base, f"{label}, against {name}", kpi, change=True, when="goal")
        if base > 0:
            yield Fact("percent", result.actual / base - 1, f"{label}, against {name}", kpi, change=True, when="goal")
            part: When = "target" if name == "target" else "planned"
            yield Fact("share", result.actual / base, f"{label}, share of {name}", kpi, when=part)


def ratio_facts(report: Report) -> Iterator[Fact]:
    """Yield each count as a part of a larger one, such as the best day's views of the month's."""
    for part, whole in itertools.permutations(report.kpis, 2):
        if part.kpi.unit == whole.kpi.unit == "number" and part.value and whole.value and 0 < part.value < whole.value:
            label = f"{part.kpi.name} as a part of {whole.kpi.name}"
            yield Fact("share", part.value / whole.value, label, whole.kpi.id, when="part", beside=part.kpi.id)
    yield from _results(report)


def _results(report: Report) -> Iterator[Fact]:
    """Yield a work item's counted result as a part of each count."""
    for count in report.work.totals.results.values():
        for result in report.kpis:
            if result.kpi.unit == "number" and result.value and 0 < count < result.value:
                label = f"counted results as a part of {result.kpi.name}"
                yield Fact("share", count / result.value, label, result.kpi.id, when="part")
                for change in (result.previous.change, result.year_ago.change):
                    if change is not None and change > count:
                        label = f"counted results as a part of what {result.kpi.name} gained"
                        yield Fact("share", count / change, label, result.kpi.id, when="gained")


def work_facts(report: Report) -> Iterator[Fact]:
    """Yield counts of work, its spend, hours and counted results."""
    work = report.work
    counts = {
        "done": work.done,
        "done by the client": work.client_done,
        "late": work.late,
        "dropped": work.dropped,
        "due": work.due,
        "asked of the client": work.client_asks,
    }
    for name, items in counts.items():
        when: When = "done" if name.startswith("done") else "due"
        if items:
            yield Fact("count", float(len(items)), f"pieces of work {name}", when=when)
    if work.due and work.client_asks:
        both = float(len(work.due) + len(work.client_asks))
        yield Fact("count", both, "pieces of work due, the client's among them", when="due together")
    for kind in sorted({item.kind for item in work.done}):
        of_kind = [item for item in work.done if item.kind == kind]
        yield Fact("count", float(len(of_kind)), f"pieces of work done, {kind}", when="done of a kind")
    if work.totals.spend is not None:
        yield Fact("money", work.totals.spend, "spend on the month's work", when="spend")
    if work.totals.hours is not None:
        yield Fact("count", work.totals.hours, "hours of work")
    for source, count in work.totals.results.items():
        about = " ".join((source, *(item.title for item in work.done if item.result_source == source)))
        yield Fact("count", count, f"results by {source}", about=about)
    for item in (*work.done, *work.due, *work.late):
        if item.spend is not None and report.client.show.spend:
            yield Fact("money", item.spend, f"spend on {item.id}", about=item.title)
            if work.totals.spend and item in work.done:
                of_all = item.spend / work.totals.spend
                yield Fact("share", of_all, f"spend on {item.id}, of the month's", when="spend", about=item.title)
        if item.hours is not None and report.client.show.hours:
            yield Fact("count", item.hours, f"hours of {item.id}")


def told_facts(context: Context) -> Iterator[Fact]:
    """Yield the figures in what the report prints of others' words: titles, notes, events, goals' statements."""
    report = context.report
    work = report.work
    texts = [
        text
        for item in (*work.done, *work.client_done, *work.late, *work.due, *work.later, *work.client_asks)
        for text in (item.title, item.note)
        if text
    ]
    texts += [each.note for each in report.client.events]
    texts += [each.because for each in report.decisions]
    texts += [goal.statement for goal in report.client.goals]
    for text in texts:
        for found in NUMBER.finditer(text):
            if re.match(r"\s?(?:million|miljoon|M\b|m\b)", text[found.end() :]):
                continue  # a goal's own target
            for each in readings(found[0], context.locale):
                label = f"{found[0]} in “{text[:40]}”"
                yield Fact("count", each.value, label, about=text)
                if each.value >= 100:
                    yield Fact("money", each.value, label, about=text)
