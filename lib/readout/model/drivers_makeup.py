"""What a KPI's value is made of, down to columns: what can be told apart by member, and what cannot."""

from __future__ import annotations

from dataclasses import dataclass

from readout.model.client import Client, Kpi
from readout.model.formula import Aggregate, Formula, Function, KpiValue

_WHY: dict[Function, str] = {
    "distinct": "each is counted once, though several members may have it, so the members do not add up to the whole",
    "min": "a smallest value belongs to one member, and the members do not add up to it",
    "max": "a largest value belongs to one member, and the members do not add up to it",
}
_NESTED = "it is a ratio of ratios, whose parts by member do not add up"


@dataclass(frozen=True)
class Ingredient:
    """One column added up: ``kpi`` tells the source and the filter."""

    kpi: Kpi
    aggregate: Aggregate


@dataclass(frozen=True)
class Makeup:
    """A KPI as one column added up, or as one such over another; without either, ``reason`` says why not."""

    numerator: Ingredient | None = None
    denominator: Ingredient | None = None
    reason: str | None = None

    @property
    def ingredients(self) -> tuple[Ingredient, ...]:
        """The numerator and the denominator, as far as there are any."""
        return tuple(each for each in (self.numerator, self.denominator) if each)


def refusal(formula: Formula) -> str | None:
    """Return why a change of ``formula`` cannot be told by member; None when it can.

    What other KPIs bring with them is not looked at: ``makeup_of`` does that.
    """
    terms = (formula.numerator, formula.denominator)
    functions = [term.function for term in terms if isinstance(term, Aggregate)]
    if formula.denominator is not None and "mean" in functions:
        return _NESTED
    return next((_WHY[function] for function in functions if function in _WHY), None)


def makeup_of(client: Client, kpi: Kpi) -> Makeup:
    """Return what ``kpi`` is made of; a mean is a sum over a count, and other KPIs are followed to their columns."""
    formula = kpi.formula
    reason = refusal(formula)
    if reason:
        return Makeup(reason=reason)
    above = _part(client, kpi, formula.numerator)
    if formula.denominator is None:
        return above
    below = _part(client, kpi, formula.denominator)
    if above.reason or below.reason:
        return Makeup(reason=above.reason or below.reason)
    if above.denominator or below.denominator:
        return Makeup(reason=_NESTED)
    return Makeup(above.numerator, below.numerator)


def _part(client: Client, kpi: Kpi, term: Aggregate | KpiValue) -> Makeup:
    if isinstance(term, KpiValue):
        return makeup_of(client, client.kpi(term.kpi))
    if term.function == "mean":
        return Makeup(Ingredient(kpi, Aggregate("sum", term.column)), Ingredient(kpi, Aggregate("count", term.column)))
    return Makeup(Ingredient(kpi, term))
