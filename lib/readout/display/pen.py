"""What draws a figure as SVG: matplotlib's own renderer, which measures each word once.

To place a chart's words they are measured a hundred times, and the next chart has the same months. How wide a word is
and how tall a font depends on nothing but the word and the font.
"""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import Any

from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

_WORDS = 4096  # kept measures: more than the words of one client's charts
_LOOK = tuple(
    f"_{name}"
    for name in (
        *("horizontalalignment", "verticalalignment", "multialignment"),
        *("rotation", "rotation_mode", "linespacing", "parse_math"),
    )
)
_layouts: dict[Any, Any] = {}
_LINE_HEIGHTS = (("OS/2", "sTypoLineGap", "sTypoAscender", "sTypoDescender"), ("hhea", "lineGap", "ascent", "descent"))


class Pen(RendererSVG):
    """Draws one figure; ``text`` is what it drew."""

    def __init__(self, figure: Any) -> None:
        self._paper = StringIO()
        width, height = 72 * figure.get_size_inches()
        create: Any = super().__init__
        create(width, height, self._paper, metadata={"Date": None, "Creator": None})

    def text(self) -> str:
        """Return the drawing."""
        return self._paper.getvalue()

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Return how large ``s`` is in points; who asks for it hands over a copy of the font's properties."""
        return _extent(s, prop, ismath)

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Return how far a line reaches up and down and the gap to the next.

        matplotlib asks for it where it is kept, and otherwise looks it up in the font's tables for each word.
        """
        return _line_height(prop.copy())


def svg_of(figure: Any) -> str:
    """Return ``figure`` as SVG, drawn once: what lays it out measures with what draws it."""
    figure.dpi = 72
    pen: Any = Pen(figure)
    _Sheet(figure).pen = pen
    anybodys: Any = Text
    anybodys._get_layout = _laid_out
    try:
        figure.draw(pen)
    finally:
        anybodys._get_layout = _lay_out
    pen.finalize()
    return str(pen.text())


_lay_out: Any = vars(Text)["_get_layout"]


def _laid_out(words: Any, pen: Any) -> Any:
    """Return how ``words`` are laid out, wherever they stand: asked for each of them five times a chart."""
    if words.get_wrap() or words.get_usetex() or words.get_transform_rotates_text():
        return _lay_out(words, pen)
    look = tuple(getattr(words, name) for name in _LOOK)
    of = (words.get_text(), hash(words.get_fontproperties()), words.get_figure(root=True).dpi, *look)
    if of not in _layouts:
        if len(_layouts) > _WORDS:
            _layouts.clear()
        _layouts[of] = _lay_out(words, pen)
    return _layouts[of]


class _Sheet(FigureCanvasSVG):
    """Hands its own pen to who asks for one, instead of beginning a drawing to get it."""

    pen: Pen

    def get_renderer(self) -> Pen:
        return self.pen


@lru_cache(_WORDS)
def _extent(text: str, font: FontProperties, ismath: Any) -> tuple[float, float, float]:
    extent: tuple[float, float, float] = text_to_path.get_text_width_height_descent(text, font, ismath)
    return extent


@lru_cache(_WORDS)
def _line_height(font: FontProperties) -> tuple[Any, Any, Any]:
    opened: Any = get_font(fontManager._find_fonts_by_props(font))
    for table, gap, up, down in _LINE_HEIGHTS:
        measures = opened.get_sfnt_table(table)
        if measures is not None:
            points = 1 / opened.get_sfnt_table("head")["unitsPerEm"] * font.get_size_in_points() * 72 / 72
            return measures[up] * points, -measures[down] * points, measures[gap] * points
    return None, None, None
