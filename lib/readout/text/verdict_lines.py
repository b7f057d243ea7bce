"""Real change or normal month, in words a client understands; and what was expected before."""

from __future__ import annotations

from babel.lists import format_list

from readout.model.judged import is_above
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text.figures import Figures
from readout.text.language import Language
from readout.text.ranges import span

MOST_NAMED = 3
REAL = "\N{BLACK DIAMOND}"


def verdict(result: KpiResult, figures: Figures) -> str:
    """Return the verdict in a word or three; empty where the month has no figure to judge."""
    words, status = figures.language, result.verdict.status
    if result.value is None:
        return ""
    if status == "routine":
        return words.say("a normal month")
    if status == "trial":
        return words.say("too early to say")
    if status == "no-verdict":
        return words.say("not judged") if result.excluded else words.say("cannot be told yet")
    above = is_above(result.kpi, result.verdict)
    if result.verdict.months > 1:
        return words.say("a lasting rise") if above else words.say("a lasting fall")
    return words.say("a real rise") if above else words.say("a real fall")


def verdict_word(status: str, above: bool, words: Language) -> str:
    """Return what a verdict that was sent is called; ``above``: the figure lay above what was expected."""
    named = {
        "routine": words.say("a normal month"),
        "trial": words.say("too early to say"),
        "no-verdict": words.say("cannot be told yet"),
    }
    return named.get(status) or (words.say("a real rise") if above else words.say("a real fall"))


def marked(result: KpiResult, figures: Figures) -> str:
    """Return the verdict, a real change with the charts' mark for one: seen before it is read, and without colour."""
    said = verdict(result, figures)
    return f"{REAL} {said}" if result.changed and said else said


def normal_range(result: KpiResult, figures: Figures) -> str:
    """Return the range that the KPI's own history leads one to expect; empty where there is none."""
    lower, upper = result.verdict.lower, result.verdict.upper
    if result.value is None or lower is None or upper is None or result.verdict.months > 1:
        return ""  # a lasting shift is told from several months: one month's range beside it would only puzzle
    low, high = span(lower, upper, result.value, result.kpi.unit, figures)
    return figures.language.say("normal: {lower} to {upper}", lower=low, upper=high)


def month_sentence(report: Report, figures: Figures) -> str:
    """Say whether anything really changed this month; empty where no figure could be judged."""
    words = figures.language
    changed = [result for result in report.kpis if result.changed]
    judged = [result for result in report.kpis if result.verdict.status == "routine"]
    if changed:
        names = _list([f"{result.kpi.name} ({verdict(result, figures)})" for result in changed], figures)
        said = words.say("A real change this month: {names}.", names=names)
        rest = words.say("Everything else lies where its own history leads one to expect it.") if judged else ""
        return f"{said} {rest}".strip()
    if judged:
        return words.say("No figure left the range that its own history leads one to expect: a normal month.")
    if any(result.verdict.status == "trial" for result in report.kpis):
        return words.say("It is too early to tell a real change from a normal month: that takes twelve earlier months.")
    return ""


def change_sentence(result: KpiResult, figures: Figures) -> str:
    """Say of a KPI's verdict what a reader of one line has to know; empty for a normal month."""
    words = figures.language
    said, normal = verdict(result, figures), normal_range(result, figures)
    if not said:
        return ""
    if result.changed and normal and result.verdict.months == 1:
        return words.say("That is {verdict} ({normal}).", verdict=said, normal=normal)
    if result.changed:
        return _lasting(result, said, figures)
    if result.verdict.status == "routine":
        return ""
    if result.verdict.status == "trial":
        return words.say("It is too early to say whether that is a real change.")
    if result.excluded:
        return words.say("The month is not judged.")
    return words.say("Whether that is a real change cannot be told yet.")


def _lasting(result: KpiResult, said: str, figures: Figures) -> str:
    words, months = figures.language, result.verdict.months
    if is_above(result.kpi, result.verdict):
        return words.say(
            "That is {verdict}: {n} months in a row lie above what was to be expected.", verdict=said, n=months
        )
    return words.say(
        "That is {verdict}: {n} months in a row lie below what was to be expected.", verdict=said, n=months
    )


def foresight_sentence(report: Report, figures: Figures) -> str:
    """Say how many figures came to lie where they were expected a month before; empty where none was."""
    words = figures.language
    known = [result for result in report.kpis if result.foresight]
    if not known:
        return ""
    missed = [result for result in known if result.foresight and not result.foresight.held]
    held = len(known) - len(missed)
    said = words.count(
        "What was known a month ago gives a range for {n} figure, which should hold four times out of five; "
        "it held for {held} of {n}.",
        "What was known a month ago gives ranges for {n} figures, which should hold four times out of five; "
        "they held for {held} of {n}.",
        len(known),
        held=held,
    )
    if not missed:
        return said
    return f"{said} " + words.say(
        "Outside: {names}.", names=_list([_outside(each, figures) for each in missed], figures)
    )


def _outside(result: KpiResult, figures: Figures) -> str:
    if result.foresight is None:
        return result.kpi.name
    unit, expected = result.kpi.unit, result.foresight
    lower, upper = span(expected.lower, expected.upper, result.value, unit, figures)
    return figures.language.say(
        "{name} at {value} instead of {lower} to {upper}",
        name=result.kpi.name,
        value=figures.short(result.value, unit),
        lower=lower,
        upper=upper,
    )


def _list(parts: list[str], figures: Figures) -> str:
    return str(format_list(parts, locale=figures.language.locale))
