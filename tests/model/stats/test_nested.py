"""Histories that begin alike: solved once, each comes to what it comes to alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.stats.candidates import candidates
from readout.model.stats.nested import Scaled, solved
from tests.model.stats.plainly import plain_forward

Asked = list[tuple[int, int, float, float]]
TRIANGLE = candidates(84).triangle
sizes, moves = st.floats(0.001, 1000), st.floats(-10, 10)


def test_a_triangle_worked_out_by_hand() -> None:
    """2x = 2 · 3 - 2, then 3x + 5y = 2 · 6 - 2: x is 2, y is 0.8."""
    triangle = np.array([[[2.0, 0.0], [3.0, 5.0]]])
    seen = Scaled(np.array([[3.0], [6.0]]), np.array([2.0]), np.array([-2.0]))
    assert solved([triangle], [seen])[0] == pytest.approx(np.array([[[2.0], [0.8]]]))


def asked_of(series: list[np.ndarray], asked: Asked) -> list[Scaled]:
    return [
        Scaled(series[which][:length], np.full(series[which].shape[1], factor), np.full(series[which].shape[1], shift))
        for which, length, factor, shift in asked
    ]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 40), sizes, moves), min_size=1, max_size=8), st.integers(0))
def test_together_nothing_comes_out_other_than_alone(asked: Asked, seed: int) -> None:
    """To the last bit, whatever lengths and scales go together; and as near as can be to what is solved plainly."""
    random = np.random.default_rng(seed)
    triangle = TRIANGLE[::20]
    seen = asked_of([random.standard_normal((40, columns)) for columns in (1, 2, 2)], asked)
    for each, found in zip(seen, solved([triangle] * len(seen), seen), strict=True):
        assert (found == solved([triangle], [each])[0]).all()
        plain = plain_forward(triangle, each.series * each.factor + each.shift)
        assert found == pytest.approx(plain, rel=1e-9, abs=1e-9 * abs(plain).max())


def test_series_that_begin_otherwise_and_other_triangles_are_solved_for_themselves() -> None:
    one, other = np.eye(2)[None] * 2, np.eye(2)[None] * 4
    plain = (np.ones(1), np.zeros(1))
    seen = [Scaled(np.array(each)[:, None], *plain) for each in ([8.0, 8.0], [6.0], [8.0], [8.0, 6.0])]
    found = solved([one, one, other, one], seen)
    assert [each[0, :, 0].tolist() for each in found] == [[4.0, 4.0], [3.0], [2.0], [4.0, 3.0]]
