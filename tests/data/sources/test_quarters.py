"""Quarterly figures: one value a quarter, in its last month; the other two months are not due, and not incomplete."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pandas as pd
import pytest

from readout.data.sources.quarters import due_month, due_month_sql, due_months
from readout.model.client import Client, Source
from readout.model.months import month_of

from .conftest import Shop, by_month
from .test_completeness import days


def quarterly(shop: Shop, value: str = "sum(revenue)", **source: object) -> tuple[dict[str, float], dict[str, str]]:
    """Return the values there are and the reasons for those that should be there and are not."""
    series = shop.read(value, every="quarter", **source).series["kpi"]
    assert all(series.due(month) for month in [*series.incomplete, *series.values.dropna().index])
    return by_month(series.values.dropna()), {str(month): why for month, why in series.incomplete.items()}


def test_a_quarters_figure_stands_in_its_last_month(shop: Shop) -> None:
    """Four rows a year, dated by the quarter's end: nothing is missing in the months between."""
    shop.write("date,revenue\n2011-03-31,10\n2011-06-30,20\n2011-09-30,30\n")
    assert quarterly(shop, grain="month", absent="missing") == ({"2011-03": 10.0, "2011-06": 20.0, "2011-09": 30.0}, {})
    found = shop.read(every="quarter", grain="month", absent="missing")
    series, reach = found.series["kpi"], found.reach["orders"]
    assert series.months_apart == 3
    assert list(series.values.index) == list(pd.period_range("2011-03", "2011-09", freq="M"))
    assert not series.due(pd.Period("2011-08"))
    months = pd.period_range("2011-02", "2011-12", freq="M")
    assert [str(month) for month in months if not reach.complete(month)] == ["2011-12"]


def test_rows_may_be_dated_by_the_quarters_first_month(shop: Shop) -> None:
    """When all rows stand alike in their quarters, each tells of its whole quarter."""
    shop.write("date,revenue\n2011-01-01,10\n2011-04-01,20\n")
    assert quarterly(shop, grain="month", absent="missing") == ({"2011-03": 10.0, "2011-06": 20.0}, {})


def test_monthly_rows_are_added_up_once_the_quarter_is_all_there(shop: Shop) -> None:
    """May is missing in the second quarter, and the third has only begun."""
    shop.write("date,revenue\n2011-01-01,1\n2011-02-01,2\n2011-03-01,4\n2011-04-01,8\n2011-06-01,16\n2011-07-01,32\n")
    values, reasons = quarterly(shop, grain="month", absent="missing")
    assert values == {"2011-03": 7.0}
    assert reasons["2011-06"].startswith("31 days without a row (1, 2, 3, … May)")
    assert reasons["2011-09"] == "data reach 31 July 2011 only"


def test_daily_rows_make_quarters_too(shop: Shop) -> None:
    """Sums, means and distinct counts are those of the quarter's days, not of its months added up."""
    shop.write(days("2011-01-01", "2011-07-15"))
    assert quarterly(shop, absent="missing") == (
        {"2011-03": 90.0, "2011-06": 91.0},
        {"2011-09": "data reach 15 July 2011 only"},
    )
    assert quarterly(shop, "distinct(revenue)", absent="missing")[0] == {"2011-03": 1.0, "2011-06": 1.0}
    assert quarterly(shop, "mean(revenue)", absent="missing")[0] == {"2011-03": 1.0, "2011-06": 1.0}


def test_quarters_settle_late_as_months_do(shop: Shop) -> None:
    shop.write(days("2011-01-01", "2011-04-05"))
    assert quarterly(shop, absent="missing", lag_days=5)[0] == {"2011-03": 90.0}
    assert quarterly(shop, absent="missing", lag_days=6)[0] == {}


def test_quarters_follow_the_clients_fiscal_year(shop: Shop) -> None:
    """A year from December to November has quarters that end in February, May, August and November."""
    shop.write("date,revenue\n2011-02-28,1\n2011-05-31,2\n2011-08-31,3\n2011-11-30,4\n")
    client = replace(
        shop.client({"kpi": "sum(revenue)"}, every="quarter", grain="month", absent="missing"), fiscal_year_start=12
    )
    series = shop.figures(client).series["kpi"]
    assert by_month(series.values.dropna()) == {"2011-02": 1.0, "2011-05": 2.0, "2011-08": 3.0, "2011-11": 4.0}
    assert series.due_months == {2, 5, 8, 11}


def test_a_monthly_figure_over_a_quarterly_one_is_none(shop: Shop) -> None:
    """Spend of March over the leads of three months would look like a third of the price."""
    shop.write(days("2011-01-01", "2011-03-31"))
    shop.write("date,leads\n2011-03-31,10\n", "data/leads.csv")
    leads = Source(id="leads", file="data/leads.csv", date="date", grain="month", every="quarter")
    client = shop.client({"leads": "sum(leads)", "spend": "sum(revenue)", "cost": "kpi(spend) / kpi(leads)"}, (leads,))
    cost = shop.figures(client).series["cost"]
    assert cost.values.dropna().empty
    assert "comes monthly and the other quarterly" in cost.incomplete[pd.Period("2011-03")]


def test_two_quarterly_figures_make_a_quarterly_ratio(shop: Shop) -> None:
    shop.write("date,revenue,leads\n2011-03-31,10,4\n2011-06-30,20,0\n")
    values, reasons = quarterly(shop, "sum(revenue) / sum(leads)", grain="month", absent="missing")
    assert values == {"2011-03": 2.5}
    assert reasons == {"2011-06": "there is nothing to divide by: sum(leads) is 0"}


def test_weekly_figures_are_marked_as_estimated(shop: Shop) -> None:
    """Weeks do not end with months; whoever shows such a figure can say so. A ratio of two sources passes it on."""
    weeks = pd.date_range("2011-10-31", "2011-11-28", freq="7D").strftime("%Y-%m-%d")
    shop.write("date,revenue\n" + "".join(f"{week},7\n" for week in weeks))
    shop.write(days("2011-11-01", "2011-11-30").replace("revenue", "leads"), "data/leads.csv")
    leads = Source(id="leads", file="data/leads.csv", date="date")
    formulas = {"leads": "sum(leads)", "spend": "sum(revenue)", "cost": "kpi(spend) / kpi(leads)"}
    series = shop.figures(shop.client(formulas, (leads,), grain="week")).series
    assert {id_: each.estimated for id_, each in series.items()} == {"leads": False, "spend": True, "cost": True}


@pytest.mark.parametrize("start", range(1, 13))
def test_sql_and_python_agree_on_the_quarter(start: int) -> None:
    """Distinct counts are grouped in SQL, all else in Python: for any fiscal year both mean the same quarters."""
    due = due_months(
        Source(id="x", date="date", every="quarter"), Client(id="shop", name="Shop", fiscal_year_start=start)
    )
    for day in pd.date_range("2011-01-31", "2012-12-31", freq="ME").date:
        sql = f"SELECT CAST({due_month_sql(f'DATE {day.isoformat()!r}', due)} AS DATE)"
        ((found,),) = duckdb.sql(sql).fetchall()
        assert month_of(found) == due_month(month_of(day), due)
