"""Who may approve a report: whom ``agency.yml`` lists under ``approvers``, and the client's own ``approver``.

The list holds names or e-mail addresses; a person of the client's on our side is found there by name or address, and
may be called by any of id, name and address. Where neither file names anybody, any of us may approve. Nobody on the
client's side ever does: an approval is our word that the report may go out.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.data.agency import Agency
from readout.data.findings import one_of, shown
from readout.model.client import Client, Person
from readout.model.errors import Problem, ReadoutError


def approver(agency: Agency, client: Client, name: str) -> str:
    """Return what the history calls the approver: the person's id, or else the name as given, never an address.

    Raises ReadoutError, naming who may approve, for anybody else.
    """
    asked = _plain(name)
    person = next((each for each in _ours(client) if asked in _names(each)), None)
    listed = {_plain(each) for each in agency.approvers}
    if person is not None and _may(agency, client, person):
        return person.id
    if person is None and asked in listed and not _is_theirs(client, asked):
        return name.strip().partition("@")[0]
    may = sorted({*_allowed(agency, client)})
    cure = f"write --by {one_of(may)}" if may else "add an approver to agency.yml"
    where = "agency.yml" if agency.approvers else f"clients/{client.id}/client.yml"
    raise ReadoutError(Problem(where, f"{shown(name)} may not approve reports for {client.id}; {cure}"))


def _may(agency: Agency, client: Client, person: Person) -> bool:
    listed = {_plain(each) for each in agency.approvers}
    if not listed and client.approver is None:
        return True
    return person.id == client.approver or bool(listed & set(_names(person)))


def _allowed(agency: Agency, client: Client) -> Iterator[str]:
    people = [each for each in _ours(client) if _may(agency, client, each)]
    known = {name for each in people for name in _names(each)}
    yield from (each.id for each in people)
    yield from (each for each in agency.approvers if _plain(each) not in known)


def _ours(client: Client) -> Iterator[Person]:
    return (each for each in client.people if each.side == "us")


def _is_theirs(client: Client, asked: str) -> bool:
    return any(asked in _names(each) for each in client.people if each.side == "client")


def _names(person: Person) -> tuple[str, ...]:
    return tuple(_plain(each) for each in (person.id, person.name, person.email) if each)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
