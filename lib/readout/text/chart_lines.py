"""What charts say in words: captions above them, and for who cannot see them what they show."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from readout.model.client import Event, Kpi, Unit
from readout.model.drivers import Explanation
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text import goal_lines, landing_lines, sentences, verdict_lines
from readout.text.driver_lines import change_of, effect, part_name
from readout.text.figures import Figures
from readout.text.grammar.inflected import capital


def caption(name: str, unit: str, figures: Figures) -> str:
    """Return a chart's caption: what it shows, and the unit of its axis."""
    return figures.language.say("{name}, {unit}", name=name, unit=unit) if unit else name


def kpi_alt(
    result: KpiResult, months: Sequence[pd.Period], changed: Sequence[pd.Period], events: Sequence[Event],
    figures: Figures,
) -> str:  # fmt: skip
    """Say what a KPI's chart shows: the span, the newest value, what is normal, what changed, what happened."""
    words, normal = figures.language, verdict_lines.normal_range(result, figures)
    said = [
        words.say(
            "Line chart of {name}, {first} to {last}.",
            name=result.kpi.name,
            first=figures.month(months[0]),
            last=figures.month(months[-1]),
        ),
        sentences.kpi_sentence(result, figures),
    ]
    if normal:
        said.append(words.say("Range of the month, {normal}.", normal=normal))
    if changed:
        said.append(words.say("Real changes: {months}.", months=figures.months(changed)))
    said.extend(
        words.say("{month}: {note}", month=figures.month(event.month), note=sentences.event(event, figures))
        for event in events
        if event.month in months
    )
    return " ".join(said)


def spark_alt(result: KpiResult, months: Sequence[pd.Period], figures: Figures) -> str:
    """Say what a sparkline shows: the lowest and the highest of the months that have a value."""
    known = [(value, month) for month in months if (value := result.series.at(month)) is not None]
    low, high = min(known, key=lambda each: each[0]), max(known, key=lambda each: each[0])
    return figures.language.say(
        "{name} over twelve months: lowest {low} in {low_month}, highest {high} in {high_month}.",
        name=result.kpi.name,
        low=figures.short(low[0], result.kpi.unit),
        low_month=figures.month_in_sentence(low[1]),
        high=figures.short(high[0], result.kpi.unit),
        high_month=figures.month_in_sentence(high[1]),
    )


def contribution_caption(result: KpiResult, explanation: Explanation, figures: Figures) -> str:
    """Return the caption of what a change is made of: the change itself."""
    return change_of(result, explanation, figures).rstrip(":")


def contribution_alt(result: KpiResult, before: float, explanation: Explanation, figures: Figures) -> str:
    """Say what added up to a change: both values, and every part by its full name."""
    words, unit = figures.language, result.kpi.unit
    parts = [
        words.say("{part} {effect}", part=part_name(part, figures), effect=effect(part, result, explanation, figures))
        for part in explanation.parts
    ]
    return words.say(
        "Bar chart of {name}: {before} in {base} became {now} in {month}. What adds up to it: {parts}.",
        name=result.kpi.name,
        before=figures.short(before, unit),
        base=figures.month(explanation.base),
        now=figures.short(result.value, unit),
        month=figures.month(result.month),
        parts="; ".join(parts),
    )


def key(report: Report, figures: Figures, jagged: bool = False) -> str:
    """Say once how the KPIs' charts are to be read: what the lines, the band and the diamonds are; ``jagged``: that an
    axis does not start at zero."""
    words = figures.language
    said = [words.say("Dark line: the last twelve months; light line: the year before.")]
    if any(each.verdict.lower is not None for each in report.kpis):
        said.append(words.say("Grey band: the normal range of each month; diamond: a real change."))
    said += [_foot(figures)] if jagged else []
    return " ".join(said)


def _foot(figures: Figures) -> str:
    return figures.language.say("Jagged foot: the axis does not start at zero.")


def goal_key(report: Report, figures: Figures, jagged: bool = False) -> str:
    """Say once how the goals' charts are to be read."""
    words = figures.language
    said = [words.say("Solid line: what was reached; outlined line: the plan.")]
    if any(each.landing for each in report.goals):
        said.append(words.say("Dashed line: where things lead, four times out of five within the grey band."))
    said += [_foot(figures)] if jagged else []
    return " ".join(said)


def goal_caption(result: GoalResult, name: str, unit: str, figures: Figures) -> str:
    """Return the caption of a goal's chart: its figure, and whether it is added up."""
    summed = figures.language.say("{name}, added up", name=name)
    return caption(summed if result.goal.measure == "total" else name, unit, figures)


def goal_alt(report: Report, result: GoalResult, kpi: Kpi, figures: Figures) -> str:
    """Say what a goal's chart shows: the span, where we stand, and where things lead if that is told."""
    said = figures.language.say(
        "Line chart of {name} against the plan, {first} to {last}. {sentence}",
        name=kpi.name,
        first=figures.month(result.goal.start),
        last=figures.month(result.goal.until),
        sentence=goal_lines.goal_sentence(report, result, figures),
    )
    landing = landing_lines.landing_line(report, result, figures) if result.landing else None
    return f"{said} {capital(landing[1])}" if landing else said


def target(value: float, unit: Unit, figures: Figures) -> tuple[str, str]:
    """Return what stands at a plan's end, in two short lines."""
    return figures.language.say("target"), figures.short(value, unit)


def projected(value: float, unit: Unit, figures: Figures) -> tuple[str, str]:
    """Return what stands at a projection's end, in two short lines."""
    return figures.language.say("projected"), figures.rough(value, unit)
