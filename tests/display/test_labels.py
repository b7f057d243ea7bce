"""Labels near what they name, never on each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.labels import Box, freest, spread

PANEL = (100.0, 80.0)


def test_labels_that_stand_apart_stay_where_they_are() -> None:
    """In the order they were given."""
    assert spread([60, 20], [10, 10], 0, 80) == [60, 20]


def test_labels_of_lines_that_end_together_stand_around_them() -> None:
    """One of two lines, one of one: 30 points in all, around 40."""
    assert spread([40, 40], [20, 10], 0, 80) == [35, 50]


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(4, 16)), max_size=5))
def test_labels_never_overlap_and_stay_inside(labels: list[tuple[float, float]]) -> None:
    """Whatever they wish for."""
    wanted, heights = [each[0] for each in labels], [each[1] for each in labels]
    placed = spread(wanted, heights, 0, 100)
    spans = sorted((middle - tall / 2, middle + tall / 2) for middle, tall in zip(placed, heights, strict=True))
    assert all(after[0] >= before[1] - 1e-6 for before, after in pairwise(spans))
    assert all(low >= -1e-6 and high <= 100 + 1e-6 for low, high in spans)


def test_a_place_off_the_line_is_taken() -> None:
    """The line runs through the first."""
    on, off = Box(10, 10, 30, 8), Box(10, 30, 30, 8)
    assert freest([on, off], [[(0, 14), (100, 14)]], PANEL) == off


def test_of_equally_free_places_the_first_is_taken() -> None:
    """So that equal reports give equal bytes."""
    first, second = Box(10, 40, 30, 8), Box(10, 60, 30, 8)
    assert freest([first, second], [[(0, 14), (100, 14)]], PANEL) == first


def test_a_place_on_a_line_is_better_than_one_outside_or_on_another_label() -> None:
    """Cut words and words on words cannot be read at all."""
    line = [[(0.0, 14.0), (100.0, 14.0)]]
    crossed, outside, taken = Box(10, 10, 30, 8), Box(80, 40, 30, 8), Box(10, 60, 30, 8)
    assert freest([outside, crossed], line, PANEL) == crossed
    assert freest([taken, crossed], line, PANEL, [Box(0, 58, 50, 8)]) == crossed


@pytest.mark.parametrize(
    ("box", "points"), [(Box(0, 0, 10, 10), 0), (Box(-3, 0, 10, 10), 3), (Box(95, 75, 10, 10), 10)]
)
def test_how_far_a_label_leaves_the_panel(box: Box, points: float) -> None:
    """In points, both ways added."""
    assert box.outside(*PANEL) == points
