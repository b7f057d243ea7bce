"""Sentences made of facts, in the report's language and in "we" voice, the answer first."""

from __future__ import annotations

from babel.lists import format_list

from readout.model.client import Event, Kpi
from readout.model.months import last_day
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.model.work_month import MonthsWork
from readout.text.figures import Figures, rounds_to_nothing
from readout.text.phrases import MOST_TIMES, NOTHING_LEFT, TOLD_AS_TIMES, value_or_reason
from readout.text.work_lines import sentence


def kpi_sentence(result: KpiResult, figures: Figures) -> str:
    """Say what a KPI was, and what it was a year and a month before."""
    words = figures.language
    if result.value is None:
        return _no_value(result, figures)
    name, value = result.kpi.name, figures.short(result.value, result.kpi.unit)
    against = [
        text
        for text in (_against(result, result.year_ago, figures), _against(result, result.previous, figures))
        if text
    ]
    if not against:
        return words.say(
            "{name} came to {value}; there is no earlier figure to compare it with.", name=name, value=value
        )
    return words.say(
        "{name} came to {value}: {comparisons}.", name=name, value=value, comparisons=_and(against, figures)
    )


def _no_value(result: KpiResult, figures: Figures) -> str:
    words = figures.language
    if not result.series.due(result.month):
        return f"{result.kpi.name}: {value_or_reason(result, figures)}."
    if result.pending:
        return words.say(
            "{name} will be available on {day}: {because}.",
            name=result.kpi.name,
            day=figures.day(result.pending.until),
            because=result.pending.because.rstrip("."),
        )
    if result.incomplete:
        return words.say("{name}: no figure yet, for the month is incomplete.", name=result.kpi.name)
    return words.say("{name}: no figure for this month.", name=result.kpi.name)


def _against(result: KpiResult, comparison: Comparison, figures: Figures) -> str | None:
    """ "3% more than in November 2010"; None when there is nothing to compare with."""
    words, month = figures.language, figures.month(comparison.month)
    if comparison.change is None:
        return None
    if comparison.change == 0:
        return words.say("the same as in {month}", month=month)
    more = comparison.change > 0
    if result.kpi.unit == "percent":
        points = figures.points(abs(comparison.change)).removeprefix("+")
        if rounds_to_nothing(points):
            return words.say("about the same as in {month}", month=month)
        return (
            words.say("{points} higher than in {month}", points=points, month=month)
            if more
            else words.say("{points} lower than in {month}", points=points, month=month)
        )
    change = comparison.change_pct
    if change is not None and TOLD_AS_TIMES <= change <= MOST_TIMES - 1:
        return words.say("{n} times what it was in {month}", n=figures.times(change + 1), month=month)
    if change is None or not -1 < change < TOLD_AS_TIMES:  # nobody can picture "100% less": both figures are told
        base = figures.short(comparison.value, result.kpi.unit)
        return (
            words.say("up from {base} in {month}", base=base, month=month)
            if more
            else words.say("down from {base} in {month}", base=base, month=month)
        )
    share = figures.share(change)
    if rounds_to_nothing(share):
        return words.say("about the same as in {month}", month=month)
    return (
        words.say("{share} more than in {month}", share=share, month=month)
        if more
        else words.say("{share} less than in {month}", share=share, month=month)
    )


def work_sentence(work: MonthsWork, figures: Figures) -> str:
    """Say how much was finished, what it cost and what it directly brought."""
    words = figures.language
    if not work.done:
        return words.say("We finished nothing this month.")
    parts = [words.count("We finished {n} piece of work", "We finished {n} pieces of work", len(work.done))]
    if work.totals.spend is not None:
        parts.append(words.say("spent {spend}", spend=figures.value(work.totals.spend, "currency")))
    if work.totals.hours is not None:
        hours, several = figures.count(work.totals.hours), 1 if work.totals.hours == 1 else 2
        parts.append(words.count("worked {hours} hour", "worked {hours} hours", several, hours=hours))
    return _and(parts, figures) + "."


def as_of_sentence(report: Report, figures: Figures) -> str:
    """Say up to which day the figures go."""
    words = figures.language
    if report.data_until < last_day(report.month):
        return words.say("Figures up to {day} only.", day=figures.day(report.data_until))
    if report.as_of == last_day(report.month):
        return words.say("Figures up to {day}.", day=figures.day(report.as_of))
    return words.say(
        "Figures for {month}, as they stood on {day}.", month=figures.month(report.month), day=figures.day(report.as_of)
    )


def rates_sentence(report: Report, figures: Figures) -> str:
    """Say at which rates amounts in other currencies were counted this month; empty where there were none."""
    if not report.rates:
        return ""
    worth = [f"1 {currency} = {figures.rate(rate)} {report.client.currency}" for currency, rate in report.rates.items()]
    return figures.language.say(
        "Amounts in other currencies count at the month's rate: {rates}.", rates=_and(worth, figures)
    )


def _and(parts: list[str], figures: Figures) -> str:
    return str(format_list(parts, locale=figures.language.locale))


def serves(report: Report, kpi: Kpi, figures: Figures) -> str:
    """Say of a leading sign that it is one; what it leads to stands with its definition."""
    return figures.language.say("a leading sign") if kpi.role == "leading" else ""


def definition(kpi: Kpi, figures: Figures) -> str:
    """Say what a KPI counts, and what a leading sign leads to."""
    counted = _counted(kpi, figures)
    if kpi.role != "leading" or not kpi.leads_to:
        return counted
    sign = figures.language.say("A leading sign: {leads_to}.", leads_to=kpi.leads_to.rstrip("."))
    return f"{counted.rstrip('.')}. {sign}"


def _counted(kpi: Kpi, figures: Figures) -> str:
    """Say it in the analyst's words, else by formula and filter."""
    if kpi.definition:
        return sentence(kpi.definition)
    filters = ", ".join(f"{column} = {value}" for column, value in kpi.where.items())
    formula = str(kpi.formula)
    return figures.language.say("{formula} where {filters}.", formula=formula, filters=filters) if filters else formula


def event(said: Event, figures: Figures) -> str:
    """Say what happened, and what that means for judging the figures."""
    words, note = figures.language, sentence(said.note)
    if said.exclude:
        return f"{note} " + words.say("We do not judge this month.")
    if said.rebase:
        return f"{note} " + words.say("From here on, the line is judged anew.")
    return note


def year_to_date(result: KpiResult, figures: Figures) -> str:
    """Say what the fiscal year has brought so far; empty where that says nothing new."""
    words, year = figures.language, result.year_to_date
    if year is None:
        return ""
    since, value = figures.month_in_sentence(year.start), figures.short(year.value, result.kpi.unit)
    if year.change_pct is None or year.change_pct < NOTHING_LEFT:
        return words.say("{value} since {month}", value=value, month=since)
    change = figures.signed_share(year.change_pct)
    return words.say("{value} since {month}, {change} on the year before", value=value, month=since, change=change)


def filled_in(report: Report, figures: Figures) -> tuple[str, ...]:
    """Say which figures that were pending have come in since."""
    words = figures.language
    return tuple(
        words.say(
            "{name} for {month}, which was to come later, is in: {value}.",
            name=result.kpi.name,
            month=figures.month_in_sentence(each.month),
            value=figures.value(each.value, result.kpi.unit),
        )
        for result in report.kpis
        for each in result.filled_in
    )


def reconciled(report: Report, figures: Figures) -> tuple[str, ...]:
    """Say how our figures compare with the client's own system."""
    words = figures.language
    lines = []
    for each in report.reconciled:
        kpi = report.client.kpi(each.entry.kpi)
        if each.ours is None or each.theirs is None:
            continue
        lines.append(
            words.say(
                "Held against your own system, {name} is {ours} here and {theirs} there.",
                name=kpi.name,
                ours=figures.value(each.ours, kpi.unit),
                theirs=figures.value(each.theirs, kpi.unit),
            )
        )
    return tuple(lines)


def estimated(result: KpiResult, figures: Figures) -> str:
    """Say that a month's value was split out of weeks; empty where it was counted."""
    return figures.language.say("estimated from weekly figures") if result.series.estimated else ""
