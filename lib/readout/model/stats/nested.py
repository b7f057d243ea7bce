"""Histories that begin alike, solved once: a figure's thirteen months are judged by thirteen of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from readout.model.stats.forward import forward
from readout.model.stats.history import Floats


@dataclass(frozen=True)
class Scaled:
    """What candidates see of a series (n, R): ``series`` times ``factor`` (R,) plus ``shift`` (R,)."""

    series: Floats
    factor: Floats
    shift: Floats


def solved(triangles: Sequence[Floats], seen: Sequence[Scaled]) -> list[Floats]:
    """Return x (M, n, R) with triangle @ x = what is seen, for each of ``seen`` and the first n months of its triangle.

    Solving is linear: a series and a row of ones are solved, and then multiplied and added up. A series that is the
    beginning of another one is solved with it; what comes out does not depend on which others are asked for.
    """
    longest: list[tuple[Floats, Floats]] = []
    whose: dict[int, int] = {}
    for place in sorted(range(len(seen)), key=lambda each: -len(seen[each].series)):
        triangle, series = triangles[place], seen[place].series
        whose[place] = next((n for n, known in enumerate(longest) if _begins(known, triangle, series)), len(longest))
        if whose[place] == len(longest):
            longest.append((triangle, series))
    asked = [np.column_stack([series, np.ones(len(series))]) for _, series in longest]
    # (R + 1, n, M): what is done to all candidates at once lies side by side.
    found = [np.ascontiguousarray(each.T) for each in forward([triangle for triangle, _ in longest], asked)]
    return [_seen(each, found[whose[place]][:, : len(each.series)]) for place, each in enumerate(seen)]


def _begins(known: tuple[Floats, Floats], triangle: Floats, series: Floats) -> bool:
    """Whether ``series`` goes with the same triangle and is the beginning of the one that is known."""
    beginning = known[1][: len(series)]
    return known[0] is triangle and beginning.shape == series.shape and bool((beginning == series).all())


def _seen(scaled: Scaled, found: Floats) -> Floats:
    return np.asarray(found[:-1] * scaled.factor[:, None, None] + found[-1] * scaled.shift[:, None, None]).T
