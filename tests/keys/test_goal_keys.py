"""What each key of a goal in client.yml, and of the decisions about it, does to the report."""

from __future__ import annotations

import pytest

from tests.keys.shop import Shop, proves

LARGER = """goals:
  - {id: year, statement: Grow the shop, kpi: revenue, target: 1200}
  - {id: spring, statement: Sell the spring range, kpi: revenue, target: 600, parent: year}
"""


@proves("goals.id")
def test_id_is_what_kpis_and_decisions_name_a_goal_by(shop: Shop) -> None:
    """In facts.json too; a KPI that names another id is refused."""
    shop.goal("id: sell")
    assert "kpis[0].goals[0] names 'grow', which is not in goals; write sell" in shop.refusal()
    shop.says(
        "goals: [{id: sell, statement: Sell lamps, kpi: revenue, target: 1200}]\n"
        "kpis: [{id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [sell]}]"
    )
    assert shop.goal_facts()["id"] == "sell"


@proves("goals.statement")
def test_statement_is_the_goal_as_agreed_with_the_client(shop: Shop) -> None:
    """Word for word."""
    shop.goal("statement: Fill the shop before the summer")
    assert "Fill the shop before the summer" in shop.read("headline")


@proves("goals.kpi", "goals.target")
def test_kpi_and_target_are_what_a_goal_is_measured_by(shop: Shop) -> None:
    """By hand: 3 sales a month are 12 by April, of 24 in the year; a third of the span has run, so 8 were planned."""
    shop.write("data/orders.csv", "date,revenue,sales\n" + "".join(f"2024-{m:02d}-01,100,3\n" for m in range(1, 5)))
    shop.says("""
kpis:
  - {id: revenue, name: Revenue, source: orders, value: sum(revenue), unit: currency, goals: [grow]}
  - {id: sales, name: Sales, source: orders, value: sum(sales), goals: [grow]}
goals: [{id: grow, statement: Sell lamps, kpi: sales, target: 24}]
""")
    found = shop.goal_facts()
    assert (found["actual"], found["planned"], found["target"]) == (12, 8, 24)
    assert "We are 61 days ahead of plan: Sales since January 2024 came to 12, with 8" in shop.read("headline")


@proves("goals.measure")
def test_measure_is_a_total_to_add_up_or_a_level_to_reach(shop: Shop) -> None:
    """By hand: four months add up to 460. As a level it is April's 130, on a line from December's 80 to 200."""
    shop.goal("target: 200, measure: total")
    assert (shop.goal_facts()["actual"], shop.goal_facts()["status"]) == (460, "met")
    shop.goal("target: 200, measure: level")
    assert (shop.goal_facts()["actual"], shop.goal_facts()["planned"]) == (130, 120)


@proves("goals.from", "goals.until")
def test_from_and_until_are_a_span_of_the_goals_own(shop: Shop) -> None:
    """By hand: February to May are four months, of which three have run: 900 planned, 360 sold. Then it is over."""
    shop.goal("from: 2024-02, until: 2024-05")
    assert (shop.goal_facts()["planned"], shop.goal_facts()["actual"]) == (900, 360)
    assert shop.goal_facts("2024-01")["status"] == "not-started"
    shop.goal("from: 2024-01, until: 2024-04")
    assert shop.goal_facts()["status"] == "missed"


@proves("goals.plan")
@pytest.mark.parametrize(
    ("plan", "planned"),
    [
        ("linear", 400),  # four of twelve equal months
        ("seasonal", 240),  # last year's first four months had 240 of 1,200
        ("{2024-01: 100, 2024-02: 50, 2024-03: 50, 2024-04: 100, 2024-05: 100, 2024-06: 800}", 300),
    ],
)
def test_plan_is_how_the_target_spreads_over_the_months(shop: Shop, plan: str, planned: float) -> None:
    """In equal parts, by last year's shape, or month by month."""
    last_year = "".join(f"2023-{m:02d}-01,{60 if m < 5 else 120}\n" for m in range(1, 13))
    this_year = "".join(f"2024-{m:02d}-01,100\n" for m in range(1, 5))
    shop.write("data/orders.csv", f"date,revenue\n{last_year}{this_year}")
    shop.goal(f"plan: {plan}" + (", until: 2024-06" if plan.startswith("{") else ""))
    assert shop.goal_facts()["planned"] == pytest.approx(planned)


@proves("goals.parent")
def test_parent_is_the_larger_goal_that_a_campaign_serves(shop: Shop) -> None:
    """The reader sees how the two belong together; a goal cannot serve itself."""
    shop.says(LARGER.replace("year,", "grow,").replace("parent: year", "parent: grow"))
    assert "Sell the spring range part of: Grow the shop" in shop.read("headline")
    shop.says(LARGER.replace("year,", "grow,").replace("parent: year", "parent: spring"))
    assert "goals[1].parent leads back to itself (spring → spring)" in shop.refusal()


@proves("goals.milestones.title", "goals.milestones.due", "goals.milestones.done")
def test_milestones_are_dated_steps_with_or_without_a_figure(shop: Shop) -> None:
    """One of three is done, one overdue by ten days: behind. The one ahead stands in the plan."""
    steps = (
        "{title: Brief, due: 2024-03-01, done: 2024-03-01}",
        "{title: Test page, due: 2024-04-20}",
        "{title: New shop, due: 2024-06-30}",
    )
    kpi = "kpis: [{id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [grow]}]\n"
    shop.says(f"{kpi}goals: [{{id: grow, statement: Open the new shop, milestones: [{', '.join(steps)}]}}]")
    assert (shop.goal_facts()["status"], shop.goal_facts()["days_ahead"]) == ("behind", -10)
    assert "1 of 3 steps done" in shop.read("headline")
    assert "30 Jun: New shop" in shop.read("plan")


@proves("goals.revisions.from", "goals.revisions.target", "goals.revisions.agreed_by", "goals.revisions.why")
def test_revisions_change_the_target_and_leave_earlier_months_as_they_were(shop: Shop) -> None:
    """By hand: March is held against 1,200 (300 by then), April against 600 (200 by then), which also says why."""
    shop.goal("revisions: [{from: 2024-04, target: 600, agreed_by: owner, why: the range was cut}]")
    assert (shop.goal_facts("2024-03")["target"], shop.goal_facts("2024-03")["planned"]) == (1200, 300)
    assert "range was cut" not in shop.read("goals", "2024-03")
    assert (shop.goal_facts()["target"], shop.goal_facts()["planned"]) == (600, 200)
    said = "the target is £600 instead of £1,200 from April 2024, agreed with Oskar Owner: The range was cut."
    assert said in shop.read("goals")


@proves("decisions.month", "decisions.goal", "decisions.decide", "decisions.because")
@pytest.mark.parametrize(
    ("decide", "said"), [("keep", "keep the plan"), ("change", "change the plan"), ("pivot", "change direction")]
)
def test_decisions_are_told_in_their_month_and_no_other(shop: Shop, decide: str, said: str) -> None:
    """What we decided about a goal off its plan, and why."""
    decision = f"{{month: 2024-04, goal: grow, decide: {decide}, because: lamps sell in autumn}}"
    shop.says(f"decisions: [{decision}]")
    assert f"Revenue: we {said}. Lamps sell in autumn." in shop.read("goals")
    assert "autumn" not in shop.read("goals", "2024-03")
    shop.says(f"decisions: [{decision.replace('grow', 'glow')}]")
    assert "decisions[0].goal names 'glow', which is not in goals; did you mean grow?" in shop.refusal()
