"""A source opened for reading: what every check of its rows needs to ask them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import pandas as pd

from readout.data.sources.needs import Filter, Needs
from readout.data.sources.rows import Rows, rows_of
from readout.data.sources.table import Table
from readout.model.client import Source


@dataclass(frozen=True)
class Reading:
    """The open files of ``source``; ``timezone`` is the client's.

    ``rates``: at which amounts in other currencies count, by currency and month; None where they are as they stand.
    """

    connection: duckdb.DuckDBPyConnection
    tables: Sequence[Table]
    source: Source
    needs: Needs
    timezone: str
    rates: Mapping[tuple[str, pd.Period], float] | None = None

    def rows(self, *, numbered: bool = False, filters: Sequence[Filter] | None = None) -> Rows:
        """Return the rows that count; with other ``filters`` than those of the KPIs when they are given."""
        needs = self.needs if filters is None else replace(self.needs, filters=tuple(filters))
        return rows_of(self.tables, needs, self.source.format, self.timezone, self.rates, numbered=numbered)

    def first(self, sql: str, values: dict[str, Any] | None = None) -> tuple[Any, ...] | None:
        """Return the first row of a query; None when it has none."""
        return self.connection.execute(sql, values or {}).fetchone()

    def place(self, file_no: int, row: int) -> str:
        """Return where a row is, as a person would look it up."""
        return self.tables[file_no].place(row)
