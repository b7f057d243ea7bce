"""What all candidates together expect of one month: a mixture of Student distributions, weighted by the evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from readout.model.stats.candidates import Flags
from readout.model.stats.history import Floats
from readout.model.stats.innovations import Fit, evidence, expected
from readout.model.stats.student import quantile, share_below

NEGLIGIBLE = 1e-5  # weight
HALVINGS = 32


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
        for _ in range(HALVINGS):
            middle = (lower + upper) / 2
            under = self.below(middle) < shares
            lower, upper = np.where(under, middle, lower), np.where(under, upper, middle)
        return np.asarray((lower + upper) / 2)

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
