"""What each candidate expected of each month from the months before it, and how well the candidates did.

The Cholesky factor of a covariance turns a series into its innovations: month by month, what was seen minus what the
earlier months led one to expect, in units of the noise (Harvey 1989, chapter 3). From them come, for every length of
history at once, the noise's size, the evidence for each candidate and the forecast.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from readout.model.stats.candidates import VAGUE, Candidates, Flags
from readout.model.stats.history import Floats

SMALLEST_NOISE = 1e-6  # of the largest value: a series that never moved still has float noise


@dataclass(frozen=True)
class Fit:
    """M candidates on N months in R scales (values, and logarithms where all are positive).

    ``triangle`` (M, N, N): Cholesky factors. ``seen`` (N, R): the values in each scale, less ``middle`` (R,), the
    history's median. ``innovations`` (M, N, R). ``vague`` (M, N): months that only fix the unknown level, slope or
    shift.
    ``jacobian`` (R,): what makes likelihoods comparable between scales. ``of``: the candidates.
    """

    of: Candidates
    triangle: Floats
    seen: Floats
    middle: Floats
    innovations: Floats
    vague: Flags
    jacobian: Floats


@dataclass(frozen=True)
class Evidence:
    """After a length of history: ``weight`` (M, R) adds up to one, ``noise`` (M, R) in each scale's units,
    ``freedom`` (M,) degrees of freedom of the noise."""

    weight: Floats
    noise: Floats
    freedom: Floats


def fit(at: tuple[int, ...], values: Floats, known: int, steps: tuple[int, ...], of: Candidates) -> Fit:
    """Fit the candidates ``of`` to ``values`` in the months ``at``, of which the first ``known`` are history.

    Values are expected around one in size. Later values do not touch what is said about the history.
    """
    places = tuple(sorted({int(np.searchsorted(at, step)) for step in steps} - {0, len(at)}))
    triangle = _triangle(at, places, of)
    seen, jacobian = _scales(values, known)
    middle = np.median(seen[:known], axis=0)
    seen = seen - middle
    vague = np.zeros(triangle.shape[:2], dtype=bool)
    vague[:, [0, *places]] = True
    vague[of.trend, _second(places)] = True
    return Fit(of, triangle, seen, middle, _forward(triangle, seen), vague, jacobian)


def evidence(fitted: Fit, known: int) -> Evidence:
    """Weigh the candidates by the first ``known`` months.

    The weight is the marginal likelihood with the noise's size integrated out, times the prior belief
    (O'Hagan & Forster 2004, Kendall's Advanced Theory of Statistics 2B, on the normal linear model).
    """
    counted = ~fitted.vague[:, :known]
    freedom = np.maximum(counted.sum(axis=1), 1).astype(float)
    squares = (fitted.innovations[:, :known] ** 2 * counted[:, :, None]).sum(axis=1)
    squares = squares + freedom[:, None] * SMALLEST_NOISE**2
    size = np.log(np.diagonal(fitted.triangle, axis1=1, axis2=2)[:, 1:known]).sum(axis=1)
    power = freedom.max()  # of the candidates without a trend: the same for all
    log_weight = (fitted.of.log_prior - size)[:, None] - power / 2 * np.log(squares) - power * fitted.jacobian
    weight = np.exp(log_weight - log_weight.max())
    return Evidence(weight / weight.sum(), np.sqrt(squares / freedom[:, None]), freedom)


def expected(fitted: Fit, known: int, until: int) -> tuple[Floats, Floats]:
    """Return what each candidate expects of the months ``known`` to ``until`` from those before them, (M, h, R), and
    the triangle (M, h, h) that turns independent noise into that forecast's errors."""
    block = fitted.triangle[:, known:until, known:until]
    return fitted.seen[known:until] - block @ fitted.innovations[:, known:until], block


def _triangle(at: tuple[int, ...], places: tuple[int, ...], of: Candidates) -> Floats:
    """The candidates' Cholesky factors in the months ``at``, with a vague shift at each of ``places``."""
    if len(at) == at[-1] + 1 and not places and of.triangle is not None:
        return of.triangle[:, : len(at), : len(at)]  # that of the first months is a part of any longer one's
    covariance: Floats = of.covariance[:, np.array(at)[:, None], np.array(at)]
    for place in places:
        after = np.arange(len(at)) >= place
        covariance = covariance + VAGUE * np.outer(after, after)
    return np.asarray(np.linalg.cholesky(covariance), dtype=float)


def _second(places: tuple[int, ...]) -> int:
    """The first month that tells a slope from a level and from the shifts."""
    return next(month for month in range(1, len(places) + 2) if month not in places)


def _scales(values: Floats, known: int) -> tuple[Floats, Floats]:
    """Values and, where the history is positive, logarithms, (N, R); and the scales' Jacobians (R,)."""
    history = values[:known]
    if not (history > 0).all():
        return values[:, None], np.zeros(1)
    logs = np.log(np.maximum(values, history.min() * 1e-3))
    return np.stack([values, logs], axis=1), np.array([0.0, logs[:known].mean()])


def _forward(triangle: Floats, seen: Floats) -> Floats:
    """Solve triangle @ x = seen, for all candidates at once."""
    solved = np.zeros((*triangle.shape[:2], seen.shape[1]))
    for row in range(triangle.shape[1]):
        rest = seen[row] - (triangle[:, None, row, :row] @ solved[:, :row])[:, 0]
        solved[:, row] = rest / triangle[:, row, row, None]
    return solved
