"""The first page's answer to "what changed": the largest real changes with what made them, or that nothing did."""

from __future__ import annotations

from readout.model.judged import is_above
from readout.model.movers import main_part, movers
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text.driver_lines import part_name
from readout.text.figures import Figures
from readout.text.sentences import kpi_sentence
from readout.text.verdict_lines import normal_range, verdict

MOST_CHANGES = 2


def changes(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the largest real changes, each as (what changed, how far and mostly by what); empty in a quiet month."""
    return tuple(_line(result, figures) for result in movers(report)[:MOST_CHANGES])


def quiet(report: Report, figures: Figures) -> str:
    """Say that no outcome really changed, as far as that can be told; empty where one did or none has a figure."""
    words = figures.language
    known = [result for result in report.kpis if result.kpi.role == "outcome" and result.value is not None]
    judged = [result for result in known if result.verdict.status == "routine"]
    if not known or any(result.changed for result in known):
        return ""
    if len(judged) == len(known):
        if any(result.changed for result in report.kpis):  # a leading sign did, which its tile shows
            return words.say("No real change in our main figures: each lies in its normal range.")
        return words.say("No real change this month: every figure lies in its normal range.")
    if judged:
        return words.say("No real change this month in what can be judged.")
    if any(result.verdict.status == "trial" for result in known):
        return words.say("It is too early to tell a real change from a normal month: that takes twelve earlier months.")
    return words.say("Whether anything really changed cannot be told this month.")


def awaited(report: Report, figures: Figures) -> tuple[str, ...]:
    """Say which agreed figures come later, when and why."""
    return tuple(kpi_sentence(result, figures) for result in report.kpis if result.value is None and result.pending)


def _line(result: KpiResult, figures: Figures) -> tuple[str, str]:
    words = figures.language
    name = words.say("{name}, {verdict}:", name=result.kpi.name, verdict=verdict(result, figures))
    return name, "; ".join(filter(None, (_far(result, figures), _cause(result, figures)))) + "."


def _far(result: KpiResult, figures: Figures) -> str:
    words, months = figures.language, result.verdict.months
    value, normal = figures.short(result.value, result.kpi.unit), normal_range(result, figures)
    if months <= 1:
        return f"{value} ({normal})" if normal else value
    if is_above(result.kpi, result.verdict):
        return words.say("{value}, the {n} latest months above what was to be expected", value=value, n=months)
    return words.say("{value}, the {n} latest months below what was to be expected", value=value, n=months)


def _cause(result: KpiResult, figures: Figures) -> str:
    words, found = figures.language, main_part(result)
    if found is None:
        return ""
    comparison, part = found
    month = figures.month(comparison.month)
    if part.kind == "unexplained":
        return words.say("our figures do not show what made it")
    effect = figures.change(part.effect, result.kpi.unit)
    return words.say("mostly {part}, {effect} on {month}", part=part_name(part, figures), effect=effect, month=month)
