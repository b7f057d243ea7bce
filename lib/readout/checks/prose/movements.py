"""Whether a text says that a KPI moved, and which: only a movement can have a cause."""

from __future__ import annotations

import re

from readout.checks.prose.context import Context, Mention
from readout.checks.prose.prose import Prose
from readout.text.wordlists import WordList

_AROUND = 9  # characters around a name in which "per" or "kohti" stands
REAL = ("better", "worse")


def told(text: str, words: WordList, context: Context) -> bool:
    """Whether a sentence tells how a KPI went: that it moved, or its figure."""
    figure = context.mentions(text) and re.search(r"\d", text) is not None
    return bool(figure) or moves(text, words, context)


def moved(effect: str, context: Context, prose: Prose, lifts: bool) -> str | None:
    """The KPI whose movement the effect is; None when there is none, or when a real change has its cause."""
    words = context.words
    if words is None or words.times.plan.search(effect):
        return None
    own = [each for each in context.mentions(effect) if not _beside(effect, each, words)]
    named = list(dict.fromkeys(each.kpi for each in own))
    if not named and words.causes.after.match(effect) and not words.causes.leads.match(effect):
        return None
    if not named and moves(effect, words, context):
        named = [each for each in prose.kpis if each in {result.kpi.id for result in context.report.kpis}]
    elif named and not (lifts or moves(effect, words, context) or words.causes.after.match(effect)):
        return None
    normal = [each for each in named if context.report.kpi(each).verdict.status not in REAL]
    return normal[0] if normal and len(normal) == len(named) else None


def _beside(effect: str, name: Mention, words: WordList) -> bool:
    """Whether a KPI is only what something comes from, or that of each of which something is told."""
    around = effect[max(0, name.start - _AROUND) : name.end + _AROUND]
    return bool(words.causes.origin.search(effect[: name.end]) or words.heads.per_one.search(around))


def moves(text: str, words: WordList, context: Context) -> bool:
    """Whether something is said to have moved, or to have held where it was."""
    if words.causes.held.search(text) or any(pattern.search(text) for pattern in words.courses.values()):
        return True
    if context.mentions(text) and re.search(r"(?<!\w)[+−–-]\s?\d[\d.,]*\s?%", text):
        return True
    compared = words.comparative.search(text)
    than = words.than.search(text, compared.end()) if compared else None
    if than and not re.match(r"\W*\d", text[than.end() :]):
        return True
    named = context.mentions(text)
    more = [found for pattern in words.attributive.values() for found in pattern.finditer(text)]
    return any(
        re.fullmatch(
            rf"\s+(?:[\w.,]+\s+){{0,3}}?(?:{words.amounts.percent})\s+|\s+(?:\w+\s+)?",
            text[found.end() : each.start] or text[each.end : found.start()],
        )
        for found in more
        for each in named
    )
