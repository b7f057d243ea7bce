"""What dates say by themselves: how they are written, and what one row stands for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.looking.days import days_of, formats_of, shared_formats


@pytest.mark.parametrize(
    ("text", "formats"),
    [
        ("2026-01-31", ("%Y-%m-%d",)),
        ("2026-01-31T08:00:00.123Z", ("%Y-%m-%d",)),
        ("31.01.2026", ("%d.%m.%Y",)),
        ("31/01/2026", ("%d/%m/%Y",)),
        ("1/31/2026", ("%m/%d/%Y",)),
        ("1/2/2026", ("%d/%m/%Y", "%m/%d/%Y")),
        ("1/31/2026 3:04 PM", ("%m/%d/%Y %I:%M %p",)),
        ("31-Jan-2026", ("%d-%b-%Y",)),
        ("Jan 31, 2026", ("%b %d, %Y",)),
        ("31 January 2026", ("%d %B %Y",)),
        ("2026-01", ("%Y-%m",)),
        ("01/2026", ("%m/%Y",)),
        ("20260131", ("%Y%m%d",)),
        ("12", ()),
        ("Total", ()),
        ("", ()),
    ],
)
def test_the_patterns_of_one_cell(text: str, formats: tuple[str, ...]) -> None:
    """Two where day and month may be exchanged, none for what is no date."""
    assert formats_of(text) == formats


def test_one_day_after_the_twelfth_settles_a_column() -> None:
    assert shared_formats(["1/2/2026", "3/13/2026"]) == ("%m/%d/%Y",)
    assert shared_formats(["1/2/2026", "2/1/2026"]) == ("%d/%m/%Y", "%m/%d/%Y")
    assert shared_formats(["1/2/2026", "soon"]) == ()
    assert shared_formats([]) == ()


def test_may_is_as_long_as_it_is_short() -> None:
    """The other months of the column tell how months are written; alone it is taken for the short name."""
    assert shared_formats(["May 2026", "June 2026"]) == ("%B %Y",)
    assert shared_formats(["May 2026", "Jun 2026"]) == ("%b %Y",)
    assert shared_formats(["May 2026"]) == ("%b %Y",)


def rows(*texts: str) -> dict[dt.date, int]:
    return {dt.date.fromisoformat(text): 1 for text in texts}


def test_weeks_months_and_quarters() -> None:
    """Told by the distance between dates; a month's row may be dated by its first or its last day."""
    assert days_of(rows("2026-01-05", "2026-01-12", "2026-01-26"), "%Y-%m-%d").grain == "week"
    assert days_of(rows("2026-01-31", "2026-02-28", "2026-03-31"), "%Y-%m-%d").grain == "month"
    quarters = days_of(rows("2025-01-01", "2025-04-01", "2025-10-01"), "%Y-%m-%d")
    assert (quarters.grain, quarters.every, quarters.holes) == ("month", "quarter", (dt.date(2025, 7, 1),))
    assert days_of(rows("2026-01-01"), "%Y-%m").grain == "month"
    assert days_of(rows("2026-01-05", "2026-01-06"), "%Y-%m-%d").grain == "day"


def test_holes_are_counted_in_the_grain() -> None:
    """A week left out is one hole, by its Monday; a known grain goes before what the dates tell."""
    weekly = rows("2026-01-05", "2026-01-12", "2026-01-26")
    assert days_of(weekly, "%Y-%m-%d").holes == (dt.date(2026, 1, 19),)
    assert len(days_of(weekly, "%Y-%m-%d", "day").holes) == 19


@given(st.sets(st.dates(dt.date(2020, 1, 1), dt.date(2022, 1, 1)), min_size=1, max_size=60))
def test_any_dates_have_a_grain_and_holes_between_them(days: set[dt.date]) -> None:
    """Whatever the days: a hole is never a day with a row, and lies between the first and the last."""
    found = days_of(dict.fromkeys(days, 1), "%Y-%m-%d")
    assert (found.first, found.last) == (min(days), max(days))
    if found.grain == "day":
        assert len(found.holes) + len(days) == (max(days) - min(days)).days + 1
        assert days.isdisjoint(found.holes)
