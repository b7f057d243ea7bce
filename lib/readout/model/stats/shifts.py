"""Lasting shifts: whether the last few months together lie beyond what the history before them leads one to expect."""

from __future__ import annotations

import numpy as np

from readout.model.stats.history import Floats
from readout.model.stats.innovations import Fit, evidence, expected
from readout.model.stats.student import Student

WINDOWS = (2, 3, 4)  # months
HISTORY = 24  # months needed before a shift: with fewer, a season or a slow wave looks like one
CLEAR = 0.8  # noise units by which the last month itself must lie on the shift's side


def shift(fitted: Fit, known: int, months: int) -> float:
    """Return the probability, between 0 and 1, of a smaller common shift of the ``months`` months after ``known``.

    One half where the months do not agree. It is the generalised least squares test of a step (Box & Tiao 1975,
    Intervention analysis), by every candidate and weighted by the evidence before the step.
    """
    found, until = evidence(fitted, known), known + months
    centre, triangle = expected(fitted, known, until)
    error = fitted.seen[known:until] - centre
    alone = fitted.table(lambda: np.sqrt((triangle**2).sum(axis=2)), "alone", known, until)
    spread = alone[:, :, None] * found.noise[:, None]
    side = (found.weight[:, None] * error / spread).sum(axis=(0, 2))
    if abs(side[-1]) < CLEAR or not ((side > 0).all() or (side < 0).all()):
        return 0.5
    step = _step(fitted, known, months)
    size = (step[:, None] @ fitted.innovations[:, known:until])[:, 0] / found.noise
    return float((found.weight * Student(found.freedom).below(size.T).T).sum())


def _step(fitted: Fit, known: int, months: int) -> Floats:
    """How each candidate weighs the innovations of the months after ``known`` for a common shift, (M, months)."""

    def weights() -> Floats:
        triangle = fitted.triangle[:, known : known + months, known : known + months]
        step = np.linalg.solve(triangle, np.ones((len(triangle), months, 1)))[:, :, 0]
        return np.asarray(step / np.sqrt((step**2).sum(axis=1))[:, None])

    return fitted.table(weights, "step", known, months)
