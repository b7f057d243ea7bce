"""KPIs by the members of their dimensions and by day, worked out by hand from small files."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.sources import members as module
from readout.data.sources.members import read_all_members, read_members
from readout.model.client import Client, Source
from readout.model.drivers import explain_change
from readout.model.drivers_detail import Detail, Members
from readout.model.errors import SourceError

from .conftest import Shop, new_shop

OCTOBER, NOVEMBER = pd.Period("2011-10"), pd.Period("2011-11")
MONTHS = (NOVEMBER, OCTOBER)
ORDERS = """date,invoice,revenue,country,status
2011-10-01,a,1.10,FI,paid
2011-10-01,a,2.20, FI ,paid
2011-10-31,b,3,SE,open
2011-11-15,c,,SE,paid
2011-11-29,c,5,FI,paid
2011-11-29,d,7,,paid
2011-11-30,e,4,NO,paid
"""
STATED = {"complete": "stated", "through": dt.date(2011, 11, 30)}


def client_of(shop: Shop, *values: str, dimension: str = "country", **settings: Any) -> Client:
    """Return a client with one KPI for each formula, ``k0``, ``k1``…, all with one dimension."""
    client = shop.client({f"k{place}": value for place, value in enumerate(values)}, **(STATED | settings))
    return replace(client, kpis=tuple(replace(kpi, dimensions=(dimension,)) for kpi in client.kpis))


def detail_of(shop: Shop, value: str = "sum(revenue)", months: Any = MONTHS, **settings: Any) -> Detail:
    """Read the detail of a KPI given as a formula."""
    client = client_of(shop, value, **settings)
    return read_members(shop.project, client, client.kpis[0], months)


def table(members: Members) -> dict[str | None, dict[str, float | None]]:
    """Return members' values (numerators) by name and month."""
    return {each.name: {str(month): value for month, value in each.values.items()} for each in members.members}


def below(members: Members) -> dict[str | None, dict[str, float | None]]:
    """Return members' denominators by name and month."""
    return {each.name: {str(month): value for month, value in (each.below or {}).items()} for each in members.members}


def by_country(shop: Shop, value: str = "sum(revenue)", **settings: Any) -> Members:
    """Read a KPI by country."""
    return detail_of(shop, value, **settings).dimensions[0]


def test_a_sum_by_country(shop: Shop) -> None:
    """Blank cells are a member of their own, spaces around a name do not count, rows without a figure are None.

    The order is by how much each changed: 7, 4, then Sweden's 3 and Finland's 1.70.
    """
    shop.write(ORDERS)
    found = by_country(shop)
    assert found.dimension == "country"
    assert found.months == {OCTOBER, NOVEMBER}
    assert list(table(found).items()) == [
        (None, {"2011-11": 7}),
        ("NO", {"2011-11": 4}),
        ("SE", {"2011-11": None, "2011-10": 3}),
        ("FI", {"2011-11": 5, "2011-10": 3.3}),
    ]


@pytest.mark.parametrize(
    ("value", "numerators", "denominators"),
    [
        # A count counts filled cells: Sweden's in November is blank, which is a real 0.
        ("count(revenue)", {"FI": {"2011-11": 1, "2011-10": 2}, "SE": {"2011-11": 0, "2011-10": 1}}, None),
        # The newest day with a figure is 30 November and 31 October: only Norway and Sweden have one on them.
        ("last(revenue)", {"NO": {"2011-11": 4}, "SE": {"2011-10": 3}}, None),
        # A mean is a sum over a count.
        (
            "mean(revenue)",
            {"FI": {"2011-11": 5, "2011-10": 3.3}, "SE": {"2011-11": None, "2011-10": 3}},
            {"FI": {"2011-11": 1, "2011-10": 2}, "SE": {"2011-11": 0, "2011-10": 1}},
        ),
        (
            "sum(revenue) / count(invoice)",
            {"FI": {"2011-11": 5, "2011-10": 3.3}, "SE": {"2011-11": None, "2011-10": 3}},
            {"FI": {"2011-11": 1, "2011-10": 2}, "SE": {"2011-11": 1, "2011-10": 1}},
        ),
    ],
)
def test_other_aggregates_by_country(shop: Shop, value: str, numerators: Any, denominators: Any) -> None:
    """Each by hand from the seven rows."""
    shop.write(ORDERS)
    found = by_country(shop, value)
    assert {name: table(found)[name] for name in numerators} == numerators
    if denominators:
        assert {name: below(found)[name] for name in denominators} == denominators
    if value.startswith("last"):
        assert set(table(found)) == set(numerators)


@pytest.mark.parametrize("value", ["distinct(invoice)", "min(revenue)", "sum(revenue) / distinct(invoice)"])
def test_what_does_not_add_up_is_not_read(shop: Shop, value: str) -> None:
    """The dimension is there with the reason, and no member."""
    shop.write(ORDERS)
    found = by_country(shop, value)
    assert (found.dimension, found.members) == ("country", ())
    assert "add up" in str(found.reason)


def test_a_filter_holds_for_members_too(shop: Shop) -> None:
    """Only what is paid counts; a country without a paid row is no member."""
    shop.write(ORDERS)
    found = by_country(shop, where={"status": "paid"})
    assert table(found)["SE"] == {"2011-11": None}
    assert table(by_country(shop, where={"status": "open"})) == {"SE": {"2011-10": 3}}


def test_later_files_replace_rows_of_earlier_ones(shop: Shop) -> None:
    """By the key, as in the figures: the order that moved from Sweden to Norway is Norway's."""
    shop.write("date,invoice,revenue,country\n2011-10-31,a,5,FI\n2011-10-31,b,7,SE\n", "data/1.csv")
    shop.write("date,invoice,revenue,country\n2011-10-31,b,8,NO\n2011-11-30,c,1,FI\n", "data/2.csv")
    found = by_country(shop, file="data/*.csv", key=("invoice",))
    assert table(found) == {"NO": {"2011-10": 8}, "FI": {"2011-10": 5, "2011-11": 1}}


def test_weeks_are_split_by_days(shop: Shop) -> None:
    """The week of 31 October gives a seventh to October and six to November; of a last value it is November's."""
    shop.write("date,revenue,country\n2011-10-03,70,SE\n2011-10-31,70,FI\n2011-11-07,7,FI\n")
    weekly = {"grain": "week", "through": dt.date(2011, 11, 30)}
    assert table(by_country(shop, **weekly)) == {
        "SE": {"2011-10": 70},
        "FI": {"2011-11": pytest.approx(67), "2011-10": pytest.approx(10)},
    }
    assert table(by_country(shop, "last(revenue)", **weekly)) == {"SE": {"2011-10": 70}, "FI": {"2011-11": 7}}
    assert detail_of(shop, **weekly).days == {}


def test_a_quarter_is_read_by_its_last_month(shop: Shop) -> None:
    """Three months' rows are one figure; the months between have none."""
    shop.write("date,revenue,country\n2011-07-31,1,FI\n2011-08-31,2,FI\n2011-09-30,4,FI\n2011-12-31,8,SE\n")
    months = [pd.Period(each, "M") for each in ("2011-12", "2011-11", "2011-09")]
    settings = {"every": "quarter", "through": dt.date(2011, 12, 31)}
    found = by_country(shop, months=months, **settings)
    assert found.months == {months[0], months[2]}
    assert table(found) == {"SE": {"2011-12": 8}, "FI": {"2011-09": 7}}
    assert len(detail_of(shop, months=months, **settings).days[months[2]]) == 92


def test_an_incomplete_month_is_left_out(shop: Shop) -> None:
    """November is stated to reach the 20th only: what it lacks by country would look like a loss."""
    shop.write(ORDERS)
    found = detail_of(shop, through=dt.date(2011, 11, 20))
    assert found.dimensions[0].months == {OCTOBER}
    assert set(found.days) == {OCTOBER}
    nothing = detail_of(shop, months=[pd.Period("2012-01")])
    assert (nothing.dimensions[0].months, nothing.dimensions[0].members) == (frozenset(), ())


def test_days_add_up_to_the_month(shop: Shop) -> None:
    """A value for every day, nothing where there is no row; a ratio has none."""
    shop.write(ORDERS)
    days = detail_of(shop).days
    assert [len(days[month]) for month in MONTHS] == [30, 31]
    assert {place + 1: value for place, value in enumerate(days[OCTOBER]) if value} == {1: pytest.approx(3.3), 31: 3}
    assert detail_of(shop, "count(invoice)").days[NOVEMBER][28] == 2
    assert detail_of(shop, "sum(revenue) / count(invoice)").days == {}


def test_a_long_list_is_cut_in_the_database(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that changed most from any month to the first are told apart; the rest is one member and loses nothing."""
    monkeypatch.setattr(module, "MOST_MEMBERS", 2)
    rows = [f"2011-11-01,{place},m{place}\n2011-10-01,{10 if place == 3 else place},m{place}\n" for place in range(9)]
    shop.write("date,revenue,country\n" + "".join(rows) + "2011-10-31,50,big\n")
    found = by_country(shop)
    assert [(each.name, each.pooled) for each in found.members] == [("big", 0), ("m3", 0), (None, 8)]
    assert table(found)[None] == {"2011-11": 33, "2011-10": 33}


def test_a_long_list_of_a_ratio_keeps_what_moved_the_ratio(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """By mix and rate together: 100 more of both at the whole's ratio move nothing, one dear order does."""
    monkeypatch.setattr(module, "MOST_MEMBERS", 1)
    shop.write(
        "date,revenue,orders,country\n2011-10-31,100,100,even\n2011-11-30,200,200,even\n"
        "2011-10-31,1,1,dear\n2011-11-30,9,1,dear\n"
    )
    found = by_country(shop, "sum(revenue) / sum(orders)")
    assert [(each.name, each.pooled) for each in found.members] == [("dear", 0), (None, 1)]
    assert below(found) == {"dear": {"2011-11": 1, "2011-10": 1}, None: {"2011-11": 200, "2011-10": 100}}


def test_a_ratio_of_other_kpis_is_read_from_their_sources(shop: Shop) -> None:
    """Spend and leads of two sources meet by channel; a channel that one of them lacks has nothing there."""
    shop.write("date,spend,channel\n2011-10-31,9,web\n2011-11-30,8,web\n2011-11-30,2,fair\n")
    shop.write("date,leads,channel\n2011-10-31,3,web\n2011-11-30,5,web\n", "data/leads.csv")
    leads = Source(id="leads", file="data/leads.csv", date="date", absent="zero")
    client = shop.client({"spend": "sum(spend)", "leads": "sum(leads)", "cost": "kpi(spend) / kpi(leads)"}, (leads,))
    cost = replace(client.kpi("cost"), dimensions=("channel",))
    detail = read_members(shop.project, client, cost, MONTHS)
    assert table(detail.dimensions[0]) == {"fair": {"2011-11": 2}, "web": {"2011-11": 8, "2011-10": 9}}
    assert below(detail.dimensions[0]) == {"fair": {}, "web": {"2011-11": 5, "2011-10": 3}}
    assert detail.days == {}


def test_too_many_members_of_two_sources_are_not_matched(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member kept by one source may be in the rest of the other: no parts, and the reason."""
    monkeypatch.setattr(module, "MOST_MEMBERS", 1)
    shop.write("date,spend,channel\n2011-11-30,8,web\n2011-11-30,2,fair\n")
    shop.write("date,leads,channel\n2011-11-30,5,web\n", "data/leads.csv")
    leads = Source(id="leads", file="data/leads.csv", date="date", absent="zero")
    client = shop.client({"spend": "sum(spend)", "leads": "sum(leads)", "cost": "kpi(spend) / kpi(leads)"}, (leads,))
    cost = replace(client.kpi("cost"), dimensions=("channel",))
    found = read_members(shop.project, client, cost, [NOVEMBER]).dimensions[0]
    assert found.members == ()
    assert "too many to match" in str(found.reason)


def test_all_kpis_are_read_at_once(shop: Shop) -> None:
    """The same answers as one by one, the source opened once."""
    shop.write(ORDERS)
    client = client_of(shop, "sum(revenue)", "count(invoice)", "distinct(invoice)", "sum(revenue) / count(invoice)")
    together = read_all_members(shop.project, client, client.kpis, MONTHS)
    assert together == {kpi.id: read_members(shop.project, client, kpi, MONTHS) for kpi in client.kpis}


def test_a_kpi_without_dimensions_has_its_days_only(shop: Shop) -> None:
    """And one that has neither is not read at all."""
    shop.write(ORDERS)
    client = shop.client({"kpi": "sum(revenue)", "other": "max(revenue)"}, **STATED)
    found = read_all_members(shop.project, client, client.kpis, MONTHS)
    assert (found["kpi"].dimensions, len(found["kpi"].days)) == ((), 2)
    assert found["other"] == Detail()


def test_bad_cells_are_named_as_in_the_figures(shop: Shop) -> None:
    """One line for the analyst: file, row, column, value, cure. A dimension that is not there is a missing column."""
    shop.write("date,revenue,country\n2011-11-30,many,FI\n")
    with pytest.raises(SourceError, match=r"orders\.csv:2: column \"revenue\" is 'many'"):
        by_country(shop)
    shop.write("date,revenue,country\n2011-11-30,1,FI\n")
    with pytest.raises(SourceError, match=r'needs the column "region"'):
        detail_of(shop, dimension="region")


def test_names_of_columns_and_members_are_no_sql(shop: Shop) -> None:
    """Quotes and statements in a header or a cell are text."""
    shop.write('date,revenue,"a\'b""; DROP"\n2011-11-30,1,"x\'); SELECT 1 --"\n')
    found = detail_of(shop, dimension="a'b\"; DROP").dimensions[0]
    assert table(found) == {"x'); SELECT 1 --": {"2011-11": 1}}


days = st.dates(dt.date(2011, 9, 20), dt.date(2011, 12, 10))
rows = st.tuples(days, st.none() | st.decimals(-1000, 1000, places=2), st.sampled_from(["", "a", "b", "c", "d"]))


@settings(max_examples=12, deadline=None)
@given(st.lists(rows, min_size=1, max_size=30), st.sampled_from(["day", "week"]))
def test_members_add_up_to_the_figures(table: list[tuple[dt.date, Any, str]], grain: str) -> None:
    """Whatever the rows: of every KPI that has parts, members add up to the very value that the report shows."""
    if grain == "week":
        table = [(day - dt.timedelta(days=day.weekday()), amount, member) for day, amount, member in table]
    lines = [f"{day},{'' if amount is None else amount},{member}\n" for day, amount, member in table]
    formulas = ("sum(revenue)", "count(revenue)", "last(revenue)", "mean(revenue)")
    with tempfile.TemporaryDirectory() as folder:
        shop = new_shop(Path(folder))
        shop.write("date,revenue,country\n2011-09-01,1,a\n" + "".join(lines))
        if grain == "week":
            shop.write("date,revenue,country\n2011-09-05,1,a\n" + "".join(lines))
        client = client_of(shop, *formulas, grain=grain, through=dt.date(2011, 12, 31))
        figures, details = shop.figures(client), read_all_members(shop.project, client, client.kpis, MONTHS)
    for kpi in client.kpis:
        series, members = figures.series[kpi.id], details[kpi.id].dimensions[0].members
        for month in MONTHS:
            above = sum(each.values.get(month) or 0 for each in members)
            under = sum((each.below or {}).get(month) or 0 for each in members)
            value = series.at(month)
            if value is not None:
                assert (above / under if under else above) == pytest.approx(value, abs=1e-6)
        explanation = explain_change(kpi, series, NOVEMBER, OCTOBER, details[kpi.id])
        assert all(part.kind != "unexplained" for part in explanation.parts) or explanation.reason
