"""Possible futures: whole paths of the months ahead, drawn from all candidates by their weight.

Whole paths, since months ahead err together: the interval of a sum is not the sum of the months' intervals. The draws
are the same on every call, so equal data give equal answers.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from readout.model.stats.history import Floats
from readout.model.stats.innovations import Fit, evidence, expected
from readout.model.stats.student import chi_square_quantile

SEED = 20111


def future_paths(fitted: Fit, known: int, months: int, count: int) -> Floats:
    """Return ``count`` paths (count, months) of the months after the first ``known``."""
    found = evidence(fitted, known)
    centre, triangle = expected(fitted, known, known + months)
    shocks = _shocks(months, count)
    shares = np.cumsum(found.weight, axis=None)
    chosen = np.searchsorted(shares / shares[-1], (np.arange(count) + 0.5) / count)
    which, scale = np.unravel_index(chosen, found.weight.shape)
    each, whose = np.unique(found.freedom[which], return_inverse=True)
    luck = np.stack([_luck(count, freedom) for freedom in each.tolist()])
    size = found.noise[which, scale] * luck[whose, np.arange(count)]
    errors = size[:, None] * _joined(shocks, triangle, which)
    paths = np.asarray(centre[which, :, scale] + errors + fitted.middle[scale][:, None])
    paths[scale == 1] = np.exp(np.minimum(paths[scale == 1], 700.0))
    return paths


def _joined(shocks: Floats, triangle: Floats, which: NDArray[np.int64]) -> Floats:
    """Turn each path's independent ``shocks`` into errors that go together, by the triangle of ``which`` candidate:
    paths are in the candidates' order."""
    if shocks.shape[1] == 1:
        return np.asarray(shocks * triangle[which, :, 0])
    joined, ends = np.empty_like(shocks), np.searchsorted(which, np.arange(len(triangle) + 1)).tolist()
    for triangle_of, first, last in zip(triangle, ends[:-1], ends[1:], strict=True):
        if first < last:
            joined[first:last] = shocks[first:last] @ triangle_of.T
    return joined


@lru_cache(maxsize=32)
def _shocks(months: int, count: int) -> Floats:
    """Standard normal shocks (count, months), each with its mirror image."""
    # Drawn month by month, so that a longer look ahead leaves the first months as they were.
    half = np.random.default_rng(SEED).standard_normal((months, count // 2)).T
    return _for_all(np.concatenate([half, -half])[np.random.default_rng(SEED + 1).permutation(2 * len(half))])


@lru_cache(maxsize=256)
def _luck(count: int, freedom: float) -> Floats:
    """How many times as large as it seemed the noise turns out to be, (count,), with ``freedom`` degrees of freedom."""
    draw = np.random.default_rng(SEED + 1)
    draw.permutation(count)  # the shocks' own
    return _for_all(np.sqrt(freedom / chi_square_quantile(draw.uniform(size=count), freedom)))


def _for_all(drawn: Floats) -> Floats:
    drawn.flags.writeable = False  # the same for every caller
    return drawn
