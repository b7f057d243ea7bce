"""The complete message with a report: words, invitation and files, as a mail program or a mail server takes it.

    multipart/mixed
        multipart/alternative
            text/plain
            text/html
            text/calendar; method=REQUEST    where there is an invitation
        application/pdf, text/html           what ``deliver`` names

Only ASCII goes over the wire (names and words are encoded), so every server takes it without extensions such as
SMTPUTF8. Equal reports at equal times give equal bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from readout.data.agency import Agency
from readout.delivery import header
from readout.delivery.attachment import Attachment, attach
from readout.delivery.invitation import invitation, organizer
from readout.delivery.letter import html_letter, plain_letter
from readout.delivery.mailbox import is_mailbox, why_not
from readout.model.client import Client, Person
from readout.model.errors import Problem, ReadoutError
from readout.model.report import Report
from readout.text.figures import Figures
from readout.text.language import Language, language
from readout.text.letter_lines import Letter, letter

TO_EDIT = "X-Unsent"  # a mail program that knows it opens the message ready for sending
Mailbox = tuple[str, str]  # a name and an address
_LONGEST_NAME = 100  # characters of a name beside an address


@dataclass(frozen=True)
class Parcel:
    """What a message is made of: a report, whose it is, who gets it, and which files go with it."""

    report: Report
    agency: Agency
    recipients: tuple[Person, ...]
    files: tuple[Attachment, ...]


@dataclass(frozen=True)
class Message:
    """A message ready to go: ``content`` is all of it, ``sender`` and ``recipients`` are addresses."""

    id: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    files: tuple[str, ...]
    invited: bool
    content: bytes


def compose(parcel: Parcel, now: dt.datetime, *, to_edit: bool = False) -> Message:
    """Return the message, dated ``now`` (with a time zone).

    ``to_edit``: marked as not sent yet (``X-Unsent``), so that a mail program opens it ready for sending. Raises
    ReadoutError when there is nobody to send it from or to, or an address that not every server takes.
    """
    report, now = parcel.report, now.replace(microsecond=0)
    words = language(report.client.language)
    host, sender = _sender(parcel)
    recipients = _recipients(parcel)
    calendar = invitation(report, report.version, now)
    said = letter(
        report,
        Figures(words, report.client.currency),
        [each.name for each in parcel.files],
        [each for each in (host.name, parcel.agency.name) if each],
        invited=calendar is not None,
    )
    name = message_id(report.client, str(report.month), report.version, sender[1].rpartition("@")[2])
    lines = [("Subject", header.subject(said.subject)), ("From", header.mailbox(*sender))]
    if host.email and host.email != sender[1] and is_mailbox(host.email):
        lines.append(("Reply-To", header.mailbox(host.name, host.email)))
    lines += [("To", header.mailboxes(recipients)), ("Date", format_datetime(now)), ("Message-ID", name)]
    lines.append(("Content-Language", words.tag))
    if to_edit:
        lines.append((TO_EDIT, "1"))
    return Message(
        id=name,
        sender=sender[1],
        recipients=tuple(address for _, address in recipients),
        subject=said.subject,
        files=tuple(each.name for each in parcel.files),
        invited=calendar is not None,
        content=header.header_block(lines) + _body(said, words, calendar, parcel.files, name),
    )


def message_id(client: Client, month: str, version: int, domain: str) -> str:
    """Return the message's name, the same for every try: a program that gets it twice shows it once."""
    return f"<readout.{client.id}.{month}.v{version}@{domain}>"


def _sender(parcel: Parcel) -> tuple[Person, Mailbox]:
    """Return who writes, and the address it comes from: the agency's where it has one, else their own."""
    client, mail = parcel.report.client, parcel.agency.mail
    where, host = f"clients/{client.id}/client.yml", organizer(client)
    if mail is not None:
        if not is_mailbox(mail.sender):
            raise ReadoutError(Problem("agency.yml", f"mail.sender: {why_not(mail.sender)}"))
        host = host or next((each for each in client.people if each.id == client.analyst), Person("", "", "us"))
        return host, (_short(parcel.agency.name or host.name), mail.sender)
    if host is None or not host.email:
        cure = "give the analyst an email in people, or the agency a mail.sender in agency.yml"
        raise ReadoutError(Problem(where, f"there is nobody to send it from; {cure}"))
    if not is_mailbox(host.email):
        raise ReadoutError(Problem(where, f"people: {why_not(host.email)}"))
    return host, (_short(host.name), host.email)


def _recipients(parcel: Parcel) -> list[Mailbox]:
    """Return the client's people, each address once."""
    where = f"clients/{parcel.report.client.id}/client.yml"
    found: dict[str, Mailbox] = {}
    for each in parcel.recipients:
        if each.email:
            found.setdefault(each.email.lower(), (_short(each.name), each.email))
    if not found:
        cure = "give somebody whose side is client an email in people"
        raise ReadoutError(Problem(where, f"there is nobody to send it to; {cure}"))
    bad = [address for _, address in found.values() if not is_mailbox(address)]
    if bad:
        raise ReadoutError(Problem(where, f"people: {why_not(each)}") for each in bad)
    return list(found.values())


def _short(name: str) -> str:
    return header.visible(name)[:_LONGEST_NAME].strip()


def _body(said: Letter, words: Language, calendar: bytes | None, files: Sequence[Attachment], name: str) -> bytes:
    """Return the message below its first header lines, parted by lines that are the same every time."""
    made = EmailMessage(policy=SMTP)
    made.set_content(plain_letter(said), cte="quoted-printable")
    made.add_alternative(html_letter(said, words), subtype="html", cte="quoted-printable")
    if calendar is not None:
        method = {"method": "REQUEST", "charset": "utf-8"}
        made.add_alternative(calendar, maintype="text", subtype="calendar", cte="base64", params=method)
    for each in files:
        attach(made, each)
    border = sha256(name.encode()).hexdigest()[:24]
    for number, part in enumerate(made.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_readout_{number}_{border}")  # no encoded content can hold "=_"
        if part is not made:
            del part["MIME-Version"]  # said once, at the top (RFC 2045, 4)
    return made.as_bytes()
