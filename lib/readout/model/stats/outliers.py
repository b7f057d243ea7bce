"""Months that fit no explanation of the history and would blur what is expected of the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from readout.model.stats.candidates import Candidates, Seasonal, among, candidates
from readout.model.stats.history import LONGEST, Floats, History
from readout.model.stats.innovations import Evidence, Fit, Months, evidence, fits

FAR = 4.0  # noise units from what all other months lead one to expect
SHARE = 0.1  # of the history may be left out at most
RECENT = 3  # last months of a history, which may be the beginning of a shift and stay in
ROUNDS = 2
LEADING = 6  # candidates that are asked
HOPELESS = 1e-6  # weight of candidates that need not be asked again


@dataclass(frozen=True)
class Asked:
    """A ``history`` of which the first ``known`` values lead one to expect the others, and ``ahead`` months more."""

    history: History
    known: int
    seasonal: Seasonal
    ahead: int = 0


def fits_without_outliers(asked: Sequence[Asked]) -> list[tuple[Fit, int]]:
    """Fit to the known values of each history, outliers left out, and to all that follow; all of them together.

    Candidates see the values divided by ``history.size``; those of months ahead do not matter. Returns for each the
    fit and how many months of history are left in it.
    """
    found: dict[int, tuple[Fit, int]] = {}
    pending = {place: _all_months(each) for place, each in enumerate(asked)}
    for last in (*(False for _ in range(ROUNDS)), True):
        tried = zip(list(pending), fits(list(pending.values())), strict=True)
        for place, fitted in tried:
            fewer = None if last else _fewer(asked[place], fitted)
            if fewer is None:
                found[place] = fitted, pending.pop(place).known
            else:
                pending[place] = fewer
    return [found[place] for place in range(len(asked))]


def make_ready() -> None:
    """Calculate what hangs on no data and is asked for in every report: processes forked from this one have it."""
    of = candidates(LONGEST, "auto")
    _inverse_triangles(of, range(len(of.trend)))


def _all_months(asked: Asked) -> Months:
    history = asked.history
    at = [*history.at, *range(history.last + 1, history.last + 1 + asked.ahead)]
    values = np.concatenate([history.values, np.full(asked.ahead, history.size)])
    of = candidates(max(LONGEST, -(-(at[-1] + 1) // 12) * 12), asked.seasonal)
    return _from_first(Months(tuple(at), values, asked.known, history.steps, of, history.size))


def _fewer(asked: Asked, fitted: Fit) -> Months | None:
    """What is left to be fitted without the outliers and the hopeless candidates; None without any outlier."""
    months, found = fitted.months, evidence(fitted, fitted.months.known)
    left_out = len(asked.history.at) + asked.ahead - len(months.at)
    room = max(int(SHARE * len(asked.history.at)) - left_out, 0)
    if not room:
        return None
    far = _far(fitted, found)
    worst = [int(month) for month in np.argsort(-far, kind="stable")[:room] if far[month] > FAR]
    if not worst:
        return None
    at, values = np.delete(months.at, worst).tolist(), np.delete(months.values, worst)
    of = among(months.of, np.flatnonzero(found.weight.max(axis=1) > HOPELESS))
    return _from_first(replace(months, at=tuple(at), values=values, known=months.known - len(worst), of=of))


def _from_first(months: Months) -> Months:
    """Count from the first of the ``months`` that are left; a shift before it is none."""
    start = months.at[0]
    shifted = tuple(step - start for step in months.steps if step > start)
    return replace(months, at=tuple(each - start for each in months.at), steps=shifted)


def _far(fitted: Fit, found: Evidence) -> Floats:
    """How far each known month lies from what all others lead one to expect, in noise units.

    The leave-one-out residual of a Gaussian process needs no refit (Rasmussen & Williams 2006, section 5.4.2).
    A calendar month that was seen once only is never far: it may be the season.
    """
    at, known = np.array(fitted.months.at[: fitted.months.known]), fitted.months.known
    which, scale = np.unravel_index(np.argsort(-found.weight, axis=None, kind="stable")[:LEADING], found.weight.shape)
    inverse = _inverses(fitted, which)
    innovations = fitted.innovations[which, :known, scale]
    residual = (innovations[:, None] @ inverse)[:, 0] / np.sqrt((inverse**2).sum(axis=1))
    weight = found.weight[which, scale]
    far = (weight / found.noise[which, scale]) @ np.abs(residual) / weight.sum()
    calendar = at % 12
    alone = (calendar[:, None] == calendar).sum(axis=1) < 2
    recent = np.arange(known) >= known - RECENT
    return np.where(alone | recent, 0.0, far)


def _inverses(fitted: Fit, which: NDArray[np.int64]) -> Floats:
    """The inverse triangles of the known months, for the candidates numbered ``which``."""
    known, of = fitted.months.known, fitted.of
    if not fitted.months.plain or of.triangle is None:
        return np.asarray(np.linalg.inv(fitted.triangle[which, :known, :known]))
    return np.stack([table[:known, :known] for table in _inverse_triangles(of, which.tolist())])


def _inverse_triangles(of: Candidates, which: Iterable[int]) -> list[Floats]:
    """The inverses of whole triangles, which have those of the first months in their corners."""
    every = of.triangle
    if every is None:
        raise ValueError("a choice of candidates has no triangle")
    return [of.table(partial(np.linalg.inv, every[each]), "inverse", each) for each in which]
