"""Geoms in one layer look as they do in layers of their own, to the last byte of their drawing."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from plotnine import (
    aes,
    geom_line,
    geom_path,
    geom_point,
    geom_rect,
    geom_ribbon,
    geom_segment,
    geom_text,
    ggplot,
    scale_x_continuous,
    scale_y_continuous,
)

from readout.display.chart import draw
from readout.display.one_layer import in_one_layer
from readout.display.theme import FONT, LETTERS, PROJECTION_DASHES, SMALL, Palette, house_theme

DATA = pd.DataFrame(
    {
        "at": [3.0, 1.0, 2.0, 5.0, 6.0],
        "value": [2.0, 5.0, 3.0, 4.0, 1.0],
        "run": ["0", "0", "0", "1", "1"],
        "said": ["three", "one", "two", "five", "six"],
    }
).assign(low=lambda each: each["value"] - 0.5, high=lambda each: each["value"] + 0.5, end=lambda each: each["at"] + 0.5)
GEOMS: dict[str, Any] = {
    "ribbon": lambda data: geom_ribbon(aes("at", ymin="low", ymax="high", group="run"), data=data, fill="#dddddd"),
    "rect": lambda data: geom_rect(
        aes(xmin="at", xmax="end", ymin="low", ymax="high"), data=data, fill="#ffffff", color="#123456", size=0.7
    ),
    "segment": lambda data: geom_segment(
        aes("at", "low", xend="end", yend="high"), data=data, color="#999999", linetype="dotted", size=0.7
    ),
    "line": lambda data: geom_line(aes("at", "value", group="run"), data=data, color="#123456", size=1.5),
    "dashes": lambda data: geom_line(aes("at", "value"), data=data, linetype=PROJECTION_DASHES, lineend="butt"),
    "path": lambda data: geom_path(aes("at", "value"), data=data, color="#777777", size=0.6),
    "dots": lambda data: geom_point(aes("at", "value"), data=data, color="#123456", size=1.8, stroke=0),
    "diamonds": lambda data: geom_point(
        aes("at", "value"), data=data, shape="D", color="#ffffff", fill="#000000", size=3, stroke=0.6
    ),
    "words": lambda data: geom_text(
        aes("at", "value", label="said"),
        data=data,
        ha="left",
        va="center",
        size=LETTERS,
        fontweight="bold",
        family=FONT,
    ),
}


def others(reach: float = 7.0) -> list[Any]:
    """Axes up to ``reach``, and the theme of every chart."""
    return [
        scale_x_continuous(limits=(0, reach), expand=(0, 0), breaks=[1, 3], minor_breaks=[], labels=["Jan", "Mar"]),
        scale_y_continuous(limits=(0, 7), expand=(0, 0), breaks=[0, 5], minor_breaks=[], labels=["0", "5"]),
        house_theme(Palette(), SMALL),
    ]


def in_layers_of_their_own(geoms: list[Any], reach: float = 7.0) -> str:
    plot = ggplot(DATA)
    plot += [*geoms, *others(reach)]
    return draw(plot, "chart", "Alt", "Caption").svg


def together(geoms: list[Any], reach: float = 7.0) -> str:
    return draw(in_one_layer([*geoms, *others(reach)]), "chart", "Alt", "Caption").svg


@pytest.mark.parametrize("name", GEOMS)
def test_a_geom_looks_the_same(name: str) -> None:
    """Whatever kind of mark it draws; should a new plotnine draw otherwise, this is where it shows."""
    drawn = together([GEOMS[name](DATA)])
    assert drawn == in_layers_of_their_own([GEOMS[name](DATA)])
    assert drawn != together([])


def test_geoms_lie_on_each_other_as_they_are_given() -> None:
    """The first at the back."""
    geoms = [make(DATA) for make in GEOMS.values()]
    assert together(geoms) == in_layers_of_their_own([make(DATA) for make in GEOMS.values()])
    assert together(geoms) != together(geoms[::-1])


@pytest.mark.filterwarnings("ignore:.*missing values")
@pytest.mark.parametrize("name", sorted(set(GEOMS) - {"ribbon", "rect", "segment"}))
def test_what_lies_beyond_the_axes_is_left_out(name: str) -> None:
    """As a scale with limits does it."""
    assert together([GEOMS[name](DATA)], reach=5.0) == in_layers_of_their_own([GEOMS[name](DATA)], reach=5.0)


@pytest.mark.parametrize("name", GEOMS)
def test_a_geom_without_rows_draws_nothing(name: str) -> None:
    """No figure is ever missing because another layer had nothing to show."""
    empty = together([GEOMS[name](DATA.head(0)), GEOMS["dots"](DATA)])
    assert _paths(empty) == _paths(together([GEOMS["dots"](DATA)]))


def _paths(svg: str) -> list[str]:
    return re.findall(r"<(?:use|path|text)[^>]*>", svg)
