"""``outbox/<month>/``: the messages of a month, each beside the record of what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

import pandas as pd

from readout.data.lock import locked
from readout.data.project import Project
from readout.data.whole_file import keep_file, replace_for_good
from readout.delivery.ledger import Ledger, read_ledger, write_ledger
from readout.delivery.message import TO_EDIT
from readout.model.errors import Problem, ReadoutError

Composer = Callable[[datetime, bool], bytes]  # (when, to be sent by hand) -> the message


@contextmanager
def alone(project: Project, client: str, month: pd.Period) -> Iterator[None]:
    """Be the one command that approves, sends or revises a month; raises ReadoutError while another does."""
    with locked(Outbox(project, client, month).lock) as had:
        if not had:
            cure = "wait until it is done, then try again"
            said = f"{month} is being approved, sent or revised by another command; {cure}"
            raise ReadoutError(Problem(f"clients/{client}", said))
        yield


@dataclass(frozen=True)
class Outbox:
    """The place of one client's message in a month."""

    project: Project
    client: str
    month: pd.Period

    @property
    def folder(self) -> Path:
        """The month's folder."""
        return self.project.outbox_dir / str(self.month)

    @property
    def message(self) -> Path:
        """The client's message."""
        return self.folder / f"{self.client}.eml"

    @property
    def lock(self) -> Path:
        """The file that one process at a time holds."""
        return self.folder / f".{self.client}.lock"

    @property
    def shown(self) -> str:
        """The message's path as people read it."""
        return self.project.relative(self.message)

    def ledger(self, version: int) -> Ledger | None:
        """Return the record of a version; None when there is no message of it."""
        path = self._ledger_path(version)
        return read_ledger(path, self.project.relative(path))

    def record(self, ledger: Ledger) -> None:
        """Write the record of a version."""
        path = self._ledger_path(ledger.version)
        write_ledger(path, self.project.relative(path), ledger)

    def held(self) -> bytes | None:
        """Return the message that is there; None when there is none."""
        return self.message.read_bytes() if self.message.is_file() else None

    def put(self, compose: Composer, now: datetime, *, by_hand: bool) -> tuple[bytes, Path | None]:
        """Put the message into its place in one step; return it, and where another one that was there is now.

        The same message that waits there already to be sent by hand is left alone: somebody may be about to send it.
        """
        there, kept = self.held(), None
        if there is not None:
            marked = _is_to_edit(there)
            when = date_of(there)
            same = when is not None and compose(when, marked) == there
            if same and marked and by_hand:
                return there, None
            if not same:
                kept = keep_file(self.folder / f"{self.client}.replaced.eml", there)
        content = compose(now, by_hand)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_for_good(self.message, content)
        except OSError as error:
            said = f"cannot be written ({error.strerror}); make the outbox writable"
            raise ReadoutError(Problem(self.shown, said)) from None
        return content, kept

    def _ledger_path(self, version: int) -> Path:
        return self.folder / f"{self.client}.v{version}.send.json"


def date_of(content: bytes) -> datetime | None:
    """Return when a message says it was written; None where it does not."""
    try:
        return parsedate_to_datetime(str(message_from_bytes(content, policy=default)["Date"]))
    except (TypeError, ValueError):
        return None


def _is_to_edit(content: bytes) -> bool:
    return f"\r\n{TO_EDIT}: 1\r\n".encode() in content.partition(b"\r\n\r\n")[0] + b"\r\n"
