"""A first chart, a first figure in words and a first look at the statistics, made for nobody.

Each loads modules, fonts and tables that stay, so that whoever is forked afterwards finds them loaded. Nothing of it
reaches a report: what a fork makes is the same without, only later.
"""

from __future__ import annotations

from typing import Any, get_args

import pandas as pd
from plotnine import (
    aes,
    geom_line,
    geom_point,
    geom_rect,
    geom_ribbon,
    geom_segment,
    geom_text,
    scale_x_continuous,
    scale_y_continuous,
)

from readout.display.axis_foot import FOOT
from readout.display.brand import accents
from readout.display.chart import draw, make_ready
from readout.display.lettering import width_of
from readout.display.one_layer import in_one_layer
from readout.display.theme import FONT, HALF, LETTERS, QUARTER, SMALL, Palette, chart_theme
from readout.model.client import Unit
from readout.model.stats import outliers
from readout.text.axis_units import in_one_unit
from readout.text.figures import Figures
from readout.text.language import language

_MONTH = pd.Period("2020-01", freq="M")
_LANGUAGES = ("en", "fi")
_CHARTS = 10  # as many as a client commonly has


def rehearse() -> None:
    """Do once what every report does, without choosing a backend for charts: each kernel does that for itself."""
    outliers.make_ready()
    for code in _LANGUAGES:
        figures = Figures(language(code), "EUR")
        for unit in get_args(Unit):
            figures.short(1234.5, unit), in_one_unit((0.0, 5e5, 1e6), unit, figures)
        figures.month(_MONTH), figures.month_short(_MONTH), figures.month_tick(_MONTH)
        figures.day(_MONTH.end_time.date())
    for bold in (False, True):
        width_of("Words", bold=bold)
    accents(None)
    for size in (SMALL, QUARTER, HALF):
        chart_theme(Palette(), size), chart_theme(Palette(), size, without=FOOT)
    _chart()
    make_ready(_CHARTS)


def _chart() -> None:
    """Draw one of every mark that charts are made of."""
    data = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": [1.0, 3.0, 2.0], "label": ["a", "b", "c"]})
    words: dict[str, Any] = {"ha": "left", "va": "center", "size": LETTERS, "family": FONT}
    axis: dict[str, Any] = {"limits": (0, 4), "breaks": [1, 2], "labels": ["a", "b"], "expand": (0, 0)}
    layers = [
        geom_ribbon(aes("x", ymin="y", ymax="y"), data=data),
        geom_rect(aes(xmin="x", xmax="x", ymin="y", ymax="y"), data=data),
        geom_segment(aes("x", "y", xend="x", yend="y"), data=data, linetype="dotted"),
        geom_line(aes("x", "y"), data=data),
        *(geom_point(aes("x", "y"), data=data, shape=shape) for shape in ("o", "D", "s")),
        *(geom_text(aes("x", "y", label="label"), data=data, fontweight=each, **words) for each in ("normal", "bold")),
        scale_x_continuous(**axis),
        scale_y_continuous(**axis),
        chart_theme(Palette(), SMALL),
    ]
    draw(in_one_layer(layers), "rehearsal", "A rehearsal", "Rehearsal")
