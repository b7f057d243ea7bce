"""What is made of each figure of a sentence: which fact it says, why it is none of the month's, or that it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readout.checks.prose.arithmetic import follows
from readout.checks.prose.claims import Claim
from readout.checks.prose.clauses import clauses
from readout.checks.prose.context import Context
from readout.checks.prose.elided import as_money, as_scaled
from readout.checks.prose.facts import Fact
from readout.checks.prose.intents import planned
from readout.checks.prose.known import Known
from readout.checks.prose.matching import says
from readout.checks.prose.meant import Meant
from readout.checks.prose.prose import Prose
from readout.checks.prose.quantities import quantities
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.referents import points_back
from readout.checks.prose.segments import repeats
from readout.checks.prose.sentences import Sentence
from readout.checks.prose.slips import clear
from readout.checks.prose.spans import span_facts
from readout.checks.prose.spoken import Spoken
from readout.checks.prose.topics import priced, topics
from readout.text.wordlists.words import Course, WordList

SLIPPED = ("", "an amount near nothing", "of a moment")  # excuses that do not hold for a figure with its digits swapped
EXACT = 0.005  # a figure of what the sentence does not name matches only when it is written this exactly


@dataclass(frozen=True)
class Judgement:
    """A figure; ``excuse`` says why it is let pass, and is empty where it is wrong. ``fact`` is what it says where it
    says any; ``kpis`` are those it may be about, ``spoken`` is None where it is not held against anything;
    ``unsourced`` tells whether it may stand once its source is named."""

    quantity: Quantity
    excuse: str
    fact: Fact | None = None
    kpis: tuple[str, ...] = ()
    spoken: Spoken | None = None
    unsourced: bool = False


def judgements(prose: Prose, sentence: Sentence, context: Context, facts: Known) -> Iterator[Judgement]:
    """Judge every figure of a sentence; a wrong one that follows from right ones after it is right as well."""
    found: list[Judgement] = []
    for quantity in quantities(sentence.read, context):
        found.append(_judged(prose, sentence, quantity, context, facts, found))
    found = [replace(each, excuse="", fact=None) if _twice(each, found, facts) else each for each in found]
    stated = [(each.quantity, each.fact) for each in found if each.fact is not None]
    for each in found:
        yield replace(each, excuse="follows") if not each.excuse and _follows(each, stated) else each


def _twice(judgement: Judgement, every: list[Judgement], facts: Known) -> bool:
    """Whether a figure repeats this month's value where the one it is held against should stand: "from 31.40 to
    31.40", unless that one was the same."""
    fact, spoken, quantity = judgement.fact, judgement.spoken, judgement.quantity
    if fact is None or spoken is None or fact.change or fact.when or fact.base or fact.month or fact.kpi is None:
        return False
    if not spoken.near.is_outset or spoken.near.owner is not None:
        return False
    again = any(each.fact is fact and each.quantity.start != quantity.start for each in every)
    bases = (each for each in facts.of([fact.kpi]) if each.base is not None and not each.change)
    return again and not any(says(quantity, each) for each in bases)


def _judged(
    prose: Prose, sentence: Sentence, quantity: Quantity, context: Context, facts: Known, sooner: list[Judgement]
) -> Judgement:
    clause, supposed = _clause(sentence.read, quantity, context)
    if supposed:
        return Judgement(quantity, "condition")
    judgement = _held(prose, sentence, clause, quantity, context, facts, sooner)
    if planned(prose, clause, quantity, sentence, context):
        slip = _slipped(judgement, facts)
        return replace(judgement, excuse="") if slip else Judgement(quantity, "plan")
    if judgement.fact is not None:
        return judgement
    if scaled := as_scaled(quantity, sentence, context):
        larger = _held(prose, sentence, clause, scaled, context, facts, sooner)
        if larger.fact is not None:
            return larger
    money = as_money(quantity, sentence, context)
    if money is None:
        return judgement
    other = _held(prose, sentence, clause, money, context, facts, sooner)
    return other if other.fact is not None or judgement.excuse else judgement


def _held(
    prose: Prose,
    sentence: Sentence,
    clause: str,
    quantity: Quantity,
    context: Context,
    facts: Known,
    sooner: list[Judgement],
) -> Judgement:
    """Hold a figure against the facts."""
    kpis = topics(clause, quantity, sentence, context, prose)
    words = context.words
    on = words is not None and words.counts.goes_on.match(sentence.read) is not None
    back = on or (
        words is not None and (points_back(sentence.read, words) or words.heads.whole.match(quantity.of) is not None)
    )
    texts = (sentence.text, sentence.earlier if back else "", sentence.earlier, sentence.said)
    spoken = Spoken(clause, sentence.read, context, quantity, prose.slot, *texts, on, prose.text)
    fact = _matched(quantity, kpis, facts, spoken, bool(prose.kpis))
    if fact is not None:
        return Judgement(quantity, "fact", fact, kpis, spoken)
    dismissed = [each.quantity for each in sooner if each.spoken is not None and each.excuse not in ("", "fact")]
    if spoken.near.is_outset and any(_like(each, quantity) for each in dismissed[-1:]):
        # "38 % came by phone, against 35 % before": of the same thing
        return Judgement(quantity, "held against one of its own", None, kpis, spoken)
    others = facts.of([id_ for id_ in facts.kpis if id_ not in kpis])
    claim = Claim(quantity, kpis, spoken, facts.of(kpis), facts.others, others)
    excuse = claim.excuse
    return Judgement(quantity, excuse, None, kpis, spoken, not excuse and claim.lacks_source)


def _slipped(judgement: Judgement, facts: Known) -> bool:
    """Whether a figure in what is planned is a slip of a fact beyond doubt: its digits in another order."""
    spoken = judgement.spoken
    if judgement.excuse not in SLIPPED or spoken is None:
        return False
    named = frozenset(each for each in spoken.members.named if each in spoken.context.named_parts(spoken.near.text))
    own = [fact for fact in facts.of(judgement.kpis) if not fact.parts or frozenset(fact.parts) <= named]
    work = [fact for fact in facts.others if fact.about and repeats(spoken.written, fact.about)]
    return clear(judgement.quantity, own) or clear(judgement.quantity, work, 2 if spoken.again else 3)


def _follows(judgement: Judgement, stated: list[tuple[Quantity, Fact]]) -> bool:
    """Whether a figure follows from right ones; the part of a change that a country made up only from its own."""
    alone = judgement.quantity.kind in ("share", "percent") and (
        judgement.spoken is not None and judgement.spoken.members.parts_of_change
    )
    return not alone and follows(judgement.quantity, stated, _course(judgement), part=_told_as_part(judgement))


def _told_as_part(judgement: Judgement) -> bool:
    """Whether a percentage is told as a part of a whole, and not as what is left of it: "lost outside Germany"."""
    spoken = judgement.spoken
    words = spoken.context.words if spoken is not None else None
    if spoken is None or words is None or words.heads.rest.search(spoken.clause):
        return False
    return words.amounts.share.search(spoken.near.before) is not None


def _course(judgement: Judgement) -> Course | None:
    """The direction in which something moved by the figure: "went up by half"."""
    words = judgement.spoken.context.words if judgement.spoken is not None else None
    if judgement.spoken is None or words is None or judgement.quantity.kind not in ("share", "percent"):
        return None
    before = judgement.spoken.near.before
    if not words.amounts.moved_by.search(before):
        return _only_course(judgement, words)
    every = [(found.end(), course) for course in words.courses for found in words.courses[course].finditer(before)]
    return max(every)[1] if every else None


def _only_course(judgement: Judgement, words: WordList) -> Course | None:
    """The one direction of which the sentence speaks, where a percentage is told by which something moved in it."""
    spoken, quantity = judgement.spoken, judgement.quantity
    if spoken is None or quantity.kind != "percent" or words.heads.whole.match(quantity.of):
        return None
    if re.match(r"\s+of\b", quantity.of) or words.amounts.share.search(spoken.near.text):
        return None
    told: list[Course] = [course for course in ("up", "down") if words.courses[course].search(spoken.sentence)]
    return told[0] if len(told) == 1 else None


def _like(earlier: Quantity, quantity: Quantity) -> bool:
    """Whether a figure is held against one before it, of the same kind or written without its unit."""
    return earlier.end <= quantity.start and quantity.kind in (earlier.kind, "plain")


def _clause(read: str, quantity: Quantity, context: Context) -> tuple[str, bool]:
    """The figure's clause, and whether it only says under which condition something would be so."""
    words = context.words
    if words is None:
        return read, False
    parts = [each for each in clauses(read, words) if each.start <= quantity.start]
    if not parts:
        return read, False
    opening = words.supposed.match(parts[-1].text) or words.supposing.search(read[: parts[-1].start])
    return parts[-1].text, opening is not None and quantity.start >= parts[-1].start


def _matched(quantity: Quantity, kpis: tuple[str, ...], facts: Known, spoken: Spoken, own_cell: bool) -> Fact | None:
    """The fact that the sentence may mean by the figure."""
    within = span_facts(spoken, kpis)
    # A part of a KPI is meant only where that KPI is spoken of.
    others = tuple(
        fact for fact in facts.others if fact.kpi is None or fact.kpi in kpis or not (kpis or fact.when == "part")
    )
    fitting = [fact for fact in (*facts.of(kpis), *others) if says(quantity, fact)]
    meant = (*Meant(spoken).of(fitting), *(fact for fact in within if says(quantity, fact)))
    if meant:
        return meant[0]
    named = spoken.context.mentions(spoken.clause)
    unnamed = not named and not own_cell
    if kpis and not unnamed and quantity.kind not in ("money", "plain", "days", "months"):
        return None  # a percentage of what is not named is anybody's
    words = spoken.context.words
    if words is not None and not named and words.heads.measured.search(spoken.near.text):
        return None  # an open rate that happens to be as large as something else
    rest = facts.of([id_ for id_ in facts.kpis if id_ not in kpis])
    exact = [fact for fact in rest if fact.when != "part" and says(quantity, fact, strict=True)]
    if quantity.kind == "money" and not any(priced(each.kpi, spoken.context) for each in named):
        unnamed = unnamed or _exact(quantity)  # "148 leads at €31.40 each" names no KPI of money
    return next(Meant(spoken).of(exact), None) if not kpis or unnamed else None


def _exact(quantity: Quantity) -> bool:
    if quantity.kind not in ("money", "plain"):
        return True
    return any(each.half <= EXACT * abs(each.value) for each in quantity.readings)
