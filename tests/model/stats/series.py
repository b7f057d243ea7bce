"""Generated monthly series of many kinds, for comparing two ways of calculating the same."""

from __future__ import annotations

import numpy as np
import pandas as pd

KINDS = ("level", "season", "growth", "counts", "walk", "below zero", "gaps", "outliers", "shift", "constant")


def generated(seed: int, longest: int = 60) -> pd.Series[float]:
    """Return a series of the kind that ``seed`` says; equal seeds, equal series."""
    random = np.random.default_rng(seed)
    count = int(random.integers(14, longest))
    time, kind = np.arange(count), KINDS[seed % len(KINDS)]
    values = 100 * np.exp(0.1 * random.standard_normal(count))
    if kind == "season":
        values *= 1 + 0.3 * np.sin(time * np.pi / 6)
    elif kind == "growth":
        values *= 1.02**time
    elif kind == "counts":
        values = random.poisson(3, count).astype(float)
    elif kind == "walk":
        values = 10 * np.cumsum(random.standard_normal(count))
    elif kind == "below zero":
        values = -values
    elif kind == "gaps":
        values[random.random(count) < 0.12] = np.nan
    elif kind == "outliers":
        values[random.integers(0, count, 2)] *= random.choice([0.1, 5, 20], 2)
    elif kind == "shift":
        values[-3:] *= 1.4
    elif kind == "constant":
        values = np.where(time == count - 1, random.choice([100.0, 150.0]), 100.0)
    return pd.Series(values, pd.period_range(pd.Period("2015-01", "M") + seed % 24, periods=count, freq="M"))
