"""A first chart, a first figure in words and a first look at the statistics, made for nobody.

Each loads modules, fonts and tables that stay, so that whoever is forked afterwards finds them loaded. Nothing of it
reaches a report: what a fork makes is the same without, only later.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args

import pandas as pd
from matplotlib import pyplot
from matplotlib.figure import Figure
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

from readout.display.chart import draw
from readout.display.lettering import width_of
from readout.display.one_layer import in_one_layer
from readout.display.theme import FONT, LETTERS, SMALL, Palette, house_theme
from readout.model.client import Unit
from readout.model.stats.candidates import candidates
from readout.model.stats.history import LONGEST
from readout.text.figures import Figures
from readout.text.language import language

_MONTH = pd.Period("2020-01", freq="M")
_LANGUAGES = ("en", "fi")


def rehearse() -> None:
    """Do once what every report does, without choosing a backend for charts: each kernel does that for itself."""
    candidates(LONGEST, "auto")
    for code in _LANGUAGES:
        figures = Figures(language(code), "EUR")
        for unit in get_args(Unit):
            figures.short(1234.5, unit)
        figures.month(_MONTH), figures.month_short(_MONTH), figures.day(_MONTH.end_time.date())
    for bold in (False, True):
        width_of("Words", bold=bold)
    with _figures_without_backend():
        _chart()


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
        house_theme(Palette(), SMALL),
    ]
    draw(in_one_layer(layers), "rehearsal", "A rehearsal", "Rehearsal")


@contextmanager
def _figures_without_backend() -> Iterator[None]:
    """Let plotnine make plain figures: pyplot's own would settle which backend this process and its forks have."""
    made = pyplot.figure
    pyplot.figure = Figure  # type: ignore[assignment]
    try:
        yield
    finally:
        pyplot.figure = made
