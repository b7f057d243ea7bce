"""A ratio's change by member: the members' own ratios changed (rate), or their weights did (mix).

With share ``s`` of the denominator, own ratio ``r`` and the whole's ratio ``R``, a bar for the mean of the two months
and a delta for their difference, a member's part of the whole's change is::

    rate = mean(s) * delta(r)        mix = delta(s) * (mean(r) - mean(R))

These weights at the midpoint (Marshall and Edgeworth's) treat both months alike, so that nothing depends on which is
called the base, and nothing is left over: all rates and mixes add up to the change of ``R``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from readout.model.drivers_detail import Member
from readout.model.drivers_members import amount, driver_of
from readout.model.drivers_parts import Breakdown, Driver, named, total

# Where members' denominators cancel each other to less than half of their sizes, shares say nothing.
MOST_CANCELLED = 2.0
# A month in which a member has less than this part of its other month's weight gives it no ratio of its own: a
# ratio of next to nothing could be any size, and mix and rate would be huge and cancel each other.
FAINT = 0.1

_NO_SHARES = "the denominators of its members are zero or cancel each other, so that shares of them say nothing"


@dataclass(frozen=True)
class _Side:
    """A member in one month: its share of the denominator, and its numerator over the whole denominator."""

    share: float
    part: float

    @property
    def own(self) -> float:
        return self.part / self.share


def ratio_breakdown(members: Sequence[Member], month: pd.Period, base: pd.Period, shared: float) -> Breakdown:
    """Return one part for the mix, with the members that moved it within, and one for each large member's rate.

    ``shared`` is what the season brought to the whole; it is taken off the rates, by the members' weights.
    """
    before, now = _sides(members, base), _sides(members, month)
    if not before or not now:
        return Breakdown(reason=_NO_SHARES)
    whole = (math.fsum(side.part for side in before) + math.fsum(side.part for side in now)) / 2
    mixes, rates = [], []
    for member, old, new in zip(members, before, now, strict=True):
        mix = _mix(old, new, whole)
        both = (new.part - old.part) - whole * (new.share - old.share)
        mixes.append(_mix_driver(member, mix, old, new, month, base))
        rates.append(_rate_driver(member, both - mix - (old.share + new.share) / 2 * shared, old, new, month, base))
    within = named(mixes)
    mix_part = Driver("mix", total(within), "mix", within=within)
    size = max((abs(side.part) for side in (*before, *now)), default=0.0)
    return Breakdown((mix_part, *named(rates)), max(size, abs(whole)))


def _sides(members: Sequence[Member], month: pd.Period) -> list[_Side]:
    """Return each member's side; empty when the denominators give no sensible shares."""
    below = [amount(member.below or {}, month) for member in members]
    whole = math.fsum(below)
    if not whole or math.fsum(abs(each) for each in below) > MOST_CANCELLED * abs(whole):
        return []
    return [
        _Side(each / whole, amount(member.values, month) / whole) for member, each in zip(members, below, strict=True)
    ]


def _mix(old: _Side, new: _Side, whole: float) -> float:
    """Return what the change of a member's weight brought; what is left of its part is its rate's."""
    ratios = [side.own for side, other in ((old, new), (new, old)) if _counts(side, other)]
    return (new.share - old.share) * (math.fsum(ratios) / len(ratios) - whole) if ratios else 0.0


def _counts(side: _Side, other: _Side) -> bool:
    return side.share != 0 and abs(side.share) >= FAINT * abs(other.share)


def _mix_driver(member: Member, effect: float, old: _Side, new: _Side, month: pd.Period, base: pd.Period) -> Driver:
    return driver_of(member, "mix", effect, {base: old.share, month: new.share}, month, base)


def _rate_driver(member: Member, effect: float, old: _Side, new: _Side, month: pd.Period, base: pd.Period) -> Driver:
    made = driver_of(member, "rate", effect, member.below or {}, month, base)
    return replace(made, base=old.own if old.share else None, now=new.own if new.share else None)
