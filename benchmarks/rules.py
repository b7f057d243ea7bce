"""The rules that are held against each other. Each says of the last month 1 (above), -1 (below), 0 (normal) or None."""

from __future__ import annotations

import numpy as np
import pandas as pd

from readout.model.signals import judge

SIDE = {"better": 1, "worse": -1, "routine": 0}


def readout(values: np.ndarray) -> int | None:
    index = pd.period_range("2015-01", periods=len(values), freq="M")
    return SIDE.get(judge(pd.Series(values, index)).status)


def within_4_percent(values: np.ndarray) -> int | None:
    return _against_last_month(values, 0.04)


def within_10_percent(values: np.ndarray) -> int | None:
    return _against_last_month(values, 0.10)


def xmr(values: np.ndarray) -> int | None:
    """Natural process limits: mean ± 2.66 mean moving ranges of all earlier months (Wheeler 1993)."""
    past, last = values[:-1], values[-1]
    limit = 2.66 * np.abs(np.diff(past)).mean()
    return int(last > past.mean() + limit) - int(last < past.mean() - limit)


def _against_last_month(values: np.ndarray, share: float) -> int | None:
    change = values[-1] - values[-2]
    return int(np.sign(change)) if abs(change) > share * abs(values[-2]) else 0


RULES = {"Readout": readout, "last month ±4 %": within_4_percent, "last month ±10 %": within_10_percent, "XmR": xmr}
