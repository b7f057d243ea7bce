"""A figure drawn by Readout's pen is what matplotlib itself writes, only sooner."""

from __future__ import annotations

import io
import re
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.font_manager import FontProperties
from plotnine import aes, geom_line, geom_text, ggplot, labs

from readout.display.pen import Pen, svg_of
from readout.display.theme import FALLBACK, FONT, HALF, Palette, house_theme
from tests.display.test_one_layer import DATA

LINES = ["One line", "Two\nlines", "\N{EURO SIGN}5", "$5$"]


@pytest.fixture(autouse=True)
def _settings() -> Any:
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "pen", "text.parse_math": False}):
        yield


def a_plot(**look: Any) -> ggplot:
    look = {"family": FONT, "fontweight": "bold", **look}
    said = DATA.assign(said=[*LINES, "kuukausi"])
    plot = ggplot(said, aes("at", "value")) + geom_line() + geom_text(aes(label="said"), **look)
    return plot + labs(title="Words\nabove") + house_theme(Palette(), HALF)


def as_matplotlib_writes_it(plot: ggplot) -> str:
    written = io.BytesIO()
    FigureCanvasSVG(plot.draw()).print_svg(written, metadata={"Date": None, "Creator": None})  # type: ignore
    return written.getvalue().decode()


def test_a_drawing_is_the_same() -> None:
    """To the last byte, with words of one line and of several, in both fonts; should a new matplotlib place words
    otherwise, this is where it shows."""
    drawn = svg_of(a_plot().draw())
    assert drawn == as_matplotlib_writes_it(a_plot())
    assert all(line in drawn for line in ("Two", "kuukausi", "above"))


@pytest.mark.parametrize(
    "look", [{"angle": 40}, {"ha": "left"}, {"va": "top"}, {"lineheight": 2}, {"size": 5}, {"fontweight": "normal"}]
)
def test_the_same_words_are_laid_out_anew_where_they_look_otherwise(look: dict[str, Any]) -> None:
    svg_of(a_plot().draw())
    assert svg_of(a_plot(**look).draw()) == as_matplotlib_writes_it(a_plot(**look))


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("size", [7.0, 11.0])
def test_the_next_drawing_gets_other_fonts_other_measures(weight: str, size: float) -> None:
    """What is kept of a word is kept for its font, weight and size only."""
    font = FontProperties(family=[FONT, FALLBACK], weight=weight, size=size)
    small = FontProperties(family=[FONT, FALLBACK], weight=weight, size=size / 2)
    pen = Pen(a_plot().draw())
    width, height, _ = pen.get_text_width_height_descent("Words", font, False)
    half, low, _ = pen.get_text_width_height_descent("Words", small, False)
    assert (width, height) == pytest.approx((2 * half, 2 * low))


def test_nothing_of_the_figure_before_is_in_it() -> None:
    """Each figure has a pen and paper of its own."""
    first, again = svg_of(a_plot().draw()), svg_of(a_plot().draw())
    assert first == again
    assert len(re.findall("<svg", again)) == 1
