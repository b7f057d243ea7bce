"""What an attempt at a client's report came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from readout.checks.finding import Finding

LATEST = "latest"  # the month of an attempt that failed before it was known


@dataclass(frozen=True)
class Outcome:
    """``path`` of the published report, or ``error``, a line a problem to mend, with the path of the client's ``log``.

    ``unchanged``: nothing the published report is made of has changed, so that it stands; ``draft`` says what it is.
    """

    client: str
    month: str
    status: Literal["final", "draft", "unchanged", "failed"]
    seconds: float
    path: str | None = None
    error: str | None = None
    findings: tuple[Finding, ...] = ()
    log: str | None = None
    draft: bool = False

    def as_dict(self) -> dict[str, str | float | None]:
        """Return the outcome as ``readout run --json`` lists it."""
        return {
            "client": self.client,
            "month": None if self.month == LATEST else self.month,
            "status": self.status,
            "seconds": round(self.seconds, 3),
            "path": self.path,
            "error": self.error,
        }
