"""When the monthly call is: a rule in words as a day and a time."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.call import ORDINALS, WEEKDAYS, Appointment, DaysOff, appointment, call_time
from readout.model.client import Call
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


def test_a_call_on_a_working_day_is_when_the_rule_says() -> None:
    """The second Tuesday of December 2011."""
    assert appointment(Call(30, "second Tuesday 10:00"), month("2011-12"), DaysOff()) == Appointment(
        dt.datetime(2011, 12, 13, 10)
    )


def test_a_call_on_a_holiday_moves_to_the_next_working_day() -> None:
    """By hand: Monday 26 December 2011 is a holiday, so is Tuesday; Wednesday it is, at the same hour, and we say why.

    Holidays on a Friday move it over the weekend; where the weekend is Friday and Saturday, over that one.
    """
    christmas = {dt.date(2011, 12, 26): "Boxing Day", dt.date(2011, 12, 27): "Christmas Day"}
    found = appointment(Call(30, "fourth Monday 9:30"), month("2011-12"), DaysOff(christmas))
    assert found == Appointment(dt.datetime(2011, 12, 28, 9, 30), dt.date(2011, 12, 26), "Boxing Day")
    thursday, friday = {dt.date(2011, 12, 1): "A day"}, {dt.date(2011, 12, 2): "A day"}
    moved = appointment(Call(30, "first Friday 9:30"), month("2011-12"), DaysOff(friday))
    assert moved is not None
    assert moved.time == dt.datetime(2011, 12, 5, 9, 30)
    moved = appointment(Call(30, "first Thursday 9:30"), month("2011-12"), DaysOff(thursday, frozenset({4, 5})))
    assert moved is not None
    assert moved.time == dt.datetime(2011, 12, 4, 9, 30)


def test_a_call_may_move_into_the_next_month_and_year() -> None:
    """The last Saturday of 2011, were it a holiday: then Monday 2 January, and that is one as well."""
    days = {dt.date(2011, 12, 31): "New Year's Eve", dt.date(2012, 1, 2): "New Year's Day"}
    moved = appointment(Call(30, "last Saturday 10:00"), month("2011-12"), DaysOff(days))
    assert moved == Appointment(dt.datetime(2012, 1, 3, 10), dt.date(2011, 12, 31), "New Year's Eve")


def test_a_weekend_that_the_rule_names_was_chosen() -> None:
    """Who agrees on Saturdays means Saturdays."""
    assert appointment(Call(30, "first Saturday 10:00"), month("2011-12"), DaysOff()) == Appointment(
        dt.datetime(2011, 12, 3, 10)
    )


def test_without_a_rule_there_is_no_appointment() -> None:
    """Nor with one that cannot be read."""
    assert appointment(Call(), month("2011-12"), DaysOff()) is None
    assert appointment(Call(30, "when you like"), month("2011-12"), DaysOff()) is None


@given(st.sets(st.dates(dt.date(2011, 12, 1), dt.date(2012, 1, 20))), st.sampled_from(WEEKDAYS[:5]))
def test_a_call_is_on_a_working_day_and_never_earlier_than_agreed(days: set[dt.date], weekday: str) -> None:
    """Whatever holidays there are; and nothing that could be kept is moved."""
    off = DaysOff(dict.fromkeys(days, "A day"))
    call = Call(30, f"last {weekday} 10:00")
    found, planned = appointment(call, month("2011-12"), off), call_time(f"last {weekday} 10:00", month("2011-12"))
    assert found is not None
    assert planned is not None
    assert off.working(found.time.date())
    assert found.time >= planned
    assert (found.instead_of is None) == (found.time == planned) == (planned.date() not in days)
    between = (planned + dt.timedelta(days=n) for n in range((found.time - planned).days))
    assert not any(off.working(day.date()) for day in between)
