"""The rows of a source added up by member or by day, in SQL; only the members that moved most leave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from readout.data.sources.needs import Measure, measure_of
from readout.data.sources.quarters import told_by
from readout.data.sources.reading import Reading
from readout.data.sources.rows import Rows
from readout.data.sources.totals import Totals
from readout.model.drivers_detail import Member, Values
from readout.model.drivers_makeup import Ingredient
from readout.model.months import first_day, last_day

Spans = Mapping[pd.Period, tuple[dt.date, dt.date]]

_WEEK = 7


def spans_of(months: Sequence[pd.Period], due: frozenset[int]) -> Spans:
    """Return the first and the last day that the figure of each month tells of."""
    told = {month: told_by(month, due) for month in months}
    return {month: (first_day(each[0]), last_day(each[-1])) for month, each in told.items()}


@dataclass(frozen=True)
class Term:
    """One column added up. A row counts in a month once for each of ``ahead`` whose day lies in the month's span.

    That is once for days and months; a week of a sum is seven days of a seventh each, as in ``monthly``, and
    of a last value it is its fourth day.
    """

    measure: Measure
    spans: Spans
    ahead: tuple[int, ...] = (0,)

    @classmethod
    def of(cls, reading: Reading, part: Ingredient, spans: Spans) -> Term:
        """Return an ingredient's term; of a last value, the spans shrink to the last day that has one."""
        measure = measure_of(part.kpi, part.aggregate)
        weekly = reading.source.grain == "week"
        if part.aggregate.function != "last":
            return cls(measure, spans, tuple(range(_WEEK)) if weekly else (0,))
        whole = cls(measure, spans, (3,) if weekly else (0,))
        return cls(measure, _last_days(reading, whole), whole.ahead)

    def value(self, rows: Rows) -> str:
        """Return the SQL name of the column: its text where it is counted, else its number."""
        column = self.measure.aggregate.column
        return rows.text(column) if self.counted else rows.number(column)

    @property
    def counted(self) -> bool:
        """Whether filled cells are counted instead of added up."""
        return self.measure.aggregate.function == "count"

    def within(self, month: pd.Period, ahead: int = 0) -> str:
        """Return the condition under which a row counts in a month."""
        first, last = self.spans[month]
        return f"day + {ahead} BETWEEN DATE '{first}' AND DATE '{last}'"

    def cells(self, rows: Rows, month: pd.Period) -> list[str]:
        """Return three aggregates: rows that pass the filter, cells that are filled, and their total."""
        passing, value = rows.passing(self.measure.where), self.value(rows)
        found = [(f"CASE WHEN {self.within(month, ahead)} THEN", passing) for ahead in self.ahead]
        matched = " + ".join(f"count({case} 1 END){where}" for case, where in found)
        filled = " + ".join(f"count({case} {value} END){where}" for case, where in found)
        if self.counted:
            return [matched, filled, filled]
        return [matched, filled, " + ".join(f"coalesce(sum({case} {value} END){where}, 0)" for case, where in found)]


def by_member(
    reading: Reading, dimension: str, terms: Sequence[Term], months: Sequence[pd.Period], most: int
) -> tuple[Member, ...]:
    """Return a dimension's members in ``months``; of two terms the second is the denominator.

    When there are more than ``most``, those are kept that changed most from any other month to the first one,
    and the rest is added up as one member.
    """
    rows = reading.rows()
    cells = [cell for term in terms for month in months for cell in term.cells(rows, month)]
    listed = ", ".join(f"{cell} AS a{place}" for place, cell in enumerate(cells))
    matched = " + ".join(f"a{place}" for place in range(0, len(cells), 3))
    summed = ", ".join(f"sum(a{place})" for place in range(len(cells)))
    sql = (
        f"WITH members AS (SELECT {rows.text(dimension)} AS member, {listed} FROM ({rows.sql})"  # noqa: S608
        f" WHERE {_any_month(terms)} GROUP BY member),"
        f" moved AS (SELECT *, {_moved(len(terms), len(months))} AS moved FROM members WHERE {matched} > 0),"
        " placed AS (SELECT *, row_number() OVER (ORDER BY moved DESC, member) AS place FROM moved)"
        f" SELECT least(place, {most + 1}) AS slot, min(member), count(*), {summed} FROM placed"
        " GROUP BY slot ORDER BY slot"
    )
    found = reading.connection.execute(sql, rows.values).fetchall()
    return tuple(_member(row, terms, months, most) for row in found)


def _last_days(reading: Reading, term: Term) -> Spans:
    """Return, for each month, the last day on which the column is filled as a span of its own."""
    rows, ahead = reading.rows(), term.ahead[0]
    passing, value = rows.passing(term.measure.where), term.value(rows)
    cells = (
        f"max(CASE WHEN {value} IS NOT NULL AND {term.within(month, ahead)} THEN day + {ahead} END){passing}"
        for month in term.spans
    )
    found = reading.first(f"SELECT {', '.join(cells)} FROM ({rows.sql})", rows.values) or ()  # noqa: S608
    return {
        month: (last, last) if last else span for (month, span), last in zip(term.spans.items(), found, strict=True)
    }


def by_day(totals: Totals, measure: Measure, spans: Spans) -> dict[pd.Period, tuple[float, ...]]:
    """Return, by month, what each of its days adds up to; a day without rows, nothing."""
    parts, counted = totals.parts[measure], measure.aggregate.function == "count"
    found = {day: float(part.count if counted else part.total) for day, part in parts.items()}
    return {month: tuple(found.get(day, 0.0) for day in _every_day(*span)) for month, span in spans.items()}


def _every_day(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _any_month(terms: Sequence[Term]) -> str:
    """Return the condition that keeps the rows of the months asked for, and few others."""
    conditions = (term.within(month, ahead) for term in terms for month in term.spans for ahead in term.ahead)
    return "(" + " OR ".join(dict.fromkeys(conditions)) + ")"


def _moved(terms: int, months: int) -> str:
    """Return how far a member moved the whole, from the month for which it did so most.

    For a ratio that is its part of the whole's change, mix and rate together (``readout.model.drivers_ratio``).
    """
    values = [f"a{3 * place + 2}" for place in range(terms * months)]
    if terms == 1:
        moves = [f"abs({values[0]} - {each})" for each in values[1:]]
    else:
        moves = [_moved_ratio(values[:months], values[months:], place) for place in range(1, months)]
    return f"greatest({', '.join(moves)})" if moves else f"abs({values[0]})"


def _moved_ratio(above: Sequence[str], below: Sequence[str], place: int) -> str:
    # The whole is summed before it is made a float: decimals add up to the same in any order.
    tops = [f"CAST(sum({above[each]}) OVER () AS DOUBLE)" for each in (0, place)]
    bottoms = [f"nullif(CAST(sum({below[each]}) OVER () AS DOUBLE), 0)" for each in (0, place)]
    mean = f"({tops[0]} / {bottoms[0]} + {tops[1]} / {bottoms[1]}) / 2"
    now, then = (
        f"(CAST({above[each]} AS DOUBLE) - {mean} * CAST({below[each]} AS DOUBLE)) / {bottoms[side]}"
        for side, each in enumerate((0, place))
    )
    return f"coalesce(abs({now} - {then}), 0)"


def _member(row: tuple[Any, ...], terms: Sequence[Term], months: Sequence[pd.Period], most: int) -> Member:
    slot, name, count, *cells = row
    values = [_values(cells[3 * place * len(months) :], term, months) for place, term in enumerate(terms)]
    pooled = count if slot > most else 0
    return Member(None if pooled else name, values[0], values[1] if len(values) > 1 else None, pooled)


def _values(cells: Sequence[Any], term: Term, months: Sequence[pd.Period]) -> Values:
    """Return what a member has in each month: no entry without rows, None where its rows hold no figure."""
    found: dict[pd.Period, float | None] = {}
    for place, month in enumerate(months):
        matched, filled, total = cells[3 * place : 3 * place + 3]
        if matched:
            value = float(Fraction(total) / len(term.ahead))
            found[month] = value if filled or term.counted else None
    return found
