"""A day typed in a call: read where it means one day, refused where it may mean two."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.day_reading import read_day
from readout.text.language import language

CALL = dt.date(2011, 12, 13)


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "2011-12-20", "2011-12-20"),
        ("fi", "20.12.2011", "2011-12-20"),
        ("fi", "1.2.2012", "2012-02-01"),  # dots: the day comes first, in every language
        ("fi", "20.12.", "2011-12-20"),
        ("fi", "3.1.", "2012-01-03"),  # the first such day after the call
        ("fi", "20. joulukuuta 2011", "2011-12-20"),
        ("fi", "20 December 2011", "2011-12-20"),
        ("en-GB", "20th December 2011", "2011-12-20"),
        ("en-US", "Dec 20, 2011", "2011-12-20"),
        ("en", "20 Dec", "2011-12-20"),
        ("en", "29 February", "2012-02-29"),
        ("en", "20/12/2011", "2011-12-20"),  # there is no twentieth month
        ("en", "12/20/2011", "2011-12-20"),
        ("en", "12/12/2011", "2011-12-12"),
    ],
)
def test_a_day_that_means_one_day(tag: str, text: str, expected: str) -> None:
    """ISO, dots, month names of the report's language and of English; without a year the next one."""
    assert read_day(text, language(tag), CALL) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("03/04/2012", "write 2012-03-04 or 2012-04-03, for it may mean either"),
        ("next week", "write a day as YYYY-MM-DD"),
        ("31.2.2012", "write a day that there is"),
        ("", "write a day as YYYY-MM-DD"),
        ("20 brumaire 2011", "write a day as YYYY-MM-DD"),
    ],
)
def test_a_day_that_does_not(text: str, cure: str) -> None:
    """The cure follows, and nothing is guessed."""
    with pytest.raises(ValueError, match=cure):
        read_day(text, language("en"), CALL)


def test_without_a_call_a_year_is_needed() -> None:
    """There is nothing to count from."""
    with pytest.raises(ValueError, match="write the year as well"):
        read_day("20.12.", language("fi"))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(["en-GB", "en-US", "fi"]))
def test_what_reports_write_is_read(day: dt.date, tag: str) -> None:
    """Every date in the form in which reports show it, and in ISO."""
    from tests.builders import figures_in

    words = language(tag)
    assert read_day(figures_in(tag).day(day), words) == read_day(day.isoformat(), words) == day
