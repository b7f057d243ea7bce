"""Ranges of what was or is to be expected, rounded so that no figure seems to lie on the wrong side of them."""

from __future__ import annotations

import math

from readout.model.client import Unit
from readout.text.figures import Figures

DIGITS = 3  # of a bound: more would claim to know the future
PERCENT_DIGITS = 3  # decimals of a fraction: a tenth of a percentage point


def span(lower: float, upper: float, beside: float | None, unit: Unit, figures: Figures) -> tuple[str, str]:
    """Return both bounds of a range, roughly. ``beside`` is the figure that the reader holds against them.

    A figure outside of the range reads as outside, one inside as inside: £101 is no real rise over "up to £101".
    """
    return _bound(lower, beside, unit, figures, 1), _bound(upper, beside, unit, figures, -1)


def _bound(bound: float, beside: float | None, unit: Unit, figures: Figures, inwards: int) -> str:
    """Return a bound; ``inwards`` is 1 for the lower one and -1 for the upper one."""
    plain = figures.rough(bound, unit)
    if beside is None or bound == 0 or not math.isfinite(bound):
        return plain
    digits = PERCENT_DIGITS if unit == "percent" else DIGITS - 1 - math.floor(math.log10(abs(bound)))
    outside = (beside - bound) * inwards < 0
    for steps in range(3):
        near = round(round(bound, digits) + steps * (inwards if outside else -inwards) * 10.0**-digits, digits)
        said = figures.short(near, unit)
        if outside and (beside - near) * inwards < 0 and said != figures.short(beside, unit):
            return said
        if not outside and ((beside - near) * inwards >= 0 or said == figures.short(beside, unit)):
            return said
    return plain
