"""Which KPI a pronoun stands for, or a verb without a subject: "revenue fell, and in May it kept falling"."""

from __future__ import annotations

import re

from readout.checks.prose.context import Context
from readout.checks.prose.sentences import Sentence
from readout.text.wordlists import WordList


def referent(sentence: Sentence, start: int, before: str, word: str, context: Context) -> str | None:
    """Return the KPI that a clause without a KPI's name is about; None where several may be meant, or none.

    ``start`` is where the clause begins, ``before`` what stands in it before the direction ``word``. A pronoun means
    the only KPI of its number in the clauses before it, else in the sentence before; a verb without any subject that
    of the clauses before it.
    """
    words = context.words
    if words is None:
        return None
    own = sentence.read[:start]
    for many, pattern in ((False, words.reference.one), (True, words.reference.many)):
        if pattern.search(before):
            return (
                _only(own, context, words, many)
                if context.mentions(own)
                else _only(_spoken_last(sentence, context), context, words, many)
            )
    if words.reference.bare.search(before) and words.reference.verb.search(word):
        return _only(own, context, words, None)
    return None


def spoken_of(sentence: Sentence, start: int, context: Context) -> str | None:
    """Return the only KPI that the clauses before ``start`` name, else the only one of the sentence before."""
    if context.words is None:
        return None
    own = sentence.read[:start]
    return _only(own if context.mentions(own) else _spoken_last(sentence, context), context, context.words, None)


def _spoken_last(sentence: Sentence, context: Context) -> str:
    """The sentence before, or the one before that where it names no KPI."""
    return sentence.earlier if context.mentions(sentence.earlier) else sentence.sooner


def _only(told: str, context: Context, words: WordList, many: bool | None) -> str | None:
    """The only KPI of a text, of one number; what is told of a part of it says nothing of the whole."""
    kpis = context.report.client.kpis
    plural = {kpi.id: words.reference.plural.search(kpi.name) is not None for kpi in kpis}
    found = [each for each in context.mentions(told) if many is None or plural[each.kpi] is many]
    if len({each.kpi for each in found}) != 1 or context.named_parts(told):
        return None
    if context.filled(words.part_before).search(told[: found[-1].start]):
        return None
    return found[-1].kpi


def points_back(text: str, words: WordList) -> bool:
    """Whether a sentence opens with a word that stands for what the sentence before named: "there", "siellä"."""
    return re.match(words.reference.place, text) is not None


def counts_last(read: str, start: int, end: int, words: WordList) -> bool:
    """Whether a figure counts what was named last, and nothing after it says that it counts something else: "niitä tuli
    44.", "we brought in 148.", "there were 184 of them."."""
    before = re.split(r"[;,:]\s", read[:start])[-1]
    stops = re.match(rf"\s*(?:{words.reference.partitive.pattern})?\s*(?:[.,;)]|$)", read[end:], re.IGNORECASE)
    in_month = words.reference.within.match(read, end)
    return words.reference.counted.search(re.sub(r"[€£$]$", "", before)) is not None and bool(stops or in_month)
