"""The queries of docs/sources.md, on generated tables with the columns that Shopify, Google Ads and GA4 exports have.

Every row here is made up; the numbers are worked out by hand.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.postgres_server import Server

from .conftest import VARIABLE, Shop

DOCS = Path(__file__).resolve().parents[3] / "docs" / "sources.md"

SHOPIFY = """
CREATE SCHEMA shopify;
CREATE TABLE shopify."order" (id BIGINT, created_at TIMESTAMPTZ, cancelled_at TIMESTAMPTZ, test BOOLEAN,
  _fivetran_deleted BOOLEAN, total_price DOUBLE PRECISION, source_name TEXT, currency TEXT);
CREATE TABLE shopify.refund (id BIGINT, order_id BIGINT, created_at TIMESTAMPTZ);
CREATE TABLE shopify.order_line_refund (id BIGINT, refund_id BIGINT, subtotal NUMERIC(12, 2), total_tax NUMERIC(12, 2));
INSERT INTO shopify."order" VALUES
  (1, '2024-03-31 22:30:00+00', NULL, false, NULL, 19.99, 'web', 'EUR'),
  (2, '2024-04-29 10:00:00+00', NULL, false, false, 100.10, 'pos', 'EUR'),
  (3, '2024-04-10 10:00:00+00', NULL, true, false, 999, 'web', 'EUR'),
  (4, '2024-04-11 10:00:00+00', '2024-04-12 10:00:00+00', false, false, 999, 'web', 'EUR'),
  (5, '2024-04-12 10:00:00+00', NULL, false, true, 999, 'web', 'EUR');
INSERT INTO shopify.refund VALUES (7, 2, '2024-04-30 10:00:00+00'), (8, 3, '2024-04-30 10:00:00+00');
INSERT INTO shopify.order_line_refund VALUES (70, 7, 10.00, 1.50), (71, 7, 5.00, 0.50), (72, 8, 999, 0)
"""

GOOGLE_ADS = """
CREATE SCHEMA google_ads;
CREATE TABLE google_ads.campaign_stats (date DATE, id BIGINT, customer_id BIGINT, device TEXT, cost_micros BIGINT,
  impressions BIGINT, clicks BIGINT, conversions DOUBLE PRECISION, conversions_value DOUBLE PRECISION);
CREATE TABLE google_ads.campaign_history (id BIGINT, updated_at TIMESTAMPTZ, customer_id BIGINT, name TEXT);
INSERT INTO google_ads.campaign_history VALUES
  (1, '2024-01-01 00:00:00+00', 9, 'Sprnig'), (1, '2024-02-01 00:00:00+00', 9, 'Spring');
INSERT INTO google_ads.campaign_stats VALUES
  ('2024-04-01', 1, 9, 'MOBILE', 1234567, 1000, 30, 1.5, 20), ('2024-04-01', 1, 9, 'DESKTOP', 1000000, 500, 10, 1, 20),
  ('2024-04-30', 2, 9, 'MOBILE', 3, 1, 0, 0, 0)
"""

GA4_ROWS = (
    ("20240401", "session_start", "u1", 11),
    ("20240401", "purchase", "u1", 11),
    ("20240430", "session_start", "u2", 11),
    ("20240430", "generate_lead", "u2", 11),
    ("20240430", "page_view", "u3", 12),
)
GA4_POSTGRES = (
    "CREATE SCHEMA ga4; CREATE TABLE ga4.events (event_date TEXT, event_timestamp BIGINT, event_name TEXT,"
    " event_params JSONB, user_pseudo_id TEXT, device JSONB); INSERT INTO ga4.events VALUES "
) + ", ".join(
    f'(\'{day}\', 0, \'{name}\', \'[{{"key": "page_title", "value": {{"string_value": "x"}}}}, {{"key":'
    f' "ga_session_id", "value": {{"int_value": {session}}}}}]\', \'{user}\', \'{{"category": "mobile"}}\')'
    for day, name, user, session in GA4_ROWS
)
GA4_DUCKDB = (
    "CREATE SCHEMA ga4; CREATE TABLE ga4.events (event_date TEXT, event_timestamp BIGINT, event_name TEXT,"
    " event_params STRUCT(key TEXT, value STRUCT(string_value TEXT, int_value BIGINT))[], user_pseudo_id TEXT,"
    " device STRUCT(category TEXT)); INSERT INTO ga4.events VALUES "
) + ", ".join(
    f"('{day}', 0, '{name}', [{{'key': 'page_title', 'value': {{'string_value': 'x', 'int_value': NULL}}}}, {{'key':"
    f" 'ga_session_id', 'value': {{'string_value': NULL, 'int_value': {session}}}}}],"
    f" '{user}', {{'category': 'mobile'}})"
    for day, name, user, session in GA4_ROWS
)


def documented(name: str) -> str:
    """Return the query that the page shows under this name."""
    found = re.search(rf"<!-- query: {name} -->\n```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"docs/sources.md shows no query {name}"
    return found[1]


@pytest.fixture(params=[pytest.param("postgres", marks=pytest.mark.postgres), "duckdb"])
def database(request: pytest.FixtureRequest, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> str:
    """The kind of database in which ``fill`` puts tables."""
    if request.param == "duckdb":
        monkeypatch.setenv(VARIABLE, "duckdb:///landed.duckdb")
    return str(request.param)


def fill(request: pytest.FixtureRequest, kind: str, shop: Shop, sql: str) -> None:
    """Make the tables."""
    if kind == "duckdb":
        with duckdb.connect(str(shop.project.root / "landed.duckdb")) as connection:
            connection.execute(sql)
        return
    server: Server = request.getfixturevalue("postgres")
    for schema in ("shopify", "google_ads", "ga4"):
        server.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
    server.execute(sql)


def test_shopify(request: pytest.FixtureRequest, database: str, shop: Shop) -> None:
    """By hand: 19.99 + 100.10 less two refunded lines of 11.50 and 5.50; tests, cancelled and deleted orders count not.

    The first order was placed on 1 April in Helsinki, and in March by the clock of the database.
    """
    fill(request, database, shop, SHOPIFY)
    sql, helsinki = documented("shopify"), "Europe/Helsinki"
    assert shop.values(sql, timezone=helsinki) == {"2024-04": 103.09}
    assert shop.values(sql, "distinct(order_id)", where={"kind": "order"}, timezone=helsinki) == {"2024-04": 2}
    assert shop.values(sql, where={"channel": "pos"}, timezone=helsinki) == {"2024-04": 83.1}


def test_google_ads(request: pytest.FixtureRequest, database: str, shop: Shop) -> None:
    """By hand: 1,234,567 and 1,000,000 millionths of a campaign by its newest name; 3 millionths of one without."""
    fill(request, database, shop, GOOGLE_ADS)
    sql = documented("google-ads")
    assert shop.values(sql, "sum(spend)") == {"2024-04": 2.23457}
    assert shop.values(sql, "sum(spend)", where={"campaign": "Spring"}) == {"2024-04": 2.234567}
    assert shop.values(sql, "sum(conversions) / sum(clicks)") == {"2024-04": 2.5 / 40}


def test_ga4(request: pytest.FixtureRequest, database: str, shop: Shop) -> None:
    """By hand: two sessions of two people, though both have the number 11; one enquiry; the page view counts not."""
    fill(request, database, shop, GA4_DUCKDB if database == "duckdb" else GA4_POSTGRES)
    sql = documented(f"ga4-{database}")
    assert shop.values(sql, "distinct(session_id)") == {"2024-04": 2}
    assert shop.values(sql, "count(session_id)", where={"event_name": "generate_lead"}) == {"2024-04": 1}
    assert shop.values(sql, "count(session_id)", where={"device": "mobile"}) == {"2024-04": 4}
