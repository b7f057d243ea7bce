"""The rows of a source as one relation: files joined, cells cast, filters applied, replaced rows left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from readout.data.sources.cast import DECIMAL, any_day, as_day, as_number, as_text, blank, filled, within_years
from readout.data.sources.duck import literal
from readout.data.sources.needs import Filter, Needs, Scalar
from readout.data.sources.numbers_sql import no_number, number_cells, tried
from readout.data.sources.table import Table
from readout.model.client import Format


@dataclass(frozen=True)
class Rows:
    """A relation with the columns ``file_no``, ``day``, ``bad``, a number ``n<i>``, a text ``x<i>``, a filter ``f<i>``.

    ``any_day`` is the day also where it lies outside of the years that are taken, and ``broken`` what makes a row bad
    beside its day. ``by`` is what rows are added up by fastest, and ``day_of_by`` the day that ``group_key``, one of
    these, is: where a day has one text in all its rows it is ``day_text``, so that few texts are read as days.
    ``y<i>`` is NULL where the text ``x<i>`` is, and cheaper, for counting.
    ``bad`` is true where a cell that is needed is not what it must be. ``unreplaced`` is the relation before
    later files replaced rows of earlier ones. ``values`` are the bound parameters of both. ``exact`` are the numbers
    that are stored as such and need no cast.
    """

    sql: str
    unreplaced: str
    values: dict[str, str | int | float]
    needs: Needs
    exact: frozenset[str] = frozenset()
    by: str = "day"
    day_of_by: str = "group_key"

    def number(self, column: str) -> str:
        """Return the SQL name of a column read as a number."""
        return f"n{self.needs.numbers.index(column)}"

    def pointed(self, column: str) -> str | None:
        """Return the SQL name of whether a cell of a column of numbers has a point in its text; None where none has."""
        return None if column in self.exact else f"p{self.needs.numbers.index(column)}"

    def text(self, column: str) -> str:
        """Return the SQL name of a column read as text."""
        return f"x{self.needs.texts.index(column)}"

    def filled(self, column: str) -> str:
        """Return the SQL name of what is NULL where a column read as text is blank."""
        return f"y{self.needs.texts.index(column)}"

    @property
    def amounts(self) -> str:
        """The condition under which a row has an amount of money."""
        return "(" + " OR ".join(f"{self.number(column)} IS NOT NULL" for column in self.needs.amounts) + ")"

    def passing(self, where: Filter) -> str:
        """Return the FILTER clause for a KPI's ``where``; empty when it has none."""
        return f" FILTER (WHERE f{self.needs.filters.index(where)})" if where else ""


def rows_of(
    tables: Sequence[Table],
    needs: Needs,
    format_: Format,
    timezone: str,
    rates: Mapping[tuple[str, pd.Period], float] | None = None,
    *,
    numbered: bool = False,
) -> Rows:
    """Return all rows of ``tables``; with a key, rows that a later file replaces are left out.

    ``numbered`` adds the column ``row_no``: which data row of its file it is, from 1. With a currency column there is
    the column ``money``, and with ``rates`` amounts are multiplied by that of their currency and month.
    """
    values: dict[str, str | int | float] = {}
    exact = frozenset(column for column in needs.numbers if _is_exact(tables, column))
    joined = " UNION ALL ".join(
        _cast(table, place, needs, format_, timezone, values, numbered, exact) for place, table in enumerate(tables)
    )
    if needs.currency and rates is not None:
        joined = _converted(joined, needs, rates)
    sql = _newest(joined, len(needs.key)) if needs.key else joined
    return Rows(sql, joined, values, needs, exact, *_added_up_by(tables, needs.date, format_, timezone))


def _added_up_by(tables: Sequence[Table], date: str, format_: Format, timezone: str) -> tuple[str, str]:
    """Return the column by which rows are added up fastest, and the day that the column ``group_key`` then is."""
    if all(table.habits.one_text_a_day for table in tables):
        return "day_text", as_day("group_key", "text", format_, timezone)
    # DuckDB adds up fastest by days of which it knows the first and the last: typed ones, or those held in their years.
    if all(table.type_of(date) == "date" for table in tables):
        return "any_day", within_years("group_key")
    return "day", "group_key"


def bad_cells(table: Table, needs: Needs, format_: Format, timezone: str) -> dict[str, str]:
    """Return, by column, the condition under which its cell is not what it must be.

    The date comes last, so that a column that is both date and key is reported once, as a date.
    """
    found = {column: blank(table.cell(column), table.type_of(column)) for column in needs.key}
    for column in needs.numbers:
        raw, type_ = table.cell(column), table.type_of(column)
        found[column] = f"({as_number(raw, type_, format_)} IS NULL AND NOT {blank(raw, type_)})"
    raw, type_ = table.cell(needs.date), table.type_of(needs.date)
    found[needs.date] = f"({as_day(raw, type_, format_, timezone)} IS NULL)"
    return found


def _cast(
    table: Table,
    file_no: int,
    needs: Needs,
    format_: Format,
    timezone: str,
    values: dict[str, str | int | float],
    numbered: bool,
    exact: frozenset[str],
) -> str:
    """Return one file's rows with their cells cast; ``exact`` are the columns of numbers that need no cast.

    ``bad`` follows from the casts beside it, so that no pattern is matched twice.
    """
    cells = [f"{file_no} AS file_no"] + ["row_number() OVER () AS row_no"] * numbered
    date, left_out = table.cell(needs.date), table.left_out(format_)
    day = any_day(date, table.type_of(needs.date), format_, timezone)
    text = date if table.type_of(needs.date) == "text" else "NULL"
    cells.extend((f"{_unless(left_out, day)} AS any_day", f"{_unless(left_out, text)} AS day_text"))
    bad = ["false"]
    for place, column in enumerate(needs.numbers):
        if column in exact:
            cells.append(f"{table.cell(column)} AS n{place}")
        else:
            cells.extend(number_cells(table, place, column, format_))
            bad.append(no_number(table, place, column))
    for letter, columns in (("x", needs.texts), ("k", needs.key)):
        cells.extend(f"{_text(table, column)} AS {letter}{place}" for place, column in enumerate(columns))
    cells.extend(
        f"{table.cell(column) if column in table.never_blank else filled(table.cell(column), table.type_of(column))}"
        f" AS y{place}"
        for place, column in enumerate(needs.texts)
    )
    if needs.currency:
        cells.append(f"upper({_text(table, needs.currency)}) AS money")
    bad.extend(f"k{place} IS NULL" for place in range(len(needs.key)))
    for place, where in enumerate(needs.filters):
        tests = [_equals(table, column, value, format_, values) for column, value in where]
        cells.append(f"({' AND '.join(tests)}) AS f{place}")
    raw = f"SELECT {', '.join(cells)} FROM ({tried(table, needs.numbers)})"  # noqa: S608
    dated = f"SELECT *, {within_years('any_day')} AS day FROM ({raw})"  # noqa: S608
    broken = f"SELECT *, ({' OR '.join(bad)}) AS broken FROM ({dated})"  # noqa: S608
    return f"SELECT *, (day IS NULL OR broken) AS bad FROM ({broken})"  # noqa: S608


def _unless(left_out: str | None, cell: str) -> str:
    return f"(CASE WHEN NOT {left_out} THEN {cell} END)" if left_out else cell


def _is_exact(tables: Sequence[Table], column: str) -> bool:
    """Whether a column is stored as whole or decimal numbers, in all files alike: it is added up as it stands."""
    stored = {table.stored_as(column) for table in tables}
    return len(stored) == 1 and all(table.type_of(column) in ("integer", "decimal") for table in tables)


def _converted(joined: str, needs: Needs, rates: Mapping[tuple[str, pd.Period], float]) -> str:
    """Return the rows with their amounts in the client's currency; those at a rate of 1 stay exactly as they are.

    A product is rounded to the twelve decimals of ``DECIMAL``, row by row, so that sums do not depend on the order.
    """
    other = {key: rate for key, rate in rates.items() if rate != 1}
    if not other:
        return joined
    listed = ", ".join(
        f"({literal(currency)}, DATE '{month}-01', CAST({rate!r} AS DOUBLE))"
        for (currency, month), rate in other.items()
    )
    places = [needs.numbers.index(column) for column in needs.amounts]
    cells = ", ".join(
        f"CASE WHEN rate IS NULL THEN n{place} ELSE CAST(CAST(n{place} AS DOUBLE) * rate AS {DECIMAL}) END AS n{place}"
        for place in places
    )
    return (
        f"SELECT every.* REPLACE ({cells}) FROM ({joined}) AS every"  # noqa: S608
        f" LEFT JOIN (VALUES {listed}) AS rates(of, since, rate)"
        " ON money = of AND date_trunc('month', day) = since"
    )


def _text(table: Table, column: str) -> str:
    return as_text(table.cell(column), table.type_of(column))


def _equals(table: Table, column: str, value: Scalar, format_: Format, values: dict[str, str | int | float]) -> str:
    raw, type_ = table.cell(column), table.type_of(column)
    name = f"v{len(values)}"
    if isinstance(value, bool):
        values[name] = str(value).lower()
        return f"coalesce(lower({as_text(raw, type_)}) = ${name}, false)"
    values[name] = value
    if isinstance(value, str):
        return f"coalesce({as_text(raw, type_)} = ${name}, false)"
    return f"coalesce({as_number(raw, type_, format_)} = CAST(${name} AS DECIMAL(38, 12)), false)"


def _newest(joined: str, keys: int) -> str:
    """Return the rows without those whose key stands again in a later file."""
    names = ", ".join(f"k{place}" for place in range(keys))
    return (
        f"WITH every AS ({joined}), newest AS (SELECT {names}, max(file_no) AS newest FROM every"  # noqa: S608
        f" GROUP BY {names} HAVING min(file_no) < max(file_no))"
        f" SELECT * FROM every LEFT JOIN newest USING ({names}) WHERE newest IS NULL OR file_no = newest"
    )
