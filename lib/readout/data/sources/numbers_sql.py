"""The columns of numbers of a file as SQL: each cell's number, its text, and whether a point stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from readout.data.sources.cast import DECIMAL, as_number, blank
from readout.data.sources.table import Table
from readout.model.client import Format


def tried(table: Table, columns: Sequence[str]) -> str:
    """Return the scan with a quick cast ``q<i>`` of each number whose column has a habit, to be taken where ``o<i>``.

    That is where the number would be written in the very same way: no sign of the cell was passed over, no decimal
    rounded away. Cast and comparison take half the time of a pattern and a cast to ``DECIMAL``.
    """
    raw = {place: table.cell(column) for place, column in enumerate(columns) if column in table.habits.decimals}
    if not raw:
        return table.scan
    decimals = {place: table.habits.decimals[columns[place]] for place in raw}
    types = {place: f"DECIMAL(18, {count})" if count else "BIGINT" for place, count in decimals.items()}
    quick = ", ".join(f"TRY_CAST({cell} AS {types[place]}) AS q{place}" for place, cell in raw.items())
    same = ", ".join(f"CAST(q{place} AS VARCHAR) = {cell} AS o{place}" for place, cell in raw.items())
    return f"SELECT *, {same} FROM (SELECT *, {quick} FROM ({table.scan}))"  # noqa: S608


def number_cells(table: Table, place: int, column: str, format_: Format) -> list[str]:
    """Return the number ``n<i>``, the text ``r<i>`` and whether it has a point ``p<i>``, of a row of ``tried``."""
    raw, type_ = table.cell(column), table.type_of(column)
    number = as_number(raw, type_, format_)
    pointed = f"contains({raw}, '.')" if type_ == "text" else "false"
    if column in table.habits.decimals:
        number = f"(CASE WHEN o{place} THEN CAST(q{place} AS {DECIMAL}) ELSE {number} END)"
        known = "true" if table.habits.decimals[column] else "false"
        pointed = f"(CASE WHEN o{place} THEN {known} ELSE {pointed} END)"
    return [f"{number} AS n{place}", f"{raw} AS r{place}", f"{pointed} AS p{place}"]


def no_number(table: Table, place: int, column: str) -> str:
    """Return the condition under which a cell holds something that is no number.

    Whether a cell is blank is asked only where it is none.
    """
    return f"(CASE WHEN n{place} IS NULL THEN NOT {blank(f'r{place}', table.type_of(column))} ELSE false END)"
