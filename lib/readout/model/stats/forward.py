"""Solving triangles month by month, for all candidates and for many series at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from readout.model.stats.history import Floats


def forward(triangles: Sequence[Floats], seen: Sequence[Floats]) -> list[Floats]:
    """Return x (M, n, R) with triangle @ x = seen for each of ``seen`` (n, R) and the first n months of its triangle.

    Those that share a triangle are solved together, which takes less than half the time and changes no bit: each
    series goes through the same multiplications as alone.
    """
    groups: dict[tuple[int, int], list[int]] = {}
    for place in sorted(range(len(seen)), key=lambda each: -len(seen[each])):
        groups.setdefault((id(triangles[place]), seen[place].shape[1]), []).append(place)
    found: dict[int, Floats] = {}
    for places in groups.values():
        found.update(zip(places, _solved(triangles[places[0]], [seen[each] for each in places]), strict=True))
    return [found[place] for place in range(len(seen))]


def _solved(triangle: Floats, seen: Sequence[Floats]) -> list[Floats]:
    """Solve for all of ``seen``, the longest first."""
    lengths = np.array([len(each) for each in seen])
    right = np.zeros((len(seen), *seen[0].shape))
    for each, row in zip(seen, right, strict=True):
        row[: len(each)] = each
    solved = np.zeros((len(triangle), *right.shape))
    for month in range(lengths[0]):
        many = int((lengths > month).sum())
        rest = right[:many, month] - (triangle[:, None, None, month, :month] @ solved[:, :many, :month])[:, :, 0]
        solved[:, :many, month] = rest / triangle[:, None, month, month, None]
    return [solved[:, place, :length] for place, length in enumerate(lengths)]
