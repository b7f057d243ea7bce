"""What all candidates together expect of one month: a mixture of Student distributions, weighted by the evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from readout.model.stats.candidates import Flags
from readout.model.stats.history import Floats
from readout.model.stats.innovations import Fit, evidence, expected
from readout.model.stats.student import density, quantile, share_below

NEGLIGIBLE = 1e-5  # weight
HALVINGS = 32
STEPS = 30  # of Newton's at most; five or six do
CLOSE = 1e-13  # of the room that is searched


@dataclass(frozen=True)
class Mixture:
    """K parts: ``weight`` adds up to one, ``centre`` and ``spread`` are in values or, where ``logarithmic``, in
    logarithms, ``freedom`` degrees of freedom; ``season`` and ``drift`` say what the part's candidate has."""

    weight: Floats
    centre: Floats
    spread: Floats
    freedom: Floats
    logarithmic: Flags
    season: Flags
    drift: Flags

    def below(self, values: Floats) -> Floats:
        """Return the probability of a value below each of ``values``."""
        logs = np.log(np.maximum(values, np.finfo(float).tiny))
        places = np.where(self.logarithmic[:, None], logs, values) - self.centre[:, None]
        below = share_below(places / self.spread[:, None], self.freedom[:, None])
        return np.asarray(self.weight @ below)

    def quantiles(self, shares: Floats) -> Floats:
        """Return the values below which each of ``shares`` (between 0 and 1) of the probability lies."""
        ends = self.centre[:, None] + self.spread[:, None] * quantile(shares, self.freedom[:, None])
        ends = np.where(self.logarithmic[:, None], np.exp(np.minimum(ends, 700.0)), ends)
        lower, upper = ends.min(axis=0), ends.max(axis=0)
        found, sure = self._found(shares, self.weight @ ends, lower, upper)
        for _ in range(HALVINGS):
            middle = (lower + upper) / 2
            told = np.abs(middle - found) > sure
            under = middle < found if told.all() else self.below(middle) < shares
            lower, upper = np.where(under, middle, lower), np.where(under, upper, middle)
        return np.asarray((lower + upper) / 2)

    def _found(self, shares: Floats, start: Floats, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
        """Where Newton's steps from ``start`` lead, and how far from there a value certainly lies on its own side.

        Halving alone would ask for the probability five times as often.
        """
        at, sure = start, np.full_like(start, np.inf)
        width = upper - lower
        for _ in range(STEPS):
            below = self.below(at)
            lower, upper = np.where(below < shares, at, lower), np.where(below < shares, upper, at)
            with np.errstate(divide="ignore", invalid="ignore"):
                step = (shares - below) / self._density(at)
            to = at + step
            inside = (lower <= to) & (to <= upper)
            sure = np.where(np.abs(step) <= CLOSE * width, 10 * CLOSE * width, np.inf)
            if np.isfinite(sure).all():
                break
            at = np.where(inside, to, (lower + upper) / 2)
        return at, sure

    def _density(self, values: Floats) -> Floats:
        """Return the derivative of ``below`` at each of ``values``."""
        positive = np.maximum(values, np.finfo(float).tiny)
        scaled = np.where(self.logarithmic[:, None], np.log(positive), values) - self.centre[:, None]
        part = density(scaled / self.spread[:, None], self.freedom[:, None]) / self.spread[:, None]
        return np.asarray(self.weight @ (part / np.where(self.logarithmic[:, None], positive, 1.0)))

    def leading(self) -> Mixture:
        """Return the heaviest of four families of parts: with or without season, with or without drift."""
        family = 2 * self.season + self.drift
        kept = family == np.bincount(family, self.weight).argmax()
        rest = (self.centre, self.spread, self.freedom, self.logarithmic, self.season, self.drift)
        return Mixture(self.weight[kept] / self.weight[kept].sum(), *(each[kept] for each in rest))


def next_month(fitted: Fit, known: int) -> Mixture:
    """Return what the first ``known`` months lead one to expect of the one after them."""
    found = evidence(fitted, known)
    centre, triangle = expected(fitted, known, known + 1)
    which, scale = np.nonzero(found.weight > NEGLIGIBLE)
    weight = found.weight[which, scale]
    return Mixture(
        weight=weight / weight.sum(),
        centre=centre[which, 0, scale] + fitted.middle[scale],
        spread=triangle[which, 0, 0] * found.noise[which, scale],
        freedom=found.freedom[which],
        logarithmic=scale == 1,
        season=fitted.of.season[which],
        drift=fitted.of.drift[which],
    )
