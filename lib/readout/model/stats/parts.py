"""The parts of one or several mixtures, laid side by side: what is asked of all is calculated at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from readout.model.stats.history import Floats
from readout.model.stats.student import Student

if TYPE_CHECKING:
    from readout.model.stats.mixture import Mixture


class Parts:
    """The parts of P mixtures. Values are asked for, and told, in an array (S, P): a row for each question."""

    def __init__(self, mixtures: Sequence[Mixture]) -> None:
        sizes = [len(each.weight) for each in mixtures]
        self._first = np.cumsum([0, *sizes[:-1]])
        self._whose = np.repeat(np.arange(len(sizes)), sizes)
        self._weight = np.concatenate([each.weight for each in mixtures])
        self._centre = np.concatenate([each.centre for each in mixtures])
        self._spread = np.concatenate([each.spread for each in mixtures])
        self._logarithmic = np.concatenate([each.logarithmic for each in mixtures])
        self._student = Student(np.concatenate([each.freedom for each in mixtures]))

    def below(self, values: Floats) -> Floats:
        """Return the probability of a value below each of ``values``."""
        return self._together(self._weight * self._student.below(self._places(values)))

    def density(self, values: Floats) -> Floats:
        """Return the derivative of ``below``."""
        part = self._student.density(self._places(values)) * (self._weight / self._spread)
        inner = np.where(self._logarithmic, 1 / _positive(values)[:, self._whose], 1.0)
        return self._together(part * inner)

    def ends(self, shares: tuple[float, ...]) -> tuple[Floats, Floats, Floats]:
        """Return where each of ``shares`` of the probability lies by the part that has it lowest, by the one that has
        it highest, and by all parts on average."""
        ends = self._centre + self._spread * self._student.quantile(shares)
        ends = np.where(self._logarithmic, np.exp(np.minimum(ends, 700.0)), ends)
        lower, upper = (each.reduceat(ends, self._first, axis=1) for each in (np.minimum, np.maximum))
        return lower, upper, self._together(self._weight * ends)

    def _places(self, values: Floats) -> Floats:
        """Each part's own view of ``values``, (S, K): how many spreads they lie from its centre."""
        logs = np.log(_positive(values))
        seen = np.where(self._logarithmic, logs[:, self._whose], values[:, self._whose])
        return np.asarray((seen - self._centre) / self._spread)

    def _together(self, parts: Floats) -> Floats:
        return np.asarray(np.add.reduceat(parts, self._first, axis=1))


def _positive(values: Floats) -> Floats:
    return np.maximum(values, np.finfo(float).tiny)
