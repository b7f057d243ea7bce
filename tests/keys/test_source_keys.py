"""What each key of a source in client.yml does: which file is read, how, and when a month is complete."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.keys.shop import Shop, proves

APRIL = "date,revenue\n2024-04-01,10\n2024-04-30,5\n"


def april(*days: int, sold: int = 1) -> str:
    """Return a file with a sale on each of these days of April 2024."""
    return "date,revenue\n" + "".join(f"2024-04-{day:02d},{sold}\n" for day in days)


@proves("sources.file")
def test_file_is_the_one_that_is_read(shop: Shop) -> None:
    """In the client's folder, whatever its name."""
    shop.write("data/export.csv", APRIL)
    shop.orders("file: data/export.csv, absent: zero")
    assert shop.value() == 15


@proves("sources.file", "sources.key")
def test_a_glob_joins_exports_and_key_keeps_the_later_row(shop: Shop) -> None:
    """Order 2 stands in both files: the file whose name sorts last wins, 10 + 7 + 1, and one replacement is counted."""
    shop.orders("file: data/sales-*.csv, key: [order], absent: zero")
    shop.write("data/sales-1.csv", "date,order,revenue\n2024-04-01,1,10\n2024-04-15,2,5\n")
    shop.write("data/sales-2.csv", "date,order,revenue\n2024-04-15,2,7\n2024-04-30,3,1\n")
    assert shop.value() == 18
    assert shop.report().reach["orders"].replaced == 1


@proves("sources.root")
def test_root_is_a_folder_outside_that_holds_one_folder_a_client(shop: Shop) -> None:
    """agency.yml says where; the client's own folder in it is read and no other. An unknown root is refused."""
    shop.orders("file: orders.csv, root: drive, absent: zero")
    assert "sources.orders.root names 'drive', no data root of agency.yml" in shop.refusal()
    shop.write("../../agency.yml", "roots: {drive: drive}\n")
    shop.write("../../drive/shop/orders.csv", APRIL)
    shop.write("../../drive/other/orders.csv", APRIL.replace("10", "99"))
    assert shop.value() == 15


@proves("sources.database", "sources.query")
def test_database_names_the_variable_and_query_the_file_with_the_sql(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By hand: 10 + 5 of the client's own rows. No variable, no query, or the URL itself: refused."""
    sources = "sources: {orders: {database: ORDERS_URL, query: queries/orders.sql, date: date, absent: zero}}"
    shop.says(sources)
    missing = "is missing; write the SQL of sources.orders there, or mend sources.orders.query"
    assert shop.refusal() == f"clients/shop/queries/orders.sql: {missing}"
    shop.write("queries/orders.sql", "SELECT day AS date, revenue FROM sales WHERE client = :client")
    assert "the environment variable ORDERS_URL is not set" in shop.refusal()
    sold(shop.project.root / "sales.db")
    monkeypatch.setenv("ORDERS_URL", "sqlite:///sales.db")
    shop.says(sources)
    assert shop.value() == 15
    shop.says("sources: {orders: {database: ORDERS_URL, date: date}}")
    assert "sources.orders.query is missing; write the file with the SQL: queries/ads.sql" in shop.refusal()
    shop.says('sources: {orders: {database: "https://me:secret@host/x", query: queries/orders.sql, date: date}}')
    assert "secret" not in shop.refusal()


@proves("sources.timeout_seconds")
def test_timeout_seconds_is_how_long_a_query_may_run(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """This one would count without an end."""
    monkeypatch.setenv("ORDERS_URL", "sqlite:///sales.db")
    sold(shop.project.root / "sales.db")
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS date FROM n"
    shop.write("queries/orders.sql", endless)
    database = "database: ORDERS_URL, query: queries/orders.sql, date: date"
    shop.says(f"sources: {{orders: {{{database}, timeout_seconds: 1}}}}")
    assert shop.refusal().startswith("clients/shop/queries/orders.sql:1: the query ran longer than 1 s")
    shop.says(f"sources: {{orders: {{{database}, timeout_seconds: 0}}}}")
    assert "sources.orders.timeout_seconds is 0" in shop.refusal()


def sold(file: Path) -> None:
    """Write a SQLite file with two clients' sales."""
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE sales (client TEXT, day TEXT, revenue NUMERIC)")
        rows = [("shop", "2024-04-01", 10), ("shop", "2024-04-30", 5), ("other", "2024-04-30", 99)]
        connection.executemany("INSERT INTO sales VALUES (?, ?, ?)", rows)


@proves("sources.format.date")
def test_format_date_is_how_dates_are_written(shop: Shop) -> None:
    """05.04.2024 is the fifth of April for a German and no date for a reader who was told nothing."""
    shop.orders("absent: zero", "date,revenue\n05.04.2024,10\n30.04.2024,5\n")
    assert 'orders.csv:2: column "date" is' in shop.refusal()
    shop.orders('absent: zero, format: {date: "%d.%m.%Y"}')
    assert shop.value() == 15


@proves("sources.format.language")
def test_format_language_names_the_months(shop: Shop) -> None:
    """Huhtikuu is April to a Finn, and no date to a reader who was told nothing."""
    shop.orders("absent: zero, grain: month", "date,revenue\nhuhtikuu 2024,10\n")
    assert 'as in format: {date: "%B %Y", language: fi}' in shop.refusal()
    shop.orders('absent: zero, grain: month, format: {date: "%B %Y", language: fi}')
    assert shop.value() == 10


@proves("sources.format.decimal", "sources.format.thousands", "sources.format.delimiter")
def test_format_says_how_numbers_are_written(shop: Shop) -> None:
    """1.234,50 is twelve hundred and some, once the signs are told."""
    rows = "date;revenue\n2024-04-01;1.234,50\n2024-04-30;0,25\n"
    shop.orders('absent: zero, format: {decimal: ",", thousands: ".", delimiter: ";"}', rows)
    assert shop.value() == 1234.75
    shop.orders('absent: zero, format: {decimal: ",", delimiter: ";"}')
    assert "orders.csv:2" in shop.refusal()


@proves("sources.format.encoding")
def test_format_encoding_is_that_of_the_file(shop: Shop) -> None:
    """A column named Erlös, as an old export writes it, is found once the encoding is told."""
    shop.write("data/orders.csv", APRIL.replace("revenue", "Erlös").encode("windows-1252"))
    sources = "sources: {{orders: {{file: data/orders.csv, date: date, absent: zero{}}}}}\n"
    kpis = 'kpis: [{id: revenue, name: Revenue, source: orders, value: sum("Erlös"), goals: [grow]}]'
    shop.says(sources.format(", format: {encoding: windows-1252}") + kpis)
    assert shop.value() == 15
    shop.says(sources.format("") + kpis)
    assert "orders.csv" in shop.refusal()


@proves("sources.format.header_row")
def test_format_header_row_is_the_line_with_the_column_names(shop: Shop) -> None:
    """What stands above it, such as the report's name and its date, is no data."""
    shop.orders("absent: zero, format: {header_row: 3}", "Sales of April\nprinted on 2 May\n" + APRIL)
    assert shop.value() == 15


@proves("sources.format.across", "sources.format.leave_out")
def test_format_across_names_the_figure_of_a_table_with_a_column_for_each_month(shop: Shop) -> None:
    """10 + 5 under April; the row of totals would count twice, and without the key there is no column of dates."""
    rows = "place,Mar 2024,Apr 2024\nshop,4,10\nmarket,4,5\nTotal,8,15\n"
    shop.orders('grain: month, format: {date: "%b %Y", across: revenue, leave_out: [total]}', rows)
    assert (shop.value("2024-03"), shop.value()) == (8, 15)
    shop.orders('grain: month, format: {date: "%b %Y", across: revenue}')
    assert shop.value() == 30
    shop.orders('grain: month, format: {date: "%b %Y", leave_out: [total]}')
    assert 'needs the column "date"' in shop.refusal()


@proves("sources.date")
def test_date_is_the_column_that_dates_a_row(shop: Shop) -> None:
    """Ordered in April and paid in May: which month it counts for is the agency's to say."""
    rows = "ordered,paid,revenue\n2024-04-01,2024-04-02,1\n2024-04-30,2024-05-31,5\n"
    shop.orders("date: ordered, absent: zero", rows)
    assert shop.value() == 6
    shop.orders("date: paid, absent: zero")
    assert (shop.value(), shop.value("2024-05")) == (1, 5)


@proves("sources.grain")
def test_grain_says_what_a_row_stands_for(shop: Shop) -> None:
    """One row of 1 April is a whole month, or the first day of one that is not over.

    By hand, for weeks: seven a week is one a day; the week of 29 April gives April its two days.
    """
    shop.orders("grain: month", april(1))
    assert (shop.value(), shop.codes().count("R001")) == (1, 0)
    shop.orders("grain: day", april(1))
    assert (shop.value(), shop.codes().count("R001")) == (None, 1)
    shop.orders("grain: week", april(1, 8, 15, 22, 29, sold=7))
    assert shop.value() == pytest.approx(30)
    assert "estimated from weekly figures" in shop.read("results")


@proves("sources.every")
def test_every_quarter_expects_figures_when_the_quarter_is_over(shop: Shop) -> None:
    """In April nothing is missing: the next figure comes with June. In March the quarter's three months are there."""
    shop.orders("grain: month, every: quarter", "date,revenue\n2023-12-01,4\n2024-03-01,6\n")
    assert shop.value("2024-03") == 6
    assert "quarterly, next with June" in shop.read("headline")
    assert {"R001", "R301"}.isdisjoint(shop.codes())
    shop.orders("grain: month")
    assert "R001" in shop.codes()


@proves("sources.every", "fiscal_year_start")
def test_quarters_are_those_of_the_fiscal_year(shop: Shop) -> None:
    """A year that begins in February has quarters that end in April: then April's figure is due, and March's is not."""
    source = "sources: {orders: {file: data/orders.csv, date: date, grain: month, every: quarter}}\n"
    shop.write("data/orders.csv", "date,revenue\n2024-01-01,4\n2024-04-01,6\n")
    shop.says(source + "fiscal_year_start: 2")
    assert shop.value() == 6
    assert "quarterly, next with April" in shop.read("headline", "2024-03")


@proves("sources.lag_days")
def test_lag_days_is_how_long_figures_take_to_settle(shop: Shop) -> None:
    """Data to 30 April with three days' lag: not settled. With rows to 3 May they are, and the report is as of then."""
    shop.orders("absent: zero, lag_days: 3", APRIL)
    assert "figures settle 3 days after the month's end" in " ".join(shop.checks())
    shop.orders("absent: zero, lag_days: 3", APRIL + "2024-05-03,1\n")
    assert "R001" not in shop.codes()
    assert (shop.value(), shop.facts()["as_of"]) == (15, "2024-05-03")
    assert "Figures for April 2024, as they stood on 3 May 2024." in shop.read("definitions")


@proves("sources.absent")
def test_absent_says_whether_a_day_without_a_row_is_missing(shop: Shop) -> None:
    """For a shop that sells little such a day brought nothing; for a daily export it is a hole."""
    shop.orders("absent: missing", APRIL)
    assert "28 days without a row (2, 3, 4, … April)" in " ".join(shop.checks())
    shop.orders("absent: zero")
    assert "R001" not in shop.codes()
    assert shop.value() == 15


@proves("sources.complete", "sources.through")
def test_stated_data_are_complete_through_the_day_someone_vouches_for(shop: Shop) -> None:
    """No sale after the 20th: the file alone cannot tell a quiet week from a missing one."""
    shop.orders("absent: zero", april(1, 20))
    assert "data reach 20 April 2024 only" in " ".join(shop.checks())
    assert "R002" in shop.codes()
    shop.orders("absent: zero, complete: stated, through: 2024-04-30")
    assert shop.value() == 2
    assert "R001" not in shop.codes()
    assert "make sure that through: 2024-04-30 is true" in " ".join(shop.checks())
    shop.orders("absent: zero, complete: stated, through: 2024-04-29")
    assert "data are stated to reach 29 April 2024 only" in " ".join(shop.checks())


@proves("sources.expect.min", "sources.expect.max")
@pytest.mark.parametrize(
    ("limit", "said"), [("min: 8", "5, less than the min of 8"), ("max: 8", "10, more than the max of 8")]
)
def test_expect_refuses_a_value_out_of_range(shop: Shop, limit: str, said: str) -> None:
    """A negative price or a revenue of millions is found before the client finds it."""
    shop.orders("absent: zero, expect: {revenue: {min: 5, max: 10}}", APRIL)
    assert shop.value() == 15
    shop.orders("absent: zero, expect: {revenue: {" + limit + "}}")
    assert f'column "revenue" is {said}' in shop.refusal()


@proves("sources.expect.unique")
def test_expect_unique_refuses_a_row_that_came_twice(shop: Shop) -> None:
    """An order number that stands in two rows was exported twice."""
    shop.orders("absent: zero, expect: {order: {unique: true}}", "date,order,revenue\n2024-04-01,7,1\n2024-04-30,7,1\n")
    assert "orders.csv:3: column \"order\" is '7' as in clients/shop/data/orders.csv:2" in shop.refusal()
    shop.orders("absent: zero, expect: {order: {unique: false}}")
    assert shop.value() == 2


@proves("sources.currency_column", "sources.amounts")
def test_currency_column_has_amounts_counted_in_the_clients_currency(shop: Shop) -> None:
    """By hand: 10 pounds and 10 euros at 0.857. The rate is shown; without one, or without money, all is refused."""
    rows = "date,revenue,net,currency\n2024-04-01,10,8,GBP\n2024-04-30,10,8,EUR\n"
    shop.orders("absent: zero, currency_column: currency", rows)
    assert "there is no rate of EUR for 2024-04" in shop.refusal()
    shop.write("rates.csv", "currency,month,rate\nEUR,2024-04,0.857\n")
    assert shop.value() == 18.57
    assert "Amounts in other currencies count at the month's rate: 1 EUR = 0.857 GBP." in shop.read("definitions")
    shop.orders("absent: zero, currency_column: currency, amounts: [net]")
    assert shop.value() == 20
    shop.orders("absent: zero, amounts: [net]")
    assert "sources.orders.amounts needs currency_column" in shop.refusal()
    kpis = 'kpis: [{id: revenue, name: Orders, source: orders, value: count("revenue"), goals: [grow]}]'
    source = "sources: {orders: {file: data/orders.csv, date: date, absent: zero, currency_column: currency}}"
    shop.says(f"{source}\n{kpis}")
    assert "sources.orders.currency_column has no amounts; name the columns of money" in shop.refusal()
