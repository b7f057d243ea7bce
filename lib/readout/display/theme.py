"""The house look of charts, in one place: fonts, sizes, inks and the notation every chart follows.

Notation: actual is a solid dark line, the plan an outlined one, a projection a dashed one in its light band, last year
a thin light line, the normal range a light band, a real change a filled diamond; bars that raise a figure are filled,
those that lower it outlined. An axis that does not start at zero has a jagged foot. No meaning hangs on colour alone.
"""

from __future__ import annotations

from collections.abc import Collection
from copy import copy, deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from matplotlib import font_manager
from plotnine import (
    element_blank,
    element_line,
    element_rect,
    element_text,
    theme,
    theme_minimal,
)

from readout.display.inks import ACCENT as ACCENT
from readout.display.inks import BAND as BAND
from readout.display.inks import GRID as GRID
from readout.display.inks import INK as INK
from readout.display.inks import LIGHT as LIGHT
from readout.display.inks import MUTED as MUTED
from readout.display.inks import PAPER as PAPER
from readout.display.inks import Palette as Palette

FONT = "Lato"
FALLBACK = "DejaVu Sans"

# Inches. Small: three in a row on the 170 mm measure of A4, and one column of a phone. Quarter: four. Half: two.
SMALL = (2.15, 1.2)
QUARTER = (1.6, 1.2)
HALF = (3.25, 1.75)
FULL = (6.7, 3.0)

# Points, in every chart: charts are drawn at the size they are printed at.
LETTERS = 7.0
ACTUAL, PLAN, PROJECTION, LAST_YEAR = 1.5, 2.2, 1.1, 0.9  # widths of lines
PLAN_INSIDE = 1.1  # the paper between the plan's two edges
PROJECTION_DASHES = "dashed"


# The general parts of the theme that show in few special ones, or in none: all others of their kind are left out.
_GENERAL = {
    "line": ("axis_line", "panel_grid_major_y"),
    "axis_line": ("axis_line_x",),
    "panel_grid_major": ("panel_grid_major_y",),
    "axis_ticks_length": (),
    "axis_ticks_length_major": (),
    "axis_ticks_length_minor": (),
}


@cache
def register_fonts() -> None:
    """Make the shipped fonts known to matplotlib, which otherwise finds only the machine's."""
    import fontpkg_lato

    folder = Path(fontpkg_lato.__file__).parent / "files"
    for name in ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Italic.ttf"):
        font_manager.fontManager.addfont(str(folder / name))


def house_theme(palette: Palette, size: tuple[float, float] = HALF) -> theme:
    """Return the plotnine theme of every chart Readout draws, ``size`` inches; analysts may use it in their cells.

    Each chart gets one of its own: what a chart adds to its theme changes the object itself.
    """
    return deepcopy(_house_theme(palette.muted, palette.grid, size))


def chart_theme(palette: Palette, size: tuple[float, float], without: Collection[str] = ()) -> theme:
    """Return the house theme ``without`` some of its parts, by plotnine's names, for a chart that adds nothing to it.

    All such charts share its parts, and to copy them takes long.
    """
    return copy(_chart_theme(palette.muted, palette.grid, size, tuple(sorted(without))))


def blank_parts(house: theme) -> frozenset[str]:
    """Return the names of the parts that ``house`` leaves out."""
    return frozenset(name for name, part in house.themeables.items() if part.is_blank())


@cache
def _chart_theme(muted: str, grid: str, size: tuple[float, float], without: tuple[str, ...]) -> theme:
    """The house theme with fewer parts and the same look: each part that is put on a chart takes a thousandth of a
    second or four, and the special ones undo most of what the general ones did."""
    house = deepcopy(_house_theme(muted, grid, size, without))
    parts: dict[str, Any] = house.themeables
    for general, specials in _GENERAL.items():
        for each in (parts[name] for name in specials if not parts[name].is_blank()):
            each._properties = {**parts[general]._properties, **each._properties}
            each._properties.pop("solid_capstyle", None)  # which a general part does not pass on to its lines
        del parts[general]
    return house


@cache
def _house_theme(muted: str, grid: str, size: tuple[float, float], without: tuple[str, ...] = ()) -> theme:
    register_fonts()
    parts = {
        "figure_size": size,
        "text": element_text(family=[FONT, FALLBACK], color=muted),
        "axis_title": element_blank(),
        "axis_text": element_text(size=LETTERS, color=muted),
        "axis_text_x": element_text(margin={"t": 2, "unit": "pt"}),
        "axis_text_y": element_text(margin={"r": 3, "unit": "pt"}),
        "axis_ticks": element_blank(),
        "axis_line_x": element_line(color=muted, size=0.6),
        "panel_grid_major_x": element_blank(),
        "panel_grid_minor": element_blank(),
        "panel_grid_major_y": element_line(color=grid, size=0.5),
        "panel_background": element_blank(),
        "plot_background": element_rect(fill="none", color="none"),
        "legend_position": "none",
        "plot_margin": 0.01,
    }
    blank = dict.fromkeys(without, element_blank())
    return theme_minimal(base_size=LETTERS, base_family=FONT) + theme(**(parts | blank))
