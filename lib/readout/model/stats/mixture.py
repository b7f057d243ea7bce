"""What all candidates together expect of one month: a mixture of Student distributions, weighted by the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readout.model.stats.candidates import Flags
from readout.model.stats.history import Floats
from readout.model.stats.innovations import Fit, evidence, expected
from readout.model.stats.parts import Parts

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
        return np.asarray(Parts([self]).below(values[:, None])[:, 0])

    def quantiles(self, shares: Floats) -> Floats:
        """Return the values below which each of ``shares`` (between 0 and 1) of the probability lies."""
        return np.asarray(quantiles([self], shares)[0])

    def leading(self) -> Mixture:
        """Return the heaviest of four families of parts: with or without season, with or without drift."""
        family = 2 * self.season + self.drift
        kept = family == np.bincount(family, self.weight).argmax()
        rest = (self.centre, self.spread, self.freedom, self.logarithmic, self.season, self.drift)
        return Mixture(self.weight[kept] / self.weight[kept].sum(), *(each[kept] for each in rest))


def below_each(mixtures: Sequence[Mixture], values: Floats) -> Floats:
    """Return the probability of a value below the one of ``values`` (P,) that goes with each mixture, (P,)."""
    return np.asarray(Parts(mixtures).below(values[None])[0])


def quantiles(mixtures: Sequence[Mixture], shares: Floats) -> Floats:
    """Return the values below which each of ``shares`` of each mixture's probability lies, (P, S)."""
    parts = Parts(mixtures)
    lower, upper, start = parts.ends(tuple(shares.tolist()))
    found, sure = _found(parts, shares, start, lower, upper)
    return np.array(
        [
            [_halved(each, share, *ends) for share, *ends in zip(shares.tolist(), *columns, strict=True)]
            for each, *columns in zip(mixtures, *(part.T.tolist() for part in (lower, upper, found, sure)), strict=True)
        ]
    )


def _found(parts: Parts, shares: Floats, start: Floats, lower: Floats, upper: Floats) -> tuple[Floats, Floats]:
    """Where Newton's steps from ``start`` lead, and how far from there a value certainly lies on its own side, (S, P).

    Halving alone would ask for the probability five times as often.
    """
    at, sure, width = start, np.full_like(start, np.inf), upper - lower
    for _ in range(STEPS):
        short = shares[:, None] - parts.below(at)
        lower, upper = np.where(short > 0, at, lower), np.where(short > 0, upper, at)
        with np.errstate(divide="ignore", invalid="ignore"):
            step = short / parts.density(at)
        to = at + step
        inside = (lower <= to) & (to <= upper)
        sure = np.where(np.abs(step) <= CLOSE * width, 10 * CLOSE * width, np.inf)
        if np.isfinite(sure).all():
            break
        at = np.where(inside, to, (lower + upper) / 2)
    return at, sure


def _halved(mixture: Mixture, share: float, lower: float, upper: float, found: float, sure: float) -> float:
    """Halve the room between ``lower`` and ``upper``, asking for the probability only where it is not told already."""
    for _ in range(HALVINGS):
        middle = (lower + upper) / 2
        told = abs(middle - found) > sure
        if middle < found if told else mixture.below(np.array([middle]))[0] < share:
            lower = middle
        else:
            upper = middle
    return (lower + upper) / 2


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
