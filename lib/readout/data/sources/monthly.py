"""Days, weeks or months added up to calendar months, for one measure of a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, Inexact, localcontext
from fractions import Fraction

import pandas as pd

from readout.data.sources.needs import Measure
from readout.data.sources.quarters import told_by
from readout.data.sources.totals import Part, Totals
from readout.model.client import Grain
from readout.model.months import month_of
from readout.model.series import EVERY_MONTH

Value = Fraction | Decimal | int | None


@dataclass(frozen=True)
class Monthly:
    """A measure by month: floats, NaN where there is none, and the reason for every such month that is due."""

    values: pd.Series[float]
    reasons: Mapping[pd.Period, str]
    due: frozenset[int] = EVERY_MONTH
    estimated: bool = False


def monthly(
    measure: Measure,
    totals: Totals,
    grain: Grain,
    months: Sequence[pd.Period],
    incomplete: Mapping[pd.Period, str],
    due: frozenset[int] = EVERY_MONTH,
) -> Monthly:
    """Return ``measure`` for ``months``; the months in ``incomplete`` have no value, for the reason given.

    Months that are not ``due`` have none either; a quarter's figure stands in its last month.
    """
    reasons = dict(incomplete)
    found: list[float] = []
    value_in = _distinct(measure, totals) if measure in totals.distinct else _from_days(measure, totals, grain, due)
    for month in months:
        value = value_in(month) if month.month in due and month not in reasons else None
        if value is None and month.month in due:
            reasons.setdefault(month, f"no value in the column {measure.aggregate.column} in its rows")
        found.append(float("nan") if value is None else float(value))
    index = pd.PeriodIndex(list(months), freq="M")
    return Monthly(pd.Series(found, index=index, dtype="float64"), reasons, due, estimated=grain == "week")


def _distinct(measure: Measure, totals: Totals) -> Callable[[pd.Period], Value]:
    counts = totals.distinct[measure]
    return lambda month: counts.get(month, 0)


def _from_days(measure: Measure, totals: Totals, grain: Grain, due: frozenset[int]) -> Callable[[pd.Period], Value]:
    function = measure.aggregate.function
    split = grain == "week" and function in ("sum", "count", "mean")
    shares = _split(totals.parts[measure]) if split else _whole(totals.parts[measure], grain)
    return lambda month: _combine(function, [share for told in told_by(month, due) for share in shares.get(told, [])])


@dataclass(frozen=True)
class _Share:
    """What one day or week gives to one month; ``weight`` is 1 but for weeks that two months share."""

    day: dt.date
    part: Part
    weight: Fraction = Fraction(1)


def _whole(parts: Mapping[dt.date, Part], grain: Grain) -> dict[pd.Period, list[_Share]]:
    """Give each row to one month; a week to the one in which most of its days lie, that of its fourth day."""
    shares: dict[pd.Period, list[_Share]] = {}
    ahead = dt.timedelta(days=3 if grain == "week" else 0)
    for day, part in parts.items():
        shares.setdefault(month_of(day + ahead), []).append(_Share(day, part))
    return shares


def _split(parts: Mapping[dt.date, Part]) -> dict[pd.Period, list[_Share]]:
    """Split each week into seven equal days."""
    shares: dict[pd.Period, list[_Share]] = {}
    for day, part in parts.items():
        months = [month_of(day + dt.timedelta(days=ahead)) for ahead in range(7)]
        for month in dict.fromkeys(months):
            shares.setdefault(month, []).append(_Share(day, part, Fraction(months.count(month), 7)))
    return shares


def _combine(function: str, shares: Sequence[_Share]) -> Value:
    """Return the month's value; None where rows there are hold none, since missing is not zero."""
    filled = [share for share in shares if share.part.count]
    if function == "count":
        return sum((share.part.count * share.weight for share in filled), Fraction(0))
    if function == "sum" and not any(share.part.matched for share in shares):
        return 0
    if not filled:
        return None
    total = _added(filled)
    if function == "mean":
        return total / sum((share.part.count * share.weight for share in filled), Fraction(0))
    if function == "last":
        return max(filled, key=lambda share: share.day).part.total
    if function == "min":
        return min(share.part.low for share in filled if share.part.low is not None)
    if function == "max":
        return max(share.part.high for share in filled if share.part.high is not None)
    return total


def _added(shares: Sequence[_Share]) -> Fraction:
    """Return the exact total; whole days are added up as decimals, which is far faster than fractions."""
    with localcontext() as context:
        context.prec, context.traps[Inexact] = 100, True
        whole = sum((share.part.total for share in shares if share.weight == 1), Decimal(0))
    split = (Fraction(share.part.total) * share.weight for share in shares if share.weight != 1)
    return Fraction(whole) + sum(split, Fraction(0))
