"""The words on a goal's chart: what was reached, the target, and where things lead, each beside its line."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.display.kpi_layers import BESIDE
from readout.display.lettering import width_of
from readout.display.theme import LETTERS
from readout.model.client import Kpi
from readout.model.goals import GoalResult
from readout.text import chart_lines
from readout.text.figures import Figures


@dataclass(frozen=True)
class EndLabel:
    """``lines`` of words at a line's end; ``strong`` for what was reached."""

    lines: tuple[str, ...]
    position: float
    value: float
    strong: bool = False


def end_labels(
    result: GoalResult, plan: pd.DataFrame, actual: pd.DataFrame, course: pd.DataFrame, kpi: Kpi, figures: Figures
) -> list[EndLabel]:
    """Return what was reached, the plan's end and the projection's, in this order."""
    reached, target = float(actual["value"].iloc[-1]), float(plan["value"].iloc[-1])
    labels = [
        EndLabel((figures.short(reached, kpi.unit),), float(actual["position"].iloc[-1]), reached, strong=True),
        EndLabel(chart_lines.target(target, kpi.unit, figures), float(plan["position"].iloc[-1]), target),
    ]
    if len(course):
        landing = float(course["expected"].iloc[-1])
        labels.append(
            EndLabel(chart_lines.projected(landing, kpi.unit, figures), float(course["position"].iloc[-1]), landing)
        )
    return labels


def room_of(labels: list[EndLabel], last: int) -> float:
    """Return the points that the labels at the chart's right edge need."""
    at_edge = [each for each in labels if each.position == last]
    widths = [width_of(line, LETTERS, each.strong) for each in at_edge for line in each.lines]
    return max(widths, default=0.0) + BESIDE + 1
