"""Figures in a sentence: value, kind, rounding, and the word that widens it ("about", "more than")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.checks.prose.context import Context
from readout.checks.prose.masks import not_figures
from readout.checks.prose.numerals import NUMBER, Reading, readings
from readout.text.wordlists import Bound, WordList

Kind = Literal["money", "percent", "points", "plain", "ratio", "share", "days", "months", "streak"]
_SIGNS = "+-−–"
_BOUND_REACH = 24  # characters before a number in which "more than" may stand


@dataclass(frozen=True)
class Quantity:
    """A figure someone wrote. ``readings`` are the values it may mean, in the unit of ``kind`` (percentages as
    fractions); ``sign`` is 0 where none was written; ``of``: the words after it, which may say what is counted."""

    text: str
    kind: Kind
    readings: tuple[Reading, ...]
    start: int
    end: int
    bound: Bound | None = None
    sign: int = 0
    of: str = ""
    money: str | None = None


def quantities(read: str, context: Context) -> Iterator[Quantity]:
    """Yield every figure of a sentence in reading order of kinds: streaks, multiples, fractions, numbers."""
    words = context.words
    text = not_figures(read, context)
    taken: list[tuple[int, int]] = []
    if words is not None:
        for each in _worded(text, words):
            if not any(start < each.end and each.start < end for start, end in taken):
                taken.append((each.start, each.end))
                yield each
    for found in _numbers(text, words):
        if any(start < found[2] and found[1] < end for start, end in taken):
            continue
        each_number = _numeric(text, found, words, context)
        if each_number is not None:
            yield each_number


def _worded(text: str, words: WordList) -> Iterator[Quantity]:
    amounts = words.amounts
    for found in amounts.streak.finditer(text):
        number = next((group for group in found.groups() if group), "")
        length = _length(number, words)
        if length:
            yield Quantity(found[0], "streak", (Reading(length, 0.0),), found.start(), found.end())
    for source, ratio in amounts.multiples.items():
        for found in re.finditer(rf"(?<!\w)(?:{source})(?!\w)", text, re.IGNORECASE):
            bound = _bound(text, found.start(), words)
            reading = Reading(ratio, 0.1 * abs(ratio - 1) + 0.02)
            yield Quantity(found[0], "ratio", (reading,), found.start(), found.end(), bound, 1 if ratio > 1 else -1)
    for source, part in amounts.fractions.items():
        for found in re.finditer(rf"(?<!\w)(?:{source})(?!\w)", text, re.IGNORECASE):
            bound = _bound(text, found.start(), words)
            yield Quantity(
                found[0],
                "share",
                (Reading(part, 0.035),),
                found.start(),
                found.end(),
                bound,
                of=text[found.end() : found.end() + 40],
            )


def _length(number: str, words: WordList) -> int:
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits[0])
    for table in (words.amounts.ordinals, words.amounts.cardinals):
        for source, value in table.items():
            if re.fullmatch(source, number, re.IGNORECASE):
                return value
    return 0


def _numbers(text: str, words: WordList | None) -> Iterator[tuple[str, int, int, int | None]]:
    """Yield (text, start, end, value in words) of numbers in digits and of small ones in words."""
    for found in NUMBER.finditer(text):
        yield found[0], found.start(), found.end(), None
    for source, value in words.amounts.cardinals.items() if words else ():
        for found in re.finditer(rf"(?<![\w-])(?:{source})(?!\w)", text, re.IGNORECASE):
            yield found[0], found.start(), found.end(), value


def _numeric(
    text: str, found: tuple[str, int, int, int | None], words: WordList | None, context: Context
) -> Quantity | None:
    number, start, end, worded = found
    values = readings(number, context.locale) if worded is None else (Reading(float(worded), 0.5),)
    before, after = text[:start], text[end:]
    scale, used = _scale(after, words)
    unit, length, symbol = _unit(before, after[used:], words, context, attached=used > 0)
    if worded is not None and unit == "plain" and not scale and not _countable(after, words, context):
        return None
    kind = unit if unit != "plain" else _paced(after, words)
    if kind is None:
        return None
    factor = (scale or 1.0) * (0.01 if kind in ("percent", "points") else 1.0)
    sign = _sign(before)
    finish = end + used + length
    bound = _bound(text, start - len(symbol) if symbol else start, words) if words else None
    shown = (before[-1:] if before[-1:] in "€£$" else "") + text[start:finish]
    return Quantity(
        shown.strip(),
        kind,
        tuple(each.times(factor) for each in values),
        start,
        finish,
        bound,
        sign,
        after[used + length : used + length + 40],
        "".join(symbol) or None,
    )


def _sign(before: str) -> int:
    stripped = before.rstrip("€£$ \N{NO-BREAK SPACE}")
    if (
        not stripped
        or stripped[-1] not in _SIGNS
        or (len(stripped) > 1 and (stripped[-2].isalnum() or stripped[-1] == "–"))
    ):
        return 0
    if len(stripped) > 1 and re.search(r"\d\s*$", stripped[:-1]):
        return 0
    return 1 if stripped[-1] == "+" else -1


def _scale(after: str, words: WordList | None) -> tuple[float | None, int]:
    for source, value in words.amounts.scales.items() if words else ():
        found = re.match(rf"[\s-]?(?:{source})(?![^\W_])", after, re.I)
        if found:
            return value, found.end()
    return None, 0


def _unit(before: str, after: str, words: WordList | None, context: Context, attached: bool) -> tuple[Kind, int, str]:
    """Return kind, length of the unit after the number, and the symbol before or after it."""
    blank = r"[\s-]{0,2}"
    symbol = re.search(r"(?:[€£$]|\b(?:EUR|GBP|USD|SEK))\s?[+−-]?$", before)
    if symbol:
        return "money", 0, symbol[0]
    amounts = words.amounts if words else None
    units: tuple[tuple[Kind, str], ...] = (
        ("points", amounts.points if amounts else r"(?!)"),
        ("percent", amounts.percent if amounts else r"%"),
        ("money", amounts.money if amounts else r"[€£$]|EUR|GBP|USD|SEK"),
        ("ratio", amounts.times if amounts else r"(?!)"),
    )
    for kind, source in units:
        found = re.match(rf"{blank}(?:{source})(?!\w)", after, re.IGNORECASE)
        if found and kind == "ratio" and re.match(r"\s*[x×]\s*\d", after):
            continue
        if found:
            return kind, found.end(), ""
    return "plain", 0, ""


def _paced(after: str, words: WordList | None) -> Kind | None:
    """The kind of a bare number: a count, days ahead or behind, months left; None for other spans of time."""
    if words is None:
        return "plain"
    paces: tuple[tuple[Kind, str], ...] = (
        ("days", words.amounts.pace["days"]),
        ("months", words.amounts.pace["months"]),
    )
    for kind, source in paces:
        if re.match(source, after, re.IGNORECASE):
            return kind
    span = re.match(rf"[\W_]{{0,2}}(?:{words.amounts.spans})(?!\w)", after, re.IGNORECASE)
    return None if span else "plain"


def _countable(after: str, words: WordList | None, context: Context) -> bool:
    """Whether a number in words counts something that the report counts too."""
    if words is None:
        return False
    if any(re.match(source, after, re.IGNORECASE) for source in words.amounts.pace.values()):
        return True
    if re.match(rf"\W+(?:{words.amounts.pieces})(?!\w)", after, re.IGNORECASE):
        return True
    nouns = context.mentions(after)
    return bool(nouns) and re.fullmatch(r"\W+(?:\w+\W+)?", after[: nouns[0].start]) is not None


def _bound(text: str, start: int, words: WordList) -> Bound | None:
    before = text[max(0, start - _BOUND_REACH) : start].rstrip(" \N{NO-BREAK SPACE}€£$")
    before = re.sub(r"\s+(?:by|a|an|the|at|to)$", "", before)
    for bound, pattern in words.amounts.bounds.items():
        if any(found.end() == len(before) for found in pattern.finditer(before)):
            return bound
    return None
