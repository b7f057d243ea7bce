"""Which parts add up to a change: the calendar, the season, members, mix and rate, and what nothing explains."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from readout.model.client import Kpi
from readout.model.drivers_calendar import calendar_effect
from readout.model.drivers_detail import Detail, Members
from readout.model.drivers_makeup import refusal
from readout.model.drivers_members import member_breakdown
from readout.model.drivers_parts import Breakdown, Driver, closed, total
from readout.model.drivers_ratio import ratio_breakdown
from readout.model.drivers_season import Past, season_effect
from readout.model.series import KpiSeries

__all__ = ["Driver", "Explanation", "explain_change"]


@dataclass(frozen=True)
class Explanation:
    """Why a KPI in ``month`` is not what it was in ``base``.

    The effects of ``parts`` add up to ``change`` (in the KPI's unit), but for what floats lose; what has no
    effect is no part. They come in reading order: calendar, season, mix, members or their rates from the largest
    effect down, other, unexplained. ``dimension`` is whose members they are, None where there are none; ``reason``
    then says why, if they were asked for. Without a figure in both months ``change`` is None and ``parts`` is empty.
    """

    kpi: str
    month: pd.Period
    base: pd.Period
    change: float | None = None
    parts: tuple[Driver, ...] = ()
    dimension: str | None = None
    reason: str | None = None

    @property
    def explains(self) -> bool:
        """Whether any part has a name: a change that is unexplained as a whole is not worth a table."""
        return any(part.kind != "unexplained" for part in self.parts)


def explain_change(
    kpi: Kpi,
    series: KpiSeries,
    month: pd.Period,
    base: pd.Period,
    detail: Detail | None = None,
    dimension: str | None = None,
    unusual: Collection[pd.Period] = (),
) -> Explanation:
    """Return the parts of a KPI's change from ``base`` to ``month``, by the members of one dimension.

    ``dimension`` is the first one of ``detail`` when none is named. ``series`` gives both values and the history
    for the season, from which ``unusual`` months (those of ``exclude`` events) are left out. Of a change against the
    same month a year before, the season is no part; distinct counts and extremes have no parts by member.
    """
    now, before = series.at(month), series.at(base)
    if now is None or before is None:
        missing = month if now is None else base
        return Explanation(kpi.id, month, base, reason=f"there is no figure for {missing}")
    detail = detail or Detail()
    members = detail.by(dimension)
    past = Past(series, kpi.adds_up, kpi.seasonal == "yes", frozenset(unusual))
    time = _time_parts(kpi, past, month, base, detail)
    found = _by_member(kpi, members, month, base, total(time))
    return Explanation(
        kpi=kpi.id,
        month=month,
        base=base,
        change=now - before,
        parts=closed((*time, *found.parts), now - before, max(found.size, abs(now), abs(before))),
        dimension=members.dimension if members and found.parts else None,
        reason=found.reason,
    )


def _time_parts(kpi: Kpi, past: Past, month: pd.Period, base: pd.Period, detail: Detail) -> tuple[Driver, ...]:
    parts: list[Driver] = []
    before = past.series.at(base)
    if past.per_day and before is not None:
        effect = calendar_effect(before, month, base, past.series.months_apart, detail.days.get(base))
        parts.append(Driver("calendar", effect, "calendar"))
    season = None if kpi.seasonal == "no" else season_effect(past, month, base)
    if season:
        parts.append(Driver("season", season, "season"))
    return tuple(parts)


def _by_member(kpi: Kpi, members: Members | None, month: pd.Period, base: pd.Period, shared: float) -> Breakdown:
    reason = refusal(kpi.formula) or (members.reason if members else None)
    if reason or members is None:
        return Breakdown(reason=reason)
    for each in (month, base):
        if each not in members.months:
            return Breakdown(reason=f"there are no figures by {members.dimension} for {each}")
    if any(member.below is not None for member in members.members):
        return ratio_breakdown(members.members, month, base, shared)
    return member_breakdown(members.members, month, base, shared)
