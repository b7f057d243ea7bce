"""What stands below the rows of an unknown table and is no data: totals, notes."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from readout.data.sources.cast import as_text
from readout.data.sources.table import Table

# What a row of totals is called, in the languages that agencies' clients write.
TOTALS = (
    "total", "totals", "grand total", "sum", "summe", "gesamt", "gesamtsumme", "gesamtergebnis", "yhteensä", "summa",
    "totalt", "total général", "total general", "totale", "totaal", "i alt", "sum total", "overall",
)  # fmt: skip
_LAST = 5


def beginnings(connection: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Return the first filled cell of each of the last rows, the last one first; blank rows are none."""
    cells = ", ".join(as_text(f"c{place}", type_) for place, type_ in enumerate(table.types))
    first = f"SELECT row_number() OVER () AS row_no, coalesce({cells}) AS first FROM ({table.scan})"  # noqa: S608
    sql = f"SELECT first FROM ({first}) WHERE first IS NOT NULL ORDER BY row_no DESC LIMIT {_LAST}"  # noqa: S608
    return [str(row[0]) for row in connection.execute(sql).fetchall()]


def endings(last: Sequence[str]) -> tuple[str, ...]:
    """Return the words that the last rows begin with, as far up as they hold no digit: none of these is a date."""
    words: list[str] = []
    for word in last:
        if any(sign.isdigit() for sign in word):
            break
        words.append(word)
    return tuple(dict.fromkeys(words)) if len(words) < len(last) else ()
