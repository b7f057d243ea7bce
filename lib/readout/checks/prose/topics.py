"""Which KPIs a figure speaks of: those named around it, those that its words imply, that of the sentence before."""

from __future__ import annotations

import itertools
import re

from readout.checks.prose.context import Context
from readout.checks.prose.numerals import NUMBER
from readout.checks.prose.prose import Prose
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.referents import counts_last, spoken_of
from readout.checks.prose.segments import JOINTS
from readout.checks.prose.sentences import Sentence


def topics(clause: str, quantity: Quantity, sentence: Sentence, context: Context, prose: Prose) -> tuple[str, ...]:
    """The KPIs a figure speaks of: counted by it, named in its clause, in its sentence, or in its cell's metadata."""
    counted = context.mentions(quantity.of)
    if counted and quantity.kind == "plain" and priced(counted[0].kpi, context):
        # "148 leads cost" counts leads, though "leads cost" is what they cost
        counted = context.mentions(quantity.of[: counted[0].start] + quantity.of[counted[0].start :].split()[0])
    if (
        counted
        and quantity.kind == "plain"
        and re.fullmatch(
            r"[\s\N{NO-BREAK SPACE}]+(?!(?:and|but|or|ja|sekä|mutta|tai|kun)\s)(?:\w+\s)?",
            quantity.of[: counted[0].start],
        )
    ):
        return (counted[0].kpi,)
    if item := _item(quantity, sentence.read, context):
        return (item,)
    named = (*(each.kpi for each in context.mentions(clause)), *_each_of(clause, quantity, context))
    if not named and (others := tuple(each.kpi for each in context.mentions(sentence.read))):
        named = (*others, *prose.kpis)
    if quantity.kind in ("percent", "share") and context.words and context.words.heads.orders.search(clause):
        rates = [each.kpi for each in context.mentions(context.words.heads.rate_of)]
        named = (*named, *(id_ for id_ in rates if named or id_ in prose.kpis))  # "5.4% of visitors bought"
    if not named and context.words:  # "liiditavoite" names the leads
        named = tuple(each.kpi for each in context.mentions(context.words.compound.sub(" ", clause)))
    if quantity.kind in ("percent", "share", "ratio", "plain") and named:
        named = (*named, *_costs(clause, context))
    named = (*named, *_implied(sentence.read[: quantity.start], clause, quantity, context))
    if quantity.kind == "money" and not any(priced(id_, context) for id_ in named):
        named = (
            *named,
            *prose.kpis,
            *(_costs(clause, context) if named else ()),
        )  # "we pay €31.40 a lead" names the leads, and means their cost
    return (
        tuple(dict.fromkeys(named))
        or prose.kpis
        or _unnamed(quantity, sentence, context)
        or _of_parts(quantity, sentence, context)
        or _gone_on(quantity, sentence, context)
    )


def _gone_on(quantity: Quantity, sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The KPIs of the sentence before, for an amount of a sentence that tells more of it: "In April it was 5.24"."""
    words = context.words
    if words is None or quantity.kind not in ("money", "plain") or not words.counts.goes_on.match(sentence.read):
        return ()
    return tuple(dict.fromkeys(each.kpi for each in context.mentions(sentence.earlier)))


def _of_parts(quantity: Quantity, sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The KPI of whose change the sentence names parts: "Germany and France account for €61,000"."""
    parts = context.named_parts(sentence.read) - context.remainders
    money = quantity.kind == "money"
    return tuple(
        dict.fromkeys(
            id_
            for id_ in (context.kpis_of(parts) if parts else ())
            if quantity.kind not in ("money", "plain") or priced(id_, context) is money
        )
    )


def _each_of(clause: str, quantity: Quantity, context: Context) -> tuple[str, ...]:
    """The KPIs of one of which a price or a worth is told: "per visitor"."""
    if (
        context.words is None
        or quantity.kind != "money"
        or any(_is_cost(each.kpi, context) for each in context.mentions(clause))
    ):
        return ()
    found = (f"{each[1]}s" for each in context.words.heads.each_of.finditer(clause))
    return tuple(name.kpi for each in found for name in context.mentions(each) if not priced(name.kpi, context))


def _item(quantity: Quantity, read: str, context: Context) -> str | None:
    """The KPI of a figure in a list of KPIs with their figures: "orders +7.1%, visitors +3.6%" gives each its own."""
    if quantity.kind not in ("percent", "ratio", "points") or re.match(r"\s+(?:of|per|each)\b", quantity.of):
        return None
    stops = [0, *(stop.end() for stop in JOINTS.finditer(read)), len(read)]
    parts = [(first, last, read[first:last]) for first, last in itertools.pairwise(stops)]
    named = {first: {each.kpi for each in context.mentions(part)} for first, _, part in parts}
    own, told = next(
        ((named[first], part) for first, last, part in parts if first <= quantity.start < last), (set(), "")
    )
    if _costs(told, context):
        return None  # "twice the leads at 18% lower cost"
    beside = any(len(named[first]) == 1 and named[first] != own and re.search(r"\d", part) for first, _, part in parts)
    return next(iter(own)) if len(own) == 1 and beside else None


def _unnamed(quantity: Quantity, sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The KPI of a sentence that names none: what we "took" is what we sold for, else it goes on about the KPI of the
    sentence before, where that is measured in the figure's unit."""
    words, client = context.words, context.report.client
    if words is None:
        return ()
    compares = words.subjects.held_against.match(sentence.read, quantity.end)
    amount = quantity.kind in ("money", "percent") or quantity.scaled
    if compares and amount and words.heads.took.search(sentence.read):
        sold = [kpi.id for kpi in client.kpis if kpi.unit == "currency" and kpi.better == "higher"]
        return tuple(sold) if len(sold) == 1 else ()
    before = spoken_of(sentence, quantity.start, context)
    if before is None or (
        quantity.kind in ("money", "plain") and priced(before, context) != (quantity.kind == "money")
    ):
        return ()
    if words.reference.subject.match(sentence.read):
        return (before,)  # "it went from 74 to 148"
    if quantity.kind == "ratio":  # "we brought in 148, which is twice what we had a year ago"
        figures = [(found.start(), found.end()) for found in NUMBER.finditer(sentence.read[: quantity.start])]
    else:
        figures = [(quantity.start, quantity.end)]
    if not any(counts_last(sentence.read, *each, words) for each in figures):
        return ()  # another subject may be spoken of: "leads doubled; offers were 96"
    return (before,)


def _implied(before: str, clause: str, quantity: Quantity, context: Context) -> tuple[str, ...]:
    """The KPI of orders or visitors where they are not named: "an average basket was €79", "5,214 of them bought",
    "96,400 people found their way to us"."""
    words = context.words
    if words is None:
        return ()
    basket = quantity.kind == "money" and words.heads.basket.search(f"{before} {clause}")
    bought = quantity.kind == "plain" and words.heads.placed.match(quantity.of)
    came = quantity.kind == "plain" and words.heads.visited.match(f"{before}|{quantity.of}")
    called = words.heads.basket_of if basket or bought else words.heads.visited_of if came else ""
    return tuple(each.kpi for each in context.mentions(called))


def _costs(clause: str, context: Context) -> tuple[str, ...]:
    """The KPIs that are costs, where a clause says what something costs: "the leads cost a sixth less"."""
    words = context.words
    if words is None or not (words.priced.search(clause) or words.amounts.spend.search(clause)):
        return ()
    return tuple(kpi.id for kpi in context.report.client.kpis if _is_cost(kpi.id, context))


def _is_cost(id_: str, context: Context) -> bool:
    kpi = context.report.client.kpi(id_)
    return kpi.unit == "currency" and kpi.better == "lower"


def priced(id_: str, context: Context) -> bool:
    """Whether a KPI is measured in money."""
    return context.report.client.kpi(id_).unit == "currency"
