"""Amounts in several currencies are added up in the client's own, at the month's rate, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from readout.data.sources.figures import Figures
from readout.model.client import Range
from readout.model.errors import SourceError

from .conftest import Shop, by_month

ORDERS = """date,revenue,currency,clicks
2024-03-31,100,EUR,1
2024-04-01,10,GBP,1
2024-04-02,100,eur ,1
2024-04-30,1000,USD,1
2024-04-30,,,1
"""
RATES = "currency,month,rate\nEUR,2024-03,0.85\nEUR,2024-04,0.8570\nUSD,2024-04,0.79\n"
FILE = "clients/shop/rates.csv"


def read(shop: Shop, value: str = "sum(revenue)", currency: str = "GBP", **settings: Any) -> Figures:
    """Read a client who counts in ``currency`` and whose source names the currency of each row."""
    money = {"currency_column": "currency", "amounts": ("revenue",), **settings}
    return shop.figures(replace(shop.client({"kpi": value}, **money), currency=currency))


def values(shop: Shop, value: str = "sum(revenue)", **settings: Any) -> dict[str, float]:
    return by_month(read(shop, value, **settings).series["kpi"].values)


def refusal(shop: Shop, **settings: Any) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read(shop, **settings)
    return [str(problem) for problem in caught.value.problems]


def test_each_amount_counts_at_the_rate_of_its_month(shop: Shop) -> None:
    """By hand: 100 x 0.85 in March; 10 + 100 x 0.857 + 1000 x 0.79 in April. A rate is what one unit is worth."""
    shop.write(ORDERS)
    shop.write(RATES, "rates.csv")
    assert values(shop) == {"2024-03": 85.0, "2024-04": 885.7}
    assert values(shop, "max(revenue)") == {"2024-03": 85.0, "2024-04": 790.0}


def test_what_is_no_money_is_not_converted(shop: Shop) -> None:
    """By hand: four clicks in April, 885.70 / 4."""
    shop.write(ORDERS)
    shop.write(RATES, "rates.csv")
    assert values(shop, "sum(clicks)") == {"2024-03": 1.0, "2024-04": 4.0}
    assert values(shop, "sum(revenue) / sum(clicks)")["2024-04"] == pytest.approx(221.425)


def test_the_rates_that_counted_are_kept_for_the_report(shop: Shop) -> None:
    """Those of the currencies and months there were, the client's own at 1."""
    shop.write(ORDERS)
    shop.write(RATES + "SEK,2024-04,0.074\n", "rates.csv")
    found = {f"{currency} {month}": rate for (currency, month), rate in read(shop).reach["orders"].rates.items()}
    assert found == {"EUR 2024-03": 0.85, "EUR 2024-04": 0.857, "GBP 2024-04": 1.0, "USD 2024-04": 0.79}


def test_one_currency_needs_no_rates_and_stays_exact(shop: Shop) -> None:
    """A client whose every row is in their own currency writes no file; no float touches the amounts."""
    rows = "".join("2024-04-30,0.1,GBP\n" for _ in range(1000))
    shop.write("date,revenue,currency\n2024-04-30,9007199254740993,GBP\n2024-04-30,-9007199254740993,GBP\n" + rows)
    assert values(shop) == {"2024-04": 100.0}


def test_mixing_without_rates_is_refused(shop: Shop) -> None:
    """With the currencies and the months; nothing is added up meanwhile."""
    shop.write(ORDERS)
    assert refusal(shop) == [
        f"{FILE}: sources.orders has amounts in EUR, and there is no rate of EUR for 2024-03, 2024-04; add rows such as"
        " EUR,2024-03,0.857 (what 1 EUR is worth in GBP)",
        f"{FILE}: sources.orders has amounts in USD, and there is no rate of USD for 2024-04; add rows such as"
        " USD,2024-04,0.857 (what 1 USD is worth in GBP)",
    ]


def test_a_month_without_a_rate_is_refused(shop: Shop) -> None:
    """No rate is carried on from the month before."""
    shop.write(ORDERS)
    shop.write(RATES.replace("EUR,2024-04,0.8570\n", ""), "rates.csv")
    (said,) = refusal(shop)
    assert said.startswith(f"{FILE}: sources.orders has amounts in EUR, and there is no rate of EUR for 2024-04; add")


def test_the_projects_rates_are_in_any_one_currency(shop: Shop) -> None:
    """By hand, in euros: 1 GBP is 1.2, 1 USD is 0.9, so 1000 USD are 750 GBP; and 100 EUR are 83.33 GBP, cut here."""
    shop.write(ORDERS.replace("2024-03-31,100,EUR,1\n", "").replace("100,eur ", "120,EUR"))
    shop.write("currency,month,rate\nEUR,2024-04,1\nGBP,2024-04,1.2\nUSD,2024-04,0.9\n", "../../rates.csv")
    assert values(shop)["2024-04"] == pytest.approx(10 + 100 + 750)
    assert values(shop, currency="USD")["2024-04"] == pytest.approx(10 * 1.2 / 0.9 + 120 / 0.9 + 1000)
    assert refusal(shop, currency="SEK")[0] == (
        "rates.csv: sources.orders has amounts in EUR, and there is no rate of SEK for 2024-04; add rows such as"
        " SEK,2024-04,0.857 (what 1 SEK is worth, as for the others)"
    )
    shop.write(RATES, "rates.csv")  # the client's own goes first
    assert values(shop)["2024-04"] == pytest.approx(10 + 120 * 0.857 + 790)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", 'column "currency" is blank beside an amount; write the currency\'s code, for example EUR'),
        ("€", "column \"currency\" is '€'; write the currency's code, for example EUR"),
        ("euro", "column \"currency\" is 'EURO'; write the currency's code, for example EUR"),
    ],
)
def test_an_amount_without_a_currency_is_refused_with_its_row(shop: Shop, cell: str, said: str) -> None:
    """A row without an amount needs none."""
    shop.write(ORDERS.replace("2024-04-01,10,GBP", f"2024-04-01,10,{cell}"))
    assert refusal(shop) == [f"clients/shop/data/orders.csv:3: {said}"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("EUR,2024-04,0\n", "2: rate is '0'; write a number above 0, for example 0.857"),
        ("EUR,2024-04,n/a\n", "2: rate is 'n/a'; write a number above 0, for example 0.857"),
        ("EUR,April,0.857\n", "2: month is 'April'; write a month as YYYY-MM, for example 2024-04"),
        ("Euro,2024-04,0.857\n", "2: currency is 'Euro'; write its code, for example EUR"),
        ("EUR,2024-04,0.857\nEUR,2024-04,0.86\n", "3: EUR for 2024-04 stands in a row above; keep one"),
    ],
)
def test_a_rate_that_is_none_is_refused_with_its_line(shop: Shop, rows: str, said: str) -> None:
    """Before anything is converted by it."""
    shop.write(ORDERS)
    shop.write("currency,month,rate\n" + rows, "rates.csv")
    assert refusal(shop) == [f"{FILE}:{said}"]


def test_rates_are_read_as_excel_saves_them(shop: Shop) -> None:
    """With semicolons and decimal commas."""
    shop.write(ORDERS)
    shop.write(RATES.replace(",", ";").replace(".", ","), "rates.csv")
    assert values(shop)["2024-04"] == 885.7
    shop.write("currency;rate\nEUR;1\n", "rates.csv")
    assert refusal(shop) == [f"{FILE}:1: has no column month; write the header currency,month,rate"]


def test_expectations_are_held_in_the_clients_currency(shop: Shop) -> None:
    """1000 USD are 790 GBP, within 800."""
    shop.write(ORDERS)
    shop.write(RATES, "rates.csv")
    assert values(shop, expect={"revenue": Range(max=800)})["2024-04"] == 885.7
    assert "is 790, more than the max of 700" in refusal(shop, expect={"revenue": Range(max=700)})[0]


def test_replaced_rows_are_converted_once(shop: Shop) -> None:
    """The later file's row counts, at its own currency."""
    shop.write("date,id,revenue,currency\n2024-04-30,a,999,EUR\n", "data/1.csv")
    shop.write("date,id,revenue,currency\n2024-04-30,a,100,USD\n", "data/2.csv")
    shop.write(RATES, "rates.csv")
    assert values(shop, file="data/*.csv", key=("id",)) == {"2024-04": 79.0}
