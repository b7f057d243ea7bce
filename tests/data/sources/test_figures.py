"""What a KPI's value is, month by month, worked out by hand from small files."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from readout.model.client import Source
from readout.model.errors import SourceError

from .conftest import Shop, by_month

ORDERS = """date,invoice,revenue,country,status,gift
2011-10-01,a,1.10,FI,paid,true
2011-10-01,a,2.20,FI,paid,false
2011-10-31,b,3,SE,open,TRUE
2011-11-15,c,,SE,paid,true
2011-11-29,c,5,FI,paid,true
2011-11-29,d,7,SE,paid,false
2011-11-30,e,,FI,paid,true
"""
OCTOBER, NOVEMBER = "2011-10", "2011-11"


@pytest.mark.parametrize(
    ("value", "october", "november"),
    [
        ("sum(revenue)", 6.3, 12.0),
        ("mean(revenue)", 2.1, 6.0),
        ("last(revenue)", 3.0, 12.0),
        ("min(revenue)", 1.1, 5.0),
        ("max(revenue)", 3.0, 7.0),
        ("count(revenue)", 3.0, 2.0),
        ("count(invoice)", 3.0, 4.0),
        ("distinct(invoice)", 2.0, 3.0),
        ("sum(revenue) / distinct(invoice)", 3.15, 4.0),
    ],
)
def test_each_aggregate_is_worked_out_by_hand(shop: Shop, value: str, october: float, november: float) -> None:
    """A blank cell is no value: not 0 in a mean, not counted; ``last`` adds up the newest day that has one."""
    shop.write(ORDERS)
    assert shop.values(value) == {OCTOBER: pytest.approx(october), NOVEMBER: pytest.approx(november)}


@pytest.mark.parametrize(
    ("where", "october"),
    [
        ({"country": "FI"}, 3.3),
        ({"country": "FI", "status": "open"}, 0.0),
        ({"gift": True}, 4.1),
        ({"revenue": 3}, 3.0),
        ({"revenue": 1.1}, 1.1),
        ({"country": "FI' OR '1'='1"}, 0.0),
    ],
)
def test_where_keeps_the_rows_that_equal_it(shop: Shop, where: dict[str, object], october: float) -> None:
    """Text is compared as text, numbers as numbers, yes and no in any letters; nothing in it is SQL."""
    shop.write(ORDERS)
    assert shop.values(where=where)[OCTOBER] == pytest.approx(october)


def test_a_ratio_keeps_both_its_parts(shop: Shop) -> None:
    """Checks and drivers look at numerator and denominator, on the months of the ratio."""
    shop.write(ORDERS)
    series = shop.read("sum(revenue) / distinct(invoice)").series["kpi"]
    assert series.numerator is not None
    assert series.denominator is not None
    assert by_month(series.numerator) == {OCTOBER: 6.3, NOVEMBER: 12.0}
    assert by_month(series.denominator) == {OCTOBER: 2.0, NOVEMBER: 3.0}
    assert series.values.index.equals(series.numerator.index)


def test_nothing_is_divided_by_zero(shop: Shop) -> None:
    """Cost per lead in a month without leads has no value and says why; it is neither 0 nor infinite."""
    shop.write("date,revenue,leads\n2011-10-31,5,0\n2011-11-30,6,2\n")
    series = shop.read("sum(revenue) / sum(leads)").series["kpi"]
    assert series.at(pd.Period(OCTOBER)) is None
    assert series.at(pd.Period(NOVEMBER)) == 3.0
    assert series.incomplete == {pd.Period(OCTOBER): "there is nothing to divide by: sum(leads) is 0"}


def test_a_kpi_may_be_another_kpi_or_one_over_another(shop: Shop) -> None:
    """They may stand before the KPIs they are made of; report order stays."""
    shop.write(ORDERS)
    values = {"aov": "kpi(revenue) / kpi(orders)", "again": "kpi(aov)", "revenue": "sum(revenue)"}
    series = shop.read(values | {"orders": "distinct(invoice)"}).series
    assert list(series) == ["aov", "again", "revenue", "orders"]
    assert by_month(series["aov"].values) == {OCTOBER: 3.15, NOVEMBER: 4.0}
    assert by_month(series["again"].values) == {OCTOBER: 3.15, NOVEMBER: 4.0}


def test_kpis_of_two_sources_meet_on_all_their_months(shop: Shop) -> None:
    """Where one of the two has no month, the ratio has no value and names the one that is missing."""
    shop.write("date,spend\n2011-09-30,4\n2011-10-31,9\n")
    shop.write("date,leads\n2011-10-31,3\n2011-11-30,5\n", "data/leads.csv")
    leads = Source(id="leads", file="data/leads.csv", date="date", absent="zero")
    client = shop.client({"spend": "sum(spend)", "leads": "sum(leads)", "cost": "kpi(spend) / kpi(leads)"}, (leads,))
    cost = shop.figures(client).series["cost"]
    assert by_month(cost.values.dropna()) == {OCTOBER: 3.0}
    assert list(cost.values.index.astype(str)) == ["2011-09", OCTOBER, NOVEMBER]
    assert cost.incomplete == {
        pd.Period("2011-09"): "there are no data for kpi(leads)",
        pd.Period(NOVEMBER): "there are no data for kpi(spend)",
    }


def test_a_month_whose_cells_are_all_blank_is_missing_not_zero(shop: Shop) -> None:
    """Rows without any value say nothing; the reason names the column. No row passing a filter is a real 0."""
    shop.write("date,revenue,status\n2011-10-31,,paid\n2011-11-30,5,paid\n")
    series = shop.read().series["kpi"]
    assert series.at(pd.Period(OCTOBER)) is None
    assert series.incomplete == {pd.Period(OCTOBER): "no value in the column revenue in its rows"}
    assert shop.values(where={"status": "open"}) == {OCTOBER: 0.0, NOVEMBER: 0.0}


def test_column_names_may_hold_any_character(shop: Shop) -> None:
    """Quotes, brackets and SQL in a header are a name and nothing else."""
    name = 'Net "revenue"; DROP TABLE x -- (€)'
    header = ",".join('"' + each.replace('"', '""') + '"' for each in ("date", name))
    shop.write(f"{header}\n2011-11-30,5\n")
    quoted = name.replace('"', '""')
    assert shop.values(f'sum("{quoted}")') == {NOVEMBER: 5.0}
    parquet = shop.project.root / "clients/shop/data/orders.parquet"
    duckdb.sql(f"COPY (SELECT DATE '2011-11-30' AS date, 5 AS \"{quoted}\") TO '{parquet}' (FORMAT parquet)")
    assert shop.values(f'sum("{quoted}")', file="data/orders.parquet") == {NOVEMBER: 5.0}


def test_all_sources_are_told_together(shop: Shop) -> None:
    """The analyst mends everything in one go."""
    shop.write("date,revenue\n2011-11-30,many\n")
    shop.write("", "data/leads.csv")
    with pytest.raises(SourceError) as caught:
        shop.read(others=(Source(id="leads", file="data/leads.csv", date="date"),))
    assert [problem.where for problem in caught.value.problems] == [
        "clients/shop/data/orders.csv:2",
        "clients/shop/data/leads.csv",
    ]


def test_a_source_without_kpis_is_read_for_its_reach(shop: Shop) -> None:
    """A figure to reconcile with may have no KPI; how far it reaches is known all the same."""
    shop.write(ORDERS)
    shop.write("date\n2011-11-30\n", "data/leads.csv")
    figures = shop.read(others=(Source(id="leads", file="data/leads.csv", date="date"),))
    assert figures.reach["leads"].rows == 1
