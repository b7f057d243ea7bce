"""DuckDB files: opened to read only, each type as it is, and nothing else of the machine within reach."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from .conftest import LINE, QUERY, VARIABLE, Shop

MINE = """
SELECT stamp AS day, revenue, channel FROM orders
WHERE client = :client AND stamp >= :month_start AND stamp < :month_end
"""


@pytest.fixture
def orders(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DuckDB file in the project's folder, by a relative URL."""
    file = shop.project.root / "orders.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("CREATE TABLE orders (client TEXT, stamp TIMESTAMPTZ, revenue DECIMAL(10, 2), channel TEXT)")
        connection.execute(
            "INSERT INTO orders VALUES ('shop', '2024-03-31 22:30Z', 10.10, ''), "
            " ('other', '2024-04-05 00:00Z', 99, 'ads'), ('shop', '2024-04-30 20:59:59Z', 0.2, NULL)"
        )
    monkeypatch.setenv(VARIABLE, "duckdb:///orders.duckdb")
    return file


def test_days_are_those_of_the_client(orders: Path, shop: Shop) -> None:
    """As in PostgreSQL: half past ten at night in London is the first of April in Helsinki."""
    assert shop.values(MINE, timezone="Europe/Helsinki") == {"2024-04": 10.3}
    assert shop.values(MINE) == {"2024-03": 10.1, "2024-04": 0.2}
    by_day = "SELECT stamp::date AS day, sum(revenue) AS revenue FROM orders WHERE client = :client GROUP BY ALL"
    assert shop.values(by_day, timezone="Europe/Helsinki") == {"2024-04": 10.3}


def test_wide_sums_and_rare_types_are_exact(orders: Path, shop: Shop) -> None:
    """DuckDB adds whole numbers up to 128 bits, which Parquet would round; a list is text, and no number."""
    sql = "SELECT DATE '2024-04-30' AS day, sum(n) AS revenue, [1] AS rare FROM (VALUES (9007199254740993)) AS t(n)"
    assert shop.values(sql + " UNION ALL SELECT DATE '2024-04-30', -9007199254740992, [2] -- both\n;") == {
        "2024-04": 1.0
    }
    assert "is '[1]', not a number" in shop.refusal(sql, value="sum(rare)")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "SELECT stamp AS day,\n  revnue FROM orders",
            f'{QUERY}:2: the database says: Binder Error: Referenced column "rev',
        ),
        (
            "SELECT stamp AS day\nFROM nowhere",
            f"{QUERY}:2: the database says: Catalog Error: Table with name nowhere does",
        ),
        ("SELECT stamp AS day FROM orders", f'{QUERY}: source orders needs the column "revenue"; its columns are day'),
        ("DROP TABLE orders", f"{QUERY}:1: the query begins with DROP; a source only reads: begin with SELECT or WITH"),
        ("SELECT * FROM read_csv('/etc/passwd')", f"{QUERY}:1: the database says: Permission Error: "),
        ("SELECT * FROM '/etc/passwd'", f"{QUERY}:1: the database says: "),
    ],
)
def test_a_query_that_is_wrong_or_reaches_out_is_refused(orders: Path, shop: Shop, sql: str, said: str) -> None:
    """With its line; no other file of the machine can be read by one."""
    assert shop.refusal(sql).startswith(said)


def test_a_query_may_not_run_for_ever(orders: Path, shop: Shop) -> None:
    """DuckDB is told to stop."""
    endless = (
        "SELECT now() AS day, count(*) AS revenue FROM range(100000000) a, range(100000000) b WHERE a.range <> b.range"
    )
    assert "the query ran longer than 1 s" in shop.refusal(endless, timeout_seconds=1)


@pytest.mark.parametrize("content", [None, b"day,revenue\n" * 500])
def test_what_is_no_database_is_refused(
    shop: Shop, tmp_path: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing or of another kind; its path, which is part of the URL, is not repeated."""
    monkeypatch.setenv(VARIABLE, f"duckdb:///{tmp_path}/secret-name.duckdb")
    if content:
        (tmp_path / "secret-name.duckdb").write_bytes(content)
    said = shop.refusal("SELECT 1 AS day")
    assert said.startswith(f"{LINE}: the database that {VARIABLE} names is no file")
    assert "secret-name" not in said
