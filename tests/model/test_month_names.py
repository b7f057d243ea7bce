"""A month as text needs no library, and says the same as one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.errors import ReadoutError
from readout.model.month_names import month_before, month_name
from readout.model.months import month_of, parse_month


@given(st.dates(dt.date(1900, 2, 1), dt.date(2199, 12, 31)))
def test_the_month_before_is_the_calendar_s(day: dt.date) -> None:
    """On the first of March as on the last."""
    assert month_before(day) == str(month_of(day) - 1)
    assert month_name(month_before(day)) == str(parse_month(month_before(day)))


def test_a_month_is_written_one_way() -> None:
    """A pasted blank does no harm; anything else is refused with its place."""
    assert month_name(" 2011-11 ") == "2011-11"
    with pytest.raises(ReadoutError, match=r"^--month: '2011-13' is not a month; write YYYY-MM"):
        month_name("2011-13", "--month")
