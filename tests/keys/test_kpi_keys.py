"""What each key of a KPI in client.yml does to its figure and its place in the report."""

from __future__ import annotations

import pytest

from tests.keys.shop import Shop, proves

TWO = """kpis:
  - {{id: revenue, name: Revenue, source: orders, value: sum(revenue), unit: currency, goals: [grow]{}}}
  - {{id: sales, name: Sales, source: orders, value: count(revenue), goals: [grow]}}
"""
ROWS = "date,revenue,customer,kind\n2024-04-01,10,ann,paid\n2024-04-10,20,bob,paid\n2024-04-30,30,ann,open\n"
DAILY = "sources: {orders: {file: data/orders.csv, date: date, absent: zero}}\n"


@proves("kpis.id")
def test_kpis_stand_in_the_order_of_client_yml(shop: Shop) -> None:
    """The order is agreed with the client, and other keys name a KPI by its id."""
    shop.says(TWO.format(""))
    assert [each["id"] for each in shop.facts()["kpis"]] == ["revenue", "sales"]
    first, second = TWO.format("").splitlines()[1:]
    shop.says(f"kpis:\n{second}\n{first}\n")
    assert [each["id"] for each in shop.facts()["kpis"]] == ["sales", "revenue"]


@proves("kpis.name")
def test_name_is_what_the_client_calls_the_figure(shop: Shop) -> None:
    """On the first page and in the table."""
    shop.kpi("name: Money in the till")
    assert "Money in the till 130" in shop.read("headline")


@proves("kpis.definition")
def test_definition_says_what_is_counted_in_the_clients_words(shop: Shop) -> None:
    """Without one, the formula is shown: no figure is left unexplained."""
    assert "Revenue: sum(revenue)" in shop.read("definitions")
    shop.kpi("definition: all orders before returns")
    assert "Revenue: All orders before returns." in shop.read("definitions")


@proves("kpis.source")
def test_source_is_the_table_the_figure_comes_from(shop: Shop) -> None:
    """Two tables may have columns of the same name."""
    shop.write("data/till.csv", "date,revenue\n2024-04-01,9\n")
    sources = "".join(f"  {id_}: {{file: data/{id_}.csv, date: date, grain: month}}\n" for id_ in ("orders", "till"))
    shop.says(
        f"sources:\n{sources}kpis: [{{id: revenue, name: Revenue, source: till, value: sum(revenue), goals: [grow]}}]"
    )
    assert shop.value() == 9


@proves("kpis.value")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("sum(revenue)", 60),
        ('sum("revenue")', 60),
        ("mean(revenue)", 20),
        ("last(revenue)", 30),
        ("min(revenue)", 10),
        ("max(revenue)", 30),
        ("count(revenue)", 3),
        ("distinct(customer)", 2),
        ("sum(revenue) / distinct(customer)", 30),
    ],
)
def test_value_is_how_the_rows_of_a_month_make_one_figure(shop: Shop, value: str, expected: float) -> None:
    """By hand, of 10 and 30 by ann and 20 by bob."""
    shop.write("data/orders.csv", ROWS)
    goals = "goals: [{id: grow, statement: Sell lamps, kpi: revenue, target: 1200, measure: level}]\n"
    shop.says(f"{DAILY}{goals}kpis: [{{id: revenue, name: Revenue, source: orders, value: '{value}', goals: [grow]}}]")
    assert shop.value() == expected


@proves("kpis.value")
def test_value_may_divide_one_kpi_by_another_of_another_source(shop: Shop) -> None:
    """What an order brought: 130 of revenue over 4 orders, from two tables."""
    shop.write("data/till.csv", "date,orders\n2024-04-01,4\n")
    shop.says("""
sources:
  orders: {file: data/orders.csv, date: date, grain: month}
  till: {file: data/till.csv, date: date, grain: month}
kpis:
  - {id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [grow]}
  - {id: orders, name: Orders, source: till, value: sum(orders), goals: [grow]}
  - {id: each, name: An order, value: kpi(revenue) / kpi(orders), goals: [grow]}
""")
    assert shop.value(kpi="each") == 32.5


@proves("kpis.where")
def test_where_counts_only_the_rows_that_are_equal(shop: Shop) -> None:
    """Paid orders are 10 + 20, and the small print says so; a filter that nothing passes is warned about."""
    shop.write("data/orders.csv", ROWS)
    kpi = "kpis: [{{id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [grow], where: {}}}]"
    shop.says(DAILY + kpi.format("{kind: paid}"))
    assert shop.value() == 30
    assert "sum(revenue) where kind = paid" in shop.read("definitions")
    shop.says(DAILY + kpi.format("{kind: payed}"))
    assert any("R011" in each and "no row has kind 'payed'" in each for each in shop.checks())


@proves("kpis.unit")
@pytest.mark.parametrize(("unit", "written"), [("currency", "£0.25"), ("number", "0.25"), ("percent", "25.0%")])
def test_unit_is_how_the_value_is_written(shop: Shop, unit: str, written: str) -> None:
    """A quarter is money, a plain number or a share."""
    shop.write("data/orders.csv", "date,revenue\n2024-04-01,0.25\n")
    shop.kpi(f"unit: {unit}")
    assert f"Revenue {written} " in shop.read("results")
    assert shop.facts()["kpis"][0]["unit"] == unit


@proves("kpis.better")
@pytest.mark.parametrize(("better", "status"), [("higher", "ahead"), ("lower", "behind")])
def test_better_says_which_side_of_the_plan_is_good(shop: Shop, better: str, status: str) -> None:
    """460 of 400 planned: well done for sales, too fast for a budget."""
    shop.kpi(f"better: {better}")
    assert shop.goal_facts()["status"] == status


@proves("kpis.goals")
def test_goals_ties_a_kpi_to_the_business(shop: Shop) -> None:
    """A KPI that serves no goal is a finding (R401), however good it looks."""
    assert "R401" not in shop.codes()
    assert shop.facts()["kpis"][0]["goals"] == ["grow"]
    shop.kpi("goals: []")
    assert "R401 revenue serves no goal; name one under goals, or leave it out" in shop.checks()


@proves("kpis.role", "kpis.leads_to")
def test_a_leading_sign_is_never_headlined_and_says_what_it_leads_to(shop: Shop) -> None:
    """It stands behind the outcomes, it is not among what changed, and the table calls it a sign."""
    months = [f"{year}-{number:02d}" for year in (2023, 2024) for number in range(1, 13)][:16]
    rises = "".join(f"{month}-01,{130 if month == '2024-04' else 80},1\n" for month in months)
    shop.write("data/orders.csv", "date,revenue,sales\n" + rises)
    assert "Revenue, a real rise: £130" in shop.read("headline")
    shop.says(TWO.format(", role: leading, leads_to: sales a month later"))
    headline = shop.read("headline")
    assert headline.index("Sales") < headline.index("Revenue £130")
    assert "Revenue, a real rise" not in headline
    assert "Revenue a leading sign" in shop.read("results")
    assert "A leading sign: sales a month later." in shop.read("definitions")
    assert shop.facts()["kpis"][0]["role"] == "leading"


@proves("kpis.dimensions")
def test_dimensions_are_what_may_explain_a_change(shop: Shop) -> None:
    """By country: of the 30 more than in March, France brought 40 and Spain lost 10. It is a column of the source."""
    rows = ("2024-03-01,50,France", "2024-03-01,50,Spain", "2024-04-01,90,France", "2024-04-01,40,Spain")
    shop.write("data/orders.csv", "\n".join(("date,revenue,country", *rows)) + "\n")
    shop.kpi("unit: currency")
    assert "France" not in shop.read("explain")
    shop.kpi("unit: currency, dimensions: [country]")
    assert "Revenue, +£30.00 on March 2024" in shop.read("explain")
    assert "France +£41.60; Spain −£8.40" in shop.drawn("explain")
    drivers = shop.facts()["kpis"][0]["comparisons"]["previous"]["drivers"]
    assert {"France", "Spain"} <= {each["name"] for each in drivers}
    shop.kpi("dimensions: [town]")
    assert 'source orders needs the column "town"' in shop.refusal()


@proves("kpis.seasonal")
@pytest.mark.parametrize(
    ("seasonal", "said"), [("'no'", "a real rise"), ("auto", "a normal month"), ("'yes'", "cannot be told yet")]
)
def test_seasonal_says_whether_the_time_of_year_may_explain_a_month(shop: Shop, seasonal: str, said: str) -> None:
    """April 2023 sold 130 instead of 80, and April 2024 did again. Without a season that is a change;
    with one it takes two years to tell."""
    months = [f"{year}-{number:02d}" for year in (2023, 2024) for number in range(1, 13)][:16]
    sold = "".join(f"{month}-01,{130 if month.endswith('04') else 80}\n" for month in months)
    shop.write("data/orders.csv", f"date,revenue\n{sold}")
    shop.kpi(f"unit: currency, seasonal: {seasonal}")
    assert f"£130 {said}" in shop.read("results").replace("\N{BLACK DIAMOND} ", "")


@proves("kpis.seasonal")
def test_seasonal_is_auto_yes_or_no(shop: Shop) -> None:
    """Anything else is refused."""
    shop.kpi("seasonal: often")
    assert "kpis[0].seasonal is 'often'; write auto, yes or no" in shop.refusal()
