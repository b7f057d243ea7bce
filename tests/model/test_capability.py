"""A required rate is routine, seen or never seen in the KPI's own two years."""

import pytest

from readout.model.capability import capability
from tests.builders import month, series_of

# 2012 and 2013: 100 a month, but 200 in the two Decembers; the pairs with a December average 150.
HISTORY = series_of([*([100] * 11), 200, *([100] * 11), 200])


@pytest.mark.parametrize(
    ("rate", "months_left", "better", "expected"),
    [
        (100, 1, "higher", "routine"),  # every month
        (150, 1, "higher", "seen"),  # two months of 24
        (201, 1, "higher", "never-seen"),
        (150, 2, "higher", "seen"),  # November and December average 150
        (151, 2, "higher", "never-seen"),  # 200 was seen, but not for two months
        (100, 1, "lower", "routine"),
        (99, 1, "lower", "never-seen"),
    ],
)
def test_the_rate_must_have_held_for_as_long_as_is_left(rate, months_left, better, expected):
    """One good December does not show that two good months in a row can be had."""
    assert capability(HISTORY, month("2013-12"), rate, months_left, better) == expected


def test_nothing_is_said_without_a_rate_or_a_history():
    """No rate is needed, none was ever measured: no word on it."""
    assert capability(HISTORY, month("2013-12"), None, 3, "higher") is None
    assert capability(HISTORY, month("2013-12"), 100, 0, "higher") is None
    assert capability(series_of({}), month("2013-12"), 100, 1, "higher") is None
    assert capability(series_of([100, 100]), month("2012-02"), 100, 3, "higher") is None
