"""The names in a dimension by month, counted in SQL."""

from __future__ import annotations

import pandas as pd

from readout.data.sources.reading import Reading
from readout.model.dimension_names import WINDOW, Names
from readout.model.months import first_day, last_day, month_of

# A dimension with more is a number of its own on every row, and no name is missed among them.
MOST_NAMES = 20_000


def names_in(reading: Reading, dimension: str, month: pd.Period) -> Names:
    """Return how many rows each name has in ``month`` and the year before; nothing where names are without number."""
    rows = reading.rows()
    ahead = " + 3" if reading.source.grain == "week" else ""  # a week belongs to the month of its fourth day
    name = rows.text(dimension)
    sql = (
        f"SELECT date_trunc('month', day{ahead}) AS month, {name}, count(*) FROM ({rows.sql})"  # noqa: S608
        f" WHERE {name} IS NOT NULL AND day{ahead} BETWEEN $first AND $last GROUP BY ALL LIMIT {MOST_NAMES + 1}"
    )
    span = {"first": first_day(month - WINDOW), "last": last_day(month)}
    found = reading.connection.execute(sql, {**rows.values, **span}).fetchall()
    counts: dict[pd.Period, dict[str, int]] = {}
    for day, each, count in found if len(found) <= MOST_NAMES else ():
        counts.setdefault(month_of(day), {})[str(each)] = int(count)
    return Names(reading.source.id, dimension, counts)
