"""Labels that stand near what they name, never on each other, and off the lines where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_SAMPLE = 2.0  # points between the places at which a line is looked at
_ANOTHER = 1000  # as bad as a line through all of it

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A label's place, in points from the panel's lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    def holds(self, point: Point) -> bool:
        """Whether ``point`` lies in it."""
        return 0 <= point[0] - self.left <= self.width and 0 <= point[1] - self.bottom <= self.height

    def outside(self, width: float, height: float) -> float:
        """Return by how many points it leaves a panel."""
        across = max(0.0, -self.left) + max(0.0, self.left + self.width - width)
        return across + max(0.0, -self.bottom) + max(0.0, self.bottom + self.height - height)

    def touches(self, other: Box) -> bool:
        """Whether the two overlap."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        up = min(self.bottom + self.height, other.bottom + other.height) - max(self.bottom, other.bottom)
        return across > 0 and up > 0


def freest(places: Sequence[Box], lines: Sequence[Sequence[Point]], panel: Point, taken: Sequence[Box] = ()) -> Box:
    """Return the place that leaves the panel least, touches no label of ``taken`` and covers least of the lines; of
    equals the first."""
    points = [point for line in lines for point in _sampled(line)]

    def cost(box: Box) -> tuple[float, int]:
        covered = sum(_ANOTHER for other in taken if box.touches(other)) + sum(map(box.holds, points))
        return round(box.outside(*panel), 3), covered

    return min(places, key=cost)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return where labels have their middles, as near to ``wanted`` as can be, between ``low`` and ``high``.

    More labels than fit start at ``low``.
    """
    groups: list[list[int]] = []
    for index in sorted(range(len(wanted)), key=lambda each: wanted[each]):
        groups.append([index])
        while len(groups) > 1 and _bottom(groups[-1], wanted, heights, low, high) < _top(
            groups[-2], wanted, heights, low, high
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    placed = [0.0] * len(wanted)
    for group in groups:
        bottom = _bottom(group, wanted, heights, low, high)
        for index in group:
            placed[index] = bottom + heights[index] / 2
            bottom += heights[index]
    return placed


def _bottom(group: list[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> float:
    tall = sum(heights[index] for index in group)
    middle = sum(wanted[index] for index in group) / len(group)
    return max(low, min(middle - tall / 2, high - tall))


def _top(group: list[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> float:
    return _bottom(group, wanted, heights, low, high) + sum(heights[index] for index in group)


def _sampled(line: Sequence[Point]) -> list[Point]:
    found = list(line[:1])
    for (x, y), (to_x, to_y) in pairwise(line):
        steps = int(max(abs(to_x - x), abs(to_y - y)) / _SAMPLE) + 1
        found.extend((x + (to_x - x) * each / steps, y + (to_y - y) * each / steps) for each in range(1, steps + 1))
    return found
