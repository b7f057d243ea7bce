"""From months and values to points on the panel, and back."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.display.labels import Point
from readout.display.scales import MonthAxis, Panel, ValueAxis


@dataclass(frozen=True)
class Plane:
    """Months in ``across``, values in ``up``, on a ``panel`` in points from its lower left corner."""

    across: MonthAxis
    up: ValueAxis
    panel: Panel

    def values(self, points: float) -> float:
        """Return how much ``points`` are in values."""
        low, high = self.up.limits
        return points * (high - low) / self.panel.height

    def months(self, points: float) -> float:
        """Return how much ``points`` are in months."""
        return points / self.across.step

    def point(self, position: float, value: float) -> Point:
        """Return where a month and a value lie."""
        return (position - self.across.limits[0]) * self.across.step, (value - self.up.limits[0]) / self.values(1)

    def line(self, data: pd.DataFrame, value: str = "value") -> list[Point]:
        """Return where the points of a line lie."""
        return [self.point(*each) for each in zip(data["position"], data[value], strict=True)]

    def back(self, point: Point) -> tuple[float, float]:
        """Return the month and the value of a place."""
        return self.across.limits[0] + self.months(point[0]), self.up.limits[0] + self.values(point[1])
