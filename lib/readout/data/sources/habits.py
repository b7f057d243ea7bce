"""How a file of text writes its numbers and days, by its first rows: what most cells are like is read a shorter way.

Nothing is taken for granted by it: each cell is still held against what it must be, and the others are read as ever.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

# Where files have fewer bytes than this, they are read at once: the look would take longer than what it saves.
LARGE = 1 << 20

_FIRST = 1000
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(\d+))?")
_MOST_DECIMALS = 9
# Trying the short way takes a cell half as long again; it must be the right one for most of them.
_MOST = 0.75


@dataclass(frozen=True)
class Habits:
    """``decimals``: by column of numbers, how many most of its cells have, written without any other mark.

    ``one_text_a_day``: all rows of a day have the same text for it, as they have not where it has a time of day.
    """

    decimals: Mapping[str, int] = field(default_factory=dict)
    one_text_a_day: bool = False


def habits_of(
    connection: duckdb.DuckDBPyConnection, scan: str, date: str, day: str, numbers: Mapping[str, str]
) -> Habits:
    """Return the habits of a table's first rows; of one that cannot be read, none: whoever reads it whole says why.

    ``date`` is the SQL of the date's text, ``day`` of the day that it is, ``numbers`` of the text of each column.
    """
    cells = ", ".join((date, day, *numbers.values()))
    try:
        rows = connection.execute(f"SELECT {cells} FROM ({scan} LIMIT {_FIRST})").fetchall()  # noqa: S608
    except duckdb.Error:
        return Habits()
    found = {column: _decimals([row[place] for row in rows]) for place, column in enumerate(numbers, start=2)}
    texts, days = ({row[place] for row in rows} for place in (0, 1))
    return Habits(
        {column: decimals for column, decimals in found.items() if decimals is not None},
        one_text_a_day=len(texts) == len(days) and None not in days,
    )


def _decimals(cells: Sequence[str | None]) -> int | None:
    """Return how many decimals most filled cells have; None where no such number holds for most."""
    filled = [cell for cell in cells if cell]
    matches = [match for cell in filled if (match := _PLAIN.fullmatch(cell))]
    counted = Counter(len(match[1] or "") for match in matches).most_common(1)
    if not counted or counted[0][0] > _MOST_DECIMALS or counted[0][1] < _MOST * len(filled):
        return None
    return counted[0][0]
