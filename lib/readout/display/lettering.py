"""How wide words are in the charts' font, so that labels neither overlap nor leave the drawing."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

import fontpkg_lato
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from readout.display.theme import LETTERS

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_WIDE = 0.75  # of the letters' size: a character that Lato lacks


def width_of(text: str, size: float = LETTERS, bold: bool = False) -> float:
    """Return the width in points of ``text`` on one line; of several lines, the widest's."""
    advances, fallback = _advances(bold)
    lines = (sum(advances.get(ord(letter), fallback) for letter in line) for line in text.split("\n"))
    return size * max(lines, default=0.0)


def fitted(text: str, width: float, size: float = LETTERS) -> str:
    """Return ``text``, which is one line, cut with an ellipsis where it is wider than ``width`` points."""
    if width_of(text, size) <= width:
        return text

    def wide(letters: int) -> float:
        return width_of(text[:letters].rstrip() + ELLIPSIS, size)

    most = bisect_right(range(1, len(text) + 1), width, key=wide)
    return text[:most].rstrip() + ELLIPSIS


def wrapped(text: str, width: float, size: float = LETTERS) -> str:
    """Return ``text`` on as many lines as it takes to be no wider than ``width`` points, cut only within words."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(fitted(word, width, size))
    return "\n".join(lines)


@lru_cache(maxsize=2)
def _advances(bold: bool) -> tuple[dict[int, float], float]:
    """Each character's advance as a part of the letters' size, and what an unknown one is taken for."""
    name = "Lato-Bold.ttf" if bold else "Lato-Regular.ttf"
    with TTFont(Path(fontpkg_lato.ROOT) / "files" / name) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}, _WIDE
