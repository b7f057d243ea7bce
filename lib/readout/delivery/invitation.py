"""The invitation to the call: an iCalendar request that mail programs offer to put into the calendar."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from readout.delivery.header import visible
from readout.delivery.time_zone import vtimezone
from readout.model.call import Appointment
from readout.model.client import Client, Person
from readout.model.report import Report
from readout.text import call_lines
from readout.text.figures import Figures
from readout.text.language import language

PRODUCT = "-//Readout//Readout//EN"
_UNIVERSAL = ("UTC", "Etc/UTC")


def invitation(report: Report, version: int = 1, now: dt.datetime | None = None) -> bytes | None:
    """Return the invitation (text/calendar, method REQUEST) to the call about ``report``.

    A later ``version`` of the month's report updates the appointment: the UID stays, the sequence rises with it.
    ``now`` (with a time zone) is when it is written; by default the report's today, so that equal reports
    give equal bytes. None where there is nobody to invite from or to, where no time is set, and where a standing
    appointment (``call.recurring``) is in the calendars already, unless a holiday has moved the call.
    """
    time, host = report.appointment, organizer(report.client)
    if time is None or host is None or (report.client.call.recurring and time.instead_of is None):
        return None
    if not any(person.email for person in report.client.people if person.side == "client"):
        return None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "REQUEST")
    written = (now or dt.datetime.combine(report.as_of, dt.time(), dt.UTC)).astimezone(dt.UTC).replace(microsecond=0)
    if report.client.timezone not in _UNIVERSAL:  # its times are written with a Z, which needs no explanation
        calendar.add_component(vtimezone(ZoneInfo(report.client.timezone), time.time.year))
    event = _event(report, time, host)
    event.add("dtstamp", written)
    event.add("sequence", version - 1)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def organizer(client: Client) -> Person | None:
    """Return who invites: the analyst, or else the first of us with an address; None when nobody has one."""
    ours = [person for person in client.people if person.side == "us" and person.email]
    return next((person for person in ours if person.id == client.analyst), ours[0] if ours else None)


def _event(report: Report, time: Appointment, host: Person) -> Event:
    client, figures = report.client, Figures(language(report.client.language), report.client.currency)
    words, tag = figures.language, {"LANGUAGE": figures.language.tag}
    zone = dt.UTC if client.timezone in _UNIVERSAL else ZoneInfo(client.timezone)
    start = time.time.replace(tzinfo=zone)
    end = (start.astimezone(dt.UTC) + dt.timedelta(minutes=client.call.minutes)).astimezone(start.tzinfo)
    title = words.say("Our call about {month}: {name}", month=figures.month_in_sentence(report.month), name=client.name)
    event = Event()
    event.add("uid", f"readout-call-{client.id}-{report.month}@{(host.email or '').rpartition('@')[2]}")
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", visible(title), parameters=tag)
    event.add("description", _description(report, figures), parameters=tag)
    event.add("organizer", _address(host))
    for person in client.people:
        if person.email:
            event.add("attendee", _attendee(person, host))
    return event


def _description(report: Report, figures: Figures) -> str:
    lines = [call_lines.call_sentence(report, figures)]
    for topic in call_lines.agenda(report, figures):
        lines += ["", figures.language.say("{title} ({n} min)", title=topic.title, n=topic.minutes)]
        lines += [f"- {line}" for line in topic.lines]
    return "\n".join(map(visible, lines))


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    address.params["CN"] = vText(_name(person))
    return address


def _name(person: Person) -> str:
    """A name that ends no line and no parameter: programs do not agree on what a backslash does there."""
    return visible(person.name.replace("\\", "/")) or person.id


def _attendee(person: Person, host: Person) -> vCalAddress:
    address = _address(person)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("ACCEPTED" if person == host else "NEEDS-ACTION")
    address.params["RSVP"] = vText("FALSE" if person == host else "TRUE")
    return address
