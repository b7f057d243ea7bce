"""The house look of charts, in one place: fonts, sizes, colours and the notation every chart follows.

Notation: actual is a solid dark line, the plan a dashed one, last year a light one. No meaning hangs on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matplotlib import font_manager
from plotnine import (
    element_blank,
    element_line,
    element_rect,
    element_text,
    theme,
    theme_minimal,
)

FONT = "Lato"
INK = "#1f2933"
MUTED = "#5b6770"  # 5.7:1 on white
LIGHT = "#a9b4bd"
GRID = "#e6eaed"
ACCENT = "#0b5c8a"

CHART_WIDTH = 3.35  # inches: half of an A4 page's measure, and a phone's whole
CHART_HEIGHT = 1.75


@dataclass(frozen=True)
class Palette:
    """The colours of one client's report; ``accent`` comes from the client's brand."""

    accent: str = ACCENT
    ink: str = INK
    muted: str = MUTED
    light: str = LIGHT
    grid: str = GRID


@cache
def register_fonts() -> None:
    """Make the shipped fonts known to matplotlib, which otherwise finds only the machine's."""
    import fontpkg_lato

    folder = Path(fontpkg_lato.__file__).parent / "files"
    for name in ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Italic.ttf"):
        font_manager.fontManager.addfont(str(folder / name))


def house_theme(palette: Palette) -> theme:
    """Return the plotnine theme of every chart Readout draws; analysts may use it in their own cells."""
    register_fonts()
    return theme_minimal(base_size=8, base_family=FONT) + theme(
        figure_size=(CHART_WIDTH, CHART_HEIGHT),
        text=element_text(family=[FONT, "DejaVu Sans"], color=palette.muted),
        axis_title=element_blank(),
        axis_text=element_text(size=7.5, color=palette.muted),
        axis_ticks=element_blank(),
        axis_line_x=element_line(color=palette.light, size=0.6),
        panel_grid_major_x=element_blank(),
        panel_grid_minor=element_blank(),
        panel_grid_major_y=element_line(color=palette.grid, size=0.6),
        panel_background=element_blank(),
        plot_background=element_rect(fill="none", color="none"),
        legend_position="none",
        plot_margin=0.01,
    )
