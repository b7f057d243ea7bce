"""What holds for any goal and any figures: the status never contradicts them."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Goal
from readout.model.goals import ON_TRACK_DAYS, ON_TRACK_SHARE, GoalResult, goal_result
from readout.model.months import last_day
from tests.builders import goal, month, series_of

ORDER = {"missed": 0, "behind": 1, "on-track": 2, "ahead": 3, "met": 4}
FIRST = month("2011-01")
betters = st.sampled_from(["higher", "lower"])
amounts = st.integers(-50, 1000).map(float)
histories = st.lists(amounts | st.just(math.nan), min_size=20, max_size=30)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Any goal that begins in 2012, with any kind of plan."""
    length = draw(st.integers(1, 14))
    start = month("2012-01") + draw(st.integers(0, 4))
    span = [str(start + n) for n in range(length)]
    by_month = draw(st.lists(st.integers(0, 300), min_size=length, max_size=length).filter(any))
    plan = draw(st.sampled_from(["linear", "seasonal", dict(zip(span, by_month, strict=True))]))
    target = float(draw(st.integers(1, 9000)))
    measure = draw(st.sampled_from(["total", "level"]))
    return goal(start=span[0], until=span[-1], plan=plan, target=target, measure=measure)


def stands(goal: Goal, values: list[float], better: str, ahead: int = 0) -> GoalResult:
    """The goal at the end of the values' last month, or ``ahead`` months after it."""
    of = FIRST + len(values) - 1 + ahead
    return goal_result(goal, series_of(values, str(FIRST)), better, of, last_day(of))  # type: ignore[arg-type]


@given(goals(), histories, betters, st.integers(0, 3))
def test_a_status_says_what_the_figures_say(goal: Goal, values: list[float], better: str, ahead: int) -> None:
    """Met only where the target is reached, missed only where it is not, ahead only on the plan's better side."""
    found = stands(goal, values, better, ahead)
    sign = 1 if better == "higher" else -1
    if found.status in (None, "not-started"):
        assert (found.status == "not-started") == (found.month < goal.start)
        assert (found.reason is not None) == (found.status is None)
        return
    assert found.actual is not None
    assert found.target is not None
    reached = sign * found.actual >= sign * found.target
    assert not (found.status == "met" and not reached)
    assert not (found.status == "missed" and reached)
    assert found.status in ("met", "missed") or found.month < goal.until
    if found.status in ("ahead", "on-track", "behind"):
        assert found.planned is not None
        gap = sign * (found.actual - found.planned)
        near = abs(gap) <= ON_TRACK_SHARE * abs(found.planned)
        in_days = goal.measure == "total" and found.days_ahead is not None and abs(found.days_ahead) <= ON_TRACK_DAYS
        assert (found.status == "on-track") == (near or in_days)
        assert found.status != "ahead" or gap > 0
        assert found.status != "behind" or gap < 0


@given(goals(), histories, betters)
def test_days_never_contradict_a_status(goal: Goal, values: list[float], better: str) -> None:
    """Nobody reads "ahead" beside days behind, nor "behind" beside days ahead."""
    found = stands(goal, values, better)
    if found.days_ahead is not None:
        assert found.status != "ahead" or found.days_ahead >= 0
        assert found.status != "behind" or found.days_ahead <= 0


@given(goals(), histories, betters, st.integers(1, 500))
def test_better_figures_never_make_a_worse_status(goal: Goal, values: list[float], better: str, more: int) -> None:
    """More is never worse where higher is better, nor less where lower is.

    The last month moves alone, in a span whose plan was drawn before it: a level's line may begin at its first month.
    """
    of = FIRST + len(values) - 1
    if goal.measure == "level" and of <= goal.start:
        return
    improved = [*values[:-1], values[-1] + (more if better == "higher" else -more)]
    before, after = stands(goal, values, better), stands(goal, improved, better)
    if before.status in ORDER and after.status in ORDER:
        assert ORDER[str(after.status)] >= ORDER[str(before.status)]
        if before.days_ahead is not None and after.days_ahead is not None:
            assert after.days_ahead >= before.days_ahead


@given(goals(), histories, betters, st.integers(-10, 20))
def test_the_unit_does_not_matter(goal: Goal, values: list[float], better: str, power: int) -> None:
    """In cents or in thousands: same status, days and shares. (Powers of two, so that floats scale without a rest.)"""
    factor = 2.0**power
    plan = goal.plan if isinstance(goal.plan, str) else {each: value * factor for each, value in goal.plan.items()}
    assert goal.target is not None
    scaled_goal = dataclasses.replace(goal, target=goal.target * factor, plan=plan)
    small, large = stands(goal, values, better), stands(scaled_goal, [value * factor for value in values], better)
    assert (large.status, large.days_ahead, large.reason) == (small.status, small.days_ahead, small.reason)
    for name in ("actual", "planned", "required_rate"):
        first, second = getattr(small, name), getattr(large, name)
        assert (first is None) == (second is None)
        assert first is None or second == pytest.approx(first * factor)


@given(goals(), histories, betters)
def test_what_is_required_reaches_the_target(goal: Goal, values: list[float], better: str) -> None:
    """A total that gets the required rate in each month left ends exactly at its target."""
    found = stands(goal, values, better)
    if found.required_rate is None:
        return
    assert found.months_left > 0
    assert found.target is not None
    if goal.measure == "total":
        reached = (found.actual or 0.0) + found.required_rate * found.months_left
        assert reached == pytest.approx(found.target)
    else:
        assert found.required_rate == found.target
