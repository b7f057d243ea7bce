"""The ``value`` of a KPI: an aggregate of a column, one aggregate over another, or one KPI over another.

The grammar, parsed and never evaluated::

    value     = term [ "/" term ]
    term      = aggregate | kpi
    aggregate = ("sum" | "mean" | "last" | "min" | "max" | "count" | "distinct") "(" column ")"
    kpi       = "kpi" "(" id ")"
    column    = name | '"' any characters, a quote doubled '"'

Aggregates and KPIs are not mixed in one value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Function = Literal["sum", "mean", "last", "min", "max", "count", "distinct"]
FUNCTIONS: tuple[str, ...] = get_args(Function)


@dataclass(frozen=True)
class Aggregate:
    """One aggregate function of one column."""

    function: Function
    column: str

    @property
    def additive(self) -> bool:
        """Whether the values of two months may be added up."""
        return self.function in ("sum", "count")


@dataclass(frozen=True)
class KpiValue:
    """The value of another KPI of the same client, by id."""

    kpi: str


@dataclass(frozen=True)
class Formula:
    """What a KPI's monthly value is; ``denominator`` is None unless it is a ratio."""

    numerator: Aggregate | KpiValue
    denominator: Aggregate | KpiValue | None = None

    @property
    def additive(self) -> bool:
        """Whether months add up: a sum or a count, not a ratio, mean, last, extreme or distinct count."""
        return self.denominator is None and isinstance(self.numerator, Aggregate) and self.numerator.additive

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The ids of the KPIs this one is made of."""
        terms = (self.numerator, self.denominator)
        return tuple(term.kpi for term in terms if isinstance(term, KpiValue))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns this value reads, in order, each once."""
        terms = (self.numerator, self.denominator)
        return tuple(dict.fromkeys(term.column for term in terms if isinstance(term, Aggregate)))
