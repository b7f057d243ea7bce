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
from readout.delivery.invitation import invitation
from readout.delivery.letter import html_letter, plain_letter
from readout.delivery.sender import from_lines, receivers, sender
from readout.model.client import Client, Person
from readout.model.report import Report
from readout.text.figures import Figures
from readout.text.language import Language, language
from readout.text.letter_lines import Letter, letter

TO_EDIT = "X-Unsent"  # a mail program that knows it opens the message ready for sending


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
    host, (who, address) = sender(report.client, parcel.agency)
    recipients = receivers(report.client, parcel.recipients)
    calendar = invitation(report, report.version, now)
    said = letter(
        report,
        Figures(words, report.client.currency),
        [each.name for each in parcel.files],
        [each for each in (host.name, parcel.agency.name) if each],
        invited=calendar is not None,
    )
    name = message_id(report.client, str(report.month), report.version, address.rpartition("@")[2])
    lines = [("Subject", header.subject(said.subject)), *from_lines(host, (who, address))]
    lines += [("To", header.mailboxes(recipients)), ("Date", format_datetime(now)), ("Message-ID", name)]
    lines.append(("Content-Language", words.tag))
    if to_edit:
        lines.append((TO_EDIT, "1"))
    return Message(
        id=name,
        sender=address,
        recipients=tuple(each for _, each in recipients),
        subject=said.subject,
        files=tuple(each.name for each in parcel.files),
        invited=calendar is not None,
        content=header.header_block(lines) + _body(said, words, calendar, parcel.files, name),
    )


def message_id(client: Client, month: str, version: int, domain: str) -> str:
    """Return the message's name, the same for every try: a program that gets it twice shows it once."""
    return f"<readout.{client.id}.{month}.v{version}@{domain}>"


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
