"""Where a goal's KPI should stand month by month, worked by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Goal, Revision
from readout.model.plans import plan_as_agreed, plan_for_target
from readout.model.series import KpiSeries
from tests.builders import goal, month, series_of

NOTHING = series_of({})
FOUR = {"start": "2012-01", "until": "2012-04"}


def values(goal: Goal, series: KpiSeries = NOTHING, target: float | None = None) -> list[float] | None:
    plan = plan_for_target(goal, goal.target if target is None else target, series)  # type: ignore[arg-type]
    return None if plan is None else [round(value, 9) for value in plan]


def test_a_linear_total_adds_the_same_each_month() -> None:
    """120 in four months: 30 more a month."""
    assert values(goal(**FOUR)) == [30, 60, 90, 120]


def test_a_seasonal_total_follows_last_years_shape() -> None:
    """Last year 10, 20, 30, 40 of 100: a tenth of 120 is due in the first month, three tenths after two."""
    assert values(goal(**FOUR, plan="seasonal"), series_of([10, 20, 30, 40], "2011-01")) == [12, 36, 72, 120]


def test_a_seasonal_plan_longer_than_a_year_repeats_the_year_before_its_start() -> None:
    """From January 2012 to February 2013: both Februaries take February 2011, since 2012 is not over at the start."""
    last_year = [10, 20, *[0] * 9, 30]  # with January and February again: 10 + 20 + 30 + 10 + 20 = 90
    plan = values(goal(start="2012-01", until="2013-02", plan="seasonal", target=90), series_of(last_year, "2011-01"))
    assert plan == [10, 30, *[30] * 9, 60, 70, 90]


def test_an_explicit_total_is_each_months_share_of_the_target() -> None:
    """5 + 15 + 40 + 60 is the target of 120; the plan adds up month by month."""
    by_month = {"2012-01": 5, "2012-02": 15, "2012-03": 40, "2012-04": 60}
    assert values(goal(**FOUR, plan=by_month)) == [5, 20, 60, 120]


def test_a_revised_target_scales_an_explicit_plan() -> None:
    """Half the target means half of each month."""
    by_month = {"2012-01": 5, "2012-02": 15, "2012-03": 40, "2012-04": 60}
    assert values(goal(**FOUR, plan=by_month), target=60) == [2.5, 10, 30, 60]
    level = goal(**FOUR, plan={"2012-01": 60, "2012-02": 80, "2012-03": 90, "2012-04": 120}, measure="level")
    assert values(level) == [60, 80, 90, 120]
    assert values(level, target=60) == [30, 40, 45, 60]


def test_a_linear_level_rises_from_the_month_before() -> None:
    """From 80 in December to 120 in April: 10 more each month."""
    assert values(goal(**FOUR, measure="level"), series_of({"2011-12": 80})) == [90, 100, 110, 120]


def test_a_linear_level_without_a_month_before_starts_at_its_first_value() -> None:
    """From 90 in January itself to 120 in April: three steps of 10."""
    assert values(goal(**FOUR, measure="level"), series_of({"2012-01": 90})) == [90, 100, 110, 120]


def test_a_linear_level_falls_where_lower_is_better() -> None:
    """From 200 to 120 in four equal steps."""
    assert values(goal(**FOUR, measure="level"), series_of({"2011-12": 200})) == [180, 160, 140, 120]


def test_a_seasonal_level_is_last_year_scaled_to_the_target() -> None:
    """Last April brought 100 and this one shall bring 120: every month 1.2 times last year's."""
    assert values(goal(**FOUR, measure="level", plan="seasonal"), series_of([50, 200, 80, 100], "2011-01")) == [
        60,
        240,
        96,
        120,
    ]


@pytest.mark.parametrize("last_year", [[10, 20, 30], [10, -1, 30, 40], [10, math.nan, 30, 40], [0, 0, 0, 0], []])
def test_a_seasonal_plan_needs_all_of_last_year(last_year: list[float]) -> None:
    """A month that is missing, a month below zero or a year of nothing has no shape to follow."""
    assert values(goal(**FOUR, plan="seasonal"), series_of(last_year, "2011-01")) is None
    assert values(goal(**FOUR, plan="seasonal", measure="level"), series_of(last_year, "2011-01")) is None


def test_a_level_has_no_line_without_a_point_to_start_from() -> None:
    """No figure before or at the start, or a span of one month only: nothing to draw a line through."""
    assert values(goal(**FOUR, measure="level")) is None
    assert values(goal(start="2012-01", until="2012-01", measure="level"), series_of({"2012-01": 90})) is None


def test_a_revision_changes_the_months_from_its_own_on() -> None:
    """120 in four months, 80 from March on: January and February keep 30 and 60, then 60 and 80 are due."""
    revised = goal(**FOUR, revisions=(Revision(month("2012-03"), 80, "owner", "the spring range was cut"),))
    plan = plan_as_agreed(revised, NOTHING)
    assert plan is not None
    assert [round(value, 9) for value in plan] == [30, 60, 60, 80]


def test_the_latest_revision_that_has_begun_holds() -> None:
    """Whatever their order in the file."""
    later, first = (Revision(month(f"2012-0{n}"), 100 - n, "owner", "agreed") for n in (6, 3))
    revised = goal(revisions=(later, first))
    assert [revised.target_in(month(f"2012-0{n}")) for n in (2, 3, 5, 6, 9)] == [120, 97, 97, 94, 94]


@given(
    st.lists(st.integers(0, 1000), min_size=12, max_size=12).filter(lambda year: year[-1] > 0),
    st.integers(1, 30),
    st.sampled_from(["linear", "seasonal"]),
    st.sampled_from(["total", "level"]),
)
def test_every_plan_ends_at_its_target(year: list[int], months: int, plan: str, measure: str) -> None:
    """Whatever way it takes, it is a plan for the target; a total's plan never goes back."""
    end = month("2011-12") + months
    made = goal(start="2012-01", until=str(end), plan=plan, measure=measure, target=500.0)
    found = values(made, series_of(year, "2011-01"))
    if found is None:  # a level whose last month stands at nothing in last year's shape
        assert (measure, year[(months - 1) % 12]) == ("level", 0) or sum((year * 3)[:months]) == 0
        return
    assert found[-1] == pytest.approx(500)
    assert len(found) == months
    if measure == "total":
        assert found == sorted(found)
