"""Figures that are words by nature: "third month in a row", "the lowest in nine months", "doubled", "one in eight"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checks.prose.numerals import Reading
from readout.checks.prose.quantity import Quantity, bound_before
from readout.text.wordlists import WordList

HALF = 2  # every second one is a half, which is read as such
FEW = 5
ROUND, EXACT = 0.11, 0.06  # how far off "one in twenty" and "one in eighteen" may be


def streaks(read: str, words: WordList) -> Iterator[Quantity]:
    """Yield how long something is said to have gone on; ordinals are blanked elsewhere, and read here."""
    for found in words.amounts.streak.finditer(read):
        number = next((group for group in found.groups() if group), "")
        length = _length(number, words)
        if length:
            yield Quantity(found[0], "streak", (Reading(length, 0.0),), found.start(), found.end())


def records(read: str, words: WordList) -> Iterator[Quantity]:
    """Yield in how many months something is said to have been the lowest, the best and so on."""
    for aspect, pattern in words.counts.records.items():
        for found in pattern.finditer(read):
            length = _length(next((group for group in found.groups() if group), ""), words)
            if length > 1:
                reading = (Reading(length, 0.0),)
                yield Quantity(found[0], "record", reading, found.start(), found.end(), aspect=aspect)


def parts(text: str, words: WordList) -> Iterator[Quantity]:
    """Yield multiples and fractions."""
    yield from _ones(text, words)
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


def _ones(text: str, words: WordList) -> Iterator[Quantity]:
    """Yield parts told by their denominator: "one in eight", "every eighteenth", those of the list of fractions too."""
    for found in words.counts.one_in.finditer(text):
        many = _length(next((group for group in found.groups() if group), ""), words)
        if many > HALF:
            reach = ROUND if many % 10 == 0 or many <= FEW else EXACT
            part = Reading(1 / many, reach / many)
            bound, after = bound_before(text, found.start(), words), text[found.end() : found.end() + 40]
            yield Quantity(found[0], "share", (part,), found.start(), found.end(), bound, of=after)


def _length(number: str, words: WordList) -> int:
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits[0])
    every = (words.counts.lengths, words.amounts.ordinals, words.counts.ordinals)
    for source, value in (each for lengths in every for each in lengths.items()):
        if re.fullmatch(source, number, re.IGNORECASE):
            return value
    return next((int(value) for _, _, value in words.amounts.numbers_in(number)), 0)
