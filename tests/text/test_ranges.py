"""Ranges rounded for a reader, and the figure beside them on its true side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.ranges import span
from tests.builders import figures_in

FIGURES = figures_in()


@pytest.mark.parametrize(
    ("lower", "upper", "beside", "said"),
    [
        (98.23, 101.69, None, ("98.2", "102")),  # three digits
        (98.23, 101.69, 160, ("98.2", "102")),  # far above: nothing to take care of
        (98.23, 101.69, 101.8, ("98.2", "101")),  # above, and 102 would hide it
        (98.23, 101.69, 98.1, ("98.2", "102")),  # below, and 98.2 shows it
        (98.18, 101.69, 98.16, ("98.3", "102")),  # below, where 98.2 would read the same as the figure
        (98.23, 101.4, 101.3, ("98.2", "101")),  # inside: both read 101
        (1004.0, 1014.9, 1014.0, ("1,000", "1,020")),  # inside, and 1,010 would put it outside
        (1006.0, 1100.0, 1007.0, ("1,000", "1,100")),  # the same below
        (0.0, 12.3, 5.0, ("0", "12.3")),  # a bound at nothing
        (-101.69, -98.23, -101.8, ("−101", "−98.2")),  # below zero: a mirror
    ],
)
def test_a_bound_is_rounded_but_never_past_the_figure(
    lower: float, upper: float, beside: float | None, said: tuple[str, str]
) -> None:
    """By hand."""
    assert span(lower, upper, beside, "number", FIGURES) == said


def test_percentages_are_held_to_a_tenth_of_a_point() -> None:
    """10.06 % over "up to 10.05 %" is above what is shown, and 10.04 % is in it."""
    assert span(0.095, 0.1005, 0.1006, "percent", FIGURES) == ("9.5%", "10.0%")
    assert span(0.095, 0.1004, 0.10035, "percent", FIGURES) == ("9.5%", "10.0%")


@given(st.floats(1, 1e9), st.floats(0.001, 0.5), st.floats(-1, 1))
def test_a_figure_reads_on_its_true_side(middle: float, width: float, place: float) -> None:
    """Numbers from one to a thousand million: outside stays outside, inside stays inside, wherever it lies."""
    lower, upper, beside = middle * (1 - width), middle * (1 + width), middle * (1 + place)
    low, high = (_number(each) for each in span(lower, upper, beside, "number", FIGURES))
    shown = _number(FIGURES.short(beside, "number"))
    if lower <= beside <= upper:
        assert low <= shown <= high
    elif min(abs(beside - lower), abs(beside - upper)) > beside / 100:
        assert shown < low or shown > high


def _number(text: str) -> float:
    size = {"K": 1e3, "M": 1e6, "B": 1e9}.get(text[-1], 1.0)
    return float(text.rstrip("KMB").replace(",", "").replace("−", "-")) * size
