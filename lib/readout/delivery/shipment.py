"""What an attempt to send came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["queued", "sent", "not-sent", "would-queue", "would-send"]
Why = Literal[
    "not-approved", "draft", "void", "sent-before", "held", "no-address", "unknown", "busy", "deferred", "refused",
    "partly", "server", "failed"
]  # fmt: skip
# What a whole batch may leave out without anything having gone wrong.
LEFT_OUT = frozenset({"not-approved", "draft", "sent-before", "held"})


@dataclass(frozen=True)
class Shipment:
    """``status`` with, where not everybody has got it, ``why`` in a word and ``message`` in a sentence.

    ``to``: who it went to, goes to or would go to. ``path``: the message in the outbox.
    """

    client: str
    month: str | None
    version: int | None = None
    status: Status = "not-sent"
    why: Why | None = None
    message: str = ""
    to: tuple[str, ...] = ()
    path: str | None = None
    subject: str | None = None
    files: tuple[str, ...] = ()

    @property
    def may_pass(self) -> bool:
        """Whether a later try may help."""
        return self.why == "deferred"

    def failed(self, *, named: bool) -> bool:
        """Whether somebody has to do something; ``named``: this client was asked for by name."""
        if self.why is None or self.why == "sent-before":
            return False
        return named or self.why not in LEFT_OUT

    def as_dict(self) -> dict[str, Any]:
        """Return the shipment as ``readout send --json`` lists it."""
        return {**vars(self), "to": list(self.to), "files": list(self.files)}
