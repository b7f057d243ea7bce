"""Rows as a driver hands them over, written chunk by chunk to a Parquet file of exact types.

Every value passes through DuckDB as text that says it exactly (a decimal's digits, an ISO date with its offset), NULL
apart from an empty text, and gets its type at the end, when all of a column has been seen: SQLite promises none.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import numpy as np

from readout.data.sources.duck import THREADS, literal

MEMORY = "256MB"
_DECIMALS = 12  # as many as readout.data.sources.cast keeps
_NUMBERS = frozenset({int, float, Decimal})
_EXPONENT = "([eE][-+]?[0-9]+)$"


@dataclass(frozen=True)
class Copied:
    """What the columns of a file of rows hold, and how many decimals they are declared to have."""

    kinds: tuple[type, ...]
    scales: tuple[int | None, ...]


class Staging:
    """A table that grows by chunks. ``finish`` makes one Parquet file of it, with columns ``c0``, ``c1``…"""

    def __init__(self, folder: Path, columns: int) -> None:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "threads": THREADS,
            "temp_directory": str(folder),
            "pandas_analyze_sample": 0,  # every value is text here; looking for other types would find some
        }
        self._connection = duckdb.connect(str(folder / "staged.duckdb"), config=config)
        self._connection.execute("SET TimeZone = 'UTC'")
        self._kinds: list[set[type]] = [set() for _ in range(columns)]
        self._scales: dict[int, int] = {}
        cells = ", ".join(f"c{place} VARCHAR" for place in range(columns))
        self._connection.execute(f"CREATE TABLE staged ({cells})")

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows, each with a value a column."""
        chunk = {}
        for place, cells in enumerate(zip(*rows, strict=True)):
            kinds = set(map(type, cells)) - {type(None)}
            self._kinds[place] |= {_kind(each, cells) for each in kinds}
            column = np.empty(len(cells), dtype=object)
            column[:] = _texts(cells, kinds)
            chunk[f"c{place}"] = column
        self._connection.register("chunk", chunk)
        self._connection.execute("INSERT INTO staged SELECT * FROM chunk")
        self._connection.unregister("chunk")

    def take(self, file: Path, copied: Copied) -> None:
        """Take the rows of a csv file without a header, none added yet: NULL is blank, an empty text in quotes."""
        self._kinds = [{kind} for kind in copied.kinds]
        known = {place: scale for place, scale in enumerate(copied.scales) if scale is not None}
        self._scales = {place: scale for place, scale in known.items() if 0 <= scale <= _DECIMALS}
        columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(copied.kinds)))
        reader = (
            f"read_csv({literal(str(file))}, auto_detect = false, header = false, delim = ',', quote = '\"',"
            f" escape = '\"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false, columns = {{{columns}}})"
        )
        self._connection.execute("DROP TABLE staged")
        self._connection.execute(f"CREATE VIEW staged AS SELECT * FROM {reader}")  # noqa: S608

    def finish(self, file: Path) -> None:
        """Write the table to ``file``, each column in the narrowest type that holds all of its values exactly."""
        places = range(len(self._kinds))
        first = [next(iter(self._types(place)), "VARCHAR") for place in places]
        try:  # nearly always all of a column is what its first cells are
            self._write(file, [f"CAST(c{place} AS {first[place]})" for place in places])
        except (duckdb.ConversionException, duckdb.OutOfRangeException):
            self._write(file, [self._cast(place) for place in places])

    def _write(self, file: Path, cells: Sequence[str]) -> None:
        named = ", ".join(f"{cell} AS c{place}" for place, cell in enumerate(cells))
        self._connection.execute(f"COPY (SELECT {named} FROM staged) TO {literal(str(file))} (FORMAT parquet)")  # noqa: S608

    def _cast(self, place: int) -> str:
        cell = f"c{place}"
        for type_ in self._types(place):
            lost = f"SELECT count(*) FROM staged WHERE {cell} IS NOT NULL AND TRY_CAST({cell} AS {type_}) IS NULL"  # noqa: S608
            if self._one(lost) == 0:
                return f"CAST({cell} AS {type_})"
        return cell

    def _types(self, place: int) -> list[str]:
        """Return the types to try, the best one first; text holds everything."""
        cell, kinds = f"c{place}", self._kinds[place]
        if kinds == {int}:
            return ["BIGINT", "DECIMAL(38, 0)"]
        if kinds and kinds <= _NUMBERS:
            scale = self._scales[place] if place in self._scales else self._scale(cell)
            whole = f"DECIMAL(38, {scale})"
            return [whole, "DOUBLE"] if float in kinds else [whole]
        plain = {bool: "BOOLEAN", dt.date: "DATE", dt.datetime: "TIMESTAMP", Zoned: "TIMESTAMPTZ"}
        return [plain[kind] for kind in kinds if kind in plain] if len(kinds) == 1 else []

    def _scale(self, cell: str) -> int:
        """Return how many decimals the column has; as many as there may be where one is written with an exponent."""
        if self._one(f"SELECT count(*) FROM staged WHERE regexp_matches({cell}, '{_EXPONENT}')"):  # noqa: S608
            return _DECIMALS
        longest = self._one(f"SELECT coalesce(max(length(split_part({cell}, '.', 2))), 0) FROM staged")  # noqa: S608
        return min(longest, _DECIMALS)

    def _one(self, sql: str) -> int:
        found = self._connection.execute(sql).fetchone()
        return int(found[0]) if found else 0


class Zoned:
    """The kind of a time with its offset."""


class _Other:
    """The kind of what no column of figures is: JSON, bytes, times of day."""


_KNOWN = (bool, int, float, Decimal, str, dt.date)


def _kind(type_: type, cells: Sequence[Any]) -> type:
    if issubclass(type_, dt.datetime):
        zoned = {each.tzinfo is not None for each in cells if isinstance(each, dt.datetime)}
        return Zoned if zoned == {True} else dt.datetime if zoned == {False} else _Other
    return next((known for known in _KNOWN if issubclass(type_, known)), _Other)


def _texts(cells: Sequence[Any], kinds: set[type]) -> Sequence[str | None]:
    if kinds <= {str}:
        return cells
    if kinds <= _NUMBERS:
        return [None if each is None else str(each) for each in cells]
    if kinds <= {dt.date, dt.datetime}:
        return [None if each is None else each.isoformat() for each in cells]
    return [_text(each) for each in cells]


def _text(cell: Any) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    if isinstance(cell, (bytes, bytearray, memoryview)):
        return bytes(cell).hex()
    if isinstance(cell, (dict, list, tuple)):
        return json.dumps(cell, ensure_ascii=False, default=str, sort_keys=True)
    return str(cell)
