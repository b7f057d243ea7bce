"""A figure in a sentence: value, kind, rounding, and the word that widens it ("about", "more than")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from readout.checks.prose.numerals import Reading
from readout.text.wordlists import Bound, WordList

Kind = Literal["money", "percent", "points", "plain", "ratio", "share", "days", "months", "streak", "record", "tally"]
_OTHER_WAY: dict[Bound, Bound] = {"over": "under", "under": "over"}
_DENIAL_REACH = 3  # words before "below" among which its "never" stands
_BOUND_REACH = 24  # characters before a number in which "more than" may stand


@dataclass(frozen=True)
class Quantity:
    """A figure someone wrote. ``readings`` are the values it may mean, in the unit of ``kind`` (percentages as
    fractions); ``sign`` is 0 where none was written; ``of``: the words after it, which may say what is counted;
    ``scaled``: whether it is written in thousands or millions; ``aspect``: as a fact's."""

    text: str
    kind: Kind
    readings: tuple[Reading, ...]
    start: int
    end: int
    bound: Bound | None = None
    sign: int = 0
    of: str = ""
    money: str | None = None
    scaled: bool = False
    aspect: str = ""


def bound_before(text: str, start: int, words: WordList) -> Bound | None:
    """Return the bound that the words right before a figure set: "more than"."""
    first = max(0, start - _BOUND_REACH)
    before = text[first:start].rstrip(" \N{NO-BREAK SPACE}€£$")
    before = re.sub(r"\s+(?:by|a|an|the|at|to)$", "", before)
    for bound, pattern in words.amounts.bounds.items():
        for found in pattern.finditer(before):
            if found.end() == len(before):
                if re.search(r"(?:[\d%]|\bper\s?cent|\btimes|\beuro\w*)\s*$", text[: first + found.start()]):
                    return None  # "7.1% more than the 4,870 of last May" bounds nothing
                return _denied(bound, text[: first + found.start()], words)
    return None


def bound_after(text: str, end: int, words: WordList) -> Bound | None:
    """Return "about" where the words right after a figure say so: "5,200 or so"."""
    return "about" if words.amounts.roughly.match(text, end) else None


def _denied(bound: Bound, before: str, words: WordList) -> Bound:
    """The other bound where this one is denied: "never went below"."""
    near = " ".join(re.split(r"[,;:.]\s", before)[-1].split()[-_DENIAL_REACH:])
    return _OTHER_WAY.get(bound, bound) if words.negation.search(near) and not near.endswith("no") else bound
