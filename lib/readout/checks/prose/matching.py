"""Whether a written figure says what a fact is, within its own rounding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from readout.checks.prose.facts import Fact, FactKind
from readout.checks.prose.numerals import Reading
from readout.checks.prose.quantity import Kind, Quantity
from readout.text.wordlists import Bound

_KINDS: dict[Kind, tuple[FactKind, ...]] = {
    "money": ("money",),
    "percent": ("percent", "share"),
    "points": ("points",),
    "plain": ("count", "money", "percent"),
    "ratio": ("percent",),
    "share": ("share", "percent"),
    "days": ("days",),
    "months": ("months",),
    "streak": ("streak",),
    "record": ("record",),
    "tally": ("tally",),
}
# How far "over", "under" and "almost" reach, by the digits written: "over 4,000" may be said of 4,900, "over 4,524"
# only of what is next to it. Those of parts in words ("almost a fifth") reach as far as one digit does.
REACH = {1: 0.3, 2: 0.08, 3: 0.02}
JUST = {1: 0.1, 2: 0.05, 3: 0.02}
ALMOST = {1: 0.12, 2: 0.05, 3: 0.02}
PART = 1.6  # "more than half" is said of anything up to four fifths
HALF = 0.4  # half a unit of a whole number is more, of a decimal less
CLOSE = 0.05  # how near "over 300" must be to a figure that the sentence does not name
VAGUE = 1.1  # "about 97,000" is said of what rounds to it, or hardly misses: not of 96,400
ABOUT = {1: 0.1, 2: 0.05, 3: 0.03}  # how far "about" reaches at most, of what is written


def says(quantity: Quantity, fact: Fact, *, strict: bool = False) -> bool:
    """Whether the quantity may mean the fact; ``strict`` for facts of what the sentence does not name."""
    if fact.kind not in _KINDS[quantity.kind]:
        return False
    if quantity.aspect != fact.aspect:
        return False
    if quantity.kind == "record":
        return any(each.value <= fact.value for each in quantity.readings)  # the lowest in nine is so in five as well
    if quantity.kind == "plain" and fact.kind == "percent" and fact.change:
        return False  # a rate may be written without its sign, a change is not
    if quantity.kind == "plain" and fact.kind == "money" and fact.when == "each":
        return False  # what one of something costs is written as money
    if quantity.kind == "plain" and fact.when == "elapsed":
        return False  # a part of the time is written as one
    if quantity.sign and quantity.kind == "percent" and not fact.change:
        return False  # "+5 %" is how something moved, and no part of anything
    value = worth(quantity, fact)
    if quantity.sign and fact.change and quantity.kind != "ratio" and value * quantity.sign < 0:
        return False
    if quantity.kind == "ratio":
        return any(_within(each, value, quantity.bound) for each in quantity.readings)
    if strict and quantity.kind == "plain" and (fact.kind != "count" or fact.change):
        return False
    if strict and quantity.bound is not None and not _close(quantity, abs(value)):
        return False
    if quantity.kind == "share" and quantity.bound in ("over", "just over") and abs(value) <= 1:
        return any(each.value <= abs(value) <= PART * each.value for each in quantity.readings)
    bound = None if fact.when == "range" else quantity.bound  # a limit is named as it is, or not at all
    return any(_within(each, abs(value), bound) for each in quantity.readings)


def _close(quantity: Quantity, value: float) -> bool:
    return any(abs(each.value - value) <= CLOSE * value for each in quantity.readings)


def worth(quantity: Quantity, fact: Fact) -> float:
    """The fact in the quantity's unit: "doubled" is a change of 100 %; a bare "5.4" may be a percentage."""
    if quantity.kind == "ratio":
        return 1 + fact.value
    if quantity.kind == "plain" and fact.kind == "percent":
        return fact.value * 100
    return fact.value


def _within(reading: Reading, value: float, bound: Bound | None) -> bool:
    slack = 1e-9 * max(1.0, abs(value))
    written, half = abs(reading.value), reading.half + slack
    if bound is None:
        return abs(written - value) <= half
    digits = _digits(reading)
    if bound == "about":
        if half < HALF and round(written / (2 * reading.half)) % 10 == 0:
            half *= 10  # the zero of "about €4.30" is there for the cents
        rounded = 10 * half if digits == 1 else VAGUE * max(half, _last_digit(written) / 2)
        half = max(half, min(rounded, ABOUT[digits] * written))
    if bound == "just over":
        return written - half / 100 - slack <= value <= written + max(written * JUST[digits], 2 * half)
    if bound == "over":
        return written - half / 100 - slack <= value <= written + max(written * REACH[digits], 2 * half)
    if bound == "under":
        return written - max(written * REACH[digits], 2 * half) <= value <= written + slack
    if bound == "nearly":
        return written - max(written * ALMOST[digits], 2 * half) <= value <= written + slack
    return abs(written - value) <= half


def _last_digit(written: float) -> float:
    """The unit of the last digit that is no zero: 1,000 of 14,000."""
    digits = f"{written:.0f}" if written % 1 == 0 else "1"
    return 10.0 ** (len(digits) - len(digits.rstrip("0"))) if written else 1.0


def _digits(reading: Reading) -> Literal[1, 2, 3]:
    """How many digits say something: 1 of 4,000 or of a part in words, 2 of 4,500, 3 of 4,524."""
    if reading.half > 0.1 * abs(reading.value):
        return 1
    written = f"{abs(reading.value):.9g}".split("e")[0].replace(".", "").strip("0")
    return 1 if len(written) <= 1 else 2 if len(written) == 2 else 3


def nearest(quantity: Quantity, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact of the same kind that is nearest to the quantity."""
    best: tuple[float, Fact] | None = None
    for fact in facts:
        if fact.kind not in _KINDS[quantity.kind][:2]:
            continue
        value = worth(quantity, fact)
        for each in quantity.readings:
            size = abs(abs(value) - abs(each.value)) / max(abs(each.value), abs(value), 1e-9)
            if best is None or size < best[0]:
                best = (size, fact)
    return best[1] if best else None
