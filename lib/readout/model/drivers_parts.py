"""The parts of a change: who or what brought how much, the large ones by name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["calendar", "season", "member", "other", "mix", "rate", "unexplained"]
Presence = Literal["both", "new", "gone", "missing"]

NOT_GIVEN = "not given"
MOST_NAMED = 5
# A member that moved less than this share of all that moved is noise in a report, however few there are.
SMALL = 0.02
# Below this share of the largest figure involved, a rest is what floats lose in adding up.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Driver:
    """One part of a change. ``effect`` is in the KPI's unit; the effects of all parts add up to the change.

    ``kind`` says what ``name`` is: the member's text for ``member`` and ``rate`` (``not given``, with ``given`` false,
    where the cells are blank), else the kind itself. ``base`` and ``now`` are, for a member, its values before and
    now; for a rate, its own ratios; for a mix's ``within``, its shares of the denominator (fractions); None for what
    has none. ``presence``: in one of the two months it had nothing (``new``, ``gone``), or rows without a figure
    (``missing``). ``pooled``: how many members a part adds up. ``within``: for a mix, the members whose
    weight moved it, adding up to its effect.
    """

    name: str
    effect: float
    kind: Kind
    base: float | None = None
    now: float | None = None
    presence: Presence = "both"
    given: bool = True
    pooled: int = 0
    within: tuple[Driver, ...] = ()


@dataclass(frozen=True)
class Breakdown:
    """Parts by member; ``size`` is the largest figure they were worked out from, by which rounding is judged."""

    parts: tuple[Driver, ...] = ()
    size: float = 0.0
    reason: str | None = None


def named(drivers: Sequence[Driver]) -> tuple[Driver, ...]:
    """Return the largest drivers, at most five, then the sum of all others; nothing that has no effect."""
    floor = SMALL * math.fsum(abs(each.effect) for each in drivers)
    ranked = sorted(drivers, key=lambda each: (each.pooled > 0, -abs(each.effect), each.given, each.name))
    large = [each for each in ranked if not each.pooled and each.effect and abs(each.effect) >= floor][:MOST_NAMED]
    rest = ranked[len(large) :]
    if len(rest) == 1 and len(large) < MOST_NAMED and not rest[0].pooled:
        large, rest = ranked, []
    other = Driver("other", total(rest), "other", pooled=sum(max(each.pooled, 1) for each in rest))
    return tuple(each for each in (*large, other) if each.effect)


def total(drivers: Sequence[Driver]) -> float:
    """Return the sum of the effects, the same in any order."""
    return math.fsum(each.effect for each in drivers)


def closed(parts: Sequence[Driver], change: float, size: float) -> tuple[Driver, ...]:
    """Return ``parts`` with what is left of ``change`` as unexplained; a rest that is only rounding is none."""
    rounding = ROUNDING * max([size, abs(change), *(abs(each.effect) for each in parts)])
    known = [each for each in parts if abs(each.effect) > rounding / len(parts)]
    rest = change - total(known)
    if abs(rest) <= 2 * rounding:
        return tuple(known)
    return (*known, Driver("unexplained", rest, "unexplained"))
