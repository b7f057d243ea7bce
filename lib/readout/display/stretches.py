"""Monthly values as lines: stretches of known months, so that no line crosses a month without a value."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

COLUMNS = ("position", "value", "run")


def stretches(values: Sequence[float | None]) -> pd.DataFrame:
    """Return the known values with their ``position`` from 0; ``run`` numbers the stretches."""
    rows: list[tuple[float, float, str]] = []
    run = 0
    for position, value in enumerate(values):
        if value is None:
            run += 1
        else:
            rows.append((float(position), value, str(run)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def joined(points: pd.DataFrame) -> pd.DataFrame:
    """Return the months that a line can be drawn through: those with a value beside them."""
    return points[points["run"].duplicated(keep=False)]


def alone(points: pd.DataFrame) -> pd.DataFrame:
    """Return the months with a value between two without one: a line has no length there, so they become dots."""
    return points[~points["run"].duplicated(keep=False)]
