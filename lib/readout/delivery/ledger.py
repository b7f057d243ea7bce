"""``outbox/<month>/<client>.v<n>.send.json``: what became of a message, by recipient.

Written before the mail server can get the message (``sending``) and again when it has answered. Where a process died
between the two, ``sending`` stays, and nobody knows whether that recipient has got it.

The history says, for all machines, that a report was sent; this file says, on the one that sends, how far it got.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args

from readout.data.whole_file import replace_for_good
from readout.model.errors import Problem, ReadoutError

SCHEMA = 1
State = Literal["waiting", "sending", "unknown", "deferred", "refused", "sent", "by-hand"]
_RECEIVED = ("sent", "by-hand")
_UNKNOWN = ("sending", "unknown")


@dataclass(frozen=True)
class Entry:
    """What became of the message for one recipient: since when (ISO 8601), and what the server said."""

    state: State
    at: str
    said: str = ""


@dataclass(frozen=True)
class Ledger:
    """``message`` is the sha256 of what goes over the wire, ``called`` whether we talked before (``hold``)."""

    client: str
    month: str
    version: int
    message_id: str
    sender: str
    message: str
    called: bool = False
    recipients: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def received(self) -> tuple[str, ...]:
        """Who has got the message."""
        return self._in(*_RECEIVED)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Who may have got it or not."""
        return self._in(*_UNKNOWN)

    @property
    def remaining(self) -> tuple[str, ...]:
        """Who has not got it, for sure."""
        return tuple(each for each in self.recipients if each not in (*self.received, *self.unknown))

    @property
    def sent_at(self) -> str | None:
        """When the first of them got it."""
        return min((self.recipients[each].at for each in self.received), default=None)

    def marked(self, addresses: Iterable[str], state: State, at: str, said: str = "") -> Ledger:
        """Return the ledger with ``addresses`` in another state."""
        return replace(self, recipients={**self.recipients, **dict.fromkeys(addresses, Entry(state, at, said))})

    def _in(self, *states: str) -> tuple[str, ...]:
        return tuple(address for address, entry in self.recipients.items() if entry.state in states)


def read_ledger(path: Path, where: str) -> Ledger | None:
    """Read a ledger; None when there is none. Raises ReadoutError for one that cannot be read: it may hide a sent
    message, so nothing is sent until somebody has looked.
    """
    try:
        data = json.loads(path.read_bytes())
        return _built(data)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        cure = "look whether the message arrived; if it did not, delete this file"
        raise ReadoutError(Problem(where, f"cannot be read, and it says what was sent; {cure}")) from None


def write_ledger(path: Path, where: str, ledger: Ledger) -> None:
    """Write ``ledger`` to the disk itself, in one step. Raises ReadoutError when that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_for_good(path, _text(ledger).encode())
    except OSError as error:
        cure = "nothing is sent without a record; make the outbox writable"
        raise ReadoutError(Problem(where, f"cannot be written ({error.strerror}); {cure}")) from None


def _built(data: Any) -> Ledger:
    if data["schema"] != SCHEMA:
        raise ValueError("another schema")
    recipients = {
        address: Entry(_state(entry["state"]), entry["at"], entry["said"])
        for address, entry in data["recipients"].items()
    }
    names = ("client", "month", "version", "message_id", "sender", "message", "called")
    return Ledger(**{name: data[name] for name in names}, recipients=recipients)


def _state(text: str) -> State:
    if text not in get_args(State):
        raise ValueError(text)
    return text  # type: ignore[return-value]


def _text(ledger: Ledger) -> str:
    data = {"schema": SCHEMA, **vars(ledger)}
    data["recipients"] = {address: vars(entry) for address, entry in ledger.recipients.items()}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
