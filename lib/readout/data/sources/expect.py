"""``expect:`` of a source: the values a column may hold, checked in SQL on the rows that count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.data.sources.hints import plainly, shown
from readout.data.sources.reading import Reading
from readout.data.sources.rows import Rows
from readout.model.client import Range
from readout.model.errors import Problem


@dataclass(frozen=True)
class _Limit:
    """One bound of a column: the SQL condition that breaks it, and the words for it."""

    column: str
    broken: str
    words: str


def unexpected(reading: Reading) -> list[Problem]:
    """Return the first row that breaks each expectation of the source, with the number of such rows.

    Rows that a later file replaced no longer count, and blank cells break nothing.
    """
    source = reading.source
    if not source.expect:
        return []
    rows = reading.rows(numbered=True)
    limits = [limit for column, range_ in source.expect.items() for limit in _limits(rows, column, range_, source.id)]
    unique = [column for column, range_ in source.expect.items() if range_.unique]
    problems = [_beyond(reading, rows, limit) for limit in limits] + [_twice(reading, rows, each) for each in unique]
    return [problem for problem in problems if problem]


def _limits(rows: Rows, column: str, range_: Range, source: str) -> Iterator[_Limit]:
    key = f"sources.{source}.expect"
    for name, value, sign in (("min", range_.min, "<"), ("max", range_.max, ">")):
        if value is not None:
            words = f"{'less' if name == 'min' else 'more'} than the {name} of {plainly(value)} that {key} allows"
            yield _Limit(column, f"{rows.number(column)} {sign} {plainly(value)}", words)


def _beyond(reading: Reading, rows: Rows, limit: _Limit) -> Problem | None:
    value = rows.number(limit.column)
    sql = (
        f"SELECT file_no, row_no, CAST({value} AS VARCHAR), count(*) OVER () FROM ({rows.sql})"  # noqa: S608
        f" WHERE day IS NOT NULL AND {limit.broken} ORDER BY file_no, row_no LIMIT 1"
    )
    found = reading.first(sql, rows.values)
    if found is None:
        return None
    cure = "mend the data, or the expectation"
    said = f'column "{limit.column}" is {plainly(found[2])}, {limit.words}; {cure}{_more(found[3] - 1)}'
    return Problem(reading.place(found[0], found[1]), said)


def _twice(reading: Reading, rows: Rows, column: str) -> Problem | None:
    """Return the first row whose value stood in a row before it."""
    value = rows.text(column)
    sql = (
        f"WITH every AS (SELECT file_no, row_no, {value} AS cell FROM ({rows.sql})"  # noqa: S608
        f" WHERE day IS NOT NULL AND {value} IS NOT NULL), placed AS (SELECT *,"
        " first_value(file_no) OVER same AS first_file, first_value(row_no) OVER same AS first_row,"
        " row_number() OVER same AS nth FROM every WINDOW same AS (PARTITION BY cell ORDER BY file_no, row_no))"
        " SELECT file_no, row_no, cell, first_file, first_row, count(*) OVER () FROM placed WHERE nth > 1"
        " ORDER BY file_no, row_no LIMIT 1"
    )
    found = reading.first(sql, rows.values)
    if found is None:
        return None
    said = (
        f'column "{column}" is {shown(found[2])} as in {reading.place(found[3], found[4])}, though '
        f"sources.{reading.source.id}.expect wants each value once; keep one of the rows, or drop the expectation"
    )
    return Problem(reading.place(found[0], found[1]), said + _more(found[5] - 1))


def _more(count: int) -> str:
    return f" ({count} more row{'s' * (count > 1)} like it)" if count else ""
