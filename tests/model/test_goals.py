"""Where a goal stands: hand-worked figures for totals, levels, budgets and dated steps."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest

from readout.model.client import Goal, Revision
from readout.model.goals import GoalResult, goal_result
from readout.model.months import last_day
from tests.builders import goal, month, series_of, step


def result(goal: Goal, values: Any, of: str, better: Any = "higher", start: str = "2012-01") -> GoalResult:
    return goal_result(goal, series_of(values, start), better, month(of), last_day(month(of)))


# 2012 is a leap year. Its months end on day 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366.
# goal() is 120 over the year, 10 a month, so that June is planned to end at 60.


@pytest.mark.parametrize(
    ("june", "status", "days"),
    [
        (10, "on-track", 0),  # 60 is planned for the last day of June, day 182
        (20, "ahead", 31),  # 70 is planned for the end of July, day 213
        (0, "behind", -30),  # 50 was planned for the end of May, day 152
        (15, "ahead", 16),  # 65 is half way through July: day 182 + 15.5 = 197.5, so 15.5 days, rounded to 16
        (8, "on-track", -6),  # 58 is 8/10 through June: day 152 + 24 = 176, 6 days behind: within a week
        (7, "behind", -9),  # 57: day 152 + 21 = 173, 9 days behind, and 5 % below plan
        (12, "on-track", 6),  # 62: day 182 + 6.2
        (70, "met", 184),  # 120 is the whole target, due in December: 366 - 182
        (95, "met", 184),  # what goes beyond the plan's last day cannot be counted further
        (-60, "behind", -182),  # returns can take a total below zero: nothing of the plan is reached
    ],
)
def test_a_total_stands_where_its_plan_stood_on_some_day(june: float, status: str, days: int) -> None:
    """10 a month from January to May, then ``june``; on track is a week either way."""
    found = result(goal(), [10, 10, 10, 10, 10, june], "2012-06")
    assert (found.status, found.days_ahead) == (status, days)
    assert (found.actual, found.planned, found.target) == pytest.approx((50 + june, 60, 120))


def test_a_total_begins_at_nothing_on_the_first_day() -> None:
    """2 of the 10 planned for January belong to day 6.2 of its 31: 25 days behind."""
    assert result(goal(), [2], "2012-01").days_ahead == -25


def test_two_percent_of_the_planned_value_are_on_track_however_many_days_they_are() -> None:
    """A shop that sells only in December: 99 by the end of January is near enough, though due on 31 December."""
    plan = {"2011-12": 100, **{f"2012-{n:02}": 0.01 for n in range(1, 12)}}
    made = goal(start="2011-12", until="2012-11", target=100.11, plan=plan)
    found = result(made, [99, 0], "2012-01", start="2011-12")
    assert found.status == "on-track"  # 1.01 short of 100.01 planned: 1 %
    assert found.days_ahead == -31  # 99 was due on day 30.69 of 62


def test_the_required_rate_spreads_the_rest_over_the_months_left() -> None:
    """50 reached by June of 120: the 70 left in six months are 11.67 a month."""
    found = result(goal(), [10, 10, 10, 10, 10, 0], "2012-06")
    assert found.required_rate == pytest.approx(70 / 6)
    assert found.months_left == 6


@pytest.mark.parametrize(("values", "of"), [([60, 60], "2012-02"), ([70, 60], "2012-02"), ([5] * 12, "2012-12")])
def test_nothing_is_required_of_a_goal_that_is_reached_or_over(values: list[float], of: str) -> None:
    """A rate is asked for while something is left to do and there are months to do it in."""
    assert result(goal(), values, of).required_rate is None


def test_before_its_start_a_goal_asks_for_an_even_share_of_its_own_months() -> None:
    """From October 2011 the year 2012 is still whole: 10 in each of its twelve months, not of the fifteen to come."""
    found = result(goal(), [7, 7], "2011-10", start="2011-09")
    assert (found.status, found.months_left) == ("not-started", 12)
    assert found.required_rate == pytest.approx(10)
    assert (found.actual, found.planned, found.days_ahead, found.reason) == (None, None, None, None)


def test_a_goal_that_ran_out_is_met_or_missed() -> None:
    """In December and ever after, by what stood there at the end of its span; later months do not count."""
    assert result(goal(), [10] * 12, "2012-12").status == "met"
    assert result(goal(), [*[10] * 11, 9], "2012-12").status == "missed"
    later = result(goal(), [*[10] * 11, 9, 500], "2013-01")
    assert (later.status, later.actual, later.months_left) == ("missed", 119, 0)
    assert later.planned == pytest.approx(120)


def test_a_total_with_a_month_missing_is_not_judged() -> None:
    """A gap is not a zero: nothing is said from there on, and the months to blame are named."""
    values = [10, math.nan, 10, math.nan]
    found = result(goal(), values, "2012-04")
    assert (found.status, found.actual, found.days_ahead, found.required_rate) == (None, None, None, None)
    assert found.reason == "no trusted figure for 2012-02, 2012-04"
    assert found.missing == (month("2012-02"), month("2012-04"))
    assert result(goal(), values, "2012-01").status == "on-track"


def test_a_seasonal_total_is_measured_on_last_years_shape() -> None:
    """Last year brought 10 a month until November and 90 in December: 5 % each, then 45 %."""
    last_year = [10] * 11 + [90]  # 200
    found = result(goal(plan="seasonal", target=400), [*last_year, *[20] * 6], "2012-06", start="2011-01")
    assert found.planned == pytest.approx(120)  # 6 x 5 % of 400
    assert (found.status, found.days_ahead) == ("on-track", 0)
    assert found.required_rate == pytest.approx(280 / 6)


def test_a_seasonal_goal_without_a_last_year_says_so() -> None:
    """No shape, no verdict; the total so far is still told."""
    found = result(goal(plan="seasonal"), [10, 10], "2012-02")
    assert (found.status, found.actual, found.planned) == (None, 20, None)
    assert found.reason == "the plan follows months for which there are no figures"
    assert found.missing == ()


def test_a_plan_that_stands_still_is_kept_by_standing_still() -> None:
    """20 planned in January, nothing until April: 20 in February is on the day, neither ahead nor behind."""
    plan = {"2012-01": 20, "2012-02": 0, "2012-03": 0, "2012-04": 20}
    made = goal(until="2012-04", target=40, plan=plan)
    for of in ("2012-01", "2012-02", "2012-03"):
        found = result(made, [20, 0, 0], of)
        assert (found.status, found.days_ahead) == ("on-track", 0)
    assert result(made, [20, 0, 10], "2012-03").days_ahead == 15  # 30 is half way through April
    assert result(made, [19, 0, 0], "2012-03").days_ahead == -62  # 19 was due on day 29.45 of 91


def test_a_plan_that_goes_back_has_no_days() -> None:
    """A month of planned returns: no one day belongs to a value, but the distance in value is still judged."""
    plan = {"2012-01": 30, "2012-02": -10, "2012-03": 100}
    found = result(goal(until="2012-03", plan=plan), [30, 10], "2012-02")
    assert (found.status, found.days_ahead) == ("ahead", None)
    assert found.planned == pytest.approx(20)


# A budget is a total of which less is better: 120 to spend in the year, 10 a month.


@pytest.mark.parametrize(
    ("june", "status", "days"),
    [
        (10, "on-track", 0),
        (0, "ahead", 30),  # 50 spent was planned for the end of May
        (20, "behind", -31),  # 70 was planned for the end of July
        (71, "missed", -184),  # 121: a budget is broken at once
    ],
)
def test_a_budget_is_ahead_while_less_is_spent(june: float, status: str, days: int) -> None:
    """Days are turned round: spending what was planned for later is behind."""
    found = result(goal(), [10, 10, 10, 10, 10, june], "2012-06", "lower")
    assert (found.status, found.days_ahead) == (status, days)


def test_a_budget_is_kept_only_at_its_end() -> None:
    """120 of 120 spent in June may still be overspent; in December it was kept. What is left may be spent evenly."""
    assert result(goal(), [20] * 6, "2012-06", "lower").status == "behind"
    assert result(goal(), [20] * 6, "2012-06", "lower").required_rate is None
    assert result(goal(), [10] * 12, "2012-12", "lower").status == "met"
    assert result(goal(), [5] * 6, "2012-06", "lower").required_rate == pytest.approx(90 / 6)


# A level is a month's value to be reached: here from 80 in December 2011 to 104 in December 2012, 2 a month.

LEVEL = goal(measure="level", target=104)


@pytest.mark.parametrize(
    ("june", "status", "days"),
    [
        (92, "on-track", 0),  # planned for June
        (94, "ahead", 31),  # planned for July; 2 of 92 are 2.2 %
        (93, "on-track", 16),  # 1 of 92 is 1.1 %: near enough, though July is half over on the plan (15.5)
        (90, "behind", -30),  # May's
        (82, "behind", -151),  # January's end: 182 - 31
        (81, "behind", None),  # lower than the plan ever was at a month's end
        (104, "met", 184),
    ],
)
def test_a_level_is_judged_by_its_value(june: float, status: str, days: int | None) -> None:
    """Within 2 % of the planned value it is on track; days are told where the plan rises steadily."""
    found = result(LEVEL, {"2011-12": 80, "2012-06": june}, "2012-06")
    assert (found.status, found.days_ahead) == (status, days)
    assert found.planned == pytest.approx(92)
    assert found.required_rate == (None if status == "met" else 104)


@pytest.mark.parametrize(
    ("june", "status", "days"),
    [
        (110, "on-track", 0),
        (105, "ahead", 31),
        (116, "behind", -36),  # four fifths through May: day 121 + 24.8 = 145.8
        (141, "behind", None),
        (80, "met", 184),
    ],
)
def test_a_level_may_fall(june: float, status: str, days: int | None) -> None:
    """From 140 to 80 where lower is better, 5 a month: June is planned at 110, May at 115, July at 105."""
    found = result(goal(measure="level", target=80), {"2011-12": 140, "2012-06": june}, "2012-06", "lower")
    assert (found.status, found.days_ahead) == (status, days)


def test_a_level_needs_only_its_own_month() -> None:
    """A gap in spring does not matter in June; a gap in June does."""
    assert result(LEVEL, {"2011-12": 80, "2012-06": 92}, "2012-06").status == "on-track"
    found = result(LEVEL, {"2011-12": 80, "2012-05": 92}, "2012-06")
    assert (found.status, found.reason, found.missing) == (None, "no trusted figure for 2012-06", (month("2012-06"),))


def test_a_level_of_one_month_is_met_or_missed_without_a_plan() -> None:
    """There is no line to draw, yet the month decides; a verdict needs no excuse."""
    made = goal(start="2012-06", until="2012-06", measure="level", target=100)
    assert result(made, [100], "2012-06", start="2012-06").status == "met"
    missed = result(made, [99], "2012-06", start="2012-06")
    assert (missed.status, missed.reason, missed.planned) == ("missed", None, None)


def test_a_flat_plan_for_a_level_has_no_days() -> None:
    """90 each month until it jumps: no day belongs to 90, yet 90 is on track."""
    plan = {f"2012-{n:02}": 90 for n in range(1, 12)} | {"2012-12": 104}
    found = result(goal(measure="level", target=104, plan=plan), {"2012-06": 90}, "2012-06")
    assert (found.status, found.days_ahead) == ("on-track", None)


def test_a_revision_counts_from_its_month_on() -> None:
    """120, cut to 96 from July: June is measured on 60 of 120, July on 56 of 96."""
    made = goal(revisions=(Revision(month("2012-07"), 96, "owner", "the spring range was cut"),))
    june, july = (result(made, [8] * 7, of) for of in ("2012-06", "2012-07"))
    assert (june.target, june.status) == (120, "behind")
    assert (july.target, july.status) == (96, "on-track")
    assert (june.planned, july.planned) == pytest.approx((60, 56))
    assert july.required_rate == pytest.approx((96 - 56) / 5)
    assert list(july.plan.round(6)) == [10, 20, 30, 40, 50, 60, 56, 64, 72, 80, 88, 96]


def test_the_path_is_what_was_reached_month_by_month() -> None:
    """Adding up for a total, as it is for a level, no further than the goal's end."""
    assert list(result(goal(), [1, 2, 3, 4], "2012-03").path) == [1, 3, 6]
    assert list(result(LEVEL, {"2011-12": 80, "2012-01": 81, "2012-02": 85}, "2012-02").path) == [81, 85]
    assert list(result(goal(until="2012-02"), [1, 2, 3], "2012-03").path) == [1, 3]


# Goals of dated steps.


def steps(*milestones: Any, of: str = "2012-06", as_of: dt.date | None = None) -> GoalResult:
    made = goal(kpi=None, target=None, milestones=milestones)
    return goal_result(made, None, "higher", month(of), as_of or last_day(month(of)))


def test_steps_are_on_track_until_one_is_overdue() -> None:
    """A step due on 20 June and not done on the 30th is ten days behind; the oldest counts."""
    brief, build = step("Brief", "2012-03-31", "2012-03-30"), step("Build", "2012-06-20")
    launch = step("Launch", "2012-09-30")
    assert (steps(brief, launch).status, steps(brief, launch).days_ahead) == ("on-track", None)
    behind = steps(brief, build, step("Test", "2012-06-25"), launch)
    assert (behind.status, behind.days_ahead, behind.steps_done) == ("behind", -10, 1)


def test_a_step_done_later_was_open_then() -> None:
    """June's report says the same when it is made again in August."""
    build = step("Build", "2012-06-20", "2012-07-04")
    june, july = steps(build), steps(build, of="2012-07")
    assert (june.status, june.days_ahead, june.steps_done) == ("behind", -10, 0)
    assert (july.status, july.days_ahead, july.steps_done) == ("met", None, 1)


def test_steps_end_with_their_goal() -> None:
    """All done is met, at any time; one open when the span is over is missed."""
    brief, launch = step("Brief", "2012-03-31", "2012-03-30"), step("Launch", "2012-12-15")
    assert steps(brief).status == "met"
    assert steps(brief, launch, of="2012-12").status == "missed"
    assert steps(brief, launch, of="2011-12").status == "not-started"
    assert steps(brief, launch, of="2011-10").months_left == 12


def test_a_goal_with_neither_figure_nor_step_has_no_status() -> None:
    """There is nothing to judge it by."""
    assert steps().status is None
