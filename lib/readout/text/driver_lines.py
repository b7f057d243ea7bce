"""What a change is made of: the calendar, the time of year, customers' countries; parts that add up to it."""

from __future__ import annotations

from collections.abc import Sequence

from readout.model.drivers import Driver, Explanation
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.text.figures import Figures

TOLD_BY_MEMBERS = ("member", "season", "mix", "rate")
Change = tuple[KpiResult, Comparison]


def driver_lines(report: Report, figures: Figures, drawn: Sequence[Change] = ()) -> tuple[tuple[str, str], ...]:
    """Return the changes worth taking apart, each as (the change, its parts): those of every real change.

    In a normal month that is the first outcome against the year before, which leaves the season out. What is ``drawn``
    is left out, for the chart says it in the same figures.
    """
    changed = [result for result in report.kpis if result.changed]
    if changed:
        told = [(result, each) for result in changed for each in explained(result)]
    else:
        first = next((result for result in report.kpis if result.kpi.role == "outcome"), None)
        told = [(first, each) for each in explained(first)[-1:]] if first else []
    shown = {(result.kpi.id, comparison.month) for result, comparison in drawn}
    return tuple(line(*each, figures) for each in told if (each[0].kpi.id, each[1].month) not in shown)


def line(result: KpiResult, comparison: Comparison, figures: Figures) -> tuple[str, str]:
    """Return an explained change as (the change, its parts)."""
    assert comparison.explanation is not None
    return change_of(result, comparison.explanation, figures), _parts(result, comparison.explanation, figures)


def lines_of(result: KpiResult, figures: Figures) -> list[tuple[str, str]]:
    """Return the changes of one KPI that its members or the season take apart, each as (the change, its parts)."""
    return [line(result, each, figures) for each in explained(result)]


def explained(result: KpiResult) -> list[Comparison]:
    """The changes of one KPI that its members or the season take apart."""
    return [
        each
        for each in (result.previous, result.year_ago)
        if each.explanation
        and each.explanation.change
        and any(part.kind in TOLD_BY_MEMBERS for part in each.explanation.parts)
    ]


def change_of(result: KpiResult, explanation: Explanation, figures: Figures) -> str:
    """Return a change with the month it is told against, as the beginning of a line: Revenue, +£39 on May 2012:"""
    return figures.language.say(
        "{name}, {change} on {month}:",
        name=result.kpi.name,
        change=figures.change(explanation.change or 0.0, result.kpi.unit),
        month=figures.month(explanation.base),
    )


def _parts(result: KpiResult, explanation: Explanation, figures: Figures) -> str:
    said = [
        figures.language.say(
            "{part} {effect}", part=part_name(part, figures), effect=effect(part, result, explanation, figures)
        )
        for part in explanation.parts
    ]
    return "; ".join(said) + "."


def effect(part: Driver, result: KpiResult, explanation: Explanation, figures: Figures) -> str:
    """Return what a part adds to a change or takes from it, as exactly as the change itself is told."""
    whole = max([abs(explanation.change or 0.0), *(abs(each.effect) for each in explanation.parts)])
    return figures.part(part.effect, result.kpi.unit, whole)


def part_name(part: Driver, figures: Figures) -> str:
    """Return what a part of a change is called."""
    words = figures.language
    if part.kind == "calendar":
        return words.say("the month's days")
    if part.kind == "season":
        return words.say("the time of year")
    if part.kind == "mix":
        return words.say("a different mix")
    if part.kind == "other":
        return words.count("{n} other", "{n} others", part.pooled)
    if part.kind == "unexplained":
        return words.say("not explained by these figures")
    name = part.name if part.given else words.say("not given")
    if part.presence == "new":
        return words.say("{name} (new)", name=name)
    return words.say("{name} (gone)", name=name) if part.presence == "gone" else name
