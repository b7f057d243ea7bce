"""PostgreSQL's rows copied as text: what is read is what comes row by row, to the last NULL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from readout.data.databases import postgres_copy, server
from readout.data.databases.address import address_of
from readout.data.databases.extracts import Extracts
from readout.data.databases.query import query_of
from tests.data.databases.conftest import LINE, QUERY, VARIABLE, Shop
from tests.postgres_server import Server

pytestmark = pytest.mark.postgres

COLUMNS = (
    "day date, at timestamptz, shown timestamp, revenue numeric(12, 2), rate numeric, share float8, n int8, ok bool,"
    " name text"
)
CELLS = "day, at, shown, revenue, rate, share, n, ok, name"
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=6)
rows = st.tuples(
    st.none() | st.dates().map(str),
    st.none() | st.sampled_from(["2024-03-31 02:30:00+02", "1999-12-31 23:59:59.5-03:30"]),
    st.none() | st.sampled_from(["2024-03-31 02:30:00", "1999-12-31 23:59:59.123456"]),
    st.none() | st.decimals(-(10**9), 10**9, places=2).map(str),
    st.none() | st.sampled_from(["0", "1.5", "-12.000001", "123456789012345678.123456789012", "NaN"]),
    st.none() | st.floats(allow_subnormal=False).map(str),
    st.none() | st.integers(-(2**63), 2**63 - 1),
    st.none() | st.booleans(),
    st.none() | texts | st.sampled_from(["", " ", '"', ",", "\\", "\\.", "a\nb", "\r\n", "NULL", '","']),
)


def answer(shop: Shop, sql: str) -> list[tuple[Any, ...]]:
    """Return what is kept of a query's answer, with the types of its columns above, where they hold anything."""
    client = shop.client(sql, timezone="Europe/Helsinki")
    extracts = Extracts()  # its folder lives as long as it does
    file = extracts.of(shop.project, client, client.sources[0]).file
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        relation = connection.sql(f"SELECT * FROM '{file}'")
        # A float is told with more or fewer digits, and is the same float.
        floats = {"c5": "CAST(c5 AS DOUBLE)"}
        cells = ", ".join(f"CAST({floats.get(name, name)} AS VARCHAR)" for name in relation.columns)
        found = connection.execute(f"SELECT {cells} FROM '{file}'").fetchall()
        filled = [any(cell is not None for cell in column) for column in zip(*found, strict=True)]
        types = (
            str(type_).split("(")[0] if any_cell else "" for type_, any_cell in zip(relation.types, filled, strict=True)
        )
        return [tuple(types), *found]


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(rows, min_size=4, max_size=12))
def test_copied_rows_are_those_that_come_one_by_one(
    postgres: Server, shop: Shop, written: list[tuple[Any, ...]]
) -> None:
    """Every type, NULL apart from an empty text, quotes and line ends in texts: same cells, same types."""
    postgres.execute(f"DROP TABLE IF EXISTS cells; CREATE TABLE cells ({COLUMNS})")
    with psycopg.connect(postgres.url(), autocommit=True) as connection, connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO cells VALUES ({', '.join(['%s'] * 9)})", written)
    copied = answer(shop, f"SELECT {CELLS} FROM cells")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server, "described", lambda *_: None)
        assert copied == answer(shop, f"SELECT {CELLS} FROM cells")


@pytest.mark.parametrize("id_", ["shop' OR '1'='1", "shop'; DROP TABLE orders; --", "%(x)s", ":client"])
def test_a_parameter_of_a_copy_is_a_value_and_never_sql(postgres: Server, shop: Shop, tmp_path: Path, id_: str) -> None:
    """It is bound to a setting, and compared as text."""
    client = shop.client("SELECT 1")
    query = query_of("SELECT :client AS me, ':client' AS said -- :client", QUERY)
    address, root = address_of(VARIABLE, LINE), shop.project.root
    with server.answered(address, query, {"client": id_}, client.sources[0], client, root) as found:
        assert found.copy(tmp_path / "rows.csv") is not None
    with duckdb.connect() as connection:
        read = connection.execute(
            f"SELECT * FROM read_csv('{tmp_path}/rows.csv', header = false, delim = ',', all_varchar = true)"
        )
        assert read.fetchall() == [(id_, ":client")]


def test_a_query_cannot_leave_its_parentheses(postgres: Server, shop: Shop, tmp_path: Path) -> None:
    """A text that would end the SELECT and begin another target is no query, and no COPY is tried with it."""
    said = shop.refusal(f"SELECT 1) TO PROGRAM 'touch {tmp_path}/hit' --")
    assert said.startswith(f"{QUERY}:1: the database says: syntax error")
    assert not (tmp_path / "hit").exists()


def test_a_server_without_such_a_copy_tells_its_rows_one_by_one(
    postgres: Server, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As programs that speak PostgreSQL's protocol do; nothing of the try is left behind."""
    postgres.execute("CREATE TABLE orders (day date, revenue numeric); INSERT INTO orders VALUES ('2024-04-30', 7)")

    def refused(driver: Any, statement: str, file: Path) -> None:
        driver.execute("COPY orders TO STDOUT WITH NOTHING")

    monkeypatch.setattr(postgres_copy, "_write", refused)
    assert shop.values("SELECT day, revenue FROM orders WHERE day < :month_end") == {"2024-04": 7}


def test_columns_of_other_types_come_one_by_one(postgres: Server, shop: Shop) -> None:
    """JSON beside the figures: the rows are read all the same."""
    sql = """SELECT DATE '2024-04-30' AS day, 5 AS revenue, '{"a": 1}'::jsonb AS extra"""
    assert shop.values(sql) == {"2024-04": 5}


def test_days_are_told_by_iso_whatever_the_server_is_used_to(postgres: Server, shop: Shop) -> None:
    postgres.execute("ALTER ROLE CURRENT_USER SET DateStyle = 'German'")
    try:
        assert shop.values("SELECT DATE '2024-04-30' AS day, 5 AS revenue") == {"2024-04": 5}
    finally:
        postgres.execute("ALTER ROLE CURRENT_USER RESET DateStyle")


def test_what_goes_wrong_while_rows_are_copied_is_told(postgres: Server, shop: Shop) -> None:
    """An error that only rows bring up, a day without end, and a text that is no figure's."""
    said = shop.refusal("SELECT DATE '2024-04-30' AS day, 1 / (i - 3) AS revenue FROM generate_series(1, 5) AS t(i)")
    assert said == f"{QUERY}:1: the database says: division by zero; mend the query"
    assert "is 'infinity'" in shop.refusal("SELECT DATE 'infinity' AS day, 1 AS revenue")
    said = shop.refusal("SELECT DATE '2024-04-30' AS day, 1 AS revenue, repeat('x', 3000000) AS said")
    assert said == f"{QUERY}: a row of its answer is longer than 2 MiB; leave columns of long texts out of the query"
