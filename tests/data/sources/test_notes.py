"""What was read and deserves a warning: a filter that no row passes, and days far from all others."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.model.errors import SourceError

from .conftest import Shop

ORDERS = "date,revenue,status,country\n2011-10-31,5,Paid,FI\n2011-11-29,6,Open,SE\n2011-11-30,7,Paid,FI\n"


def notes(shop: Shop, value: str = "sum(revenue)", **settings: object) -> tuple[str, ...]:
    return shop.read(value, **settings).reach["orders"].notes


@pytest.mark.parametrize(
    "value", ["sum(revenue)", "count(revenue)", "distinct(status)", "sum(revenue) / count(status)"]
)
def test_a_value_that_never_occurs_is_said(shop: Shop, value: str) -> None:
    """``paid`` where the data say ``Paid`` gives zeros that look like a bad month: it deserves a word."""
    shop.write(ORDERS)
    said = "no row has status 'paid' (the column holds 'Paid', 'Open'); kpi counts no row"
    assert notes(shop, value, where={"status": "paid"}) == (said,)
    assert notes(shop, value, where={"status": "Paid"}) == ()


def test_values_that_never_meet_are_said(shop: Shop) -> None:
    """Each value occurs, yet no row has both."""
    shop.write(ORDERS)
    where = {"country": "FI", "status": "Open"}
    assert notes(shop, where=where) == ("no row has country 'FI' and status 'Open' at once; kpi counts no row",)
    assert notes(shop, where={"country": "FI", "status": "Shut"})[0].startswith("no row has status 'Shut' (")


def test_numbers_and_yes_or_no_are_said_as_written(shop: Shop) -> None:
    shop.write(ORDERS)
    assert notes(shop, where={"revenue": 4})[0].startswith("no row has revenue 4 (the column holds '5', '6', '7')")
    assert notes(shop, where={"status": True})[0].startswith("no row has status true (")


def test_several_kpis_with_the_same_filter_are_named_once(shop: Shop) -> None:
    shop.write(ORDERS)
    found = shop.read({"a": "sum(revenue)", "b": "mean(revenue)"}, where={"status": "paid"}).reach["orders"].notes
    assert [note.rpartition("; ")[2] for note in found] == ["a and b count no row"]


def test_a_lone_newest_day_is_refused(shop: Shop) -> None:
    """2021 for 2011: every month up to then would look complete, and be zero. A gap of a year may still be a pause."""
    shop.write("date,revenue\n2011-11-29,1\n2011-11-30,1\n2021-11-30,1\n")
    with pytest.raises(SourceError, match=r"orders\.csv:4: column \"date\" is 30 November 2021, more than a year"):
        shop.read()
    stated = shop.read(complete="stated", through=dt.date(2011, 11, 30)).series["kpi"].values.dropna()
    assert {str(month): value for month, value in stated.items()} == {"2011-11": 2.0}
    shop.write("date,revenue\n2011-11-30,1\n2012-11-30,1\n")
    assert shop.values()["2012-11"] == 1.0


def test_a_lone_first_day_is_said(shop: Shop) -> None:
    """A year of zeros before the shop opened would bend its season; it may be right, so it is not refused."""
    shop.write("date,revenue\n2001-11-30,1\n2011-11-29,1\n2011-11-30,1\n")
    assert notes(shop) == ("the first date is 30 November 2001, more than a year before the next one; is it a slip?",)
