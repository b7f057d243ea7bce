"""Innovations, month by month: many series together come to what each comes to alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.stats.candidates import candidates
from readout.model.stats.forward import forward
from tests.model.stats.plainly import plain_forward


def test_a_triangle_worked_out_by_hand() -> None:
    """2x = 4, then 3x + 5y = 21: x is 2, y is 3."""
    (solved,) = forward([np.array([[[2.0, 0.0], [3.0, 5.0]]])], [np.array([[4.0], [21.0]])])
    assert solved.tolist() == [[[2.0], [3.0]]]


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 2)), min_size=1, max_size=8), st.integers(0, 99))
def test_together_nothing_comes_out_other_than_alone(sizes: list[tuple[int, int]], seed: int) -> None:
    """To the last bit, whatever lengths and scales go together."""
    random, triangle = np.random.default_rng(seed), candidates(84).triangle[::20]
    seen = [random.standard_normal(size) for size in sizes]
    for alone, solved in zip(seen, forward([triangle] * len(seen), seen), strict=True):
        assert (solved == plain_forward(triangle, alone)).all()
        corner = triangle[:, : len(alone), : len(alone)]
        assert corner @ solved == pytest.approx(np.broadcast_to(alone, solved.shape), abs=1e-9)


def test_each_series_goes_with_its_own_triangle() -> None:
    one, other = np.eye(2)[None] * 2, np.eye(2)[None] * 4
    solved = forward([one, other, one], [np.full((2, 1), 8.0), np.full((2, 1), 8.0), np.full((1, 1), 6.0)])
    assert [each[0, 0, 0] for each in solved] == [4.0, 2.0, 3.0]
