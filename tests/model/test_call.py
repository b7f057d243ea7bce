"""When the monthly call is: a rule in words as a day and a time."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.call import ORDINALS, WEEKDAYS, call_time
from tests.builders import month


# December 2011 began on a Thursday: its Tuesdays are 6, 13, 20, 27; its Thursdays 1, 8, 15, 22, 29.
@pytest.mark.parametrize(
    ("rule", "day", "hour", "minute"),
    [
        ("second Tuesday 10:00", 13, 10, 0),
        ("first Thursday 9:30", 1, 9, 30),
        ("fourth tuesday 23:59", 27, 23, 59),
        ("last Thursday 0:00", 29, 0, 0),
        ("  LAST   Saturday 08:15 ", 31, 8, 15),
    ],
)
def test_a_rule_names_one_day_of_a_month(rule: str, day: int, hour: int, minute: int) -> None:
    """Capitals and blanks do not matter; "last" is the fifth one in a month that has five."""
    assert call_time(rule, month("2011-12")) == dt.datetime(2011, 12, day, hour, minute)


@pytest.mark.parametrize("rule", ["", "Tuesday 10:00", "fifth Tuesday 10:00", "second Tuesday", "second Tuesday 24:00",
                                  "second Tuesday 10:60", "second Tuesday 10 am"])  # fmt: skip
def test_anything_else_is_no_rule(rule: str) -> None:
    """Then the report says that the time is still to be agreed, rather than a wrong time."""
    assert call_time(rule, month("2011-12")) is None


@given(
    st.sampled_from(ORDINALS),
    st.sampled_from(WEEKDAYS),
    st.integers(1990 * 12, 2100 * 12).map(lambda n: pd.Period(year=n // 12, month=n % 12 + 1, freq="M")),
)
def test_every_rule_has_a_day_in_every_month(ordinal: str, weekday: str, of: pd.Period) -> None:
    """It is the weekday named, in the month itself and in the week named."""
    time = call_time(f"{ordinal} {weekday} 10:00", of)
    assert time is not None
    assert (time.year, time.month, WEEKDAYS[time.weekday()]) == (of.year, of.month, weekday)
    week = (time.day - 1) // 7
    assert week == ORDINALS.index(ordinal) if ordinal != "last" else time.day + 7 > of.days_in_month
