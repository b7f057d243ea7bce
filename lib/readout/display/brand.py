"""A client's one brand colour, made fit to be read: by day, by night, and as the tint of a field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coloraide import Color

from readout.display.inks import ACCENT, PAPER, Palette

LEAST_CONTRAST = 4.5  # WCAG 2 AA, text of any size
# The grounds accents stand on, as templates/style/ has them.
SOFT, DARK_PAPER, DARK_SOFT = "#f4f6f8", "#14181c", "#1d2329"
_STEP = 0.01  # of OKLCH lightness, which runs from 0 to 1
_TINT, _DARK_TINT = 0.07, 0.16  # how much of the accent colours a field


@dataclass(frozen=True)
class Accents:
    """Colours as ``#rrggbb``: ``light`` for text on white and grey, ``dark`` on a dark page, and fields' tints.

    ``asked`` is what client.yml names, or the house's own.
    """

    asked: str
    light: str
    dark: str
    tint: str
    dark_tint: str

    @property
    def corrected(self) -> bool:
        """Whether the colour asked for could not be read on white paper, and a darker one of its kind is used."""
        return self.light != self.asked

    @property
    def warning(self) -> str:
        """What whoever chose the colour should know; empty when it is used as it is."""
        if not self.corrected:
            return ""
        contrast = Color(self.asked).contrast(SOFT)
        return (
            f"brand.color {self.asked} is too light to be read ({contrast:.1f}:1, needed {LEAST_CONTRAST}:1); "
            f"the report uses {self.light}"
        )


@lru_cache(maxsize=64)
def accents(color: str | None) -> Accents:
    """Return what a report makes of a brand ``color`` (``#rrggbb``, None: the house's).

    Where it cannot be read, its lightness is moved as far as needed; its hue stays the brand's.
    """
    asked = (color or ACCENT).lower()
    light = _readable(asked, (PAPER, SOFT), -_STEP)
    dark = _readable(asked, (DARK_PAPER, DARK_SOFT), _STEP)
    return Accents(asked, light, dark, _mixed(light, PAPER, _TINT), _mixed(dark, DARK_PAPER, _DARK_TINT))


def palette_of(color: str | None) -> Palette:
    """Return the inks of charts for a brand ``color``."""
    return Palette(accent=accents(color).light)


def _readable(color: str, grounds: tuple[str, ...], step: float) -> str:
    found, moved = color, Color(color).convert("oklch")
    while min(Color(found).contrast(ground) for ground in grounds) < LEAST_CONTRAST:
        moved["lightness"] += step
        found = _hex(moved)
    return found


def _mixed(color: str, ground: str, part: float) -> str:
    return _hex(Color(ground).mix(color, part, space="srgb"))


def _hex(color: Color) -> str:
    return str(color.clone().fit("srgb").convert("srgb").to_string(hex=True, fit=True))
