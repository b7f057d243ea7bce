"""What a database or its driver refuses, as one sentence with its place and cure, without the URL."""

from __future__ import annotations

import re

from readout.data.databases.address import Address
from readout.data.databases.query import WRITES, Query
from readout.model.client import Source
from readout.model.errors import Problem

_LINE = re.compile(r"\bline (\d+)\b", re.IGNORECASE)
_NAMED = re.compile(r"""(?:no such (?:column|table|function): |near |unrecognized token: )["']?([\w.]+)""")
_WRITES = re.compile(r"read-?only|attempt to write|data-modifying|INTO is not allowed", re.IGNORECASE)
_LONGEST = 200


def unreachable(error: BaseException, address: Address, where: str) -> Problem:
    """Return why there is no connection, at the source's line of client.yml."""
    said = str(getattr(error, "orig", error))
    database = f"the database that {address.variable} names"
    if re.search(r"password authentication failed|access denied|no password supplied|28P01", said, re.IGNORECASE):
        return Problem(where, f"{database} refuses the user or the password; mend the variable {address.variable}")
    if re.search(r'(database|role) ".*" does not exist|unknown database', said, re.IGNORECASE):
        return Problem(where, f"{database} does not exist on its server; mend the variable {address.variable}")
    if re.search(r"unable to open database|does not exist|no such file", said, re.IGNORECASE):
        return Problem(where, f"{database} is no file; mend the path in the variable {address.variable}")
    if re.search(r"timeout|timed out", said, re.IGNORECASE):
        cure = "see that the server runs and that the network lets you reach it"
        return Problem(where, f"{database} does not answer in time; {cure}")
    if re.search(r"connection refused|could not translate|name or service|failed to resolve", said, re.IGNORECASE):
        cure = f"start it, or mend host and port in the variable {address.variable}"
        return Problem(where, f"{database} does not answer; {cure}")
    told = _first(said, address, connecting=True)
    return Problem(where, f"{database} cannot be opened: {told}; mend the variable {address.variable}")


def too_slow(query: Query, source: Source) -> Problem:
    """Return that the query ran longer than it may."""
    cure = f"narrow it by :month_start and :client, or raise sources.{source.id}.timeout_seconds"
    return Problem(f"{query.where}:{query.first_line}", f"the query ran longer than {source.timeout_seconds} s; {cure}")


def refused(error: BaseException, query: Query, address: Address, source: Source) -> Problem:
    """Return what is wrong with the query, with its line where the database tells it."""
    cause: BaseException = getattr(error, "orig", None) or error
    state, said = str(getattr(cause, "sqlstate", None) or ""), str(cause)
    if state == "57014":
        return too_slow(query, source)
    if state == "25006" or (state in ("", "0A000", "42601") and _WRITES.search(said)):
        line = query.line_of(*WRITES) or query.first_line
        return Problem(f"{query.where}:{line}", "the query writes, and a source only reads; make it a plain SELECT")
    if state.startswith(("57P", "08")) or getattr(error, "connection_invalidated", False):
        cure = "run it again, and ask who runs the server when it happens again"
        place = f"{query.where}:{query.first_line}"
        return Problem(place, f"the connection to the database that {address.variable} names broke off; {cure}")
    place = f"{query.where}:{_line(said, query) or query.first_line}"
    if state == "42501" or "permission denied" in said.lower():
        cure = f"grant SELECT on it to the user in {address.variable}"
        return Problem(place, f"the database says: {_first(said, address)}; {cure}")
    return Problem(place, f"the database says: {_first(said, address)}; mend the query")


def _line(said: str, query: Query) -> int | None:
    told = _LINE.search(said)
    if told:
        return min(int(told[1]), query.text.count("\n") + 1)
    named = _NAMED.search(said)
    return query.line_of(*reversed(named[1].split("."))) if named else None


def _first(said: str, address: Address, *, connecting: bool = False) -> str:
    """Return the first line of a driver's words: what is wrong; the rest repeats the query."""
    lines = [line for line in said.splitlines() if line.strip()]
    first = address.scrub(lines[0], connecting=connecting) if lines else "nothing"
    return (first if len(first) <= _LONGEST else first[:_LONGEST] + "…").rstrip(".;!")
