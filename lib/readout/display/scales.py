"""Axes: few labels, months by name, values from zero; where an axis cannot start there, it says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from mizani.breaks import breaks_extended

from readout.display.lettering import width_of
from readout.model.client import Unit
from readout.text.axis_units import in_one_unit
from readout.text.figures import Figures

NEAR_ZERO = 0.6  # of its highest value: a level that ever falls below this part shows its zero
_EDGE = 0.01  # the theme's plot margin, of the width
_GAP = 5.0  # points between two months' names
_TICK_GAP = 3.0
_NOTHING = 1e-12  # smaller differences have no round values, and their search takes seconds
_NAMES_OF_MONTHS = 11.0  # points that they take below the panel
_STEPS = (1, 2, 3, 4, 6, 12)
_EXACTLY: dict[str, Any] = {"expand": (0, 0), "minor_breaks": []}  # nothing is drawn at minor breaks, which cost time


@dataclass(frozen=True)
class ValueAxis:
    """``limits`` and ``breaks`` in the KPI's unit; ``unit`` stands once, in the caption: "milj. €", or empty.

    ``start`` is the axis's lowest value in words where that is not zero, else empty.
    """

    limits: tuple[float, float]
    breaks: tuple[float, ...]
    labels: tuple[str, ...]
    unit: str = ""
    start: str = ""

    def scale(self) -> dict[str, Any]:
        """Return the keywords of ``scale_y_continuous``."""
        return {"limits": self.limits, "breaks": self.breaks, **_EXACTLY, "labels": list(self.labels)}


@dataclass(frozen=True)
class Panel:
    """The room inside the axes of a chart of ``size`` inches, in points."""

    width: float
    height: float

    @staticmethod
    def beside(axis: ValueAxis, size: tuple[float, float]) -> Panel:
        """Return the panel that ``axis`` leaves."""
        width, height = 72 * size[0], 72 * size[1]
        edge = 2 * _EDGE * width
        taken = max(map(width_of, axis.labels), default=0.0) + _TICK_GAP
        return Panel(width - edge - taken, height - edge - _NAMES_OF_MONTHS)


@dataclass(frozen=True)
class MonthAxis:
    """Months at 0, 1, 2…; ``step`` is the points from one to the next."""

    limits: tuple[float, float]
    breaks: tuple[int, ...]
    labels: tuple[str, ...]
    step: float

    def scale(self) -> dict[str, Any]:
        """Return the keywords of ``scale_x_continuous``."""
        return {"limits": self.limits, "breaks": self.breaks, **_EXACTLY, "labels": list(self.labels)}


def month_axis(
    months: Sequence[pd.Period],
    figures: Figures,
    panel: Panel,
    room: float = 0.0,
    named: Sequence[int] | None = None,
) -> MonthAxis:
    """Return the axis of ``months``, with ``room`` points after the last for labels at the lines' ends.

    ``named`` are the positions to name, the most important first; one that would touch a name before it gets none.
    Without it the last month is named, and from there backwards every second, third… as there is room.
    """
    last = len(months) - 1
    ticks = _ticks(months, figures)
    right = max(room, width_of(ticks[last]) / 2) + 1
    left = 4.0
    step = (panel.width - left - right) / max(last, 1)
    if named is None:
        widest = max(map(width_of, ticks)) + _GAP
        every = next((each for each in _STEPS if each * step >= widest), last + 1)
        named = list(range(last, -1, -every))
    kept: list[int] = []
    for position in named:
        apart = (abs(position - other) * step - _half(ticks[position]) - _half(ticks[other]) for other in kept)
        if min(apart, default=_GAP) >= _GAP:
            kept.append(position)
    shown = tuple(sorted(kept))
    limits = (-left / step, max(last, 0) + right / step)
    return MonthAxis(limits, shown, tuple(ticks[position] for position in shown), step)


def value_axis(values: Sequence[float], unit: Unit, figures: Figures, *, zero: bool = True) -> ValueAxis:
    """Return the axis of ``values``, from zero; with ``zero`` false from higher up, if they never come near it."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if high - low < _NOTHING:
        high = low + 1.0
    far = not zero and values and min(values) > NEAR_ZERO * high
    if far:
        low = _below(min(values), high)
    limits = (low - (0.06 * (high - low) if low < 0 else 0), high + 0.08 * (high - low))
    breaks = tuple(float(each) for each in breaks_extended(n=4)(limits) if limits[0] <= each <= limits[1])
    labels, name = in_one_unit(breaks, unit, figures)
    start = figures.tick(low, unit) if far and low else ""
    return ValueAxis(limits, breaks, labels, name, start)


def _below(lowest: float, highest: float) -> float:
    """The round value to start from: low enough to leave air under the lowest value."""
    span = max(highest - lowest, abs(highest) * 0.05)
    inside = breaks_extended(n=4)((lowest - 0.15 * span, highest + 0.08 * span))
    step = float(inside[1] - inside[0])
    return max(0.0, math.floor((lowest - 0.15 * span) / step) * step)


def _ticks(months: Sequence[pd.Period], figures: Figures) -> list[str]:
    """The months' names; with the year where a name would stand for two months."""
    if len(months) > 13:
        return [str(figures.month_short(month)) for month in months]
    return [figures.month_tick(month) for month in months]


def _half(text: str) -> float:
    return width_of(text) / 2
