"""The first page of a new version: what it replaces, why, and what is other than the client read before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from babel.lists import format_list

from readout.model.facts import rounded
from readout.model.history import slot_and_kpis
from readout.model.report import Report
from readout.model.revised import FigureThen, GoalThen, revised
from readout.text.figures import Figures
from readout.text.phrases import goal_name, goal_status_word
from readout.text.verdict_lines import verdict, verdict_word
from readout.text.work_lines import sentence


def replaces(report: Report, figures: Figures) -> str | None:
    """Say which version this is and what it replaces; None for a first version."""
    if report.revision is None:
        return None
    words, day = figures.language, _day(report.revision.before.sent_at, report.client.timezone)
    if day is None:
        return words.say("This is version {n} of this report; it replaces the one before.", n=report.revision.version)
    text = "This is version {n} of this report; it replaces the one of {day}."
    return words.say(text, n=report.revision.version, day=figures.day(day))


def changes(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return (what, how it was and is): the reason first, then figures, goals, words and work."""
    return tuple(_lines(report, figures)) if report.revision is not None else ()


def _lines(report: Report, figures: Figures) -> Iterator[tuple[str, str]]:
    words, found = figures.language, revised(report)
    if report.revision is not None:
        yield words.say("Why:"), sentence(report.revision.because)
    for each in found.figures:
        if said := " ".join(_figure(each, figures)):
            yield f"{each.result.kpi.name}:", said
    if found.gone:
        yield words.say("No longer in this report:"), f"{_list(found.gone, figures)}."
    if found.new:
        yield words.say("New in this report:"), f"{_list(found.new, figures)}."
    for goal in found.goals:
        yield f"{goal_name(report.client, goal.result.goal)}:", sentence(" ".join(_goal(report, goal, figures)))
    if found.words:
        yield words.say("Written anew:"), f"{_list([_part(report, key, figures) for key in found.words], figures)}."
    if found.work:
        yield words.say("Work:"), words.say("the lists of what was done and what is open have changed.")


def _figure(each: FigureThen, figures: Figures) -> Iterator[str]:
    words, unit = figures.language, each.result.kpi.unit
    if each.is_other:
        then, now = figures.value(each.value, unit), figures.value(each.result.value, unit)
        if then != now:  # what nobody can see has not changed
            yield words.say("we reported {sent}, and the figure is now {now}.", sent=then, now=now)
    if each.status != each.result.verdict.status and each.status and each.result.verdict.status:
        then = verdict_word(each.status, each.above, words)
        yield words.say("The verdict was “{then}” and is now “{now}”.", then=then, now=verdict(each.result, figures))


def _goal(report: Report, then: GoalThen, figures: Figures) -> Iterator[str]:
    words, result = figures.language, then.result
    if then.target != rounded(result.target):
        unit = report.client.kpi(result.goal.kpi).unit if result.goal.kpi else "number"
        old, new = figures.value(then.target, unit), figures.value(result.target, unit)
        yield words.say("The target was {sent} and is now {now}.", sent=old, now=new)
    if then.status != result.status:
        old, new = goal_status_word(then.status, words), goal_status_word(result.status, words)
        yield words.say("The status was “{then}” and is now “{now}”.", then=old, now=new)


def _part(report: Report, key: str, figures: Figures) -> str:
    words, (slot, kpis) = figures.language, slot_and_kpis(key)
    if slot == "explain":
        names = {kpi.id: kpi.name for kpi in report.client.kpis}
        named = _list([names.get(id_, id_) for id_ in kpis], figures)
        return words.say("the explanation of {names}", names=named) if kpis else words.say("the explanations")
    return {
        "summary": words.say("the summary"),
        "goals": words.say("our words on the goals"),
        "next-steps": words.say("our words on the next steps"),
    }.get(slot, slot)


def _list(parts: Sequence[str], figures: Figures) -> str:
    return str(format_list(list(parts), locale=figures.language.locale))


def _day(at: str | None, timezone: str) -> dt.date | None:
    """The day on which the client has got it, in their own time zone: whoever sends may sit in another."""
    try:
        moment = dt.datetime.fromisoformat(at) if at else None
    except ValueError:
        return None
    return moment.astimezone(ZoneInfo(timezone)).date() if moment and moment.tzinfo else moment and moment.date()
