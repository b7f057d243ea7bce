"""The complete message, opened as a mail program opens it."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import icalendar
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.agency import Agency, Mail
from readout.data.load import load_report
from readout.data.project import Project
from readout.delivery.attachment import Attachment
from readout.delivery.invitation import invitation
from readout.delivery.message import Message, Parcel, compose
from readout.delivery.sending import send_client
from readout.model.client import Call, Client, Person
from readout.model.errors import ReadoutError
from readout.model.report import Report
from readout.text.call_lines import call_sentence
from readout.text.figures import Figures
from readout.text.language import language
from tests.builders import client_of, report_of, work
from tests.delivery.approved import MONTH, order
from tests.pipeline.projects import change

NOW = dt.datetime(2012, 7, 3, 9, 30, 15, 999, tzinfo=ZoneInfo("Europe/Helsinki"))
PEOPLE = (
    Person("boss", "Boss", "us", "boss@agency.example"),
    Person("lead", "Ada Lead", "us", "ada@agency.example"),
    Person("silent", "Nobody", "client"),
    Person("owner", "Åke Ägare, Shop & Söner", "client", "ake@shop.example"),
    Person("trade", "Trade", "client", "trade@shop.example"),
)
FILES = (
    Attachment("Lådan 2012-06.pdf", "Ladan 2012-06.pdf", "pdf", bytes(range(256)) * 40),
    Attachment("Lådan 2012-06.html", "Ladan 2012-06.html", "html", "<p>Å\r\nÄ\n".encode()),
)
NORTH = Agency(name="North Agency")
WITH_SERVER = replace(NORTH, mail=Mail("mail.agency.example", "reports@agency.example"))


def report(**fields: Any) -> Report:
    usual: dict[str, Any] = {"people": PEOPLE, "analyst": "lead", "timezone": "Europe/London", "name": "Lådan"}
    client = client_of(**{**usual, "call": Call(30, "second Tuesday 10:00"), **fields})
    return report_of(client, "2012-06", items=[work("list", owner="owner", side="client", due="2012-07-05")])


def composed(of: Report | None = None, agency: Agency = NORTH, now: dt.datetime = NOW, **fields: bool) -> Message:
    of = of or report()
    theirs = tuple(each for each in of.client.people if each.side == "client" and each.email)
    return compose(Parcel(of, agency, theirs, FILES), now, **fields)


def opened(message: Message) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(message.content, policy=default))


def shape(part: Any) -> Any:
    kind = part.get_content_type()
    return (kind, [shape(each) for each in part.iter_parts()]) if part.is_multipart() else kind


def test_the_parts_are_where_mail_programs_look_for_them() -> None:
    """The best form of the words last (RFC 2046, 5.1.4), and the files after them."""
    read = opened(composed())
    words = ("multipart/alternative", ["text/plain", "text/html", "text/calendar"])
    assert shape(read) == ("multipart/mixed", [words, "application/pdf", "text/html"])
    assert not [defect for part in read.walk() for defect in part.defects]
    assert [each.get_filename() for each in read.iter_attachments()] == ["Lådan 2012-06.pdf", "Lådan 2012-06.html"]
    assert [each.get_payload(decode=True) for each in read.iter_attachments()] == [each.content for each in FILES]


def test_without_an_invitation_there_is_no_calendar() -> None:
    """No time, or a standing appointment."""
    for call in (Call(30), Call(30, "second Tuesday 10:00", recurring=True)):
        made = composed(report(call=call))
        assert "text/calendar" not in str(shape(opened(made)))
        assert not made.invited
        plain = opened(made).get_body(("plain",))
        assert plain is not None
        assert "invitation" not in plain.get_content()


def test_the_headers() -> None:
    """From the analyst to the client's people, to nobody else; the id is the same for every try."""
    made = composed()
    read = opened(made)
    assert list(read.keys()) == [
        "Subject", "From", "To", "Date", "Message-ID", "Content-Language", "MIME-Version", "Content-Type"
    ]  # fmt: skip
    assert read["Subject"] == "Report for Lådan, June 2012"
    assert read["From"] == "Ada Lead <ada@agency.example>"
    assert [each.addr_spec for each in read["To"].addresses] == ["ake@shop.example", "trade@shop.example"]
    assert read["To"].addresses[0].display_name == "Åke Ägare, Shop & Söner"
    assert read["Date"] == "Tue, 03 Jul 2012 09:30:15 +0300"
    assert made.id == "<readout.shop.2012-06.v1@agency.example>"
    assert composed(now=NOW + dt.timedelta(days=1)).id == made.id
    assert composed(replace(report(), version=2)).id == "<readout.shop.2012-06.v2@agency.example>"
    assert (made.sender, made.recipients) == ("ada@agency.example", ("ake@shop.example", "trade@shop.example"))


def test_the_agencys_address_sends_and_the_analyst_gets_the_answers() -> None:
    """So that "reply" reaches a person."""
    read = opened(composed(agency=WITH_SERVER))
    assert read["From"] == "North Agency <reports@agency.example>"
    assert read["Reply-To"] == "Ada Lead <ada@agency.example>"
    assert read["Message-ID"].endswith("@agency.example>")


def test_a_message_to_be_sent_by_hand_says_so() -> None:
    """A mail program that knows the mark opens it for sending; by a server it goes without."""
    assert opened(composed(to_edit=True))["X-Unsent"] == "1"
    assert "X-Unsent" not in opened(composed())


def test_equal_reports_make_equal_messages() -> None:
    """Byte for byte at the same second; a second later only the times differ."""
    assert composed().content == composed().content
    later = composed(now=NOW + dt.timedelta(seconds=1))
    changed = [old for old, new in zip(composed().content.split(b"\r\n"), later.content.split(b"\r\n"), strict=True)
               if old != new]  # fmt: skip
    assert changed[0].startswith(b"Date: ")
    assert len(changed) <= 3  # the date, and the line or two of the invitation that hold when it was written


def test_only_plain_lines_go_over_the_wire() -> None:
    """ASCII, ended by CR and LF, none too long: every server takes it, with no extension."""
    content = composed(report(language="fi")).content
    assert content.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)
    assert max(map(len, content.split(b"\r\n"))) <= 200


@pytest.mark.parametrize(
    ("zone", "when", "of", "offset"),
    [
        ("Europe/Helsinki", "fourth Friday 10:00", "2012-09", 3),  # 26 October; clocks go back on the 28th
        ("Europe/Helsinki", "last Monday 10:00", "2012-09", 2),
        ("America/New_York", "first Friday 10:00", "2012-10", -4),  # 2 November; clocks go back on the 4th
        ("America/New_York", "first Monday 10:00", "2012-10", -5),
    ],
)
def test_the_invitation_and_the_words_name_the_same_time(zone: str, when: str, of: str, offset: int) -> None:
    """Ten o'clock where the client is, before and after the clocks change, in plain text, HTML and calendar."""
    client = replace(report().client, timezone=zone, call=Call(30, when))
    built = report_of(client, of)
    read = opened(composed(built))
    (calendar,) = [each for each in read.walk() if each.get_content_type() == "text/calendar"]
    assert calendar.get_param("method") == "REQUEST"
    content = cast(bytes, calendar.get_payload(decode=True))
    assert content == invitation(built, now=NOW.replace(microsecond=0))
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    start = event["DTSTART"].dt
    assert (start.hour, start.minute, start.utcoffset()) == (10, 0, dt.timedelta(hours=offset))
    figures = Figures(language("en-GB"), "GBP")
    said = call_sentence(built, figures)
    assert figures.day(start.date()) in said
    assert said.endswith(" at 10:00.")
    for kind in ("plain", "html"):
        body = read.get_body((kind,))
        assert body is not None
        assert said in body.get_content()


def test_a_second_version_updates_the_calendars_entry() -> None:
    """The same UID, the next number."""
    found = []
    for version in (1, 2):
        read = opened(composed(replace(report(), version=version)))
        (calendar,) = [each for each in read.walk() if each.get_content_type() == "text/calendar"]
        (event,) = icalendar.Calendar.from_ical(cast(bytes, calendar.get_payload(decode=True))).walk("VEVENT")
        found.append((str(event["UID"]), int(event["SEQUENCE"])))
    assert found == [("readout-call-shop-2012-06@agency.example", number) for number in (0, 1)]


@pytest.mark.parametrize(
    ("people", "agency", "said"),
    [
        (PEOPLE[:3], NORTH, "there is nobody to send it to; give somebody whose side is client an email"),
        (PEOPLE[2:], NORTH, "there is nobody to send it from; give the analyst an email in people, or the agency"),
        (
            (*PEOPLE[:2], Person("o", "O", "client", "åke@shop.example")),
            NORTH,
            "'åke@shop.example' has letters beyond a to z, which not every mail server takes",
        ),
        ((Person("lead", "A", "us", 'a"b@agency.example'), *PEOPLE[3:]), NORTH, "is no address that every mail server"),
        (PEOPLE, replace(NORTH, mail=Mail("h", "böss@agency.example")), "agency.yml: mail.sender: 'böss@agency"),
    ],
)
def test_who_cannot_be_reached_is_named(people: tuple[Person, ...], agency: Agency, said: str) -> None:
    """With its file and the cure."""
    with pytest.raises(ReadoutError) as refused:
        composed(report(people=people), agency)
    assert said in str(refused.value)


def test_an_address_that_two_people_share_gets_one_message() -> None:
    """And stands in it once."""
    twice = (*PEOPLE, Person("again", "Trade again", "client", "Trade@shop.example"))
    assert composed(report(people=twice)).recipients == ("ake@shop.example", "trade@shop.example")


TEXT = st.text(min_size=1, max_size=120) | st.text(alphabet='äÖ日 ,;:<>@"\r\n\t=?_Bcc', min_size=1, max_size=120)


@settings(max_examples=60)
@given(TEXT, TEXT, TEXT, TEXT)
def test_nothing_that_was_typed_changes_what_a_message_is(name: str, person: str, task: str, agency: str) -> None:
    """The same headers, parts and recipients, whatever the client, its people, its tasks and the agency are called."""
    people = (PEOPLE[1], Person("owner", person, "client", "ake@shop.example"))
    client: Client = client_of(people=people, analyst="lead", name=name)
    of = report_of(client, "2012-06", items=[work("list", title=task, owner="owner", side="client")])
    try:
        made = compose(Parcel(of, Agency(name=agency), people[1:], FILES[:1]), NOW)
    except ReadoutError:
        return  # a control character in a task: refused where it is typed, too
    read = opened(made)
    assert list(read.keys()) == ["Subject", "From", "To", "Date", "Message-ID", "Content-Language", "MIME-Version",
                                 "Content-Type"]  # fmt: skip
    assert shape(read) == ("multipart/mixed", [("multipart/alternative", ["text/plain", "text/html"]),
                                               "application/pdf"])  # fmt: skip
    assert [each.addr_spec for each in read["To"].addresses] == ["ake@shop.example"]
    assert [each.addr_spec for each in read["From"].addresses] == ["ada@agency.example"]
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", made.content)


def test_report_and_message_say_the_same(ready: Project) -> None:
    """Answer, asks and the time of the call stand in the approved page and PDF as they stand in the message."""
    assert send_client(order(ready), "lamp-shop").status == "queued"
    content = (ready.root / "outbox" / "2024-04" / "lamp-shop.eml").read_bytes()
    read = cast(EmailMessage, message_from_bytes(content, policy=default))
    body = read.get_body(("plain",))
    assert body is not None
    answer, asks, call, *_ = body.get_content().replace("\r\n", "\n").split("\n\n")
    archive = ready.root / "archive" / "lamp-shop" / "2024-04.v1"
    page = re.sub(r"<(style|head).*?</\1>|<[^>]*>", " ", (archive / "report.html").read_text("utf-8"), flags=re.S)
    pdf = " ".join(each.extract_text() for each in pypdf.PdfReader(archive / "report.pdf").pages)
    lines = [answer, *asks.splitlines()[1:], *call.splitlines()]
    assert lines[-1] == "We talk for 30 minutes on Tuesday, 14 May 2024 at 10:00."
    for line in lines:
        for text in (html.unescape(page), pdf):
            assert flat(line.removeprefix("- ")) in flat(text), line
    assert call_sentence(load_report(ready, "lamp-shop", MONTH), Figures(language("en-GB"), "GBP")) == lines[-1]


def test_nothing_of_the_house_leaves_it(ready: Project) -> None:
    """No path of this machine, no prompt, no internal note and no other client, in no part of the message and no file
    that git shares. The note and the other client's name are there to be found.
    """
    work_log = ready.clients_dir / "lamp-shop" / "work.csv"
    change(work_log, "revenue,up,,,,\n", "revenue,up,,,,They pay late\n")
    send_client(order(ready), "lamp-shop")
    content = (ready.root / "outbox" / "2024-04" / "lamp-shop.eml").read_bytes()
    parts = [part for part in message_from_bytes(content, policy=default).walk() if not part.is_multipart()]
    kinds = [part.get_content_type() for part in parts]
    assert kinds == ["text/plain", "text/html", "text/calendar", "application/pdf", "text/html"]
    texts = [cast(bytes, part.get_payload(decode=True)) for part in parts]
    pdf = pypdf.PdfReader(io.BytesIO(texts[3]))
    said = [str(pdf.metadata), *(each.extract_text() for each in pdf.pages)]
    kept = [path for name in ("history", "approvals") for path in (ready.clients_dir / "lamp-shop" / name).iterdir()]
    for each in (content, *texts, *(text.encode() for text in said), *(path.read_bytes() for path in kept)):
        for secret in (str(ready.root), str(Path.home()), "They pay late", "desk-shop", "\N{LOWER RIGHT PENCIL}"):
            assert secret.encode() not in each, secret


def flat(text: str) -> str:
    """Letters and digits alone: how lines are broken and hyphens set is the layout's."""
    return re.sub(r"[\W_]+", "", text)


def test_what_a_finnish_client_reads() -> None:
    """The text parts as they are decoded, looked at by hand."""
    read = opened(composed(report(language="fi")))
    plain = read.get_body(("plain",))
    page = read.get_body(("html",))
    assert plain is not None
    assert page is not None
    space = "\N{NO-BREAK SPACE}"
    assert plain.get_content().replace("\r\n", "\n") == (
        "Tavoitteesta ei ole vielä sovittu, joten emme voi sanoa, olemmeko oikealla tiellä.\n\n"
        f"Mitä tarvitsemme teiltä\n- List. Åke Ägare, Shop & Söner, viimeistään 5.{space}heinäkuuta 2012.\n\n"
        f"Puhelumme\nPuhumme 30 minuuttia tiistaina 10.{space}heinäkuuta 2012 klo 10.00.\n\n"
        "Viestin mukana on kutsu kalenteriinne.\n"
        "Koko raportti on liitteenä: Lådan 2012-06.pdf ja Lådan 2012-06.html\n\n"
        "Ada Lead\nNorth Agency\n"
    )
    assert "Åke Ägare, Shop &amp; Söner" in page.get_content()
    assert 'lang="fi"' in page.get_content()
    assert read["Content-Language"] == "fi"
