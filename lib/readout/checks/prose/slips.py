"""Slips of the pen: how far a written figure may be from what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from readout.checks.prose.facts import Fact, When
from readout.checks.prose.quantity import Quantity

NEAR = 2.5  # a slip of the pen stays within this factor of what was meant
DERIVED = (
    "per day",
    "each",
    "rest",
    "window",
    "monthly",
    "pace",
    "month's pace",
    "elapsed",
    "apart",
)  # facts too many to be near to
PRINTED = ("", "goal", "target", "planned", "to date", "range", "spend")  # facts that the report itself shows
SWAPPED = 3  # different digits that tell that they were only put in another order
DIGIT = 10.0  # or is a digit too long or too short
THOUSAND = 1000.0  # or in the wrong unit: k for M


def near(quantity: Quantity, facts: Iterable[Fact], factor: float = NEAR, when: When | None = None) -> bool:
    """Whether a fact of the kind is so near that the figure may be meant for it."""
    kinds = {"money": ("money",), "plain": ("count", "money", "percent")}.get(quantity.kind, ())
    values = [
        abs(fact.value) * (100 if fact.kind == "percent" else 1)
        for fact in facts
        if fact.kind in kinds
        and (fact.when not in DERIVED if when is None else fact.when == when)
        and not (fact.kind == "percent" and fact.change)
    ]
    pairs = [(abs(each.value), value) for each in quantity.readings for value in values]
    wrong_unit = quantity.scaled and any(_times(THOUSAND, *pair) for pair in pairs)
    return wrong_unit or any(may_be_meant(written, value, factor) for written, value in pairs)


def dropped(quantity: Quantity, facts: Iterable[Fact]) -> bool:
    """Whether the thousands of an amount were left out: €523 of €523,329."""
    if quantity.kind != "money" or quantity.scaled:
        return False
    return any(
        _digits(each.value) >= SWAPPED and abs(each.value * THOUSAND - abs(fact.value)) <= each.half * THOUSAND
        for each in quantity.readings
        for fact in facts
        if fact.kind == "money"
    )


def may_be_meant(written: float, value: float, reach: float) -> bool:
    """Whether a figure lies within ``reach`` of a value, has its digits in another order, or one too many or few."""
    if not written or not value:
        return False
    factor = _factor(written, value)
    return factor <= reach or _times(DIGIT, written, value) or swapped(written, value)


def _times(factor: float, written: float, value: float) -> bool:
    """Whether one figure is ``factor`` times the other, but for rounding."""
    return bool(written and value) and abs(_factor(written, value) / factor - 1) <= 0.02


def clear(quantity: Quantity, facts: Iterable[Fact], different: int = SWAPPED) -> bool:
    """Whether a figure is a fact's with its digits in another order, or a digit or a unit too many, beyond doubt."""
    kinds = {"money": ("money",), "plain": ("count", "money")}.get(quantity.kind, ())
    values = [abs(fact.value) for fact in facts if fact.kind in kinds and fact.when in PRINTED and fact.month is None]
    pairs = [(abs(each.value), value) for each in quantity.readings for value in values]
    return any(
        swapped(written, value, different)
        or (_digits(written) >= different and any(_times(factor, written, value) for factor in (DIGIT, THOUSAND)))
        for written, value in pairs
    )


def _digits(value: float) -> int:
    return len(f"{value:.9g}".replace(".", "").strip("0"))


def swapped(written: float, value: float, different: int = SWAPPED) -> bool:
    """Whether two figures have the same digits, so many ``different`` ones, in another order: 214,300 for 412,300."""
    if not written or not value:
        return False
    one, other = (f"{each:.9g}".replace(".", "").strip("0") for each in (written, value))
    return (
        one != other and len(set(one)) >= different and _factor(written, value) < DIGIT and sorted(one) == sorted(other)
    )


def _factor(one: float, other: float) -> float:
    """How many times the larger figure is the smaller one."""
    return max(one, other) / min(one, other)
