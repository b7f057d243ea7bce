"""What is expected of a file is expected of a database: ranges, uniqueness, currencies, completeness."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from readout.data.sources.figures import read_figures
from readout.model.client import Range

from .conftest import QUERY, VARIABLE, Shop

SQL = "SELECT day, revenue, id, currency FROM orders"


@pytest.fixture(autouse=True)
def orders(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three orders, one of them below nothing, one in euros, two with the same number."""
    monkeypatch.setenv(VARIABLE, "sqlite:///orders.db")
    with sqlite3.connect(shop.project.root / "orders.db") as connection:
        connection.execute("CREATE TABLE orders (day TEXT, revenue NUMERIC, id INTEGER, currency TEXT)")
        rows = [("2024-04-01", 10, 1, "GBP"), ("2024-04-02", -0.5, 2, "GBP"), ("2024-04-30", 100, 2, "EUR")]
        connection.executemany("INSERT INTO orders VALUES (?, ?, ?, ?)", rows)


def test_a_range_is_held_with_the_row_of_the_answer(shop: Shop) -> None:
    """As in a file, where it is the line."""
    assert shop.refusal(SQL, expect={"revenue": Range(min=0)}) == (
        f'{QUERY}, row 2: column "revenue" is -0.5, less than the min of 0 that sources.orders.expect allows; mend the'
        " data, or the expectation"
    )


def test_uniqueness_is_held(shop: Shop) -> None:
    """Both rows are named."""
    said = shop.refusal(SQL, expect={"id": Range(unique=True)})
    assert said.startswith(f"{QUERY}, row 3: column \"id\" is '2' as in {QUERY}, row 2, though sources.orders.expect")


def test_amounts_are_converted(shop: Shop) -> None:
    """By hand: 10 - 0.5 + 100 x 0.857."""
    (shop.project.root / "clients/shop/rates.csv").write_text("currency,month,rate\nEUR,2024-04,0.857\n")
    client = replace(shop.client(SQL, currency_column="currency", amounts=("revenue",)), currency="GBP")
    assert read_figures(shop.project, client).series["kpi"].values["2024-04"] == pytest.approx(95.2)


def test_missing_days_are_missed(shop: Shop) -> None:
    """Where a day without a row is a day missing."""
    (reason,) = shop.figures(SQL, absent="missing").series["kpi"].incomplete.values()
    assert reason.startswith("27 days without a row (3, 4, 5, … April)")
