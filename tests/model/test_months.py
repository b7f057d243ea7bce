"""A month is a calendar month, written YYYY-MM."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.errors import ReadoutError
from readout.model.months import days_in_months, first_day, last_day, month_of, months_between, parse_month
from tests.builders import month


@pytest.mark.parametrize("text", ["2011-13", "2011-00", "2011-1", "11-2011", "2011", "2011-11-30", "", "0099-01"])
def test_anything_but_a_month_is_refused_with_its_cure(text: str) -> None:
    """The message names the place, the value found and how to write it."""
    with pytest.raises(ReadoutError) as refused:
        parse_month(text, "client.yml:4")
    assert str(refused.value) == f"client.yml:4: {text!r} is not a month; write YYYY-MM, for example 2026-12"


def test_blanks_around_a_month_do_no_harm() -> None:
    """A month pasted with a blank is still that month."""
    assert parse_month(" 2011-11 ") == pd.Period("2011-11", "M")


@pytest.mark.parametrize(
    ("text", "last"),
    [("2011-11", 30), ("2011-12", 31), ("2011-02", 28), ("2012-02", 29), ("1900-02", 28), ("2000-02", 29)],
)
def test_a_month_ends_on_its_last_calendar_day(text: str, last: int) -> None:
    """Leap years are those of the calendar: 2000 was one, 1900 was not."""
    assert first_day(month(text)).day == 1
    assert last_day(month(text)).day == last


def test_a_span_counts_both_of_its_ends() -> None:
    """From November to January are three months; a span that ends before it starts is empty."""
    assert [str(each) for each in months_between(month("2011-11"), month("2012-01"))] == [
        "2011-11",
        "2011-12",
        "2012-01",
    ]
    assert months_between(month("2012-01"), month("2011-12")) == []


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_each_day_lies_in_exactly_its_own_month(day: dt.date) -> None:
    """No day falls between two months."""
    found = month_of(day)
    assert first_day(found) <= day <= last_day(found)
    assert parse_month(str(found)) == found


def test_days_of_all_months_are_those_of_the_calendar() -> None:
    """From 1890 to 2110, leap years and the years that are none among them."""
    months = pd.period_range("1890-01", "2110-12", freq="M")
    assert days_in_months(months.asi8).tolist() == months.days_in_month.tolist()
