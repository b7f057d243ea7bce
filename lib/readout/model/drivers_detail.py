"""What explaining a change needs beyond a KPI's monthly values: its parts by member, and its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

Values = Mapping[pd.Period, float | None]


@dataclass(frozen=True)
class Member:
    """One member of a dimension: a country, a channel.

    ``name`` is its text as stored, None where the cells are blank: what was given for nobody is a member of its own.
    ``values`` are by month; a month that is not there had no row, None is rows without any figure. For a ratio they
    are the numerator's, and ``below`` the denominator's. ``pooled`` is above 0 for the rest of a long list added up:
    how many members it holds.
    """

    name: str | None
    values: Values
    below: Values | None = None
    pooled: int = 0


@dataclass(frozen=True)
class Members:
    """A KPI by the members of one dimension, in ``months``; each of its rows belongs to exactly one member.

    ``reason`` says why there are no members, in words for the analyst.
    """

    dimension: str
    members: tuple[Member, ...] = ()
    months: frozenset[pd.Period] = frozenset()
    reason: str | None = None


@dataclass(frozen=True)
class Detail:
    """A KPI by its dimensions, in the order of client.yml, and by day.

    ``days`` holds, by month, one value for each day that the month's figure tells of, in the KPI's unit and in order;
    it is empty unless the KPI is a sum or a count of daily data.
    """

    dimensions: tuple[Members, ...] = ()
    days: Mapping[pd.Period, tuple[float, ...]] = field(default_factory=dict)

    def by(self, dimension: str | None = None) -> Members | None:
        """Return the members of a dimension, the first one when none is named; None where there is none."""
        return next((each for each in self.dimensions if dimension in (None, each.dimension)), None)
