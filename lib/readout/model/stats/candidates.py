"""The candidate explanations of a monthly series, as covariances of Gaussian processes.

Every candidate is one noise, one season, and a straight trend or none: a "structural" model of level, slope and season
(Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter), written as the covariance of its
months (Rasmussen & Williams 2006, Gaussian Processes for Machine Learning). All are in units of the monthly noise, so
that nothing here depends on data. The unknown level and slope get a variance so large that it says nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from readout.model.stats.history import Floats

Seasonal = Literal["auto", "yes", "no"]
Flags = NDArray[np.bool_]

VAGUE = 1e6  # variance of what nothing is known about, in units of the noise's
SLOPE = 2.4  # noise units a year: how steep a trend is before one looks

# What moves besides season and trend, with how far it is believed before one looks.
NOISES: tuple[tuple[str, float, float], ...] = (
    ("white", 0.0, 0.48),
    *(("autoregressive", share, 0.10) for share in (0.3, 0.6, 0.85)),
    *(("drifting", share, 0.035) for share in (0.03, 0.1, 0.3, 1.0, 10.0)),
    *(("bending", share, 0.02) for share in (0.001, 0.01, 0.1)),
    *(("turning", share, 0.02) for share in (0.01, 0.1)),
)
# The season's size in units of the noise: a wave, a smooth shape, or months that have nothing to do with each other.
SEASONS: tuple[tuple[str, float, float], ...] = (
    ("none", 0.0, 0.50),
    *(("wave", size, 0.05) for size in (1.0, 4.0)),
    *(("smooth", size, 0.10) for size in (1.0, 4.0)),
    *(("months", size, 0.10) for size in (1.0, 4.0)),
)


@dataclass(frozen=True)
class Candidates:
    """M candidates for N months: ``covariance`` (M, N, N) and its Cholesky factor ``triangle``, None for a choice of
    candidates. By candidate: the logarithm of what it is believed before one looks, whether it has a trend, a season,
    and whether its level wanders or moves along a trend. ``tables``: what was calculated from them and hangs on no
    data, by name."""

    covariance: Floats
    triangle: Floats | None
    log_prior: Floats
    trend: Flags
    season: Flags
    drift: Flags
    tables: dict[tuple[str | int, ...], Floats] = field(default_factory=dict, repr=False, compare=False)

    def table(self, make: Callable[[], Floats], *name: str | int) -> Floats:
        """Return the table of this ``name``, made once."""
        if name not in self.tables:
            self.tables[name] = make()
        return self.tables[name]


@lru_cache(maxsize=3)
def candidates(months: int, seasonal: Seasonal = "auto") -> Candidates:
    """Return all candidates for ``months`` months in a row; ``seasonal`` yes or no keeps those with or without."""
    time = np.arange(months, dtype=float)
    lag, earlier = np.abs(time[:, None] - time), np.minimum(time[:, None], time)
    seasons = [each for each in SEASONS if seasonal == "auto" or (each[0] == "none") == (seasonal == "no")]
    noise = np.stack([_noise(kind, size, lag, earlier) for kind, size, _ in NOISES])
    season = np.stack([_season(kind, size, lag) for kind, size, _ in seasons])
    line = VAGUE * np.stack([np.ones_like(lag), 1 + np.outer(time, time) / 144])
    every = noise[:, None, None] + season[None, :, None] + line
    prior = np.log([[[a * b / 2] * 2 for _, _, b in seasons] for _, _, a in NOISES])
    prior[:, :, 1] += np.log(np.sqrt(VAGUE) / SLOPE)  # else the vague slope would be held against every trend
    trend = np.broadcast_to([False, True], prior.shape)
    drift = trend | np.array([kind in ("drifting", "bending", "turning") for kind, _, _ in NOISES])[:, None, None]
    has_season = np.broadcast_to(np.array([kind != "none" for kind, _, _ in seasons])[None, :, None], prior.shape)
    shape = (-1, months, months)
    covariance = every.reshape(shape)
    triangle: Floats = np.asarray(np.linalg.cholesky(covariance), dtype=float)
    return Candidates(covariance, triangle, prior.ravel(), trend.ravel(), has_season.ravel(), drift.ravel())


def among(of: Candidates, which: NDArray[np.int64]) -> Candidates:
    """Return the candidates numbered ``which`` only."""
    kept = of.covariance[which]
    return Candidates(kept, None, of.log_prior[which], of.trend[which], of.season[which], of.drift[which])


def _noise(kind: str, size: float, lag: Floats, earlier: Floats) -> Floats:
    """The covariance of what is left without season and trend; ``earlier`` is the earlier of two months."""
    white, later = np.asarray(lag == 0, dtype=float), earlier + lag
    bend = earlier**2 * (3 * later - earlier) / 6  # of a random walk's running sum
    if kind == "autoregressive":
        return np.asarray(size**lag)
    if kind == "drifting":
        return np.asarray(white + size * earlier)
    if kind == "bending":
        return np.asarray(white + size * bend)
    if kind == "turning":
        return np.asarray(0.1 * white + earlier + size * bend)
    return white


def _season(kind: str, size: float, lag: Floats) -> Floats:
    """The covariance of what returns every twelve months."""
    angle = np.pi * lag / 12
    if kind == "wave":
        return np.asarray(size**2 * np.cos(2 * angle))
    if kind == "smooth":
        return np.asarray(size**2 * np.exp(-2 * np.sin(angle) ** 2))
    return np.asarray(size**2 * (lag % 12 == 0))
