"""Whether the rate a goal still needs is one the KPI has ever kept up.

The rate has to hold on average over the months left, so it is held against the KPI's averages over as many months
in a row, in the two years before.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from readout.model.client import Better
from readout.model.months import months_between
from readout.model.series import KpiSeries

Capability = Literal["routine", "seen", "never-seen"]

YEARS_LOOKED_BACK = 2
ROUTINE_SHARE = 0.5  # reached in at least every second stretch


def capability(
    series: KpiSeries, month: pd.Period, rate: float | None, months_left: int, better: Better
) -> Capability | None:
    """Return how often the KPI kept up ``rate`` for ``months_left`` months in a row up to ``month``.

    ``routine``: in half of all stretches or more; ``seen``: at least once; ``never-seen``: not once. None when
    there is no rate, or no stretch to hold it against. For ``better`` lower, keeping up means staying at or below.
    """
    if rate is None or months_left < 1:
        return None
    length = min(months_left, 12)
    known = months_between(month - 12 * YEARS_LOOKED_BACK + 1, month)
    values = pd.Series([series.at(each) for each in known], dtype=float)
    averages = values.rolling(length).mean().dropna()
    if averages.empty:
        return None
    kept = averages >= rate if better == "higher" else averages <= rate
    if float(kept.mean()) >= ROUTINE_SHARE:
        return "routine"
    return "seen" if bool(kept.any()) else "never-seen"
