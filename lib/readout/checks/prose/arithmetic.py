"""Figures that follow from others of their sentence: sums, differences, parts and changes of what is said and true."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

from readout.checks.prose.facts import Fact
from readout.checks.prose.quantity import Quantity
from readout.text.wordlists.words import Course

_AMOUNTS = ("money", "plain")
_SUMMED = 5  # so many figures of a sentence are added up at most


def follows(
    quantity: Quantity, stated: Sequence[tuple[Quantity, Fact]], course: Course | None = None, *, part: bool = False
) -> bool:
    """Whether the figure is what one gets from figures of the sentence that are facts: as they are, or as written;
    ``course`` is the direction in which something is said to have moved by it, ``part`` that it is told as a part."""
    amounts = [(abs(fact.value), each.readings[0].value) for each, fact in stated if each.kind in _AMOUNTS][:_SUMMED]
    return any(_derived(quantity, list(each), course, part) for each in zip(*amounts, strict=True))


def _derived(quantity: Quantity, amounts: list[float], course: Course | None, part: bool) -> bool:
    pairs = list(itertools.permutations(amounts, 2))
    if quantity.kind in _AMOUNTS:
        return _meets(quantity, _results(amounts, pairs))
    if quantity.kind in ("percent", "share", "ratio"):
        parts = [one / other for one, other in pairs if other]
        if course == "up":
            return _meets(quantity, [each - 1 for each in parts if each > 1])  # from 74 to 148 is no half more
        if course == "down":
            return _meets(quantity, [1 - each for each in parts if each < 1])
        moved = (
            [] if part or quantity.kind == "ratio" else [value - 1 for value in parts] + [1 - value for value in parts]
        )
        return _meets(quantity, (*parts, *moved))
    return False


def _results(amounts: list[float], pairs: list[tuple[float, float]]) -> Iterator[float]:
    for size in range(2, len(amounts) + 1):
        yield from (math.fsum(chosen) for chosen in itertools.combinations(amounts, size))
    yield from (one - other for one, other in pairs)
    if len(amounts) > 2:
        yield from (2 * each - math.fsum(amounts) for each in amounts)  # the whole, less all others


def _meets(quantity: Quantity, values: Iterator[float] | Sequence[float]) -> bool:
    known = list(values)
    about = 3.0 if quantity.bound == "about" and quantity.kind in _AMOUNTS else 1.0
    return any(
        abs(abs(value) - abs(each.value)) <= about * each.half + 1e-9 * max(1.0, abs(value))
        for value in known
        for each in quantity.readings
    )
