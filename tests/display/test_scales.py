"""Axes: months by name, few of them, the newest always; values from zero."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.scales import MOST_MONTH_LABELS, month_axis, room_for, value_axis
from tests.builders import figures_in

ENGLISH = figures_in("en-GB")


def months(number: int) -> list[pd.Period]:
    return list(pd.period_range("2011-01", periods=number, freq="M"))


def test_a_year_is_labelled_every_third_month_and_at_its_end() -> None:
    """Jan to Dec: the report's month is Dec, and from it backwards every third."""
    axis = month_axis(months(12), ENGLISH)
    assert axis["labels"] == ["Mar", "Jun", "Sep", "Dec"] or axis["labels"] == ["Mar", "Jun", "Sept", "Dec"]
    assert axis["breaks"] == [2, 5, 8, 11]


@given(st.integers(1, 60))
def test_the_last_month_is_always_labelled(number: int) -> None:
    """And never are there more labels than fit; the line's end leaves room for its own label."""
    axis = month_axis(months(number), ENGLISH, room=0.3)
    assert axis["breaks"][-1] == number - 1
    assert len(axis["breaks"]) == len(axis["labels"]) <= MOST_MONTH_LABELS
    low, high = axis["limits"]
    assert low < 0
    assert high > number - 1


def test_room_is_a_part_of_the_width() -> None:
    """Eleven steps and 0.3 of the width: 11 / 0.7 in all."""
    assert month_axis(months(12), ENGLISH, room=0.3)["limits"][1] == pytest.approx(11 / 0.7)


@given(st.lists(st.floats(-1e9, 1e9), max_size=20))
def test_zero_and_every_value_are_on_the_axis(values: list[float]) -> None:
    """A line's height says nothing without its base; an axis is never of no height."""
    low, high = value_axis(values, "number", ENGLISH)["limits"]
    assert low <= min([0.0, *values])
    assert high >= max([0.0, *values])
    assert low < high


def test_labels_are_written_in_the_unit() -> None:
    """Short, in the reader's currency."""
    labels = value_axis([1_500_000], "currency", ENGLISH)["labels"]
    assert labels([0.0, 500_000.0, 1_500_000.0]) == ["£0", "£500K", "£1.5M"]


def test_labels_at_the_lines_ends_have_room() -> None:
    """ "suunn. 9,6 milj. €" needs more than "plan £9.6M"; a chart never gives half of its width to labels."""
    short, long, endless = (room_for([label], 0.3) for label in ("plan £9.6M", "suunn. 9,6 milj. €", "x" * 99))
    assert short == 0.3 < long < endless == 0.45
    assert room_for([], 0.22) == 0.22
