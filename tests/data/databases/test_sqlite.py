"""SQLite files: opened to read only, read as strictly as any file, whatever SQLite lets stand in a column."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from .conftest import LINE, QUERY, VARIABLE, Shop


@pytest.fixture
def orders(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """A SQLite file in the project's folder, by a relative URL."""
    monkeypatch.setenv(VARIABLE, "sqlite:///orders.db")
    connection = sqlite3.connect(shop.project.root / "orders.db", isolation_level=None)
    connection.execute("CREATE TABLE orders (client TEXT, day TEXT, revenue NUMERIC, channel TEXT)")
    connection.executemany(
        "INSERT INTO orders VALUES (?, ?, ?, ?)",
        [("shop", "2024-04-01", 19.99, ""), ("shop", "2024-04-30", 20, None), ("other", "2024-04-02", 99, "ads")],
    )
    return connection


MINE = "SELECT * FROM orders WHERE client = :client AND day >= :month_start AND day < :month_end"


def test_a_file_is_read(orders: sqlite3.Connection, shop: Shop) -> None:
    """By hand: 19.99 and 20 of one client; of two channels one is empty and one is not there."""
    assert shop.values(MINE) == {"2024-04": 39.99}
    assert shop.values(MINE, "count(channel)") == {"2024-04": 0.0}
    assert shop.figures(MINE).reach["orders"].files == (QUERY,)


def test_it_does_not_matter_where_the_command_is_run(
    orders: sqlite3.Connection, shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative path begins at the project's folder; an absolute one is itself."""
    monkeypatch.chdir("/")
    assert shop.values(MINE) == {"2024-04": 39.99}
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'orders.db'}")
    assert shop.values(MINE) == {"2024-04": 39.99}


def test_a_thousand_tenths_are_a_hundred(orders: sqlite3.Connection, shop: Shop) -> None:
    """SQLite keeps floats; they are added up as the decimals they were written as."""
    orders.executemany("INSERT INTO orders VALUES ('tenths', '2024-04-30', 0.1, '')", [()] * 1000)
    assert shop.values("SELECT day, revenue FROM orders WHERE client = 'tenths'") == {"2024-04": 100.0}


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("'many'", "row 4: column \"revenue\" is 'many', not a number"),
        ("9e999", "row 4: column \"revenue\" is 'inf'; leave the cell blank where there is no value"),
        ("x'00ff'", "row 4: column \"revenue\" is '00ff', not a number"),
    ],
)
def test_what_is_no_number_is_refused_with_its_row(
    orders: sqlite3.Connection, shop: Shop, cell: str, said: str
) -> None:
    """A column of numbers may hold anything in SQLite."""
    orders.execute(f"INSERT INTO orders VALUES ('shop', '2024-04-30', {cell}, '')")
    assert said in shop.refusal("SELECT day, revenue FROM orders")


def test_whole_numbers_stay_whole(orders: sqlite3.Connection, shop: Shop) -> None:
    """Beyond what a float holds too: by hand, 2**53 + 1 less 2**53."""
    sql = "SELECT '2024-04-30' AS day, 9007199254740993 AS revenue UNION ALL SELECT '2024-04-30', -9007199254740992"
    assert shop.values(sql) == {"2024-04": 1.0}


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT day,\n  revnue FROM orders", f"{QUERY}:2: the database says: no such column: revnue; mend the query"),
        ("SELECT day\n\nFROM nowhere", f"{QUERY}:3: the database says: no such table: nowhere; mend the query"),
        ("SELECT day revenue\nFORM orders", f'{QUERY}:2: the database says: near "FORM": syntax error; mend the query'),
        ("SELECT day FROM orders", f'{QUERY}: source orders needs the column "revenue"; its columns are day'),
        (
            "WITH d AS (SELECT 1)\nDELETE FROM orders",
            f"{QUERY}:2: the query writes, and a source only reads; make it a",
        ),
        ("SELECT day, revenue FROM orders;\nDELETE FROM orders", f"{QUERY}:2: a second statement begins here (DELETE)"),
    ],
)
def test_a_query_that_is_wrong_is_told_with_its_line(
    orders: sqlite3.Connection, shop: Shop, sql: str, said: str
) -> None:
    """SQLite tells no line; the word it names is looked up."""
    assert shop.refusal(sql).startswith(said)
    assert orders.execute("SELECT count(*) FROM orders").fetchone() == (3,)


def test_a_query_may_not_run_for_ever(orders: sqlite3.Connection, shop: Shop) -> None:
    """SQLite is told to stop; this one would count on without an end."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS day FROM n"
    assert "the query ran longer than 1 s" in shop.refusal(endless, timeout_seconds=1)


def test_a_missing_file_is_not_made(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is its path repeated, which is part of the URL."""
    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path}/secret-name.db")
    said = f"{LINE}: the database that {VARIABLE} names is no file; mend the path in the variable {VARIABLE}"
    assert shop.refusal("SELECT 1") == said
    assert not list(tmp_path.glob("secret-name*"))


def test_what_is_no_database_is_refused(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A csv file under the name of one, say."""
    (tmp_path / "orders.db").write_text("day,revenue\n" * 500)
    monkeypatch.setenv(VARIABLE, "sqlite:///orders.db")
    assert "file is not a database" in shop.refusal("SELECT day, revenue FROM orders")
