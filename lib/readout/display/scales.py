"""Axes: few labels, months by name, values from zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from mizani.breaks import breaks_extended

from readout.model.client import Unit
from readout.text.figures import Figures

MOST_MONTH_LABELS = 5
MOST_ROOM = 0.45
_LETTER = 0.0175  # of the plot's width, for the labels' 7.5 point letters


def month_axis(months: list[pd.Period], figures: Figures, room: float = 0.3) -> dict[str, Any]:
    """Return a month axis for positions 0, 1, 2…; ``room`` is the part of the width kept for labels at the end."""
    step = max(1, -(-len(months) // MOST_MONTH_LABELS))
    last = len(months) - 1
    shown = sorted(range(last, -1, -step))
    return {
        "breaks": shown,
        "labels": [figures.month_tick(months[position]) for position in shown],
        "limits": (-0.3, last + max(last, 1) * room / (1 - room)),
        "expand": (0, 0),
    }


def room_for(labels: Sequence[str], least: float) -> float:
    """Return the part of the width to keep for ``labels`` at the lines' ends, so that none is cut: at least ``least``.

    "plan 9,6 milj. €" is twice as long as "plan £9.6M".
    """
    longest = max((len(label) for label in labels), default=0)
    return min(max(least, _LETTER * (longest + 2)), MOST_ROOM)


def value_axis(values: Sequence[float], unit: Unit, figures: Figures) -> dict[str, Any]:
    """Return a value axis that holds zero, for a line's height says nothing without it."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        high = 1.0

    def labels(breaks: Sequence[float]) -> list[str]:
        return [figures.tick(float(each), unit) for each in breaks]

    return {
        "limits": (low - (0.08 * (high - low) if low < 0 else 0), high + 0.08 * (high - low)),
        "breaks": breaks_extended(n=4),
        "labels": labels,
        "expand": (0, 0),
    }
