"""Months that fit no explanation of the history and would blur what is expected of the next one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from readout.model.stats.candidates import Candidates, Seasonal, among, candidates
from readout.model.stats.history import LONGEST, Floats, History
from readout.model.stats.innovations import Evidence, Fit, evidence, fit

FAR = 4.0  # noise units from what all other months lead one to expect
SHARE = 0.1  # of the history may be left out at most
RECENT = 3  # last months of a history, which may be the beginning of a shift and stay in
ROUNDS = 2
LEADING = 6  # candidates that are asked
HOPELESS = 1e-6  # weight of candidates that need not be asked again


def fit_without_outliers(history: History, known: int, seasonal: Seasonal, ahead: int = 0) -> tuple[Fit, int]:
    """Fit to the first ``known`` values of ``history``, outliers left out, and to all that follow.

    ``ahead`` appends that many months, whose values do not matter. Values are divided by ``history.size``. Returns the
    fit and how many months of history are left in it.
    """
    at = np.array([*history.at, *range(history.last + 1, history.last + 1 + ahead)])
    values = np.concatenate([history.values / history.size, np.ones(ahead)])
    of = candidates(max(LONGEST, -(-int(at[-1] + 1) // 12) * 12), seasonal)
    for _ in range(ROUNDS):
        fitted = _fit(at, values, known, history.steps, of)
        found = evidence(fitted, known)
        far = _far(fitted, found, at[:known])
        room = max(int(SHARE * len(history.at)) - (len(history.at) + ahead - len(at)), 0)
        worst = [int(month) for month in np.argsort(-far, kind="stable")[:room] if far[month] > FAR]
        if not worst:
            return fitted, known
        at, values, known = np.delete(at, worst), np.delete(values, worst), known - len(worst)
        of = among(of, np.flatnonzero(found.weight.max(axis=1) > HOPELESS))
    return _fit(at, values, known, history.steps, of), known


def _fit(at: NDArray[np.int64], values: Floats, known: int, steps: tuple[int, ...], of: Candidates) -> Fit:
    start = int(at[0])
    shifted = tuple(step - start for step in steps if step > start)
    return fit(tuple(int(each) - start for each in at), values, known, shifted, of)


def _far(fitted: Fit, found: Evidence, at: NDArray[np.int64]) -> Floats:
    """How far each month lies from what all others lead one to expect, in noise units.

    The leave-one-out residual of a Gaussian process needs no refit (Rasmussen & Williams 2006, section 5.4.2).
    A calendar month that was seen once only is never far: it may be the season.
    """
    known = len(at)
    total, far = 0.0, np.zeros(known)
    for flat in np.argsort(-found.weight, axis=None, kind="stable")[:LEADING]:
        which, scale = np.unravel_index(flat, found.weight.shape)
        inverse = np.linalg.inv(fitted.triangle[which, :known, :known])
        residual = inverse.T @ fitted.innovations[which, :known, scale] / np.sqrt((inverse**2).sum(axis=0))
        weight = found.weight[which, scale]
        far += weight * np.abs(residual) / found.noise[which, scale]
        total += float(weight)
    calendar = at % 12
    alone = (calendar[:, None] == calendar).sum(axis=1) < 2
    recent = np.arange(known) >= known - RECENT
    return np.where(alone | recent, 0.0, far / total)
