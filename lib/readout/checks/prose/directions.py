"""Direction words, and the KPI each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.checks.prose.clauses import Clause
from readout.checks.prose.context import Context, Mention
from readout.checks.prose.levels import tells_level
from readout.checks.prose.referents import referent, spoken_of
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists import Course, WordList

_ATTRIBUTIVE_REACH = 6  # linking words between "a fall" and "in revenue"


@dataclass(frozen=True)
class Said:
    """A direction said of a KPI. ``negated``: that it did not happen."""

    course: Course
    word: str
    kpi: str
    start: int
    negated: bool = False


def directions(clause: Clause, sentence: Sentence, context: Context, kpis: tuple[str, ...]) -> Iterator[Said]:
    """Yield the direction words of a sentence's clause that are bound to a KPI; ``kpis`` are those of the cell."""
    words = context.words
    if words is None:
        return
    mentions = context.mentions(clause.text)
    for course, found, leans in _courses(clause.text, words):
        that = [each.end() for each in words.that.finditer(clause.text, 0, found.start())][-1:] or [0]
        if words.unreal.search(clause.text, that[0]) or _turned(clause.text, found, leans, mentions, context):
            continue
        if words.passed.search(clause.text[: found.start()]) or words.passed_after.match(clause.text, found.end()):
            continue
        if _of_another(clause.text, found, context) or words.reference.others.search(clause.text[: found.start()]):
            continue
        own = kpis
        partitive = words.reference.partitive.match(clause.text, found.end())
        if not mentions and partitive and words.pronouns.match(clause.text[: found.start()]):
            own = tuple(each for each in (spoken_of(sentence, clause.start, context),) if each) or kpis
            leans = False
        elif not mentions and not leans:
            back = _labelled(sentence, clause, context) or referent(
                sentence, clause.start, clause.text[: found.start()], found[0], context
            )
            if back is not None:
                own = (back,)
        if partitive and any(each.end <= found.start() for each in mentions):
            leans = False  # "a hole in orders, with fewer of them than in April"
        bound = _bound(clause.text, found, leans, mentions, context, own)
        if not bound and not mentions:
            bound = _one_of(sentence, clause, found, context)
        for kpi in own if own is not kpis and not bound else bound:
            before = clause.text[max(0, found.start() - 22) : found.start()]
            after = clause.text[found.end() : found.end() + 12]
            near = " ".join(before.split()[-3:])
            negated = bool(words.negation.search(near)) and course != "flat"
            if re.match(r"\W+(?:kuin|than|less|more)\b", after) and context.mentions(after):
                continue
            if tells_level(clause.text, found, negated, context):
                continue
            of_money = words.priced.fullmatch(found[0]) or _after_money(clause.text[: found.start()], words)
            if of_money and context.report.client.kpi(kpi).unit != "currency":
                costs = [
                    each.id for each in context.report.client.kpis if each.unit == "currency" and each.better == "lower"
                ]
                alone = not mentions or words.cost_of.fullmatch(
                    clause.text[max(each.end for each in mentions) : found.start()]
                )
                if len(costs) != 1 or not words.priced.fullmatch(found[0]) or not alone:
                    continue
                kpi = costs[0]  # "leads got dearer" is said of what they cost
            yield Said(course, found[0], kpi, clause.start + found.start(), negated)


def _of_another(text: str, found: re.Match[str], context: Context) -> bool:
    """Whether a movement is an earlier month's own: "April's rise"."""
    return any(
        month != context.report.month and re.fullmatch(r"['’]s\s+(?:\w+\s+)?", text[end : found.start()])
        for month, _, end in context.months_in(text)
    )


def _turned(text: str, found: re.Match[str], leans: bool, mentions: tuple[Mention, ...], context: Context) -> bool:
    """Whether a word near says that the movement ended or slowed. Of a noun before its name only what stands before it
    does ("stopped the fall in orders"), and no verb that an "and" joins to the direction ("slowed and fell")."""
    words = context.words
    if words is None:
        return False
    noun = not leans and _following(text, found, mentions, words) is not None
    part, start = (text[: found.start()], 0) if noun else (_part(text, found), text.rfind(", ", 0, found.start()) + 1)
    return any(
        not words.joins.search(text[start + each.end() : found.start()])
        and not any(name.start <= start + each.start() < name.end for name in mentions)
        for each in context.filled(words.turning).finditer(part)
    )


def _labelled(sentence: Sentence, clause: Clause, context: Context) -> str | None:
    """The KPI whose bare name stands before the colon that a clause follows: "Orders: down a little"."""
    told, colon, _ = sentence.read[: clause.start].rpartition(":")
    if not colon or sentence.read[: clause.start].rstrip() != told + colon:
        return None
    named = context.mentions(told)
    bare = named and not re.sub(r"^\W*(?:the|our)\s|\W", "", told[: named[0].start] + " " + told[named[-1].end :])
    return named[0].kpi if len(named) == 1 and bare else None


def _one_of(sentence: Sentence, clause: Clause, found: re.Match[str], context: Context) -> tuple[str, ...]:
    """The KPI of cost where a clause says what one of the things counted before it costs: "leads doubled, and each got
    dearer"."""
    words, before = context.words, clause.text[: found.start()]
    if (
        words is None
        or not words.reference.single.search(before)
        or not context.mentions(sentence.read[: clause.start])
    ):
        return ()
    if not words.priced.fullmatch(found[0]) and not words.amounts.spend.search(before):
        return ()
    kpis = context.report.client.kpis
    costs = tuple(each.id for each in kpis if each.unit == "currency" and each.better == "lower")
    return costs if len(costs) == 1 else ()


def _part(text: str, found: re.Match[str]) -> str:
    """The part between commas in which a word stands."""
    return text[text.rfind(", ", 0, found.start()) + 1 :].split(", ")[0]


def _after_money(before: str, words: WordList) -> bool:
    """Whether an amount of money stands right before: "€7 less for a lead" says nothing of how many leads there are."""
    return (
        re.search(rf"(?:[€£$]\s?[\d.,]+|(?:\d|(?<!\w))(?:{words.amounts.money}))\s+$", before, re.IGNORECASE)
        is not None
    )


def _courses(text: str, words: WordList) -> Iterator[tuple[Course, re.Match[str], bool]]:
    """Yield direction words, and whether each leans on a name after it ("more orders"), which alone it is said of."""
    flats = list(words.courses["flat"].finditer(text))
    # "not as many as" holds "as many as", and is no standstill.
    moved = [found for course in ("up", "down") for found in words.courses[course].finditer(text)]
    flats = [
        flat for flat in flats if not any(each.start() < flat.start() and flat.end() <= each.end() for each in moved)
    ]
    for course, pattern in words.courses.items():
        for found in flats if course == "flat" else pattern.finditer(text):
            if course == "flat" or not any(flat.start() <= found.start() < flat.end() for flat in flats):
                yield course, found, False
    for course, pattern in words.attributive.items():
        for found in pattern.finditer(text):
            yield course, found, True


def _bound(
    text: str,
    found: re.Match[str],
    leans: bool,
    mentions: tuple[Mention, ...],
    context: Context,
    kpis: tuple[str, ...],
) -> tuple[str, ...]:
    words = context.words
    if words is None:
        return ()
    following = _following(text, found, mentions, words)
    if following:
        return () if _partial(text, following, context, found) else (following.kpi,)
    if leans:
        return ()
    before = [each for each in mentions if each.end <= found.start()]
    if not before:
        both = words.reference.pair.match(text)  # of one KPI, two comparisons
        alone = len(kpis) == 1 and not mentions and not both and words.pronouns.match(text[: found.start()])
        return kpis if alone else ()
    if _another_thing(text, found, before[-1], words):
        return ()
    subjects = _coordinated(text, before, words)
    last = subjects[0].end  # what joins the names says nothing of a part
    whole = [each for each in subjects if not _partial(text, Mention(each.kpi, each.start, last), context, found)]
    return tuple(each.kpi for each in whole) if len(whole) == len(subjects) else ()


def _another_thing(text: str, found: re.Match[str], before: Mention, words: WordList) -> bool:
    """Whether the direction opens a new member of a list, said of a noun of its own: "more leads, a weaker shop"."""
    listed = re.fullmatch(r"[^.;:]*,\s+(?:an?\s+|the\s+)?", text[before.end : found.start()])
    noun = re.match(r"\s+(?:[^\W\d]{3,})", text[found.end() :])
    if listed is None or noun is None or words.verbs.search(text[before.end : found.start()]):
        return False
    return words.comparative.fullmatch(found[0]) is not None and not words.pronouns.match(noun[0].strip() + " ")


def _following(text: str, found: re.Match[str], mentions: tuple[Mention, ...], words: WordList) -> Mention | None:
    for each in mentions:
        if each.start >= found.end():
            between = text[found.end() : each.start]
            link = re.fullmatch(rf"\s+(?:{words.linking}\s+){{0,{_ATTRIBUTIVE_REACH}}}", between, re.IGNORECASE)
            return each if link else None
    return None


def _coordinated(text: str, before: list[Mention], words: WordList) -> list[Mention]:
    """The nearest mention, and those joined to it: "orders and visitors rose"."""
    subjects = [before[-1]]
    for each in reversed(before[:-1]):
        between = text[each.end : subjects[-1].start]
        if not re.fullmatch(
            r"\s*(?:,|\b(?:and|nor|as well as|both|ja|sekä|että|eikä|eivätkä)\b|,?\s*(?:and|ja)\s+(?:the|our))\s*",
            between,
        ):
            break
        subjects.append(each)
    return subjects


def _partial(text: str, mention: Mention, context: Context, found: re.Match[str]) -> bool:
    """Whether only a part of the KPI is meant, as in "revenue from Germany" or "mobile orders"."""
    words = context.words
    if words is None:
        return True
    # Of a name that follows, only linking words are before it, and then the direction itself ("laskivat tilaukset").
    if mention.start < found.end() and context.filled(words.part_before).search(text[: mention.start]):
        return True
    between = text[mention.end : found.start() if mention.end <= found.start() else None]
    verb = words.finite.search(between)
    between = between[: verb.start()] if verb else between
    cleared = context.filled(words.times.year_ago).sub(" ", between)
    cleared = context.filled(words.times.previous).sub(" ", cleared)
    months = "|".join(words.times.months)
    cleared = re.sub(rf"\b(?:in|of|for|from|on|with|since)\s+(?:{months})\b(?:\s+\d{{4}})?", " ", cleared)
    if context.report.client.kpi(mention.kpi).better == "lower":
        cleared = words.amounts.spend.sub(" ", cleared)  # what something "costs" is no part of its cost
    if mention.start >= found.end():
        cleared = " ".join(cleared.split()[:2])
    return bool(context.filled(words.part).search(cleared))
