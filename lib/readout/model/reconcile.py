"""Our figures held against the client's own system, where both count the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from readout.model.client import Client, Reconcile
from readout.model.series import KpiSeries

ROUNDING = 1e-9  # a difference of exactly the tolerance may come out a bit above it


@dataclass(frozen=True)
class Reconciled:
    """One figure in both systems.

    ``difference`` is ours against theirs as a fraction of theirs; None where either is missing or theirs is 0 and
    ours is not. ``agrees`` is False when the difference is above the agreed tolerance or cannot be told.
    """

    entry: Reconcile
    ours: float | None
    theirs: float | None

    @property
    def difference(self) -> float | None:
        """Ours against theirs as a fraction of theirs."""
        if self.ours is None or self.theirs is None:
            return None
        if self.theirs == 0:
            return 0.0 if self.ours == 0 else None
        return self.ours / self.theirs - 1

    @property
    def agrees(self) -> bool:
        """Whether both figures are there and within the tolerance."""
        return self.difference is not None and abs(self.difference) <= self.entry.tolerance + ROUNDING


def reconcile(
    client: Client, ours: Mapping[str, KpiSeries], theirs: Mapping[str, KpiSeries], month: pd.Period
) -> tuple[Reconciled, ...]:
    """Return each agreed comparison for ``month``; both mappings are by KPI id."""
    return tuple(
        Reconciled(entry, ours[entry.kpi].at(month), theirs[entry.kpi].at(month)) for entry in client.reconcile
    )
