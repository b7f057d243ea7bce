"""The agenda: what the call goes through and for how long."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.agenda import LEAST, agenda_of, share_minutes
from readout.model.client import Call, Pause
from tests.builders import client_of, month, report_of, work


@pytest.mark.parametrize(
    ("minutes", "weights", "expected"),
    [
        (30, [12, 8, 5, 5], (12, 8, 5, 5)),
        (30, [12, 16, 5, 5], (9, 13, 4, 4)),  # 9.47, 12.63, 3.95, 3.95: the largest remainders are rounded up
        (60, [5, 5], (30, 30)),
        (15, [60, 5, 5], (11, 2, 2)),  # 12.9, 1.07 and 1.07: two minutes at least
        (7, [6, 8, 5, 5], (2, 2, 2, 1)),  # not two each: 1.75, 2.33, 1.46, 1.46; of equal remainders the first
        (4, [100, 1, 1, 1], (1, 1, 1, 1)),
        (3, [6, 8, 5, 5], (1, 1, 1, 0)),  # the last one has to wait for another call
        (1, [5, 5], (1, 0)),
        (30, [], ()),
    ],
)
def test_minutes_are_shared_by_weight(minutes: int, weights: list[int], expected: tuple[int, ...]) -> None:
    """Worked by hand."""
    assert share_minutes(minutes, weights) == expected


@given(st.integers(1, 480), st.lists(st.integers(1, 400), min_size=1, max_size=12))
def test_minutes_add_up_and_nothing_is_squeezed_out(minutes: int, weights: list[int]) -> None:
    """Whole minutes; each point at least two while there are as many, at least one while there are as many as points;
    a heavier point never gets less than a lighter one."""
    shares = share_minutes(minutes, weights)
    assert sum(shares) == minutes
    if minutes >= LEAST * len(weights):
        assert min(shares) >= LEAST
    elif minutes >= len(weights):
        assert min(shares) >= 1
    if minutes >= len(weights):
        by_weight = sorted(zip(weights, shares, strict=True))
        assert all(one <= two for (a, one), (b, two) in itertools.pairwise(by_weight) if a < b)


def test_the_points_add_up_to_the_calls_minutes() -> None:
    """Of 45 minutes; their own actions come first."""
    items = [work("list", owner="owner", due="2012-07-02")]
    points = agenda_of(report_of(client_of(call=Call(45)), "2012-06", items=items))
    assert [point.topic for point in points] == ["actions", "questions", "plan"]
    assert sum(point.minutes for point in points) == 45


def test_a_very_short_call_goes_as_far_as_it_can() -> None:
    """One minute is for what we need from them."""
    items = [work("list", owner="owner", due="2012-07-02")]
    points = agenda_of(report_of(client_of(call=Call(1)), "2012-06", items=items))
    assert [(point.topic, point.minutes) for point in points] == [("actions", 1)]


def test_a_pause_has_no_call() -> None:
    """And so no agenda."""
    assert agenda_of(report_of(client_of(pause=(Pause(month("2012-07"), "away"),)), "2012-06")) == ()
