"""A fact of the month, as prose may repeat it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from readout.model.client import Unit

FactKind = Literal["money", "count", "percent", "points", "share", "days", "months", "streak", "record", "tally"]

When = Literal[
    "",
    "per day",
    "to date",
    "to last date",
    "goal",
    "target",
    "planned",
    "landing",
    "range",
    "spend",
    "part",
    "done",
    "done of a kind",
    "due",
    "due together",
    "each",
    "rest",
    "window",
    "monthly",
    "elapsed",
    "pace",
    "month's pace",
    "apart",
    "without",
    "before",
    "gained",
]


@dataclass(frozen=True)
class Fact:
    """``value`` in the unit of ``kind``: percentages, points and shares as fractions. ``kpi``: whose fact it is, None
    for the report's own. ``month``: an earlier month it is about, which prose must name before it matches.
    ``parts``: whose share of a change it is. ``base``: the month a change is from. ``when``: what a sentence
    must speak of for the fact to be meant. ``about``: a wording of which the sentence must repeat a word.
    ``beside``: another KPI that the sentence must name as well, unless it says that the figure is a part of ``kpi``.
    ``aspect``: of which end a record is ("lowest"), or what became of those that are tallied ("better")."""

    kind: FactKind
    value: float
    label: str
    kpi: str | None = None
    month: pd.Period | None = None
    change: bool = False
    parts: tuple[str, ...] = ()
    base: pd.Period | None = None
    when: When = ""
    about: str = ""
    beside: str | None = None
    aspect: str = ""

    @property
    def of_goal(self) -> bool:
        """Whether it is told of a goal."""
        return self.label.startswith("goal ")


def kind_of(unit: Unit, money: bool) -> FactKind:
    """Return the kind of a KPI's values; without a currency, money is a plain number."""
    if unit == "percent":
        return "percent"
    return "money" if unit == "currency" and money else "count"
