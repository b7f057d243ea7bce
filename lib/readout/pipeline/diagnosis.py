"""One thing that ``readout doctor`` looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Diagnosis:
    """One thing looked at. ``cure`` is empty when nothing has to be done; only a ``gap`` stops a run."""

    name: str
    state: Literal["ok", "note", "gap"]
    found: str
    cure: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the diagnosis as ``readout doctor --json`` lists it."""
        return {"name": self.name, "state": self.state, "found": self.found, "cure": self.cure}
