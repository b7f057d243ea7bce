"""What was read and deserves a word: filters that no row passes, and days far away from all others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from readout.data.sources.hints import shown, spoken
from readout.data.sources.needs import Filter, Measure, Scalar, measures_of
from readout.data.sources.reading import Reading
from readout.data.sources.totals import Totals
from readout.model.client import Kpi
from readout.model.errors import Problem

_A_YEAR = dt.timedelta(days=366)
_SHOWN = 5


def notes_of(reading: Reading, kpis: Sequence[Kpi], totals: Totals) -> tuple[str, ...]:
    """Return sentences about filters and dates that may be right, but seldom are."""
    return (*_unmatched(reading, kpis, totals), *_lone_first(totals))


def lone_newest(reading: Reading, totals: Totals) -> Problem | None:
    """Return the row dated more than a year after all others; with ``complete: stated`` it does no harm.

    It would make every month up to it look complete, or full of zeros.
    """
    days, source = sorted(totals.rows), reading.source
    if source.complete == "stated" or len(days) < 2 or days[-1] - days[-2] <= _A_YEAR:
        return None
    rows = reading.rows(numbered=True)
    sql = f"SELECT file_no, row_no FROM ({rows.sql}) WHERE day = $newest ORDER BY file_no, row_no LIMIT 1"  # noqa: S608
    found = reading.first(sql, {**rows.values, "newest": days[-1]})
    assert found is not None, "the day was counted from these rows"
    said = (
        f'column "{source.date}" is {spoken(days[-1])}, more than a year after the newest date before it '
        f"({spoken(days[-2])}); mend the cell, or say complete: stated, and through: the day the data reach"
    )
    return Problem(reading.place(found[0], found[1]), said)


def _lone_first(totals: Totals) -> Iterator[str]:
    days = sorted(totals.rows)
    if len(days) > 2 and days[1] - days[0] > _A_YEAR:
        yield f"the first date is {spoken(days[0])}, more than a year before the next one; is it a slip?"


def _unmatched(reading: Reading, kpis: Sequence[Kpi], totals: Totals) -> Iterator[str]:
    """Yield the filters that no row passes, each with the KPIs that count nothing for it."""
    filters: dict[Filter, list[str]] = {}
    for kpi in kpis:
        for measure in measures_of(kpi)[:1]:
            if measure.where and not _matched(totals, measure):
                filters.setdefault(measure.where, []).append(kpi.id)
    for where, ids in filters.items():
        if _count(reading, where) == 0:
            yield f"{_said(reading, where)}; {' and '.join(ids)} count{'s' * (len(ids) == 1)} no row"


def _matched(totals: Totals, measure: Measure) -> bool:
    if measure in totals.distinct:
        return any(totals.distinct[measure].values())
    return any(part.matched for part in totals.parts[measure].values())


def _said(reading: Reading, where: Filter) -> str:
    for column, value in where:
        if len(where) == 1 or _count(reading, ((column, value),)) == 0:
            return f"no row has {column} {_written(value)} (the column holds {_members(reading, column)})"
    return f"no row has {' and '.join(f'{column} {_written(value)}' for column, value in where)} at once"


def _count(reading: Reading, where: Filter) -> int:
    rows = reading.rows(filters=(where,))
    found = reading.first(f"SELECT count(*){rows.passing(where)} FROM ({rows.sql})", rows.values)  # noqa: S608
    return int(found[0]) if found else 0


def _written(value: Scalar) -> str:
    return shown(value) if isinstance(value, str) else str(value).lower()


def _members(reading: Reading, column: str) -> str:
    """Return the column's commonest values."""
    cells = " UNION ALL ".join(
        f"SELECT CAST({table.cell(column)} AS VARCHAR) AS cell FROM ({table.scan})"  # noqa: S608
        for table in reading.tables
    )
    sql = (
        f"SELECT trim(cell) AS member FROM ({cells}) WHERE trim(cell) != ''"  # noqa: S608
        f" GROUP BY member ORDER BY count(*) DESC, member LIMIT {_SHOWN + 1}"
    )
    found = [shown(str(row[0])) for row in reading.connection.execute(sql).fetchall()]
    return (", ".join(found[:_SHOWN]) + ", …" * (len(found) > _SHOWN)) or "nothing"
