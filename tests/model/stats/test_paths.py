"""Possible futures: paths go together by the triangle of their candidate, and the noise's luck comes from a table."""

from __future__ import annotations

import numpy as np
import pytest

from readout.model.stats.history import read_history
from readout.model.stats.innovations import evidence, expected
from readout.model.stats.outliers import Asked, fits_without_outliers
from readout.model.stats.paths import SEED, future_paths
from readout.model.stats.student import chi_square_quantile
from tests.model.stats.series import generated


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("months", [1, 4])
def test_each_path_is_what_its_candidate_expects_and_its_own_shocks(seed: int, months: int) -> None:
    """Forty paths, one at a time: shocks with their mirror images, joined and sized by the candidate that was drawn."""
    history = read_history(generated(seed))
    ((fitted, known),) = fits_without_outliers([Asked(history, len(history.at), "auto", months)])
    found, (centre, triangle) = evidence(fitted, known), expected(fitted, known, known + months)
    half, other = np.random.default_rng(SEED).standard_normal((months, 20)).T, np.random.default_rng(SEED + 1)
    shocks = np.concatenate([half, -half])[other.permutation(40)]
    luck = other.uniform(size=40)
    shares = np.cumsum(found.weight)
    for number, path in enumerate(future_paths(fitted, known, months, 40)):
        flat = np.searchsorted(shares / shares[-1], (number + 0.5) / 40)
        which, scale = np.unravel_index(flat, found.weight.shape)
        freedom = float(found.freedom[which])
        size = found.noise[which, scale] * np.sqrt(freedom / chi_square_quantile(luck[number : number + 1], freedom))
        plain = centre[which, :, scale] + size * (triangle[which] @ shocks[number]) + fitted.middle[scale]
        assert path == pytest.approx(np.exp(plain) if scale == 1 else plain)
