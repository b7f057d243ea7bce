"""The library reads from the demo client's extract what plain SQL finds there."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from readout.data.client_file import read_client
from readout.data.project import find_project
from readout.data.sources.figures import Figures, read_figures

PROJECT = Path(__file__).resolve().parents[2]
EXTRACT = (PROJECT / "clients" / "gift-shop" / "data" / "invoices.parquet").as_posix()
FIGURES = {
    "revenue": "CAST(sum(revenue) AS DOUBLE)",
    "orders": 'count(DISTINCT "order")',
    "customers": "count(DISTINCT customer)",
    "aov": 'CAST(sum(revenue) AS DOUBLE) / count(DISTINCT "order")',
}


@pytest.fixture(scope="module")
def figures() -> Figures:
    project = find_project(PROJECT)
    return read_figures(project, read_client(project, "gift-shop"))


@pytest.mark.parametrize("kpi", sorted(FIGURES))
def test_every_month_of_a_kpi_is_what_plain_sql_finds(figures: Figures, kpi: str) -> None:
    """All 24 months are there, trusted and right to the penny (the shop's closed days are not missing data)."""
    series = figures.series[kpi]
    query = f"SELECT strftime(date, '%Y-%m'), {FIGURES[kpi]} FROM '{EXTRACT}' GROUP BY 1 ORDER BY 1"
    with duckdb.connect() as connection:
        found = connection.execute(query).fetchall()
    expected = {pd.Period(month, freq="M"): value for month, value in found}
    assert len(expected) == 24
    assert not series.incomplete
    assert series.values.to_dict() == pytest.approx(expected, abs=0.005)
