"""A chart looks the same on a sheet that was made ahead; no sheet is used twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import pytest
from plotnine import aes, geom_line, scale_x_continuous, scale_y_continuous

from readout.display import chart, sheets
from readout.display.one_layer import in_one_layer
from readout.display.theme import HALF, SMALL, Palette, chart_theme
from tests.display.test_one_layer import DATA

PALETTE = Palette(accent="#aa2200")


@pytest.fixture(autouse=True)
def _none_ready() -> Iterator[None]:
    sheets._ready.clear()
    yield
    sheets._ready.clear()


def drawing(ticks: int = 3, size: tuple[float, float] = SMALL, id_: str = "chart") -> str:
    def axis(low: float) -> dict[str, Any]:
        breaks = [low + each for each in range(ticks)]
        labels = [f"no. {each}" for each in breaks]
        return {"limits": (0, 12), "expand": (0, 0), "breaks": breaks, "minor_breaks": [], "labels": labels}

    line = geom_line(aes("at", "value"), data=DATA, color=PALETTE.accent)
    axes = [scale_x_continuous(**axis(0)), scale_y_continuous(**axis(1)), chart_theme(PALETTE, size)]
    return chart.draw(in_one_layer([line, *axes]), id_, "Alt", "Caption", PALETTE, size).svg


@pytest.mark.parametrize("size", [SMALL, HALF])
@pytest.mark.parametrize("ticks", [0, 1, 4, 9])
def test_a_chart_looks_the_same_on_a_sheet_made_ahead(ticks: int, size: tuple[float, float]) -> None:
    """Whatever its size and however many ticks it has, to the last byte."""
    fresh = drawing(ticks, size)
    chart.make_ready(1)
    assert drawing(ticks, size) == fresh
    assert not sheets._ready


def test_each_chart_has_a_sheet_of_its_own() -> None:
    """Nothing of one chart is in the next."""
    alone = drawing(9), drawing(2, HALF, "other")
    chart.make_ready(2)
    assert (drawing(9), drawing(2, HALF, "other")) == alone
    assert not sheets._ready


def test_a_sheet_made_in_other_settings_is_left_alone() -> None:
    """Who changes matplotlib's settings in a cell sees them in the next chart."""
    plain = drawing()
    chart.make_ready(1)
    with mpl.rc_context({"font.weight": "bold"}):
        changed = drawing()
        assert len(sheets._ready) == 1
        sheets._ready.clear()
        assert drawing() == changed != plain
