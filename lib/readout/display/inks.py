"""The house's inks, and a client's palette of them; ``theme`` draws charts with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INK = "#1c2228"
MUTED = "#56606a"  # 6.4:1 on white
LIGHT = "#949fa9"  # 2.7:1 on white, beside lines of more than 6:1
GRID = "#dde2e6"
BAND = "#e4e9ed"
ACCENT = "#0b5c8a"
PAPER = "#ffffff"


@dataclass(frozen=True)
class Palette:
    """The inks of one client's report; ``accent`` comes from the client's brand."""

    accent: str = ACCENT
    ink: str = INK
    muted: str = MUTED
    light: str = LIGHT
    grid: str = GRID
    band: str = BAND
    paper: str = PAPER

    def properties(self) -> Mapping[str, str]:
        """Return the CSS custom property that each ink is on a page, which may be dark."""
        names = {
            self.accent: "--accent",
            self.light: "--chart-light",
            self.grid: "--chart-grid",
            self.band: "--chart-band",
            self.paper: "--paper",
            self.muted: "--quiet",
            self.ink: "--ink",
        }
        return {ink.lower(): name for ink, name in names.items()}
