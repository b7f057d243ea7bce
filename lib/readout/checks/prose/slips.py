"""Slips of the pen: how far a written figure may be from what was meant."""

from __future__ import annotations

SWAPPED = 3  # different digits that tell that they were only put in another order
DIGIT = 10.0  # or is a digit too long or too short


def may_be_meant(written: float, value: float, reach: float) -> bool:
    """Whether a figure lies within ``reach`` of a value, has its digits in another order, or one too many or few."""
    if not written or not value:
        return False
    factor = _factor(written, value)
    return factor <= reach or abs(factor / DIGIT - 1) <= 0.02 or _swapped(written, value)


def _swapped(written: float, value: float) -> bool:
    """Whether two figures have the same digits in another order: 214,300 for 412,300."""
    one, other = (f"{each:.9g}".replace(".", "").strip("0") for each in (written, value))
    return len(set(one)) >= SWAPPED and _factor(written, value) < DIGIT and sorted(one) == sorted(other)


def _factor(one: float, other: float) -> float:
    """How many times the larger figure is the smaller one."""
    return max(one, other) / min(one, other)
