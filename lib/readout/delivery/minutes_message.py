"""The message that minutes are sent with: the minutes themselves, once as plain text and once as HTML."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from readout.data.agency import Agency
from readout.delivery import header
from readout.delivery.invitation import organizer
from readout.delivery.mailbox import is_mailbox, why_not
from readout.delivery.message import TO_EDIT
from readout.delivery.minutes import MinutesFile
from readout.delivery.minutes_reading import attendees, read_minutes
from readout.display.markup import html_text
from readout.model.client import Client, Person
from readout.model.errors import Problem, ReadoutError
from readout.pipeline.engines.pandoc import convert
from readout.text.figures import Figures
from readout.text.language import Language
from readout.text.minutes_lines import title_of
from readout.text.minutes_page import open_prompts
from readout.text.minutes_shared import shared_minutes
from readout.text.prose import safe_markdown
from readout.text.prose_letter import letter_text

_READER = "markdown-raw_html-raw_tex-tex_math_dollars-citations-yaml_metadata_block"
_STYLE = (
    "body{margin:0;padding:16px;max-width:44em;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif}"
    "h1{font-size:20px}h2,h3{font-size:16px;margin:24px 0 4px}table{border-collapse:collapse}"
    "th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #8888}"
)


def refuse_unfinished(file: MinutesFile) -> None:
    """Raise ReadoutError with every place of the minutes that a client should not get as it is."""
    if file.untouched:
        raise ReadoutError(Problem(file.label, "nobody has written into these minutes yet; fill them in first"))
    cure = "write an answer, or delete the prompt"
    problems = [
        Problem(f"{file.label}:{line}", f"the prompt below {title!r} is not answered; {cure}")
        for line, title in open_prompts(file.page)
    ]
    moved = "begin the line with it, or everybody would read what stands below"
    problems += [
        Problem(f"{file.label}:{line}", f"a heading for what is internal stands inside a list or a quote; {moved}")
        for line in file.page.misplaced
    ]
    try:
        read_minutes(file.page, file.client, file.month, file.words, file.label)
    except ReadoutError as error:
        problems += error.problems
    if problems:
        raise ReadoutError(sorted(problems, key=lambda each: int(each.where.rpartition(":")[2])))


def recipients(file: MinutesFile) -> tuple[Person, ...]:
    """Return who gets them: everybody on the client's side, and who was there; only people of client.yml with an email.

    Raises ReadoutError when there is nobody.
    """
    client, where = file.client, f"clients/{file.client.id}/client.yml"
    there, _ = attendees(file.page, client)
    found: dict[str, Person] = {}
    for person in (*(each for each in client.people if each.side == "client"), *there):
        if person.email:
            found.setdefault(person.email.lower(), person)
    bad = [person.email for person in found.values() if person.email and not is_mailbox(person.email)]
    if bad:
        raise ReadoutError(Problem(where, f"people: {why_not(each)}") for each in bad)
    if not any(person.side == "client" for person in found.values()):
        cure = "give somebody whose side is client an email in people"
        raise ReadoutError(Problem(where, f"there is nobody to send them to; {cure}"))
    return tuple(found.values())


def minutes_message(file: MinutesFile, agency: Agency, now: dt.datetime) -> bytes:
    """Return the message, dated ``now`` (with a time zone); raises as ``refuse_unfinished`` and ``recipients`` do."""
    refuse_unfinished(file)
    client, words = file.client, file.words
    name, address, host = _sender(client, agency)
    to = [(each.name, str(each.email)) for each in recipients(file)]
    shared = shared_minutes(file.page, client, Figures(words, client.currency))
    digest = sha256(shared.encode()).hexdigest()
    lines = [("Subject", header.subject(_subject(file))), ("From", header.mailbox(name, address))]
    if host and host.email and host.email != address and is_mailbox(host.email):
        lines.append(("Reply-To", header.mailbox(host.name, host.email)))
    domain = address.rpartition("@")[2]
    lines += [("To", header.mailboxes(to)), ("Date", format_datetime(now.replace(microsecond=0)))]
    lines.append(("Message-ID", f"<readout.{client.id}.{file.month}.minutes.{digest[:12]}@{domain}>"))
    lines += [("Content-Language", words.tag), (TO_EDIT, "1")]
    return header.header_block(lines) + _body(file, shared, digest[:24])


def _subject(file: MinutesFile) -> str:
    return title_of(file.client.name, file.month, Figures(file.words, file.client.currency))


def _sender(client: Client, agency: Agency) -> tuple[str, str, Person | None]:
    """Return the name and address it comes from, the agency's where it has one, and who of us answers."""
    where, host = f"clients/{client.id}/client.yml", organizer(client)
    if agency.mail is not None:
        if not is_mailbox(agency.mail.sender):
            raise ReadoutError(Problem("agency.yml", f"mail.sender: {why_not(agency.mail.sender)}"))
        return agency.name or (host.name if host else ""), agency.mail.sender, host
    if host is None or not host.email:
        cure = "give the analyst an email in people, or the agency a mail.sender in agency.yml"
        raise ReadoutError(Problem(where, f"there is nobody to send them from; {cure}"))
    if not is_mailbox(host.email):
        raise ReadoutError(Problem(where, f"people: {why_not(host.email)}"))
    return host.name, host.email, host


def _body(file: MinutesFile, shared: str, border: str) -> bytes:
    words = file.words
    lead = words.say("Here is what we noted in our call. Please tell us if anything is missing or wrong.")
    made = EmailMessage(policy=SMTP)
    made.set_content(f"{lead}\n\n{letter_text(shared, where=file.label)}", cte="quoted-printable")
    made.add_alternative(_page(lead, shared, _subject(file), words, file.label), subtype="html", cte="quoted-printable")
    for number, part in enumerate(made.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_readout_{number}_{border}")
        if part is not made:
            del part["MIME-Version"]
    return made.as_bytes()


def _page(lead: str, shared: str, title: str, words: Language, label: str) -> str:
    direction = "rtl" if words.right_to_left else "ltr"
    body = convert(["--from", _READER, "--to", "html5", "--wrap=none"], safe_markdown(shared, where=label, top=1))
    return (
        "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="{html_text(words.tag)}" dir="{direction}" style="color-scheme:light dark">',
                f'<head>\n<meta charset="utf-8">\n<meta name="color-scheme" content="light dark">\n'
                f"<title>{html_text(title)}</title>\n<style>{_STYLE}</style>\n</head>",
                f"<body>\n<p>{html_text(lead)}</p>\n{body.strip()}\n</body>\n</html>",
            ]
        )
        + "\n"
    )
