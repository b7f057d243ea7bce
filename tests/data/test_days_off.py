"""When nobody works at the client's."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest

from readout.data.days_off import country_of, days_off
from tests.builders import client_of, month


@pytest.mark.parametrize(
    ("country", "timezone", "language", "expected"),
    [
        ("DE-BY", "Europe/London", "en-GB", "DE-BY"),  # what is written counts
        (None, "Europe/Helsinki", "en-GB", "FI"),  # British English is how the report is spelt, not where they live
        (None, "America/New_York", "fi", "US"),
        (None, "Asia/Calcutta", "en", "IN"),  # the older name of a time zone
        (None, "UTC", "en-US", "US"),
        (None, "UTC", "en", None),
        (None, "Etc/GMT-2", "es-419", None),  # a region that is no country
    ],
)
def test_the_country_is_written_or_told_by_time_zone_or_language(
    country: str | None, timezone: str, language: str, expected: str | None
) -> None:
    """In this order."""
    assert country_of(client_of(country=country, timezone=timezone, language=language)) == expected


@pytest.mark.parametrize(
    ("country", "language", "day", "name"),
    [
        ("FI", "fi", "2011-12-06", "Itsenäisyyspäivä"),
        ("FI", "en-GB", "2011-12-06", "Independence Day"),
        ("FI", "de", "2011-12-06", "Itsenäisyyspäivä"),  # not told in German: as the country itself says it
        ("GB-ENG", "en-GB", "2011-04-25", "Easter Monday"),
        ("US", "fi", "2011-11-24", "Thanksgiving Day"),
    ],
)
def test_holidays_have_names_in_the_reports_language(country: str, language: str, day: str, name: str) -> None:
    """Where they are known in it."""
    off = days_off(client_of(country=country, language=language), month("2011-11"))
    assert off.holidays[dt.date.fromisoformat(day)] == name


def test_names_do_not_depend_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report made on a colleague's computer says the same."""
    monkeypatch.setenv("LANGUAGE", "uk")
    off = days_off(client_of(country="FI", language="de"), month("2011-11"))
    assert off.holidays[dt.date(2011, 12, 6)] == "Itsenäisyyspäivä"


def test_parts_of_a_country_have_their_own() -> None:
    """Easter Monday is no holiday in Scotland."""
    easter = dt.date(2011, 4, 25)
    assert easter in days_off(client_of(country="GB-ENG"), month("2011-04")).holidays
    assert easter not in days_off(client_of(country="GB-SCT"), month("2011-04")).holidays


def test_the_next_year_is_known_for_a_call_that_moves_into_it() -> None:
    """December's call may have to wait for January."""
    assert dt.date(2012, 1, 6) in days_off(client_of(country="FI"), month("2011-12")).holidays


def test_weekends_are_those_of_the_country() -> None:
    """Friday and Saturday in Israel."""
    assert days_off(client_of(country="IL"), month("2011-12")).weekend == {calendar.FRIDAY, calendar.SATURDAY}


def test_where_nothing_is_known_only_weekends_are_off() -> None:
    """No holiday is made up."""
    assert not days_off(client_of(timezone="UTC", language="en"), month("2011-12")).holidays
