"""The invitation to the call: read back as a calendar reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.delivery.invitation import invitation
from readout.model.client import Call, Person
from readout.model.report import Report
from tests.builders import client_of, report_of, work

PEOPLE = (
    Person("boss", "Boss", "us", "boss@agency.example"),
    Person("lead", 'Ada; Lead, "A"', "us", "ada@agency.example"),
    Person("silent", "Nobody", "client"),
    Person("owner", "Åke Ägare", "client", "ake@shop.example"),
)


def report(of: str = "2011-11", when: str | None = "second Tuesday 10:00", **fields: Any) -> Report:
    usual: dict[str, Any] = {"people": PEOPLE, "analyst": "lead", "timezone": "Europe/London"}
    items = [work("list", title="Send the list; soon", owner="owner", side="client", due="2011-12-05")]
    return report_of(client_of(**{**usual, "call": Call(45, when), **fields}), of, items=items)


def read_back(content: bytes | None) -> tuple[icalendar.Calendar, Any]:
    assert content is not None
    calendar = icalendar.Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_the_invitation_asks_everybody_with_an_address() -> None:
    """The analyst invites, and has accepted; both sides are asked."""
    calendar, event = read_back(invitation(report()))
    assert calendar["METHOD"] == "REQUEST"
    assert event["ORGANIZER"] == "mailto:ada@agency.example"
    assert event["ORGANIZER"].params["CN"] == 'Ada; Lead, "A"'
    asked = {str(each): each.params["PARTSTAT"] for each in event["ATTENDEE"]}
    assert asked == {
        "mailto:boss@agency.example": "NEEDS-ACTION",
        "mailto:ada@agency.example": "ACCEPTED",
        "mailto:ake@shop.example": "NEEDS-ACTION",
    }
    assert event["ATTENDEE"][2].params["CN"] == "Åke Ägare"


def test_the_invitation_carries_the_agenda() -> None:
    """Whoever opens the calendar on the morning of the call knows what they are asked for."""
    _, event = read_back(invitation(report()))
    assert event["SUMMARY"] == "Our call about November 2011: Shop"
    assert event["DESCRIPTION"] == (
        "We talk for 45 minutes on Tuesday, 13 December 2011 at 10:00.\n\n"
        "Your action (11 min)\n- Send the list; soon. Åke Ägare, by 5 December 2011.\n\n"
        "Your questions (17 min)\n\nWhat we do in December 2011 (17 min)"
    )


def test_a_finnish_client_is_invited_in_finnish() -> None:
    """Also its calendar shows what it is about."""
    _, event = read_back(invitation(report(language="fi", timezone="Europe/Helsinki")))
    assert event["SUMMARY"] == "Puhelumme marraskuusta 2011: Shop"
    assert event["SUMMARY"].params["LANGUAGE"] == "fi"
    assert event["DESCRIPTION"].startswith("Puhumme 45 minuuttia tiistaina")


# Clocks change on 25 March and 28 October 2012 in Europe, on 11 March and 4 November 2012 in the United States.
@pytest.mark.parametrize(
    ("zone", "of", "when", "expected"),
    [
        ("Europe/Helsinki", "2012-02", "third Friday 10:00", "2012-03-16T08:00"),
        ("Europe/Helsinki", "2012-02", "fourth Monday 10:00", "2012-03-26T07:00"),
        ("Europe/Helsinki", "2012-09", "fourth Friday 10:00", "2012-10-26T07:00"),
        ("Europe/Helsinki", "2012-09", "last Monday 10:00", "2012-10-29T08:00"),
        ("Europe/London", "2012-02", "fourth Friday 10:00", "2012-03-23T10:00"),
        ("Europe/London", "2012-02", "fourth Monday 10:00", "2012-03-26T09:00"),
        ("Europe/London", "2012-02", "last Sunday 01:30", "2012-03-25T01:30"),  # there is no 01:30: clocks skip it
        ("Europe/London", "2012-02", "last Sunday 02:30", "2012-03-25T01:30"),
        ("America/New_York", "2012-02", "second Friday 10:00", "2012-03-09T15:00"),
        ("America/New_York", "2012-02", "second Monday 10:00", "2012-03-12T14:00"),
        ("America/New_York", "2012-10", "first Friday 10:00", "2012-11-02T14:00"),
        ("America/New_York", "2012-10", "first Monday 10:00", "2012-11-05T15:00"),
        ("UTC", "2012-02", "second Monday 10:00", "2012-03-12T10:00"),
        ("Asia/Kolkata", "2012-02", "second Monday 10:00", "2012-03-12T04:30"),
    ],
)
def test_the_local_time_holds_when_clocks_change(zone: str, of: str, when: str, expected: str) -> None:
    """Ten o'clock is ten o'clock for the client, whatever that is elsewhere: by the named zone, and by the zone's
    own rules as the invitation brings them along."""
    calendar, event = read_back(invitation(report(of, when, timezone=zone)))
    moment = dt.datetime.fromisoformat(expected).replace(tzinfo=dt.UTC)
    assert event["DTSTART"].dt.astimezone(dt.UTC) == moment
    assert event["DTEND"].dt.astimezone(dt.UTC) == moment + dt.timedelta(minutes=45)
    if zone == "UTC":
        assert not calendar.walk("VTIMEZONE")
        return
    (rules,) = calendar.walk("VTIMEZONE")
    assert event["DTSTART"].params["TZID"] == rules["TZID"] == zone
    local = event["DTSTART"].dt.replace(tzinfo=None)
    if when != "last Sunday 01:30":
        assert local - offset_at(rules, local) == moment.replace(tzinfo=None)


def offset_at(rules: Any, local: dt.datetime) -> dt.timedelta:
    """Return what a calendar that knows no zones takes from the rules: the last onset (RFC 5545, 3.6.5)."""
    onsets = sorted((each["DTSTART"].dt, each["TZOFFSETTO"].td) for each in rules.subcomponents)
    return [offset for onset, offset in onsets if onset <= local][-1]


def test_changes_of_the_clock_are_dated_by_the_clock_before_them() -> None:
    """London goes from 01:00 to 02:00 in spring and from 02:00 to 01:00 in autumn."""
    calendar, _ = read_back(invitation(report("2012-02")))
    (rules,) = calendar.walk("VTIMEZONE")
    onsets = [(each.name, each["DTSTART"].dt) for each in rules.subcomponents]
    assert ("DAYLIGHT", dt.datetime(2012, 3, 25, 1)) in onsets
    assert ("STANDARD", dt.datetime(2012, 10, 28, 2)) in onsets
    assert [each["TZNAME"] for each in rules.subcomponents][:2] == ["GMT", "BST"]


def test_a_second_version_updates_the_appointment() -> None:
    """The same UID with a higher sequence: a calendar then moves the entry instead of adding one."""
    _, first = read_back(invitation(report()))
    _, second = read_back(invitation(report(when="second Wednesday 11:00"), version=2))
    assert first["UID"] == second["UID"] == "readout-call-shop-2011-11@agency.example"
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
    _, other = read_back(invitation(report("2011-10")))
    assert other["UID"] != first["UID"]


def test_the_invitation_is_dated_by_the_report_or_by_who_writes_it() -> None:
    """Equal reports give equal bytes; whoever sends may say when."""
    assert invitation(report()) == invitation(report())
    _, event = read_back(invitation(report()))
    assert event["DTSTAMP"].dt == dt.datetime(2011, 11, 30, tzinfo=dt.UTC)
    now = dt.datetime(2011, 12, 2, 9, 30, 5, 999, tzinfo=ZoneInfo("Europe/Helsinki"))
    _, event = read_back(invitation(report(), now=now))
    assert event["DTSTAMP"].dt == dt.datetime(2011, 12, 2, 7, 30, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "fields",
    [
        {"when": None},
        {"when": "when you like"},
        {"call": Call(30, "second Tuesday 10:00", recurring=True)},
        {"people": PEOPLE[2:]},
        {"people": PEOPLE[:3]},
    ],
)
def test_nobody_is_invited_without_a_time_or_an_address(fields: dict[str, Any]) -> None:
    """No time, a standing appointment, nobody of us to invite, nobody of theirs to be invited."""
    assert invitation(report(**fields)) is None


def test_lines_are_no_longer_than_calendars_read() -> None:
    """75 bytes, ended by CR and LF, and no character is cut in two."""
    content = invitation(report(language="fi"))
    assert content is not None
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert all(line.decode() for line in content.split(b"\r\n")[:-1])


TYPED = st.text(min_size=1, max_size=60) | st.text(alphabet='äÖ日 ,;:\\"^\r\n\t=Aa', min_size=1, max_size=60)


@settings(max_examples=60)
@given(TYPED, TYPED, TYPED, TYPED)
def test_nothing_that_was_typed_changes_what_an_invitation_is(name: str, host: str, guest: str, task: str) -> None:
    """The same event, organizer and guests, whatever the client, its people and its tasks are called."""
    people = (Person("lead", host, "us", "ada@agency.example"), Person("owner", guest, "client", "ake@shop.example"))
    client = client_of(name=name, people=people, analyst="lead", call=Call(30, "second Tuesday 10:00"),
                       timezone="Asia/Kolkata")  # fmt: skip
    items = [work("list", title=task, owner="owner", side="client", due="2011-12-05")]
    calendar, event = read_back(invitation(report_of(client, "2011-11", items=items)))
    assert sorted(each.name for each in calendar.walk()) == ["STANDARD", "VCALENDAR", "VEVENT", "VTIMEZONE"]
    assert sorted(event) == [
        "ATTENDEE", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "SUMMARY", "UID"
    ]  # fmt: skip
    assert event["UID"] == "readout-call-shop-2011-11@agency.example"
    assert event["ORGANIZER"] == "mailto:ada@agency.example"
    assert list(event["ATTENDEE"]) == ["mailto:ada@agency.example", "mailto:ake@shop.example"]
    assert set(event["ATTENDEE"][1].params) == {"CN", "PARTSTAT", "ROLE", "RSVP"}
