"""A chart as the report carries it: one SVG, its words as text, with an alt text and a caption."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from plotnine import ggplot, options

from readout.display import sheets
from readout.display.fonts import drawn
from readout.display.kept import kept
from readout.display.markup import html_text, typst_string
from readout.display.pen import svg_of
from readout.display.theme import QUARTER, SMALL, Palette, blank_parts, chart_theme

_ID = re.compile(r'\bid="([^"]+)"')
_PROLOGUE = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
_PAGE_WIDE_STYLE = re.compile(r"<defs>\s*<style[^>]*>\*\{([^}]*)\}</style>\s*</defs>")
_INK = re.compile(r"(?<=: )#[0-9a-f]{6}\b")
# What plotnine lets anybody set for all plots.
_OPTIONS = ("aspect_ratio", "base_family", "base_margin", "current_theme", "dpi", "figure_format", "figure_size")
_NO_ROTATION = re.compile(r' transform="rotate\(-?0(?:\.0*)? [^)]*\)"')


@dataclass(frozen=True)
class Chart:
    """``alt`` says what the chart shows to a reader who cannot see it; ``caption`` stands above it.

    ``palette`` is what it is drawn in, ``width`` its inches, which say how many of its kind stand in a row;
    ``jagged`` says that its axis does not start at zero.
    """

    id: str
    svg: str
    alt: str
    caption: str
    palette: Palette = Palette()
    width: float = SMALL[0]
    jagged: bool = False

    @property
    def wide(self) -> bool:
        """Whether fewer than three of its kind stand in a row."""
        return self.width > SMALL[0]

    def html(self) -> str:
        """Return the chart as a figure with its SVG inside, in inks that follow the page into the dark."""
        drawing = self.svg.replace("<svg ", f'<svg role="img" aria-label="{html_text(self.alt)}" ', 1)
        return (
            f'<figure class="chart{" wide" if self.wide else ""}" id="{html_text(self.id)}">'
            f"<figcaption>{html_text(self.caption)}</figcaption>{on_page(drawing, self.palette)}</figure>"
        )

    def typst(self) -> str:
        """Return the chart as a call of the style's ``readout-chart``."""
        return (
            f"#readout-chart(caption: {typst_string(self.caption)}, alt: {typst_string(self.alt)}, "
            f"svg: {typst_string(self.svg)})"
        )


@dataclass(frozen=True)
class Charts:
    """Charts side by side where there is room, one below the other where there is not; ``key`` says how to read them.

    In the PDF the key takes the place that the last row leaves.
    """

    charts: tuple[Chart, ...]
    key: str = ""

    def html(self) -> str:
        """Return the charts as one group, the key below it."""
        role = {2: "charts pairs", 3: "charts", 4: "charts fours"}[self._across]
        drawn = f'<div class="{role}">' + "".join(chart.html() for chart in self.charts) + "</div>"
        return drawn + (f'<p class="note">{html_text(self.key)}</p>' if self.key else "")

    def typst(self) -> str:
        """Return the charts as a call of the style's ``readout-charts``."""
        calls = ", ".join(chart.typst().removeprefix("#") for chart in self.charts)
        return f"#readout-charts(across: {self._across}, key: {typst_string(self.key)}, {calls},)"

    @property
    def _across(self) -> int:
        if any(chart.wide for chart in self.charts):
            return 2
        return 4 if all(chart.width < SMALL[0] for chart in self.charts) else 3


def row_size(count: int) -> tuple[float, float]:
    """Return how large each of ``count`` small charts is drawn: four and eight fill rows of four, others of three."""
    return QUARTER if count % 4 == 0 else SMALL


def on_page(svg: str, palette: Palette) -> str:
    """Return ``svg`` with the inks of ``palette`` as the page's custom properties, which know light from dark."""
    properties = palette.properties()

    def followed(match: re.Match[str]) -> str:
        name = properties.get(match[0])
        return f"var({name}, {match[0]})" if name else match[0]

    return _INK.sub(followed, svg)


def draw(
    plot: ggplot,
    id_: str,
    alt: str,
    caption: str,
    palette: Palette = Palette(),  # noqa: B008 (frozen)
    size: tuple[float, float] = SMALL,
    *,
    jagged: bool = False,
) -> Chart:
    """Draw ``plot`` as SVG, ``size`` inches: the same plot gives the same text, on any day and machine.

    The plot is used up: what draws it changes it.
    """
    with mpl.rc_context(_settings(id_)), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph .* missing")  # of no concern here: words stay words
        svg = kept("chart", lambda: _made_from(plot, id_, palette, size), lambda: _svg(plot, id_))
    return Chart(id_, svg, alt, caption, palette, width=size[0], jagged=jagged)


def make_ready(count: int) -> None:
    """Make what ``count`` charts are drawn on, for processes that are forked from this one."""
    with mpl.rc_context(_settings("") | chart_theme(Palette(), SMALL).rcParams):
        sheets.make_ready(count)


def _settings(id_: str) -> dict[Any, Any]:
    settings: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": id_, "figure.dpi": 72}
    settings |= {"figure.facecolor": "none", "savefig.facecolor": "none"}  # a draft's mark shows through
    settings |= {f"{axis}tick.{kind}.size": 0 for axis in "xy" for kind in ("major", "minor")}  # no ticks
    return settings | {"text.parse_math": False}  # a dollar sign in a title is a dollar sign


def _svg(plot: ggplot, id_: str) -> str:
    figure = plot.draw()
    with mpl.rc_context(plot.theme.rcParams):
        svg = svg_of(figure)
    return drawn(_tidy(svg, id_))


def _made_from(plot: ggplot, id_: str, palette: Palette, size: tuple[float, float]) -> object:
    """All that decides about a drawing: the plot, and the settings that somebody may have changed in a cell.

    A plot also remembers the variables around it, for formulas in its mappings; ours map columns by their names only.
    """
    parts = {name: value for name, value in vars(plot).items() if name != "environment"}
    without = blank_parts(plot.theme) - blank_parts(chart_theme(palette, size))
    if plot.theme == chart_theme(palette, size, without):  # whose parts bear traces of what was drawn before
        parts["theme"] = sorted(without)
    return id_, palette, size, parts, dict(mpl.rcParams), {name: vars(options).get(name) for name in _OPTIONS}


def _tidy(svg: str, prefix: str) -> str:
    """Drop the XML prologue, metadata and unused ids; make the used ids unique on the page."""
    body = _NO_ROTATION.sub("", _METADATA.sub("", _PROLOGUE.sub("", svg)))
    style = _PAGE_WIDE_STYLE.search(body)
    if style:  # inside a page it would style everything else on it too
        body = body.replace(style[0], "").replace("<svg ", f'<svg style="{style[1]}" ', 1)

    def renamed(match: re.Match[str]) -> str:
        name = match[1]
        used = f"#{name})" in body or f'"#{name}"' in body
        return f'id="{prefix}-{name}"' if used else ""

    names = set(_ID.findall(body))
    body = _ID.sub(renamed, body)
    for name in names:
        body = body.replace(f"#{name})", f"#{prefix}-{name})").replace(f'"#{name}"', f'"#{prefix}-{name}"')
    return re.sub(r"\s*\n\s*", " ", body).replace(" >", ">").strip()
