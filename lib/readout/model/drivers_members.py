"""A sum's change by member: what each one added or took away, net of what days and season did to all."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from readout.model.drivers_detail import Member, Values
from readout.model.drivers_parts import NOT_GIVEN, Breakdown, Driver, Kind, Presence, named


def member_breakdown(members: Sequence[Member], month: pd.Period, base: pd.Period, shared: float) -> Breakdown:
    """Return each member's difference between the two months, less its share of ``shared``.

    ``shared`` is what calendar and season brought to the whole. Each member has a share of it by the size it had,
    its sign left out: members that cancel each other would else take shares of any size.
    """
    before = [amount(member.values, base) for member in members]
    now = [amount(member.values, month) for member in members]
    weights = _weights(before) or _weights(now) or [0.0] * len(members)
    drivers = [
        driver_of(member, "member", new - old - weight * shared, member.values, month, base)
        for member, old, new, weight in zip(members, before, now, weights, strict=True)
    ]
    return Breakdown(named(drivers), max((abs(each) for each in (*before, *now)), default=0.0))


def amount(values: Values, month: pd.Period) -> float:
    """Return a member's part of the whole in ``month``: without rows, or with rows that hold no figure, nothing."""
    return values.get(month) or 0.0


def driver_of(member: Member, kind: Kind, effect: float, values: Values, month: pd.Period, base: pd.Period) -> Driver:
    """Return a member's driver; ``values`` are what it had in each month, and tell whether it is new or gone."""
    return Driver(
        name=NOT_GIVEN if member.name is None else member.name,
        effect=effect,
        kind=kind,
        base=values.get(base, 0.0),
        now=values.get(month, 0.0),
        presence=_presence(values.get(base, 0.0), values.get(month, 0.0)),
        given=member.name is not None,
        pooled=member.pooled,
    )


def _presence(before: float | None, now: float | None) -> Presence:
    if before is None or now is None:
        return "missing"
    if before and now:
        return "both"
    return "new" if now else "gone" if before else "both"


def _weights(amounts: Sequence[float]) -> list[float]:
    """Return each amount's share of all, signs left out; empty when there is nothing to share by."""
    whole = math.fsum(abs(each) for each in amounts)
    return [abs(each) / whole for each in amounts] if whole else []
