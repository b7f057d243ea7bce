"""What is said of a KPI by pointing to a direction: "revenue fell, and so did orders", "all fell: revenue, orders"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.checks.prose.context import Context
from readout.checks.prose.directions import Said
from readout.checks.prose.sentences import Sentence


def echoes(sentence: Sentence, context: Context, told: Sequence[Said]) -> Iterator[Said]:
    """Yield the direction last ``told`` before each KPI of which the sentence only says that it went the same way."""
    words = context.words
    if words is None:
        return
    spoken_of = {said.kpi for said in told}
    for each in context.mentions(sentence.read):
        before = [said for said in told if said.start < each.start and not said.negated]
        if not before or each.kpi in spoken_of:
            continue
        first = words.reference.echo.search(sentence.read[: each.start])
        last = words.reference.echoed.match(sentence.read, each.end)
        if first or last:
            yield Said(before[-1].course, before[-1].word, each.kpi, each.start)


def listed(sentence: Sentence, context: Context) -> Iterator[Said]:
    """Yield the direction of "everything fell: revenue, orders and visitors" for each KPI of the list."""
    words = context.words
    told, colon, names = sentence.read.partition(":")
    if words is None or not colon or context.mentions(told) or not words.reference.all.search(told):
        return
    found = [(course, each) for course, pattern in words.courses.items() for each in pattern.finditer(told)]
    mentions = context.mentions(names)
    rest = re.sub(
        r"\b(?:the|our|and|ja|sekä|both)\b|[\s,.]", "", _without(names, [(each.start, each.end) for each in mentions])
    )
    if len(found) != 1 or rest or words.unreal.search(told) or words.negation.search(told):
        return
    for each in mentions:
        yield Said(found[0][0], found[0][1][0], each.kpi, len(told) + 1 + each.start)


def _without(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
