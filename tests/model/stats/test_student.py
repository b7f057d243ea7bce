"""Student's distribution, against numbers worked out by hand and against scipy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtr, stdtrit

from readout.model.stats.student import MOST, Student, chi_square_quantile


@pytest.mark.parametrize(
    ("freedom", "value", "share"),
    [
        (1, 1.0, 0.75),  # 1/2 + atan(1) / pi
        (2, math.sqrt(2), 0.5 + math.sqrt(2) / 4),  # 1/2 + t / (2 * root(2 + t²))
        (3, math.sqrt(3), 0.75 + 1 / (2 * math.pi)),  # 45 degrees: 1/2 + (pi/4 + 1/2) / pi
        (4, 2.0, 0.5 + (1 + 1 / 4) / math.sqrt(8)),  # sine root 1/2, its half times (1 + 1/2 * 1/2)
        (12, 0.0, 0.5),
    ],
)
def test_shares_worked_out_by_hand(freedom: int, value: float, share: float) -> None:
    assert Student(np.array([float(freedom)])).below(np.array([[value]]))[0, 0] == pytest.approx(share, abs=1e-15)


@given(st.lists(st.tuples(st.integers(1, MOST), st.floats(-200, 200)), min_size=1, max_size=30))
def test_the_sums_come_to_what_scipy_says(asked: list[tuple[int, float]]) -> None:
    """Whatever degrees of freedom stand beside each other."""
    freedom, values = (np.array(each, dtype=float) for each in zip(*asked, strict=True))
    below = Student(freedom).below(values[None])[0]
    assert below == pytest.approx(stdtr(freedom, values), abs=5e-14)


@pytest.mark.parametrize("freedom", [2.5, 1e9])
def test_what_has_no_short_sum_comes_from_scipy(freedom: float) -> None:
    """With a thousand million degrees of freedom it is the normal distribution."""
    values = np.array([[-1.0], [2.0]])
    assert (Student(np.array([freedom])).below(values) == stdtr(freedom, values)).all()


def test_the_density_is_the_slope_of_the_share() -> None:
    student, values = Student(np.array([1.0, 4, 11, 30])), np.array([[-2.0, 0.1, 1, 3]])
    slope = (student.below(values + 1e-5) - student.below(values - 1e-5)) / 2e-5
    assert student.density(values) == pytest.approx(slope, rel=1e-6)


def test_a_quantile_is_scipys_to_the_last_bit() -> None:
    """The limits of a report are searched between them."""
    freedom = np.array([22.0, 23, 22, 7])
    found = Student(freedom).quantile((0.009, 0.5, 0.991))
    assert (found == [stdtrit(freedom, share) for share in (0.009, 0.5, 0.991)]).all()


def test_a_chi_square_of_two_degrees_of_freedom_is_an_exponential() -> None:
    """Its median is 2 * log 2."""
    assert chi_square_quantile(np.array([0.5]), 2.0)[0] == pytest.approx(2 * math.log(2))
