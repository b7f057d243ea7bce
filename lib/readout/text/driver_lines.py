"""What a change is made of: the calendar, the time of year, customers' countries; parts that add up to it."""

from __future__ import annotations

from readout.model.drivers import Driver, Explanation
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text.figures import Figures

TOLD_BY_MEMBERS = ("member", "season", "mix", "rate")


def driver_lines(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the changes worth taking apart, each as (the change, its parts): those of every real change.

    In a normal month that is the first outcome against the year before, which leaves the season out.
    """
    changed = [result for result in report.kpis if result.changed]
    if changed:
        return tuple(line for result in changed for line in lines_of(result, figures))
    first = next((result for result in report.kpis if result.kpi.role == "outcome"), None)
    return tuple(lines_of(first, figures)[-1:]) if first else ()


def lines_of(result: KpiResult, figures: Figures) -> list[tuple[str, str]]:
    """Return the changes of one KPI that its members or the season take apart, each as (the change, its parts)."""
    lines = []
    for comparison in (result.previous, result.year_ago):
        explanation = comparison.explanation
        if explanation and explanation.change and any(part.kind in TOLD_BY_MEMBERS for part in explanation.parts):
            lines.append((_change(result, explanation, figures), _parts(result, explanation, figures)))
    return lines


def _change(result: KpiResult, explanation: Explanation, figures: Figures) -> str:
    return figures.language.say(
        "{name}, {change} on {month}:",
        name=result.kpi.name,
        change=figures.change(explanation.change or 0.0, result.kpi.unit),
        month=figures.month(explanation.base),
    )


def _parts(result: KpiResult, explanation: Explanation, figures: Figures) -> str:
    said = [
        figures.language.say(
            "{part} {effect}", part=part_name(part, figures), effect=figures.change(part.effect, result.kpi.unit)
        )
        for part in explanation.parts
    ]
    return "; ".join(said) + "."


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
