"""One look into a data file: what it would take to read it, as far as the file itself tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from readout.data.looking.columns import Column, columns_of
from readout.data.looking.days import Days, days_of
from readout.data.looking.ends import TOTALS, beginnings, endings
from readout.data.looking.layout import Layout, sheet_layout, text_layout
from readout.data.looking.marks import Marks, marks_of
from readout.data.scratch import scratch
from readout.data.sources.cast import as_day, as_text
from readout.data.sources.duck import locked
from readout.data.sources.hints import shown
from readout.data.sources.month_words import read_by
from readout.data.sources.needs import Needs
from readout.data.sources.paths import SUFFIXES
from readout.data.sources.table import Table, open_table, prepare
from readout.data.sources.text_file import defect
from readout.data.sources.wide import is_left_out
from readout.model.client import Format, Grain
from readout.model.errors import Problem, SourceError

# What the columns of a wide table's rows are called: the dates', and that of the cells below them.
DATES, CELLS = "date", "value"


@dataclass(frozen=True)
class Look:
    """A data file as it was found. ``format`` says how it is read, but for its dates: those depend on the column."""

    file: Path
    where: str
    format: Format
    marks: Marks
    columns: tuple[Column, ...]
    rows: int

    def column(self, name: str) -> Column | None:
        """Return the column of this name."""
        return next((each for each in self.columns if each.name == name), None)

    @property
    def dated(self) -> tuple[Column, ...]:
        """The columns that hold nothing but dates and are never blank."""
        return tuple(each for each in self.columns if each.is_date and each.filled == self.rows)


def look_into(file: Path, where: str | None = None) -> Look:
    """Look into a data file; ``where`` stands for it in messages.

    Raises SourceError: no such file, a kind that cannot be read, no header, no rows, no column of dates.
    """
    where = where or str(file)
    _require(file, where)
    layout = _layout(file, where)
    format_ = Format(encoding=layout.encoding, delimiter=layout.delimiter, header_row=layout.header_row)
    if layout.across is not None:
        format_ = replace(read_by(format_, layout.across), across=CELLS, leave_out=TOTALS)
    look, last = _looked(file, where, format_, layout)
    if not look.dated and (words := endings(last)):  # a row of totals or a note below the rows has no date
        without, _ = _looked(file, where, replace(format_, leave_out=words), layout)
        look = without if without.dated else look
    if not look.dated:
        raise SourceError(Problem(where, _no_dates(look)))
    return look


def _looked(file: Path, where: str, format_: Format, layout: Layout) -> tuple[Look, list[str]]:
    """Return the file as ``format_`` reads it, and what each of its last rows begins with, the last one first."""
    with _opened(file, where, format_, layout.needed) as (connection, table):
        rows, columns = columns_of(connection, table)
        last = [] if table.wide else beginnings(connection, table)
        left_out = table.wide.left_out if table.wide else format_.leave_out
    if not rows:
        raise SourceError(Problem(where, "has a header and no rows; export it again"))
    marks = marks_of(columns, layout.delimiter)  # a wide table's column of totals may tell them, and tells nothing else
    if layout.across is not None:
        columns = tuple(each for each in columns if not is_left_out([each.name], format_.leave_out))
    read = replace(format_, decimal=marks.decimal, thousands=marks.thousands, leave_out=left_out)
    return Look(file, where, read, marks, columns, rows), last


def days_in(look: Look, column: str, date: str, grain: Grain | None = None) -> Days:
    """Return what the dates of ``column``, read by the pattern ``date``, say of grain and reach."""
    return days_of(_rows_by_day(look, column, date), date, grain)


def read_alike(look: Look, column: str, one: str, other: str) -> bool:
    """Whether two patterns read the same days in a column, which the first one reads."""
    return _rows_by_day(look, column, one) == _rows_by_day(look, column, other)


def _rows_by_day(look: Look, column: str, date: str) -> dict[dt.date, int]:
    """Return how many rows each day has; a wide table's header is read by the same pattern as its dates."""
    read = read_by(look.format, date) if look.format.across else look.format
    with _opened(look.file, look.where, read, (column,)) as (connection, table):
        day = as_day(table.cell(column), table.type_of(column), read_by(Format(), date), "UTC")
        counted = f"SELECT {day} AS day, count(*) FROM ({table.scan}) GROUP BY day HAVING day IS NOT NULL"  # noqa: S608
        return {each[0]: int(each[1]) for each in connection.execute(counted).fetchall()}


def likeliest_date(look: Look, column: Column) -> tuple[str, bool]:
    """Return the pattern of a column's dates, and whether it is the only sensible one.

    Where day and month may be exchanged, the pattern by which the dates follow each other evenly is taken; where none
    of them or both do, nothing tells, and the first one comes back as unsure.
    """
    if len(column.dates) == 1:
        return column.dates[0], True
    even = [date for date in column.dates if _is_even(days_in(look, column.name, date))]
    return (even[0], True) if len(even) == 1 else (column.dates[0], False)


def _is_even(days: Days) -> bool:
    span = (days.last - days.first).days + 1
    steps = {"day": span, "week": span // 7 + 1, "month": span // 30 + 1}[days.grain]
    return span > 1 and len(days.holes) <= steps // 20


def values_in(look: Look, column: str) -> tuple[str, ...]:
    """Return the different values of a column, sorted, 100 at most."""
    with _opened(look.file, look.where, look.format, (column,)) as (connection, table):
        cell = as_text(table.cell(column), table.type_of(column))
        sql = f"SELECT DISTINCT {cell} AS cell FROM ({table.scan}) WHERE {cell} IS NOT NULL ORDER BY ALL LIMIT 100"  # noqa: S608
        return tuple(str(row[0]) for row in connection.execute(sql).fetchall())


def is_unique(look: Look, names: Sequence[str]) -> bool:
    """Whether the columns together have another value in every row, so that they can be a source's ``key``."""
    with _opened(look.file, look.where, look.format, tuple(names)) as (connection, table):
        cells = ", ".join(as_text(table.cell(name), table.type_of(name)) for name in names)
        blank = f"count(*) FILTER (WHERE {_blank(table, names)})"
        sql = f"SELECT count(*), count(DISTINCT row({cells})), {blank} FROM ({table.scan})"  # noqa: S608
        found = connection.execute(sql).fetchone()
    return found is not None and found[0] == found[1] and not found[2]


def _blank(table: Table, names: Sequence[str]) -> str:
    return " OR ".join(f"{as_text(table.cell(name), table.type_of(name))} IS NULL" for name in names)


@contextmanager
def _opened(
    file: Path, where: str, format_: Format, needed: Sequence[str]
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Table]]:
    date = DATES if format_.across else needed[0] if needed else ""
    needs = Needs(date=date, numbers=(), texts=(), filters=(), key=(),
                  others=tuple(needed), measures=())  # fmt: skip
    with scratch() as folder:
        prepared = prepare(file, where, format_, needs, folder)
        with locked([prepared.file]) as connection:
            table = open_table(connection, prepared)
            if left_out := table.left_out(format_):
                table = replace(table, scan=f"SELECT * FROM ({table.scan}) WHERE NOT {left_out}")  # noqa: S608
            try:
                yield connection, table
            except duckdb.Error as error:
                found = defect(table.text) if table.text else None
                reason = str(error).splitlines()[0].split(": ", 1)[-1]
                raise SourceError(found or Problem(where, f"cannot be read: {reason}; export it again")) from error


def _layout(file: Path, where: str) -> Layout:
    kind = SUFFIXES[file.suffix.lower()]
    if kind == "text":
        return text_layout(file, where)
    return sheet_layout(file, where) if kind == "sheet" else Layout()


def _require(file: Path, where: str) -> None:
    if not file.exists():
        raise SourceError(Problem(where, "there is no such file; name the export, for example ~/Downloads/orders.csv"))
    if not file.is_file():
        raise SourceError(Problem(where, "is no file; name one export, further ones can join it later"))
    if file.suffix.lower() not in SUFFIXES:
        said = f"is of a kind that cannot be read; save it as one of {', '.join(SUFFIXES)}"
        raise SourceError(Problem(where, said))
    if file.stat().st_size == 0:
        raise SourceError(Problem(where, "is empty; export it again"))


def _no_dates(look: Look) -> str:
    cure = "every row needs its day, week or month; remove totals and notes below the rows, and export it again"
    partly = [each for each in look.columns if each.is_date]
    if partly:
        name, blank = partly[0].name, look.rows - partly[0].filled
        return f'column "{name}" holds dates, but {blank} of {look.rows} rows have none; {cure}'
    listed = ", ".join(
        f'"{each.name}" ({shown(each.sample[0]) if each.sample else "blank"})' for each in look.columns[:8]
    )
    return f"no column holds a date in every row; its columns are {listed}; {cure}"
