"""Possible futures: whole paths of the months ahead, drawn from all candidates by their weight.

Whole paths, since months ahead err together: the interval of a sum is not the sum of the months' intervals. The draws
are the same on every call, so equal data give equal answers.
"""

from __future__ import annotations

import numpy as np

from readout.model.stats.history import Floats
from readout.model.stats.innovations import Fit, evidence, expected
from readout.model.stats.student import chi_square_quantile

SEED = 20111


def future_paths(fitted: Fit, known: int, months: int, count: int) -> Floats:
    """Return ``count`` paths (count, months) of the months after the first ``known``."""
    found = evidence(fitted, known)
    centre, triangle = expected(fitted, known, known + months)
    shocks, luck = _draws(months, count)
    shares = np.cumsum(found.weight, axis=None)
    chosen = np.searchsorted(shares / shares[-1], (np.arange(count) + 0.5) / count)
    paths = np.empty((count, months))
    for flat in np.unique(chosen):
        which, scale = np.unravel_index(flat, found.weight.shape)
        mine = chosen == flat
        freedom = float(found.freedom[which])
        size = found.noise[which, scale] * np.sqrt(freedom / chi_square_quantile(luck[mine], freedom))
        path = centre[which, :, scale] + size[:, None] * (shocks[mine] @ triangle[which].T) + fitted.middle[scale]
        paths[mine] = np.exp(np.minimum(path, 700.0)) if scale else path
    return paths


def _draws(months: int, count: int) -> tuple[Floats, Floats]:
    """Standard normal shocks (count, months), each with its mirror image, and uniform numbers (count,)."""
    # Drawn month by month, so that a longer look ahead leaves the first months as they were.
    half = np.random.default_rng(SEED).standard_normal((months, count // 2)).T
    other = np.random.default_rng(SEED + 1)
    return np.concatenate([half, -half])[other.permutation(2 * len(half))], other.uniform(size=2 * len(half))
