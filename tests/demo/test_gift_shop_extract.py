"""The demo client's extract says what the raw invoice lines say.

The extract is made by SQL from the raw lines; here the same lines are added up by pandas, in whole tenths of a
penny, and compared month by month with what plain SQL finds in the extract.
"""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[2] / "clients" / "gift-shop" / "data"
EXTRACT = (DATA / "invoices.parquet").as_posix()
MONTHS = [str(month) for month in pd.period_range("2009-12", "2011-11", freq="M")]
FIGURES = 'sum(revenue) AS revenue, count(DISTINCT "order") AS orders, count(DISTINCT customer) AS customers'


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_extract", DATA / "make_extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def raw_file(script: ModuleType) -> Path:
    try:
        return Path(script.fetch_raw())
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the raw lines cannot be downloaded: {' '.join(map(str, error.cmd))} failed")


@pytest.fixture(scope="module")
def lines(raw_file: Path) -> pd.DataFrame:
    """The distinct raw lines to 2011-11, each with its month and its amount in tenths of a penny."""
    raw = pd.read_csv(raw_file, dtype=str, keep_default_na=False)
    distinct = raw[~raw.duplicated()]
    quantity = distinct["Quantity"].astype("int64")
    price = (distinct["Price"].astype(float) * 1000).round().astype("int64")
    day = pd.to_datetime(distinct["InvoiceDate"].str.split(" ").str[0], format="%m/%d/%Y")
    amounts = distinct.assign(amount=quantity * price, day=day, month=day.dt.strftime("%Y-%m"))
    return amounts[amounts["month"] <= "2011-11"]


def added_up(lines: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """Net revenue of all lines; orders and known customers on what is not a cancellation."""
    sales = lines[~lines["Invoice"].str.startswith("C")]
    known = sales[sales["Customer ID"] != ""]
    parts = {
        "revenue": lines.groupby(by)["amount"].sum(),
        "orders": sales.groupby(by)["Invoice"].nunique(),
        "customers": known.groupby(by)["Customer ID"].nunique(),
    }
    return pd.DataFrame(parts).fillna(0).astype("int64").sort_index()


def from_extract(*by: str) -> pd.DataFrame:
    """The same figures by plain SQL from the extract, revenue in tenths of a penny."""
    columns = {"month": "strftime(date, '%Y-%m') AS month", "country": "country"}
    query = f"SELECT {', '.join(columns[each] for each in by)}, {FIGURES} FROM '{EXTRACT}' GROUP BY ALL"
    frame = pd.DataFrame(rows(query), columns=[*by, "revenue", "orders", "customers"])
    frame["revenue"] = [int(amount * 1000) for amount in frame["revenue"]]
    return frame.set_index(list(by)).astype("int64").sort_index()


def rows(query: str) -> list[tuple[Any, ...]]:
    """What DuckDB answers; no part of the library is involved."""
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def counted(condition: str) -> int:
    """How many of the extract's rows meet the condition."""
    return int(rows(f"SELECT count(*) FROM '{EXTRACT}' WHERE {condition}")[0][0])


@pytest.mark.rawdata
def test_every_month_agrees_with_the_raw_lines(lines: pd.DataFrame) -> None:
    """Revenue, orders and customers of all 24 months are those of the raw lines, to the tenth of a penny."""
    independent = added_up(lines, "month")
    assert list(independent.index) == MONTHS
    pd.testing.assert_frame_equal(from_extract("month"), independent, check_index_type=False)


@pytest.mark.rawdata
def test_every_country_agrees_with_the_raw_lines(lines: pd.DataFrame) -> None:
    """The same holds for each country in each month."""
    independent = added_up(lines.rename(columns={"Country": "country"}), ["month", "country"])
    pd.testing.assert_frame_equal(from_extract("month", "country"), independent, check_index_type=False)


@pytest.mark.rawdata
def test_an_invoice_has_the_day_of_its_first_line(lines: pd.DataFrame) -> None:
    """No invoice moves to another day, and so none to another month."""
    first = lines.assign(day=lines["day"].astype(str)).groupby("Invoice")["day"].agg("min").to_dict()
    kept = rows(f"SELECT invoice, strftime(date, '%Y-%m-%d') FROM '{EXTRACT}'")
    assert dict(kept) == first


@pytest.mark.rawdata
def test_the_script_makes_the_committed_rows(script: ModuleType, raw_file: Path, tmp_path: Path) -> None:
    """Anybody can make the extract again and gets the same rows in the same order; equal runs give equal bytes."""
    made, again = tmp_path / "made.parquet", tmp_path / "again.parquet"
    assert script.write_extract(raw_file, made) == script.write_extract(raw_file, again) == 52_613
    assert rows(f"SELECT * FROM '{made.as_posix()}'") == rows(f"SELECT * FROM '{EXTRACT}'")
    assert made.read_bytes() == again.read_bytes()


def test_november_2011_is_what_the_readme_says() -> None:
    """The check figures of data/README.md: £1,456,145.80, 3,021 orders, 1,665 customers."""
    assert list(from_extract("month").loc["2011-11"]) == [1_456_145_800, 3_021, 1_665]


def test_a_cancellation_is_neither_an_order_nor_anyones_purchase() -> None:
    """Numbers beginning with C, and they alone, have no order; they have no customer either."""
    assert counted("starts_with(invoice, 'C')") == counted('"order" IS NULL') == 8_146
    assert counted('"order" IS NULL AND customer IS NOT NULL') == 0
    assert counted('"order" IS NOT NULL AND "order" <> invoice') == 0


def test_the_counts_of_the_readme_hold() -> None:
    """Bad-debt adjustments, invoices over nothing and orders without a customer are as many as stated."""
    assert counted("starts_with(invoice, 'A')") == 6
    assert counted("revenue = 0") == counted('revenue = 0 AND "order" IS NOT NULL') == 5_204
    assert counted("revenue = 0 AND date >= DATE '2011-11-01'") == 252
    assert counted('"order" IS NOT NULL AND customer IS NULL') == 8_270


def test_there_is_one_row_an_invoice_in_order_of_date() -> None:
    """52,613 rows, each invoice once, sorted by date and number; the file stays small enough to clone."""
    invoices = rows(f"SELECT date, invoice FROM '{EXTRACT}'")
    assert invoices == sorted(invoices)
    assert len({number for _, number in invoices}) == len(invoices) == 52_613
    assert (DATA / "invoices.parquet").stat().st_size < 700_000
