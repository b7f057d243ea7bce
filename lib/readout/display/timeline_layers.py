"""The layers of the timeline. Places are points from the drawing's upper left corner; down is negative."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from plotnine import (
    aes,
    geom_point,
    geom_rect,
    geom_segment,
    geom_text,
    scale_x_continuous,
    scale_y_continuous,
)

from readout.display.kpi_layers import Layers
from readout.display.lettering import width_of
from readout.display.theme import FONT, LETTERS, Palette
from readout.display.timeline_layout import ROW, Calendar, Lane
from readout.model.timeline import Timeline
from readout.text import timeline_lines
from readout.text.figures import Figures

BARE = ("axis_text_y", "panel_grid_major_y")  # of the theme: there is no axis but the months' names
_WORDS = aes("x", "y", label="label")


def calendar(months: Calendar, lanes: Sequence[Lane], height: float, palette: Palette) -> Layers:
    """A fine line where each month begins, and one under each lane."""
    down = [(at, at, -lanes[0].top, -height) for at in [*map(months.start, months.months), months.right]]
    across = [(0.0, months.right, -lane.top, -lane.top) for lane in lanes]
    data = pd.DataFrame([*down, *across], columns=["x", "xend", "y", "yend"])
    return [geom_segment(aes("x", "y", xend="xend", yend="yend"), data=data, color=palette.grid, size=0.5)]


def today(months: Calendar, timeline: Timeline, height: float, figures: Figures, palette: Palette) -> Layers:
    """Today: a dark line through all lanes, its date at the top."""
    at = min(months.at(timeline.today), months.right)
    said = timeline_lines.today(timeline, figures)
    wide = width_of(said, LETTERS, bold=True)
    left = min(max(at - wide / 2, 0.0), months.right - wide)
    line = pd.DataFrame({"x": [at], "y": [-10.0], "yend": [-height]})
    return [
        geom_segment(aes("x", "y", xend="x", yend="yend"), data=line, color=palette.muted, size=0.7),
        _text(pd.DataFrame({"x": [left], "y": [-5.0], "label": [said]}), palette.ink, bold=True),
    ]


def finished(months: Calendar, timeline: Timeline, lane: Lane | None, palette: Palette) -> Layers:
    """How many pieces of work each month brought, in its middle behind a filled mark."""
    if lane is None:
        return []
    rows = [
        ((months.start(month) + min(months.start(month + 1), months.right)) / 2, -lane.top - ROW / 2, str(count))
        for month, count in timeline.finished.items()
    ]
    data = pd.DataFrame(rows, columns=["x", "y", "label"])
    return [
        geom_point(aes("x", "y"), data=data.assign(x=data["x"] - 5), color=palette.accent, size=2, stroke=0),
        _text(data, palette.ink, bold=True),
    ]


def marks(lanes: Sequence[Lane], palette: Palette) -> Layers:
    """Filled where it is behind us, open where it is ahead; goals' ends are squares."""
    rows = [
        (at, -lane.top - (each.row + 0.5) * ROW, entry.done, entry.kind == "goal-end")
        for lane in lanes
        for each in lane.placed
        for at, entry in zip(each.at, each.item.entries, strict=True)
    ]
    data = pd.DataFrame(rows, columns=["x", "y", "done", "end"])
    return [
        geom_point(aes("x", "y"), data=part, shape="s" if end else "o", size=2, stroke=0.7, color=palette.accent,
                   fill=palette.accent if done else palette.paper)
        for (done, end), part in data.groupby(["done", "end"])
    ]  # fmt: skip


def words(lanes: Sequence[Lane], figures: Figures, palette: Palette) -> Layers:
    """The lanes' names with what found no room, and the entries' labels."""
    names, labels = [], []
    for lane in lanes:
        lines = lane.name.split("\n")
        lines += [timeline_lines.more(lane.left_out, figures)] if lane.left_out else []
        names += [(0.0, -lane.top - (number + 0.5) * ROW, line) for number, line in enumerate(lines)]
        labels += [
            (each.left, -lane.top - (row + 0.5) * ROW, line)
            for each in lane.placed
            for row, line in zip(each.rows, each.lines, strict=True)
        ]
    columns = ["x", "y", "label"]
    shown = [_text(pd.DataFrame(names, columns=columns), palette.muted)]
    if not labels:
        return shown
    data = pd.DataFrame(labels, columns=columns)
    return [*shown, _paper(data, palette), _text(data, palette.ink)]


def _paper(data: pd.DataFrame, palette: Palette) -> object:
    """A piece of paper under each label: no line runs through its words."""
    around = data.assign(
        left=data["x"] - 1.5,
        right=data["x"] + data["label"].map(width_of) + 1.5,
        foot=data["y"] - LETTERS * 0.55,
        top=data["y"] + LETTERS * 0.6,
    )
    return geom_rect(aes(xmin="left", xmax="right", ymin="foot", ymax="top"), data=around, fill=palette.paper, size=0)


def axes(months: Calendar, width: float, height: float, figures: Figures) -> Layers:
    """The months by name, each under its middle."""
    middles = [(months.start(each) + min(months.start(each + 1), months.right)) / 2 for each in months.months]
    room = (months.right - months.left) / len(months.months) - 4
    named = [str(figures.month_short(each)) for each in months.months]
    if max(map(width_of, named)) > room:
        named = [figures.month_tick(each) for each in months.months]
    return [
        scale_x_continuous(limits=(0, width), expand=(0, 0), breaks=middles, minor_breaks=[], labels=named),
        scale_y_continuous(limits=(-height, 0), expand=(0, 0), breaks=[], minor_breaks=[]),
    ]


def _text(data: pd.DataFrame, ink: str, *, bold: bool = False) -> object:
    weight = "bold" if bold else "normal"
    return geom_text(_WORDS, data=data, ha="left", va="center", size=LETTERS, fontweight=weight, color=ink, family=FONT)
