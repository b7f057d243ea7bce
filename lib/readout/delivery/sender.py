"""Who a message comes from and goes to: names with addresses, as its header lines hold them."""

from __future__ import annotations

from collections.abc import Iterable

from readout.data.agency import Agency
from readout.delivery import header
from readout.delivery.invitation import organizer
from readout.delivery.mailbox import is_mailbox, why_not
from readout.model.client import Client, Person
from readout.model.errors import Problem, ReadoutError

Mailbox = tuple[str, str]  # a name and an address
_LONGEST_NAME = 100  # characters of a name beside an address


def sender(client: Client, agency: Agency) -> tuple[Person, Mailbox]:
    """Return who of us writes, and the address it comes from: the agency's where it has one, else their own.

    Raises ReadoutError when there is nobody to send from, or an address that not every server takes.
    """
    mail, where, host = agency.mail, f"clients/{client.id}/client.yml", organizer(client)
    if mail is not None:
        if not is_mailbox(mail.sender):
            raise ReadoutError(Problem("agency.yml", f"mail.sender: {why_not(mail.sender)}"))
        host = host or next((each for each in client.people if each.id == client.analyst), Person("", "", "us"))
        return host, (short(agency.name or host.name), mail.sender)
    if host is None or not host.email:
        cure = "give the analyst an email in people, or the agency a mail.sender in agency.yml"
        raise ReadoutError(Problem(where, f"there is nobody to send it from; {cure}"))
    if not is_mailbox(host.email):
        raise ReadoutError(Problem(where, f"people: {why_not(host.email)}"))
    return host, (short(host.name), host.email)


def from_lines(host: Person, mailbox: Mailbox) -> list[tuple[str, str]]:
    """Return the header lines From and, where an answer belongs to another address than that, Reply-To."""
    lines = [("From", header.mailbox(*mailbox))]
    if host.email and host.email != mailbox[1] and is_mailbox(host.email):
        lines.append(("Reply-To", header.mailbox(short(host.name), host.email)))
    return lines


def receivers(client: Client, people: Iterable[Person]) -> list[Mailbox]:
    """Return those of ``people`` who have an address, each address once.

    Raises ReadoutError when nobody has one, or for one that not every server takes.
    """
    where, found = f"clients/{client.id}/client.yml", dict[str, Mailbox]()
    for each in people:
        if each.email:
            found.setdefault(each.email.lower(), (short(each.name), each.email))
    if not found:
        cure = "give somebody whose side is client an email in people"
        raise ReadoutError(Problem(where, f"there is nobody to send it to; {cure}"))
    bad = [address for _, address in found.values() if not is_mailbox(address)]
    if bad:
        raise ReadoutError(Problem(where, f"people: {why_not(each)}") for each in bad)
    return list(found.values())


def short(name: str) -> str:
    """Return a name in one line that a header has room for."""
    return header.visible(name)[:_LONGEST_NAME].strip()
