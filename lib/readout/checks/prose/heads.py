"""What a figure counts or belongs to: the noun that stands after it, if there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from readout.checks.prose.context import Context
from readout.checks.prose.quantity import Quantity
from readout.text.wordlists import WordList

_REACH = 5  # words after a figure among which its noun may stand
REACH_OF_VERB = 3  # words after "one in eighteen visitors" among which "ordered" may stand
INITIALS = 2  # letters of what is rather an abbreviation: "m/m", "kk"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True)
class Head:
    """``kpi``: a KPI is counted, ``work``: pieces of work, ``moved``: it is a change, ``other``: something the report
    does not count; ``none``: nothing is named after the figure."""

    kind: Literal["none", "kpi", "work", "moved", "other"]
    word: str = ""
    kpi: str | None = None


NOTHING = Head("none")


def head_of(quantity: Quantity, read: str, context: Context) -> Head:
    """Return what the figure counts, by the words after it."""
    words = context.words
    if words is None:
        return NOTHING
    after = read[quantity.end :]
    mentions = {each.start: each.kpi for each in context.mentions(after)}
    place = 0
    for _ in range(_REACH):
        place += len(re.match(r"[\s\N{NO-BREAK SPACE}-]*", after[place:])[0])  # type: ignore[index]
        if place in mentions:
            return Head("kpi", "", mentions[place])
        word = _WORD.match(after, place)
        if word is None or word[0][0].isupper():
            return NOTHING
        if any(start == 0 for start, _, _ in words.amounts.numbers_in(after[place:])):
            return NOTHING  # "39% of the six million"
        found = _known(after, place, word[0], words)
        if found is not None:
            return found
        if not words.heads.skipped.match(after, place):
            did = words.heads.orders.search(
                " ".join(re.split(r"[,.;]", after[word.end() :])[0].split()[:REACH_OF_VERB])
            )
            if quantity.kind == "share" and did and (one := context.mentions(f"{word[0]}s")):
                return Head("kpi", "", one[0].kpi)  # "one in eighteen visitors", "every second visitor"
            return _unknown(word[0], quantity, words)
        place = word.end()
    return NOTHING


def _known(after: str, place: int, word: str, words: WordList) -> Head | None:
    works = rf"(?:{words.amounts.pieces}|{words.subjects.any_work})(?!\w)"
    if re.compile(works, re.IGNORECASE).match(after, place):
        return Head("work", word)
    if words.heads.generic.match(after, place) or words.heads.goal.match(after, place):
        return NOTHING
    moves = (*words.courses.values(), *words.attributive.values(), words.subjects.change)
    if any(each.match(after, place) for each in moves) and not words.heads.skipped.match(after, place):
        return Head("moved", word)
    return None


def _unknown(word: str, quantity: Quantity, words: WordList) -> Head:
    heads = words.heads
    if heads.foreign.match(word):
        return Head("other", word)
    if heads.orders.fullmatch(word):
        return NOTHING  # "5.4 % of the visitors buy": a verb, that Finnish writes like a noun
    if len(word) <= INITIALS or heads.neutral.fullmatch(word):
        return NOTHING
    owned = heads.owning.search(quantity.text) is not None
    return Head("other", word) if owned or heads.noun.fullmatch(word) else NOTHING
