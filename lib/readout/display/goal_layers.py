"""The layers of a goal's chart: projection, plan, what was reached, and the words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from plotnine import aes, geom_line, geom_point, geom_ribbon, geom_segment, geom_text

from readout.display.goal_labels import EndLabel
from readout.display.kpi_layers import BESIDE, Layers
from readout.display.labels import Box, Point, freest, spread
from readout.display.lettering import width_of
from readout.display.plane import Plane
from readout.display.stretches import joined
from readout.display.theme import (
    ACTUAL,
    FONT,
    LETTERS,
    PLAN,
    PLAN_INSIDE,
    PROJECTION,
    PROJECTION_DASHES,
    Palette,
)

_LINE = LETTERS * 1.15  # points from one line of a label to the next
Row = tuple[float, float, str, bool]


def projection(course: pd.DataFrame, palette: Palette) -> Layers:
    """The projection: dashed, in the light band that holds four futures out of five."""
    if course.empty:
        return []
    return [
        geom_ribbon(aes("position", ymin="lower", ymax="upper"), data=course, fill=palette.band),
        geom_line(
            aes("position", "expected"), data=course, color=palette.accent, size=PROJECTION, linetype=PROJECTION_DASHES
        ),
    ]


def plan(data: pd.DataFrame, palette: Palette) -> Layers:
    """The plan: outlined, to an open dot."""
    line = aes("position", "value")
    return [
        geom_line(line, data=joined(data), color=palette.muted, size=PLAN, lineend="butt"),
        geom_line(line, data=joined(data), color=palette.paper, size=PLAN_INSIDE, lineend="butt"),
        geom_point(aes("position", "value"), data=data.tail(1), color=palette.muted, fill=palette.paper, size=1.8),
    ]


def actual(data: pd.DataFrame, single: pd.DataFrame, plane: Plane, palette: Palette) -> Layers:
    """What was reached: solid, to a dot in today's month, which a fine line marks down to the axis."""
    end = data.tail(1).assign(low=plane.up.limits[0])
    return [
        geom_segment(aes("position", "low", xend="position", yend="value"), data=end, color=palette.light,
                     linetype="dotted", size=0.7),
        geom_line(aes("position", "value", group="run"), data=joined(data), color=palette.accent, size=ACTUAL),
        geom_point(aes("position", "value"), data=pd.concat([single, end]), color=palette.accent, size=2.2, stroke=0),
    ]  # fmt: skip


def words(labels: list[EndLabel], lines: Sequence[tuple[pd.DataFrame, str]], plane: Plane, palette: Palette) -> Layers:
    """The labels: those at the right edge kept apart, one in the middle where the ``lines`` leave most room."""
    edge = [each for each in labels if each.position == max(other.position for other in labels)]
    drawn = [plane.line(data, column) for data, column in lines]
    rows = _at_edge(edge, plane)
    taken = [_box(row, plane) for row in rows]
    rows += [_inside(each, drawn, plane, taken) for each in labels if each not in edge]
    data = pd.DataFrame(rows, columns=["x", "y", "label", "strong"])
    return [
        geom_text(aes("x", "y", label="label"), data=part, ha="left", va="center", size=LETTERS, family=FONT,
                  fontweight="bold" if strong else "normal", color=palette.ink if strong else palette.muted)
        for strong, part in data.groupby("strong")
    ]  # fmt: skip


def _at_edge(labels: list[EndLabel], plane: Plane) -> list[Row]:
    """A row for each line of words; a label's lines stay together."""
    heights = [_LINE * len(each.lines) for each in labels]
    wanted = [plane.point(each.position, each.value)[1] for each in labels]
    placed = spread(wanted, heights, 0.0, plane.panel.height)
    return [
        (each.position + plane.months(BESIDE), plane.back((0, top - (number + 0.5) * _LINE))[1], line, each.strong)
        for each, top in zip(
            labels, [middle + tall / 2 for middle, tall in zip(placed, heights, strict=True)], strict=True
        )
        for number, line in enumerate(each.lines)
    ]


def _box(row: Row, plane: Plane) -> Box:
    """Where a row's words stand."""
    position, value, line, strong = row
    x, y = plane.point(position, value)
    return Box(x, y - _LINE / 2, width_of(line, bold=strong), _LINE)


def _inside(label: EndLabel, lines: Sequence[Sequence[Point]], plane: Plane, taken: Sequence[Box]) -> Row:
    x, y = plane.point(label.position, label.value)
    wide, tall = width_of(" ".join(label.lines), bold=label.strong), LETTERS
    sides = [(x + 3, y - tall - 3), (x - wide - 3, y + 3), (x + 3, y + 3), (x - wide - 3, y - tall - 3)]
    sides += [(x + 3, y - tall - 12), (x - wide - 3, y + 12), (x + 3, y + 12), (x - wide - 3, y - tall - 12)]
    places = [Box(*corner, wide, tall) for corner in sides]
    box = freest(places, lines, (plane.panel.width, plane.panel.height), taken)
    position, value = plane.back((box.left, box.bottom + tall / 2))
    return position, value, " ".join(label.lines), label.strong
