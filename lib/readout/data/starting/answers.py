"""What a new client's folder is made of, all questions answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from readout.data.looking.days import Days
from readout.data.looking.look import Look
from readout.data.starting.mapping import Mapped
from readout.data.starting.template import Template

_LONGEST = 7  # days


@dataclass(frozen=True)
class SourceAnswer:
    """One data file as a source: ``file`` below the client's folder, or, with ``root``, below the data root's."""

    id: str
    look: Look
    file: str
    date: str
    pattern: str
    days: Days
    root: str | None = None
    key: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    other_dates: tuple[str, ...] = ()
    complete: bool = True
    currency_column: str | None = None
    other_currencies: tuple[str, ...] = ()

    @property
    def nearly_whole(self) -> dt.date | None:
        """The month's end that the last row misses by a few days, where days without a row are common.

        Nobody may have written in on its last Saturday: the month is whole, and the file cannot tell.
        """
        end = (self.days.last + pd.offsets.MonthEnd(0)).date()
        missed = (end - self.days.last).days
        return end if self.days.grain == "day" and self.days.holes and 0 < missed <= _LONGEST else None


@dataclass(frozen=True)
class GoalAnswer:
    """The first goal: a KPI's value, reached by a month, in a sentence of the report's language."""

    kpi: str
    target: float
    until: pd.Period
    statement: str


@dataclass(frozen=True)
class KpiWords:
    """What the client reads of a KPI, in the report's language."""

    name: str
    definition: str | None = None
    leads_to: str | None = None


@dataclass(frozen=True)
class Answers:
    """All that a new client's folder is made of."""

    client: str
    template: Template
    name: str
    language: str
    currency: str
    timezone: str
    start: pd.Period
    end: pd.Period
    sources: tuple[SourceAnswer, ...]
    fields: Mapping[str, Mapped]
    goal: GoalAnswer
    words: Mapping[str, KpiWords] = field(default_factory=dict)
    rates: Path | None = None
