"""The facts of a real change, for the analyst who has to explain it: how far, how rare, made of what, and our work."""

from __future__ import annotations

from collections.abc import Iterator

from babel.lists import format_list

from readout.model.drivers_parts import Driver
from readout.model.judged import is_above
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.text.figures import MINUS, Figures
from readout.text.language import Language
from readout.text.sentences import event, kpi_sentence
from readout.text.work_lines import result_text

MOST_PARTS = 3
RARE = 3  # months in a row without a real change, from which on that is worth telling


def changed(result: KpiResult, figures: Figures, calm: int) -> str:
    """Say what a KPI came to, that it is a real change, and after how many normal months."""
    words, verdict = figures.language, result.verdict
    above = is_above(result.kpi, verdict)
    if verdict.months > 1:
        said = _lasting(verdict.months, above, words)
    elif verdict.lower is None or verdict.upper is None:
        said = words.say("A real change.")
    else:
        lower, upper = (figures.short(each, result.kpi.unit) for each in (verdict.lower, verdict.upper))
        text = "A real change: from {lower} to {upper} would have been normal."
        said = words.say(text, lower=lower, upper=upper)
    if calm >= RARE:
        said += " " + words.count("It is the first in {n} month.", "It is the first in {n} months.", calm + 1)
    return f"{kpi_sentence(result, figures)} {said}"


def _lasting(months: int, above: bool, words: Language) -> str:
    if above:
        one = "A real change: the last {n} month is above what was normal."
        return words.count(one, "A real change: the last {n} months together are above what was normal.", months)
    one = "A real change: the last {n} month is below what was normal."
    return words.count(one, "A real change: the last {n} months together are below what was normal.", months)


def made_of(result: KpiResult, figures: Figures) -> Iterator[str]:
    """Name the largest parts of the change against a year ago, or else a month ago."""
    for comparison in (result.year_ago, result.previous):
        parts = _named(comparison)
        if parts:
            text = "Known parts of the change from {month}: {parts}."
            listed = format_list([_part(each, result, figures) for each in parts], locale=figures.language.locale)
            yield figures.language.say(text, month=figures.month(comparison.month), parts=listed)
            return


def work_done(report: Report, result: KpiResult, figures: Figures) -> str:
    """Name the finished work that was meant to move the KPI, with what it directly brought."""
    words = figures.language
    done = [item for item in report.work.done if item.kpi == result.kpi.id]
    if not done:
        return words.say("No finished work of this month names {name}.", name=result.kpi.name)
    titles = [
        f"{item.title.rstrip('.')} ({brought})" if (brought := result_text(item, figures)) else item.title.rstrip(".")
        for item in done
    ]
    return words.say("Work done on it: {titles}.", titles="; ".join(titles))


def noted(report: Report, result: KpiResult, figures: Figures) -> Iterator[str]:
    """Repeat what client.yml notes of the KPI in this month."""
    for said in report.events_for(result.kpi.id):
        if said.month == report.month:
            yield figures.language.say("Noted: {note}", note=event(said, figures))


def _named(comparison: Comparison) -> tuple[Driver, ...]:
    """The largest parts that have a name."""
    if comparison.explanation is None or not comparison.explanation.explains:
        return ()
    known = [part for part in comparison.explanation.parts if part.kind not in ("other", "unexplained")]
    return tuple(sorted(known, key=lambda part: -abs(part.effect))[:MOST_PARTS])


def _part(part: Driver, result: KpiResult, figures: Figures) -> str:
    words = figures.language
    names = {
        "calendar": words.say("the length of the month"),
        "season": words.say("the season"),
        "mix": words.say("a different mix"),
    }
    name = names.get(part.kind, part.name if part.given else words.say("not given"))
    if result.kpi.unit == "percent":
        return f"{name} {figures.points(part.effect)}"
    sign = MINUS if part.effect < 0 else "+"
    return f"{name} {sign}{figures.short(abs(part.effect), result.kpi.unit)}"
