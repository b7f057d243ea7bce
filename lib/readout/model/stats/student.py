"""Student's distribution, from scipy, which takes a fifth of a second to load and so waits until it is needed."""

from __future__ import annotations

import numpy as np

from readout.model.stats.history import Floats


def share_below(values: Floats, freedom: Floats) -> Floats:
    """Return the probability of a value below each of ``values``, with ``freedom`` degrees of freedom."""
    from scipy.special import stdtr  # type: ignore[import-untyped]

    return np.asarray(stdtr(freedom, values), dtype=float)


def density(values: Floats, freedom: Floats) -> Floats:
    """Return the derivative of ``share_below``."""
    from scipy.special import gammaln

    height = np.exp(gammaln((freedom + 1) / 2) - gammaln(freedom / 2)) / np.sqrt(freedom * np.pi)
    return np.asarray(height * (1 + values**2 / freedom) ** (-(freedom + 1) / 2))


def quantile(shares: Floats, freedom: Floats) -> Floats:
    """Return the value below which each of ``shares`` of the probability lies."""
    from scipy.special import stdtrit

    return np.asarray(stdtrit(freedom, shares), dtype=float)


def chi_square_quantile(shares: Floats, freedom: Floats) -> Floats:
    """Return the quantiles of the chi-square distribution."""
    from scipy.special import gammaincinv

    return np.asarray(2 * gammaincinv(freedom / 2, shares), dtype=float)
