"""How much one client's report may take. A notebook that never ends must not keep all others from being made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.data.agency import Agency

WAITING = "waiting"  # the stage in which another run's report is waited for: its time does not count


@dataclass(frozen=True)
class Limits:
    """Per client: ``seconds`` by the clock, ``cpu_seconds`` of the processor, ``memory_mb`` of all its processes."""

    seconds: int = 600
    cpu_seconds: int = 300
    memory_mb: int = 2048

    def too_much_memory(self) -> str:
        """Return that a report passed its limit of memory, with the cure."""
        return f"used more than {self.memory_mb} MB of memory; read less at once, or give it more with --max-memory"


@dataclass(frozen=True)
class AskedLimits:
    """The limits asked for on the command line; None where nothing was."""

    seconds: int | None = None
    cpu_seconds: int | None = None
    memory_mb: int | None = None

    def over(self, agency: Agency) -> Limits:
        """Return the limits that hold: those asked for, then those of agency.yml, then the usual ones."""
        own = {name: value for name, value in vars(agency.limits).items() if value is not None}
        asked = {name: value for name, value in vars(self).items() if value is not None}
        return replace(Limits(), **{**own, **asked})
