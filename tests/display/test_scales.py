"""Axes: months by name, the newest always, none touching another; values from zero, or said to start elsewhere."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.lettering import width_of
from readout.display.scales import MonthAxis, Panel, month_axis, value_axis
from readout.display.theme import SMALL
from tests.builders import figures_in

ENGLISH = figures_in("en-GB")
PANEL = Panel(110, 90)


def months(number: int) -> list[pd.Period]:
    return list(pd.period_range("2011-01", periods=number, freq="M"))


def gaps(axis: MonthAxis) -> list[float]:
    """The points between neighbouring names."""
    pairs = zip(axis.breaks, axis.labels, strict=True)
    ends = [(at * axis.step - width_of(name) / 2, at * axis.step + width_of(name) / 2) for at, name in pairs]
    return [after[0] - before[1] for before, after in pairwise(ends)]


def test_a_year_is_named_backwards_from_its_newest_month() -> None:
    """Dec, and before it every second or third month, as there is room."""
    axis = month_axis(months(12), ENGLISH, PANEL, room=30)
    assert axis.labels == ("Mar", "Jun", "Sept", "Dec")
    assert axis.breaks == (2, 5, 8, 11)


@given(st.integers(1, 60), st.floats(0, 50), st.sampled_from(["en-GB", "fi"]))
def test_the_last_month_is_always_named(number: int, room: float, tag: str) -> None:
    """And no two names touch; the line's end leaves the room asked for its own label."""
    axis = month_axis(months(number), figures_in(tag), PANEL, room=room)
    assert axis.breaks[-1] == number - 1
    assert all(gap >= 4.9 for gap in gaps(axis))
    low, high = axis.limits
    assert low < 0
    assert (high - (number - 1)) * axis.step >= room


def test_named_months_come_in_order_of_importance() -> None:
    """Today and the end first; the month between them, which would touch one, gets no name."""
    axis = month_axis(months(12), ENGLISH, PANEL, named=[5, 11, 6, 0])
    assert axis.breaks == (0, 5, 11)


def test_more_than_a_year_is_named_with_its_year() -> None:
    """June alone could be either."""
    assert month_axis(months(24), ENGLISH, PANEL).labels[-1] == "Dec 2012"


@given(st.lists(st.floats(-1e9, 1e9, allow_subnormal=False), max_size=20))
def test_zero_and_every_value_are_on_the_axis(values: list[float]) -> None:
    """A line's height says nothing without its base; an axis is never of no height."""
    axis = value_axis(values, "number", ENGLISH)
    low, high = axis.limits
    assert low <= min([0.0, *values])
    assert high >= max([0.0, *values])
    assert low < high
    assert axis.start == ""


def test_a_level_far_from_zero_may_start_higher_and_says_where() -> None:
    """Between £480 and £520: the axis starts at a round value below, which is a break and is told."""
    axis = value_axis([480, 500, 520], "currency", ENGLISH, zero=False)
    assert 0 < axis.limits[0] < 480
    assert axis.limits[0] == axis.breaks[0]
    assert axis.start == axis.labels[0]


@pytest.mark.parametrize("values", [[100.0, 520.0], [-5.0, 500.0], [0.0, 0.0], []])
def test_a_level_that_comes_near_zero_shows_it(values: list[float]) -> None:
    """However it is measured."""
    axis = value_axis(values, "currency", ENGLISH, zero=False)
    assert axis.limits[0] <= 0
    assert axis.start == ""


@given(st.lists(st.floats(1e-6, 1e12), min_size=1, max_size=12))
def test_a_shortened_axis_still_holds_every_value(values: list[float]) -> None:
    """And labels what it starts at."""
    low, high = value_axis(values, "number", ENGLISH, zero=False).limits
    assert 0 <= low < min(values)
    assert max(values) < high


def test_the_unit_of_large_figures_is_said_once() -> None:
    """0, 0.5, 1, 1.5 and £M, rather than £0, £500K, £1M, £1.5M."""
    axis = value_axis([1_500_000], "currency", ENGLISH)
    assert axis.unit == "£M"
    assert axis.labels == ("0", "0.5", "1", "1.5")
    assert value_axis([150], "currency", ENGLISH).labels == ("£0", "£50", "£100", "£150")


def test_long_labels_leave_a_smaller_panel() -> None:
    """What stands beside it is measured in the charts' own letters."""
    short, long = (Panel.beside(value_axis([top], "currency", ENGLISH), SMALL) for top in (5, 9_000))
    assert long.width < short.width < 72 * SMALL[0]
    assert long.height == short.height
