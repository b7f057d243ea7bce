"""What is to be previewed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.data.project import Project
from readout.model.months import parse_month
from readout.pipeline.engines.base import Engine

LATEST = "latest"


@dataclass(frozen=True)
class Wish:
    """``month`` is YYYY-MM or ``latest``; None follows the notebook, which knows the month it is open for."""

    project: Project
    client: str
    month: str | None
    engine: Engine

    def named_month(self) -> pd.Period | None:
        """Return the month that was named; None for the notebook's and for the latest."""
        return parse_month(self.month) if self.month not in (None, LATEST) else None
