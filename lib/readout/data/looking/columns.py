"""What the columns of an unknown table hold, told by every one of their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from readout.data.looking.days import shared_formats
from readout.data.sources.cast import as_day, as_number, as_text
from readout.data.sources.month_words import language_of, read_by
from readout.data.sources.sheet_cells import is_typed
from readout.data.sources.table import Table
from readout.model.client import Format

MARKS = ((".", ""), (",", ""), (".", ","), (",", "."), (".", " "), (",", " "), (".", "'"))
_TYPED_NUMBERS = ("integer", "decimal", "float")
_TYPED_DATES = ("date", "timestamp", "timestamptz")
_SAMPLE = 200  # rows by which patterns are chosen; what is chosen is then held against every row


@dataclass(frozen=True)
class Column:
    """One column. ``dates`` are the patterns that read all its cells, ``marks`` the decimal and thousands marks.

    ``filled`` cells of the table's rows hold something, ``distinct`` different things. ``typed``: the file itself
    knows what its cells are, so that no pattern is needed. ``sums`` are the totals by each of ``marks``.
    """

    name: str
    filled: int = 0
    distinct: int = 0
    dates: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    sums: tuple[str, ...] = ()
    typed: bool = False
    whole: bool = False
    sample: tuple[str, ...] = ()

    @property
    def is_date(self) -> bool:
        """Whether all its cells are dates."""
        return bool(self.dates)

    @property
    def is_number(self) -> bool:
        """Whether all its cells are numbers; dates written as 20260131 are both."""
        return bool(self.marks) and not self.is_date

    def repeats(self, rows: int) -> bool:
        """Whether it names groups of rows, so that it may explain a change: few values, each of them often."""
        return not self.is_date and not self.marks and 2 <= self.distinct <= min(40, max(2, rows // 3))

    def identifies(self, rows: int) -> bool:
        """Whether (nearly) every row has its own value, as an order's number is."""
        return self.filled == rows and rows > 1 and self.distinct >= 0.9 * rows


def columns_of(connection: duckdb.DuckDBPyConnection, table: Table) -> tuple[int, tuple[Column, ...]]:
    """Return how many rows a table has, and its columns; rows that are blank throughout do not count."""
    head = connection.execute(f"SELECT * FROM ({table.scan}) LIMIT {_SAMPLE}").fetchall()  # noqa: S608
    named = [(place, name) for place, name in enumerate(table.columns) if name]
    begun = [_begun(table, name, [row[place] for row in head]) for place, name in named]
    found = [_of_all_months(connection, table, each) for each in begun]
    rows, *facts = _row(connection, table, [each for column in found for each in _asked(table, column)])
    answers = iter(facts)
    return int(str(rows)), tuple(_answered(column, [next(answers) for _ in _asked(table, column)]) for column in found)


def _begun(table: Table, name: str, head: Sequence[object]) -> Column:
    """Return a column with the patterns that its first cells allow."""
    type_ = table.type_of(name)
    texts = tuple(dict.fromkeys(str(cell).strip() for cell in head if cell is not None and str(cell).strip()))
    column = Column(name, sample=texts[:5])
    if type_ in _TYPED_DATES:
        return replace(column, typed=True, dates=(Format().date,))
    if type_ in _TYPED_NUMBERS:
        return replace(column, typed=True, marks=MARKS[:1])
    if type_ == "other":
        return column
    typed = table.sheet is not None and all(is_typed(cell) for _, cell in table.sheet.column(name) if cell != "")
    numbers = MARKS[:1] if typed or type_ == "json" else MARKS
    return replace(column, typed=typed, dates=shared_formats(texts), marks=numbers)


def _of_all_months(connection: duckdb.DuckDBPyConnection, table: Table, column: Column) -> Column:
    """Return the column with the languages that know every name of a month in it, of those that the first rows allow.

    What a few rows leave open the others settle: "mar 2026" is March, in a Finnish file with "touko 2026" it is none.
    """
    if not any(map(language_of, column.dates)):
        return column
    cell = as_text(table.cell(column.name), table.type_of(column.name))
    by_word = f"regexp_extract(lower({cell}), '\\p{{L}}{{3,}}.*')"
    word = f"regexp_replace({by_word}, '[0-9].*', '')"
    sql = f"SELECT min({cell}) FROM ({table.scan}) WHERE {cell} IS NOT NULL GROUP BY {word} ORDER BY ALL LIMIT 100"  # noqa: S608
    each_name = [str(row[0]).strip() for row in connection.execute(sql).fetchall()]
    return replace(column, dates=shared_formats([*column.sample, *each_name]))


def _asked(table: Table, column: Column) -> list[str]:
    """Return the questions about one column as SQL: filled, distinct, whole, failures by date, failures and sums."""
    raw, type_ = table.cell(column.name), table.type_of(column.name)
    filled = as_text(raw, type_)
    asked = [f"count({filled})", f"count(DISTINCT {filled})"]
    asked.append(f"count({filled}) FILTER (WHERE NOT regexp_full_match({filled}, '[-+]?\\d+'))")
    for date in column.dates:
        asked.append(f"count({filled}) FILTER (WHERE {as_day(raw, type_, read_by(Format(), date), 'UTC')} IS NULL)")
    for decimal, thousands in column.marks:
        number = as_number(raw, type_, Format(decimal=decimal, thousands=thousands))
        asked += [f"count({filled}) FILTER (WHERE {number} IS NULL)", f"CAST(sum({number}) AS VARCHAR)"]
    return asked


def _row(connection: duckdb.DuckDBPyConnection, table: Table, asked: Sequence[str]) -> tuple[object, ...]:
    cells = ", ".join(as_text(table.cell(name), table.type_of(name)) for name in table.columns if name)
    sql = f"SELECT count(*), {', '.join(asked)} FROM ({table.scan}) WHERE coalesce({cells}) IS NOT NULL"  # noqa: S608
    found = connection.execute(sql).fetchone()
    assert found is not None
    return tuple(found)


def _answered(column: Column, answers: Sequence[object]) -> Column:
    filled, distinct, broken = (int(str(each)) for each in answers[:3])
    rest = list(answers[3:])
    dates = tuple(date for date in column.dates if rest.pop(0) == 0 and filled)
    pairs = [(mark, rest.pop(0), rest.pop(0)) for mark in column.marks]
    fitting = [(mark, str(total)) for mark, failures, total in pairs if failures == 0 and filled]
    marks, sums = tuple(mark for mark, _ in fitting), tuple(total for _, total in fitting)
    return replace(column, filled=filled, distinct=distinct, whole=not broken, dates=dates, marks=marks, sums=sums)
