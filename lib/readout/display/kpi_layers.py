"""The layers of a KPI's chart, from the band at the back to the words in front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from plotnine import aes, geom_line, geom_point, geom_ribbon, geom_segment, geom_text

from readout.display.labels import Box, freest
from readout.display.lettering import width_of
from readout.display.plane import Plane
from readout.display.stretches import joined
from readout.display.theme import ACTUAL, FONT, LAST_YEAR, LETTERS, Palette

Layers = list[Any]
BESIDE = 5.0  # points from a line's end to its label
_AT = aes("position", "value")
_LINE = aes("position", "value", group="run")


def ranges(data: pd.DataFrame, palette: Palette) -> Layers:
    """The normal range: a band."""
    if data.empty:
        return []
    mapping = aes("position", ymin="lower", ymax="upper", group="run")
    return [geom_ribbon(mapping, data=data, fill=palette.band)]


def events(marked: Sequence[tuple[int, str]], plane: Plane, palette: Palette) -> Layers:
    """The months in which something happened: a fine line, and its letter at the top."""
    if not marked:
        return []
    low, high = plane.up.limits
    top = high - plane.values(LETTERS * 0.55)
    data = pd.DataFrame(marked, columns=["position", "letter"]).assign(low=low, top=top, end=top - plane.values(4.5))
    return [
        geom_segment(aes("position", "low", xend="position", yend="end"), data=data, color=palette.light,
                     linetype="dotted", size=0.7),
        geom_text(aes("position", "top", label="letter"), data=data, size=LETTERS, fontweight="bold",
                  color=palette.muted, family=FONT),
    ]  # fmt: skip


def last_year(data: pd.DataFrame, single: pd.DataFrame, palette: Palette) -> Layers:
    """The year before: thin and light."""
    if len(data) < 2:
        return []
    layers = [geom_line(_LINE, data=joined(data), color=palette.light, size=LAST_YEAR)]
    return [*layers, geom_point(_AT, data=single, color=palette.light, size=0.8)] if len(single) else layers


def actual(data: pd.DataFrame, dots: pd.DataFrame, palette: Palette) -> Layers:
    """The twelve months: a solid line, its newest month a dot."""
    layers = [geom_line(_LINE, data=joined(data), color=palette.accent, size=ACTUAL)]
    return [*layers, geom_point(_AT, data=dots, color=palette.accent, size=1.8, stroke=0)] if len(dots) else layers


def changes(data: pd.DataFrame, palette: Palette) -> Layers:
    """Real changes: filled diamonds."""
    if data.empty:
        return []
    return [geom_point(_AT, data=data, shape="D", color=palette.paper, fill=palette.ink, size=3, stroke=0.6)]


def value_label(end: pd.DataFrame, plane: Plane, palette: Palette) -> Layers:
    """The newest value beside its dot, wholly inside the panel."""
    if end.empty:
        return []
    half = plane.values(LETTERS / 2)
    inside = np.clip(end["value"].to_numpy(), plane.up.limits[0] + half, plane.up.limits[1] - half)
    label = geom_text(
        aes("position", "value", label="label"),
        data=end.assign(position=end["position"] + plane.months(BESIDE), value=inside),
        ha="left",
        va="center",
        size=LETTERS,
        fontweight="bold",
        color=palette.ink,
        family=FONT,
    )
    return [label]


def verdict_word(end: pd.DataFrame, word: str, lines: Sequence[pd.DataFrame], plane: Plane, palette: Palette) -> Layers:
    """What a real change is called, above or below its diamond, on the side that the lines leave free."""
    if end.empty or not word:
        return []
    _, y = plane.point(float(end["position"].iloc[0]), float(end["value"].iloc[0]))
    wide, tall = width_of(word), LETTERS * 1.2
    left = max(plane.panel.width - wide, 0.0)
    places = [Box(left, y + side, wide, tall) for side in (5.0, -5.0 - tall, 12.0, -12.0 - tall)]
    room = (plane.panel.width, plane.panel.height)
    value = Box(plane.panel.width - wide, y - LETTERS / 2, wide, LETTERS)  # its own label
    box = freest(places, [plane.line(line) for line in lines], room, [value])
    x, middle = plane.back((box.left, box.bottom + tall / 2))
    data = pd.DataFrame({"position": [x], "value": [middle], "label": [word]})
    return [geom_text(aes("position", "value", label="label"), data=data, ha="left", va="center", size=LETTERS,
                      color=palette.ink, family=FONT)]  # fmt: skip
