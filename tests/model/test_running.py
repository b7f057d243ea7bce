"""The running month against its part of the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from readout.model.client import Source
from readout.model.running import Pace, SoFar, pace_of, why_not_daily
from tests.builders import client_of, goal, kpi, month, series_of

NOVEMBER = month("2012-11")  # 30 days


def pace(value: float, days: int = 12, better: str = "higher", **fields: Any) -> Pace:
    """A goal of 120 in equal parts of 10 a month, in which ``value`` has come in ``days`` days of November."""
    client = client_of(kpis=(kpi(better=better),), goals=(goal(**fields),))
    so_far = {"revenue": SoFar(value, days, dt.date(2012, 11, days))}
    found = pace_of(client, client.goals[0], {"revenue": series_of({})}, so_far, NOVEMBER)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "slipping"),
    [(3.4, True), (3.59, True), (3.61, False), (4.0, False), (9.0, False)],  # an even pace has 4; a tenth less is 3.6
)
def test_a_goal_slips_a_tenth_behind_an_even_pace(value: float, slipping: bool) -> None:
    """Worked by hand: with 12 of 30 days, 40 % of 10 is 4."""
    found = pace(value)
    assert (found.slipping, found.planned, found.passed) == (slipping, pytest.approx(10), 0.4)
    assert found.share == pytest.approx(value / 10)


def test_a_budget_slips_the_other_way() -> None:
    """Where less is better, a tenth above an even pace is too much: 4.4."""
    assert pace(4.5, better="lower").slipping is True
    assert pace(4.3, better="lower").slipping is False


def test_the_first_days_tell_nothing() -> None:
    """Four of thirty: the figures are shown, and no verdict."""
    found = pace(0.1, days=4)
    assert (found.slipping, found.reason) == (None, "fewer than 5 days are too few to tell")
    assert found.share == pytest.approx(0.01)


def test_a_plan_by_month_gives_the_months_own_part() -> None:
    """By hand: 40 of 120 fall into November, and none into December."""
    months = {f"2012-{n:02}": 8.0 for n in range(1, 11)} | {"2012-11": 40.0, "2012-12": 0.0}
    assert pace(12.0, plan=months).planned == pytest.approx(40)


def test_outside_of_its_span_a_goal_is_not_looked_at() -> None:
    """It has ended, or has not begun."""
    client = client_of(kpis=(kpi(),), goals=(goal(until="2012-10"),))
    assert pace_of(client, client.goals[0], {}, {}, NOVEMBER) is None


def test_what_cannot_be_told_says_why() -> None:
    """A level whose line has no beginning, dated steps, and a month whose plan is nothing."""
    assert pace(3.0, measure="level").reason == "the history that shapes its plan is missing"
    assert pace(3.0, kpi=None, target=None).reason == "it has dated steps and no figure"
    nothing = {f"2012-{n:02}": 12.0 for n in range(1, 11)} | {"2012-11": 0.0, "2012-12": 0.0}
    assert pace(3.0, plan=nothing).reason == "its plan has nothing for the month"


def test_only_daily_sums_can_be_added_up() -> None:
    """A ratio, a mean, weekly and quarterly figures and KPIs of KPIs say what they are."""
    weekly = Source("orders", date="date", grain="week", file="x")
    quarterly = Source("orders", date="date", every="quarter", file="x")
    assert why_not_daily(client_of(), kpi()) is None
    assert why_not_daily(client_of(), kpi(value="count(order)")) is None
    assert why_not_daily(client_of(), kpi(value="mean(a)")) == "mean(a) does not add up day by day"
    assert why_not_daily(client_of(), kpi(value="sum(a) / sum(b)")) == "sum(a) / sum(b) does not add up day by day"
    assert why_not_daily(client_of(sources=(weekly,)), kpi()) == "its figures come by week, not by day"
    assert why_not_daily(client_of(sources=(quarterly,)), kpi()) == "its figures come by quarter, not by day"
    made = kpi(value="kpi(a) / kpi(b)", source=None)
    assert why_not_daily(client_of(), made) == "it is made of other KPIs, which do not add up day by day"
