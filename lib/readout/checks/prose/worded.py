"""Figures that are words by nature: "third month in a row", "doubled", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checks.prose.numerals import Reading
from readout.checks.prose.quantity import Quantity, bound_before
from readout.text.wordlists import WordList


def streaks(read: str, words: WordList) -> Iterator[Quantity]:
    """Yield how long something is said to have gone on; ordinals are blanked elsewhere, and read here."""
    for found in words.amounts.streak.finditer(read):
        number = next((group for group in found.groups() if group), "")
        length = _length(number, words)
        if length:
            yield Quantity(found[0], "streak", (Reading(length, 0.0),), found.start(), found.end())


def parts(text: str, words: WordList) -> Iterator[Quantity]:
    """Yield multiples and fractions."""
    amounts = words.amounts
    for source, ratio in amounts.multiples.items():
        for found in re.finditer(rf"(?<!\w)(?:{source})(?!\w)", text, re.IGNORECASE):
            bound = bound_before(text, found.start(), words)
            reading = Reading(ratio, 0.1 * abs(ratio - 1) + 0.02)
            yield Quantity(found[0], "ratio", (reading,), found.start(), found.end(), bound, 1 if ratio > 1 else -1)
    for source, part in amounts.fractions.items():
        for found in re.finditer(rf"(?<!\w)(?:{source})(?!\w)", text, re.IGNORECASE):
            bound = bound_before(text, found.start(), words)
            yield Quantity(
                found[0],
                "share",
                (Reading(part, min(0.05, 0.11 * part)),),
                found.start(),
                found.end(),
                bound,
                of=text[found.end() : found.end() + 40],
            )


def _length(number: str, words: WordList) -> int:
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits[0])
    for source, value in words.amounts.ordinals.items():
        if re.fullmatch(source, number, re.IGNORECASE):
            return value
    return next((int(value) for _, _, value in words.amounts.numbers_in(number)), 0)
