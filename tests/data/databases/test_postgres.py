"""PostgreSQL, on a real server: what is read, what is bound, what is refused and how it is said."""

from __future__ import annotations

import logging
import pickle
from dataclasses import replace
from urllib.parse import quote

import pytest

from readout.data.databases import server as through
from readout.data.databases.address import address_of
from readout.data.databases.query import query_of
from readout.data.sources.figures import read_figures
from readout.model.errors import SourceError
from tests.postgres_server import PASSWORD, Server

from .conftest import LINE, QUERY, VARIABLE, Shop

pytestmark = pytest.mark.postgres

ORDERS = """
CREATE TABLE orders (client text, at timestamptz, revenue numeric, channel text);
INSERT INTO orders VALUES
  ('shop', '2024-03-31 22:30Z', 10.10, ''), ('shop', '2024-04-30 20:59:59Z', 0.2, NULL),
  ('shop', '2024-04-15 12:00Z', NULL, 'ads'), ('other', '2024-04-05Z', 99, 'ads')
"""
MINE = "SELECT at AS day, revenue, channel FROM orders WHERE client = :client"


def test_days_are_those_of_the_client(postgres: Server, shop: Shop) -> None:
    """By hand: half past ten at night in London is the first of April in Helsinki, 10.10 + 0.20; in UTC it is March."""
    postgres.execute(ORDERS)
    assert shop.values(MINE, timezone="Europe/Helsinki") == {"2024-04": 10.3}
    assert shop.values(MINE) == {"2024-03": 10.1, "2024-04": 0.2}
    # Also where the query makes days of times itself.
    by_day = "SELECT at::date AS day, sum(revenue) AS revenue FROM orders WHERE client = :client GROUP BY 1"
    assert shop.values(by_day, timezone="Europe/Helsinki") == {"2024-04": 10.3}


def test_null_is_no_empty_text_and_no_zero(postgres: Server, shop: Shop) -> None:
    """Three rows, two figures, one channel: the empty name counts as none, as in a file."""
    postgres.execute(ORDERS)
    assert shop.values(MINE, "count(revenue)", timezone="Europe/Helsinki") == {"2024-04": 2}
    assert shop.values(MINE, "mean(revenue)", timezone="Europe/Helsinki") == {"2024-04": 5.15}
    assert shop.values(MINE, "distinct(channel)", timezone="Europe/Helsinki") == {"2024-04": 1}


def test_decimals_are_exact(postgres: Server, shop: Shop) -> None:
    """A tenth a thousand times is a hundred, and digits that a float would lose are there."""
    postgres.execute(
        "CREATE TABLE o AS SELECT DATE '2024-04-30' AS day, 0.1::numeric AS revenue FROM generate_series(1,1000)"
    )
    assert shop.values("SELECT * FROM o") == {"2024-04": 100.0}
    precise = "SELECT DATE '2024-04-30' AS day, unnest(ARRAY[9007199254740993.25, -9007199254740992]) AS revenue"
    assert shop.values(precise) == {"2024-04": 1.25}


def test_types_are_filtered_as_they_look(postgres: Server, shop: Shop) -> None:
    """A whole number is 7, not 7.000; true is true; a price keeps the two decimals it has."""
    rows = (
        "SELECT DATE '2024-04-30' AS day, 5 AS revenue, 7 AS shelf, 7::numeric(9,0) AS bay, true AS paid, 1.50 AS price"
    )
    for where in ({"shelf": "7"}, {"shelf": 7}, {"bay": "7"}, {"paid": True}, {"price": 1.5}, {"price": "1.50"}):
        assert shop.values(rows, where=where) == {"2024-04": 5.0}, where


def test_the_span_is_bound_and_its_end_is_exclusive(postgres: Server, shop: Shop) -> None:
    """Without a month in mind the span is open; nothing of it stands in the query's text."""
    sql = "SELECT DATE '2024-04-30' AS day, :month_end - :month_start AS revenue, '50 %' AS share"
    assert shop.values(sql) == {"2024-04": (2100 - 1990) * 365 + 27}
    cast = "SELECT :month_start::timestamptz AS day, 1 AS revenue"
    assert shop.values(cast, grain="month") == {"1990-01": 1.0}


def test_rows_come_in_chunks(postgres: Server, shop: Shop) -> None:
    """However many there are, only so many are held at once: 45,000 rows come in three parts."""
    client = shop.client("SELECT 1")
    query = query_of("SELECT i FROM generate_series(1, 45000) AS t(i)", QUERY)
    address, root = address_of(VARIABLE, LINE), shop.project.root
    with through.answered(address, query, {}, client.sources[0], client, root) as answer:
        assert [len(chunk) for chunk in answer.chunks] == [20_000, 20_000, 5_000]


@pytest.mark.parametrize("id_", ["shop' OR '1'='1", "shop'; DROP TABLE orders; --", "%(x)s", ":client"])
def test_a_parameter_is_a_value_and_never_sql(postgres: Server, shop: Shop, id_: str) -> None:
    """Whatever stands in it, it is compared as text."""
    postgres.execute(ORDERS)
    client = replace(
        shop.client("SELECT at AS day, revenue, :client AS me FROM orders WHERE client = :client"), id="shop"
    )
    assert read_figures(shop.project, client).reach["orders"].rows == 3
    # The id of a folder has no such characters; the binding does not rely on it.
    query = query_of("SELECT :client AS me, count(*) FROM orders WHERE client = :client", QUERY)
    hostile = replace(client, id=id_)
    with through.answered(
        address_of(VARIABLE, LINE), query, {"client": id_}, client.sources[0], hostile, shop.project.root
    ) as answer:
        assert [tuple(row) for chunk in answer.chunks for row in chunk] == [(id_, 0)]


def test_of_a_shared_database_a_client_sees_its_own_rows(postgres: Server, shop: Shop) -> None:
    """By :client in the query; and by row level security, also where the query forgets to ask."""
    postgres.execute(ORDERS)
    assert shop.figures(MINE).reach["orders"].rows == 3
    forgetful = "SELECT at AS day, revenue FROM orders"
    assert shop.figures(forgetful).reach["orders"].rows == 4
    postgres.execute(
        f"DROP ROLE IF EXISTS reports; CREATE ROLE reports LOGIN PASSWORD '{PASSWORD}'; "
        "GRANT SELECT ON orders TO reports; ALTER TABLE orders ENABLE ROW LEVEL SECURITY;"
        "CREATE POLICY own_rows ON orders FOR SELECT USING (client = current_setting('readout.client', true))"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, postgres.url("reports"))
        assert shop.figures(forgetful).reach["orders"].rows == 3


WRITES = "the query writes, and a source only reads; make it a plain SELECT"
WRONG = [
    ("SELECT at AS day,\n  revnue FROM orders", 2, 'the database says: column "revnue" does not exist; mend the query'),
    ("SELECT at, revenue\nFORM orders", 2, 'the database says: syntax error at or near "orders"; mend the query'),
    ("SELECT 1\n\nFROM nowhere", 3, 'the database says: relation "nowhere" does not exist; mend the query'),
    ("-- all\nDELETE FROM orders", 2, "the query begins with DELETE; a source only reads: begin with SELECT or WITH"),
    ("SELECT 1;\nDROP TABLE orders;", 2, "a second statement begins here (DROP); a source is one query: keep one"),
    ("WITH gone AS (\n  DELETE FROM orders RETURNING *)\nSELECT at AS day, revenue FROM gone", 2, WRITES),
    ("SELECT at AS day, revenue\n  INTO other FROM orders", 2, WRITES),
    ("SELECT at AS day, revenue,\n  nextval('counter') FROM orders", 1, WRITES),
    ("SELECT :klient AS day", 1, ":klient is no parameter; there are :month_start, :month_end and :client"),
    ("SELECT at AS day FROM orders", None, 'source orders needs the column "revenue"; its columns are day'),
    ("SELECT at AS day, 1 AS day FROM orders", None, 'names the column "day" twice; give each column its own name'),
    (f"{MINE} AND false", None, "the query answers no row; look at its WHERE, in which :client is 'shop'"),
    ("  -- nothing yet\n", None, "holds no query; write a SELECT, or take the source out of client.yml"),
]


@pytest.mark.parametrize(("sql", "line", "said"), WRONG)
def test_a_query_that_is_wrong_is_told_with_its_line(
    postgres: Server, shop: Shop, sql: str, line: int | None, said: str
) -> None:
    """One sentence with the cure; and nothing was written."""
    postgres.execute(ORDERS + "; CREATE SEQUENCE counter")
    assert shop.refusal(sql) == f"{QUERY}{f':{line}' if line else ''}: {said}"
    assert shop.figures("SELECT at AS day, revenue FROM orders").reach["orders"].rows == 4


CHANGED = [
    (
        "RENAME COLUMN revenue TO net_revenue",
        f'{QUERY}:1: the database says: column "revenue" does not exist; mend the query',
    ),
    ("DROP COLUMN channel", f'{QUERY}:1: the database says: column "channel" does not exist; mend the query'),
    (
        "ALTER COLUMN revenue TYPE text USING revenue || ' EUR'",
        f"{QUERY}, row 1: column \"revenue\" is '10.10 EUR'; export the plain number without the currency"
        " (1 more cell of this column cannot be read)",
    ),
    (
        "ALTER COLUMN at TYPE text USING to_char(at, 'DD/MM/YYYY')",
        f'{QUERY}, row 1: column "day" is ',
    ),
]


@pytest.mark.parametrize(("change", "said"), CHANGED, ids=lambda each: str(each)[:20])
def test_a_schema_that_changed_is_told_in_one_line(postgres: Server, shop: Shop, change: str, said: str) -> None:
    """What was read last month: a column renamed, dropped, or of another type; each names the query and the column."""
    postgres.execute(ORDERS)
    assert shop.values(MINE) == {"2024-03": 10.1, "2024-04": 0.2}
    postgres.execute(f"ALTER TABLE orders {change}")
    refused = shop.refusal(MINE)
    assert refused.startswith(said)
    assert "\n" not in refused


def test_a_cell_that_is_no_number_is_told_with_its_row(postgres: Server, shop: Shop) -> None:
    """The row of the query's answer, and how many more there are."""
    postgres.execute(ORDERS)
    assert shop.refusal("SELECT at AS day, channel AS revenue FROM orders WHERE channel = 'ads'") == (
        f"{QUERY}, row 1: column \"revenue\" is 'ads', not a number; mend the cell, or leave it blank where there is no"
        " value (1 more cell of this column cannot be read)"
    )


def test_a_query_may_not_run_for_ever(postgres: Server, shop: Shop) -> None:
    """Its time is the source's to say; the server is told to stop as well."""
    said = shop.refusal("\nSELECT now() AS day, 1 AS revenue, pg_sleep(60)", timeout_seconds=1)
    assert said == (
        f"{QUERY}:2: the query ran longer than 1 s; narrow it by :month_start and :client, or raise"
        " sources.orders.timeout_seconds"
    )


def test_a_connection_that_breaks_off_is_told(postgres: Server, shop: Shop) -> None:
    """As when the server is restarted in the middle of it."""
    said = shop.refusal("SELECT now() AS day, 1 AS revenue, pg_terminate_backend(pg_backend_pid())")
    assert said == (
        f"{QUERY}:1: the connection to the database that {VARIABLE} names broke off; run it again, and ask who runs the"
        " server when it happens again"
    )


def test_what_the_user_may_not_see_is_told(postgres: Server, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """With whom to grant it to: the user in the variable."""
    postgres.execute(f"{ORDERS}; DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD '{PASSWORD}'")
    monkeypatch.setenv(VARIABLE, postgres.url("guest"))
    assert shop.refusal(MINE) == (
        f"{QUERY}:1: the database says: permission denied for table orders; grant SELECT on it to the user in "
        f"{VARIABLE}"
    )


def unreachable(server: Server) -> dict[str, tuple[str, str]]:
    """URLs that lead nowhere, and what is said of each."""
    url, named = server.url(), f"the database that {VARIABLE} names"
    silent = f"{named} does not answer; start it, or mend host and port in the variable {VARIABLE}"
    no_url = f"the environment variable {VARIABLE} holds no database URL; write"
    kind = f"{named} is of the kind oracle9, whose driver is not installed; install"
    return {
        "password": (server.url(password="Gue55ed/it"), f"{named} refuses the user or the password; mend the variable"),
        "down": (server.url(port=1), silent),
        "host": (url.replace("127.0.0.1", "nowhere.invalid"), silent),
        "database": (url.replace("readout_tests", "elsewhere"), f"{named} does not exist on its server; mend the"),
        "option": (url + "?sslmode=s3cret-mode", f"{named} cannot be opened: "),
        "driver": (url.replace("postgresql", "oracle9"), kind),
        "no url": (f"host=db password={PASSWORD}", no_url),
        "port": (url.replace("127.0.0.1:", "127.0.0.1:x"), no_url),
        "unset": ("", f"the environment variable {VARIABLE} is not set; set it to the database's URL, where reports"),
    }


@pytest.mark.parametrize("case", unreachable(Server(1)))
def test_nothing_of_the_url_is_ever_repeated(
    postgres: Server, shop: Shop, case: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the sentence, a log, or what the error carries along; the variable's name is enough to mend it."""
    url, said = unreachable(postgres)[case]
    monkeypatch.setenv(VARIABLE, url)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SourceError) as caught:
        shop.figures("SELECT now() AS day, 1 AS revenue")
    assert str(caught.value).startswith(f"{LINE}: {said}")
    told = f"{caught.value!r} {pickle.dumps(caught.value)!r} {caplog.text} {caught.value.__cause__}"
    for secret in (
        PASSWORD,
        quote(PASSWORD, safe=""),
        "Gue55ed",
        "s3cret",
        "readout_owner",
        "127.0.0.1",
        "nowhere.inv",
    ):
        assert secret not in told


def test_a_password_in_the_databases_own_words_is_hidden(postgres: Server, shop: Shop) -> None:
    """A query that has it in its text makes the server repeat it."""
    said = shop.refusal(f'SELECT "{PASSWORD}" AS day, 1 AS revenue')
    assert said == f'{QUERY}:1: the database says: column "***" does not exist; mend the query'
