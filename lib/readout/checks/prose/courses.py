"""Rule 0, trust: a direction word that contradicts the data (R005)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from readout.checks.finding import Finding, finding
from readout.checks.prose.clauses import Clause, clauses
from readout.checks.prose.context import Context
from readout.checks.prose.directions import Said, directions
from readout.checks.prose.echoes import echoes, listed
from readout.checks.prose.facts import Fact
from readout.checks.prose.matching import says
from readout.checks.prose.periods import Change, Period, changes, period_of
from readout.checks.prose.prose import Prose
from readout.checks.prose.quantities import quantities
from readout.checks.prose.reversals import reversal
from readout.checks.prose.sentences import Sentence
from readout.model.client import Unit
from readout.model.results import KpiResult
from readout.text.figures import Figures
from readout.text.language import language

FLAT = 0.05  # a larger change is not called flat
NEGLIGIBLE = 0.01  # "did not rise" is no lie about a change this small


def check_courses(prose: Prose, sentence: Sentence, context: Context) -> Iterator[Finding]:
    """Report every direction word that no comparison it may mean bears out."""
    if context.words is None or sentence.text.rstrip().endswith("?"):
        return
    if prose.slot == "next-steps":
        return
    sentence = _without_asides(sentence, context)
    whole = period_of(sentence.read, context)
    told: set[tuple[str, str]] = set()
    spoken = tuple(_said(prose, sentence, context))
    for clause, said in spoken:
        own = _own(said, clause, spoken, context)
        periods = (own,) if own else _periods(clause, whole, sentence, context)
        turned = reversal(said, clause, context)
        if turned:
            said, periods = turned[0], (turned[1],)
        found = [_contradicted(said, each, clause, context) for each in periods]
        wrong = found[0] if all(found) else None
        if wrong and (said.kpi, said.course) not in told:
            told.add((said.kpi, said.course))
            yield finding("R005", prose.where, _message(said, wrong, sentence, context))


def _said(prose: Prose, sentence: Sentence, context: Context) -> Iterator[tuple[Clause, Said]]:
    """Yield every direction of the sentence with the clause it stands in, then those it only points back to."""
    parts = tuple(clauses(sentence.read, context.words)) if context.words else ()
    told = [(part, said) for part in parts for said in directions(part, sentence, context, prose.kpis)]
    yield from told
    back = [said for _, said in sorted(told, key=lambda one: one[1].start)]
    for said in (*echoes(sentence, context, back), *listed(sentence, context)):
        yield max((part for part in parts if part.start <= said.start), key=lambda one: one.start), said


def _periods(clause: Clause, whole: Period, sentence: Sentence, context: Context) -> tuple[Period, ...]:
    """The clause's own period, else what the sentence's other clauses name or none: the word is wrong by each of them.

    What stands after a colon speaks of what stands before it. An unknown one before it keeps a clause silent that has
    none of its own and does not name the report's month.
    """
    own = period_of(clause.text, context)
    if not whole.known:  # a remark after it, "as every May", says nothing of this clause
        whole = period_of(sentence.read[: clause.start + len(clause.text)], context)
    dated = any(month == context.report.month for month, _, _ in context.months_in(clause.text))
    alone = own.named or own == whole or (dated and not whole.known)
    if alone:
        return (own,)
    explains = sentence.read[: clause.start].rstrip().endswith(":")
    return (whole,) if explains and whole.named and not own.named else (whole, own)


def _own(said: Said, clause: Clause, spoken: tuple[tuple[Clause, Said], ...], context: Context) -> Period | None:
    """The period named after one of several direction words of a clause: "down on April and up on last year"."""
    if context.words is None:
        return None
    every = (each for pattern in context.words.courses.values() for each in pattern.finditer(clause.text))
    told = {each.start for part, each in spoken if part == clause}
    words = sorted(told | {clause.start + each.start() for each in every if each.start() + clause.start > min(told)})
    if len(words) < 2 or period_of(clause.text[: words[0] - clause.start], context).named:
        return None
    ends = [each for each in words if each > said.start]
    own = period_of(clause.text[said.start - clause.start : (ends[0] - clause.start) if ends else None], context)
    return own if own.named and own.known else None


def _without_asides(sentence: Sentence, context: Context) -> Sentence:
    """Blank what stands between a subject and its verb ("the cost, which was high in April, rose further"), and
    remarks made in passing."""
    words = context.words
    if words is None:
        return sentence

    def blank(found: re.Match[str]) -> str:
        compared = words.reference.like.match(found[0])
        return found[0] if context.mentions(found[0]) and not compared else " " * len(found[0])

    read = words.remarks.sub(lambda found: " " * len(found[0]), sentence.read)
    return replace(sentence, read=words.aside.sub(blank, read))


def _contradicted(
    said: Said, period: Period, clause: Clause, context: Context
) -> tuple[KpiResult, tuple[Change, ...]] | None:
    if not period.known:
        return None
    try:
        result = context.report.kpi(said.kpi)
    except KeyError:
        return None
    known = changes(result, period)
    meant = _told(clause, known, context)
    if meant == known and not period.named and _judged_otherwise(said, result):
        meant = known[:1]  # whoever says that it rose in a month that is judged a fall means last year, and must say so
    wrong = tuple(change for change in meant if not _bears_out(said, change, result, period))
    every = context.words is not None and period.named and context.words.reference.both.search(clause.text)
    if not wrong or (len(wrong) < len(meant) and not every):
        return None
    return result, wrong


def _judged_otherwise(said: Said, result: KpiResult) -> bool:
    """Whether the month is judged a real change the other way."""
    good = 1 if result.kpi.better == "higher" else -1
    judged = {"better": good, "worse": -good}.get(result.verdict.status, 0)
    return judged * _sign(said, result) * (-1 if said.negated else 1) < 0


def _told(clause: Clause, meant: tuple[Change, ...], context: Context) -> tuple[Change, ...]:
    """A percentage tells which of the comparisons is meant, if it is that of one."""
    shares = [each for each in quantities(clause.text, context) if each.kind == "percent"]
    facts = {each: Fact("percent", abs(each.share), "") for each in meant if each.share is not None}
    fitting = tuple(each for each, fact in facts.items() if any(says(share, fact) for share in shares))
    return fitting or meant


def _bears_out(said: Said, change: Change, result: KpiResult, period: Period) -> bool:
    size = abs(change.share) if change.share is not None else None
    if said.course == "flat":
        if not period.named and result.verdict.status in ("better", "worse"):
            return False
        return size is None or size <= FLAT
    wanted = _sign(said, result)
    if said.negated:
        return change.amount * wanted <= 0 or (size is not None and size <= NEGLIGIBLE)
    return change.amount * wanted > 0 and abs(change.amount) > 1e-9


def _sign(said: Said, result: KpiResult) -> int:
    good = 1 if result.kpi.better == "higher" else -1
    return {"up": 1, "down": -1, "better": good, "worse": -good, "flat": 0}[said.course]


def _message(said: Said, wrong: tuple[KpiResult, tuple[Change, ...]], sentence: Sentence, context: Context) -> str:
    result, meant = wrong
    figures = Figures(language("en"), context.report.client.currency)
    is_ = ", ".join(f"{change_text(each, result.kpi.unit, figures)}{_against(each, figures)}" for each in meant)
    word = f"not {said.word}" if said.negated else said.word
    cure = "correct the word, or name the period it is about"
    return f"“{word}” contradicts {result.kpi.name}: {is_}; {cure} (“{sentence.shown}”)"


def change_text(change: Change, unit: Unit, figures: Figures) -> str:
    """Write a change as a report does."""
    if unit == "percent":
        return figures.points(change.amount)
    if change.share is None:
        return figures.value(change.amount, unit)
    return figures.signed_share(change.share)


def _against(change: Change, figures: Figures) -> str:
    return f" against {figures.month(change.base)}" if change.base is not None else " in the year so far"
