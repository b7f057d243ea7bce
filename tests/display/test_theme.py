"""The house look: a chart's own theme has fewer parts, and draws the same to the last byte."""

from __future__ import annotations

import pandas as pd
import pytest
from plotnine import (
    aes,
    element_blank,
    geom_line,
    geom_text,
    ggplot,
    scale_x_continuous,
    scale_y_continuous,
    theme,
)

from readout.display.chart import draw
from readout.display.theme import FULL, HALF, SMALL, Palette, chart_theme, house_theme

PALETTES = (Palette(), Palette(muted="#123456", grid="#abcdef"))


def drawn(look: theme, size: tuple[float, float]) -> str:
    data = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": [1.0, 30.0, 2.0], "label": ["a", "b", "c"]})
    plot = ggplot(data) + geom_line(aes("x", "y")) + geom_text(aes("x", "y", label="label"))
    axes = [
        scale_x_continuous(breaks=[1, 2, 3], labels=["Jan", "Feb", "Mar"], minor_breaks=[1.5]),
        scale_y_continuous(breaks=[0, 10, 30], limits=(0, 40)),
    ]
    return draw(plot + axes + look, "id", "Alt", "Caption", size=size).svg


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("size", [SMALL, HALF, FULL])
@pytest.mark.parametrize(
    "without",
    [(), ("axis_text_x", "axis_line_x"), ("axis_text_y",), ("axis_text_x", "axis_line_x", "panel_grid_major_y")],
)
def test_a_chart_s_theme_looks_as_the_house_theme_does(
    palette: Palette, size: tuple[float, float], without: tuple[str, ...]
) -> None:
    blank = theme(**dict.fromkeys(without, element_blank()))
    assert drawn(chart_theme(palette, size, without), size) == drawn(house_theme(palette, size) + blank, size)


def test_its_inks_are_seen() -> None:
    first, second = (drawn(chart_theme(each, SMALL), SMALL) for each in PALETTES)
    assert "#123456" in second
    assert "#abcdef" in second
    assert "#123456" not in first
    assert first != second
