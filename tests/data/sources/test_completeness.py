"""Which months may be judged: an incomplete month has no value and says why."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from .conftest import Shop, by_month


def days(first: str, last: str, without: tuple[str, ...] = ()) -> str:
    """Return a file with one row of 1 for each day."""
    every = pd.date_range(first, last).strftime("%Y-%m-%d")
    return "date,revenue\n" + "".join(f"{day},1\n" for day in every if day not in without)


def read(shop: Shop, **source: Any) -> tuple[dict[str, float], dict[str, str]]:
    """Return the KPI's values, months without one left out, and its reasons."""
    series = shop.read(**source).series["kpi"]
    reasons = {str(month): reason for month, reason in series.incomplete.items()}
    assert set(reasons) == set(series.values.index[series.values.isna()].astype(str))
    return by_month(series.values.dropna()), reasons


def test_a_month_is_complete_when_its_last_day_has_a_row(shop: Shop) -> None:
    """November ends with a row; December has reached the ninth."""
    shop.write(days("2011-11-01", "2011-12-09"))
    assert read(shop, absent="missing") == ({"2011-11": 30.0}, {"2011-12": "data reach 9 December 2011 only"})


def test_figures_that_settle_late_are_waited_for(shop: Shop) -> None:
    """With a lag of ten days, November is settled when the data reach 10 December."""
    shop.write(days("2011-11-01", "2011-12-09"))
    values, reasons = read(shop, lag_days=10)
    assert values == {}
    assert reasons["2011-11"] == ("data reach 9 December 2011 only, and figures settle 10 days after the month's end")
    assert read(shop, lag_days=9)[0] == {"2011-11": 30.0}


def test_a_stated_day_is_trusted(shop: Shop) -> None:
    """A shop that is closed on the month's last days states how far its export reaches; later rows are not judged."""
    shop.write("date,revenue\n2011-10-28,5\n2011-11-28,6\n2011-12-02,7\n")
    values, reasons = read(shop, complete="stated", through=dt.date(2011, 11, 30))
    assert values == {"2011-10": 5.0, "2011-11": 6.0}
    assert reasons == {"2011-12": "data are stated to reach 30 November 2011 only"}


def test_days_without_a_row_are_missing_unless_said_otherwise(shop: Shop) -> None:
    """Two days without a row make the month incomplete; with ``absent: zero`` nothing happened on them."""
    shop.write(days("2011-10-01", "2011-11-30", without=("2011-11-05", "2011-11-06")))
    values, reasons = read(shop, absent="missing")
    assert values == {"2011-10": 31.0}
    assert reasons == {
        "2011-11": "2 days without a row (5, 6 November); if that means nothing happened, say absent: zero"
    }
    assert read(shop, absent="zero") == ({"2011-10": 31.0, "2011-11": 28.0}, {})


def test_the_first_month_needs_its_first_day(shop: Shop) -> None:
    """Data that begin in the middle of a month do not tell of that month."""
    shop.write(days("2011-10-17", "2011-11-30"))
    assert read(shop, absent="missing") == ({"2011-11": 30.0}, {"2011-10": "data begin on 17 October 2011"})


def test_a_month_without_any_row_is_zero_or_missing_as_the_source_says(shop: Shop) -> None:
    """A sum is then 0, a mean has no value; with ``absent: missing`` neither has."""
    shop.write("date,revenue\n2011-09-30,5\n2011-11-30,6\n")
    assert read(shop)[0] == {"2011-09": 5.0, "2011-10": 0.0, "2011-11": 6.0}
    assert shop.values("count(revenue)")["2011-10"] == 0.0
    assert shop.values("distinct(revenue)")["2011-10"] == 0.0
    mean = shop.read("mean(revenue)").series["kpi"]
    assert mean.at(pd.Period("2011-10")) is None
    missing = shop.read(absent="missing").series["kpi"].incomplete[pd.Period("2011-10")]
    assert missing == "there is no row for it; if no row means nothing happened, say absent: zero"


def test_quiet_months_up_to_the_stated_day_are_zero(shop: Shop) -> None:
    """The export reaches November and holds nothing after September: two months of nothing, not of no data."""
    shop.write("date,revenue\n2011-09-30,5\n")
    values, reasons = read(shop, complete="stated", through=dt.date(2011, 12, 5))
    assert values == {"2011-09": 5.0, "2011-10": 0.0, "2011-11": 0.0}
    assert reasons == {}


def test_one_row_makes_a_month_of_monthly_data(shop: Shop) -> None:
    """Whatever its day, it tells of the whole month, and the reach is the month's end."""
    shop.write("date,revenue\n2011-09-01,5\n2011-11-15,6\n")
    values, reasons = read(shop, grain="month", absent="missing")
    assert values == {"2011-09": 5.0, "2011-11": 6.0}
    assert list(reasons) == ["2011-10"]
    assert shop.read(grain="month").reach["orders"].reaches == dt.date(2011, 11, 30)


def test_months_may_be_written_without_a_day(shop: Shop) -> None:
    shop.write("date,revenue\n2011-11,6\n")
    assert read(shop, grain="month", format={"date": "%Y-%m"}) == ({"2011-11": 6.0}, {})


def test_a_week_is_split_by_days(shop: Shop) -> None:
    """The week from 31 October has one day in October and six in November: 7 becomes 1 and 6."""
    weeks = pd.date_range("2011-10-03", "2011-11-28", freq="7D").strftime("%Y-%m-%d")
    shop.write("date,revenue\n" + "".join(f"{week},7\n" for week in weeks))
    values, reasons = read(shop, grain="week", absent="missing")
    assert values == {"2011-11": 30.0}
    assert reasons == {"2011-10": "data begin on 3 October 2011", "2011-12": "data reach 4 December 2011 only"}
    reach = shop.read(grain="week").reach["orders"]
    assert (reach.last, reach.reaches) == (dt.date(2011, 11, 28), dt.date(2011, 12, 4))


@pytest.mark.parametrize(
    ("value", "november"),
    [
        ("mean(revenue)", pytest.approx((1 * 6 + 2 * 7 + 3 * 7 + 4 * 7 + 5 * 3) / 30)),
        ("last(revenue)", 4.0),
        ("min(revenue)", 1.0),
        ("max(revenue)", 4.0),
        ("distinct(revenue)", 4.0),
    ],
)
def test_what_cannot_be_split_goes_where_most_of_the_week_lies(shop: Shop, value: str, november: float) -> None:
    """The week from 28 November has four of its days in December; a mean is weighted by days."""
    weeks = ("2011-10-31", "2011-11-07", "2011-11-14", "2011-11-21", "2011-11-28")
    shop.write("date,revenue\n" + "".join(f"{week},{place}\n" for place, week in enumerate(weeks, start=1)))
    assert shop.values(value, grain="week")["2011-11"] == november


def test_reach_tells_files_rows_and_days(shop: Shop) -> None:
    shop.write("date,revenue\n2011-10-31,5\n2011-11-30,6\n2011-11-30,7\n")
    reach = shop.read().reach["orders"]
    assert (reach.first, reach.last, reach.reaches) == (
        dt.date(2011, 10, 31),
        dt.date(2011, 11, 30),
        dt.date(2011, 11, 30),
    )
    assert (reach.rows, reach.replaced, reach.files) == (3, 0, ("clients/shop/data/orders.csv",))
