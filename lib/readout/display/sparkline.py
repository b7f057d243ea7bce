"""A figure's last months as a line no larger than a word, for a table's cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from readout.display.chart import on_page
from readout.display.markup import html_text, typst_string
from readout.display.theme import Palette

WIDTH, HEIGHT = 56.0, 13.0  # points
_EDGE = 2.0  # room for the last dot
_AIR = 0.5  # of the line's height: how far the normal range is drawn beyond it

Range = tuple[float, float]
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Spark:
    """``alt`` says what the ``svg`` shows."""

    svg: str
    alt: str
    palette: Palette = Palette()

    def html(self) -> str:
        """Return the drawing in the page's own inks."""
        drawing = self.svg.replace("<svg ", f'<svg role="img" aria-label="{html_text(self.alt)}" ', 1)
        return f'<span class="spark">{on_page(drawing, self.palette)}</span>'

    def typst(self) -> str:
        """Return the drawing as a dictionary for a table's cell."""
        return f"(svg: {typst_string(self.svg)}, alt: {typst_string(self.alt)})"


def sparkline(
    values: Sequence[float | None],
    ranges: Sequence[Range | None] = (),
    palette: Palette = Palette(),  # noqa: B008
) -> str:
    """Return an SVG of ``values``, oldest first: a line with gaps where one is None, a dot at the last, and the normal
    ``ranges`` of the same months as a grey band. Without any value it is empty paper. Equal input gives equal text."""
    known = [value for value in values if value is not None]
    body = "".join(_body(values, ranges[: len(values)], palette)) if known else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}pt" height="{HEIGHT:g}pt" '
        f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{body}</svg>'
    )


def _body(values: Sequence[float | None], ranges: Sequence[Range | None], palette: Palette) -> list[str]:
    low, high = _limits([value for value in values if value is not None], ranges)
    step = (WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)

    def at(position: int, value: float) -> str:
        share = (min(max(value, low), high) - low) / (high - low)
        return f"{_EDGE + position * step:.1f},{HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE):.1f}"

    parts = []
    for run in _runs(ranges):
        corners = [at(position, span[0]) for position, span in run] + [at(each, span[1]) for each, span in run[::-1]]
        ink = palette.band
        parts.append(f'<path d="M{"L".join(corners)}Z" style="fill: {ink}; stroke: {ink}; stroke-width: 1.5"/>')
    for line in _runs(values):
        ink = f"stroke: {palette.accent}; stroke-width: 1.2; stroke-linejoin: round; stroke-linecap: round"
        # A month alone is a line of no length, which a round cap makes a dot.
        points = [at(*each) for each in (line if len(line) > 1 else line * 2)]
        parts.append(f'<path d="M{"L".join(points)}" style="fill: none; {ink}"/>')
    last = values[-1]
    if last is not None:
        x, y = at(len(values) - 1, last).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="1.8" style="fill: {palette.accent}"/>')
    return parts


def _limits(values: Sequence[float], ranges: Sequence[Range | None]) -> Range:
    """From the lowest to the highest value, and as much of the ranges as does not flatten the line."""
    low, high = min(values), max(values)
    air = _AIR * (high - low) or abs(high) or 1.0
    bounds = [bound for each in ranges if each for bound in each]
    return max(low - air, min([low, *bounds])), min(high + air, max([high, *bounds])) + (0 if high > low else air)


def _runs(items: Sequence[_Item | None]) -> list[list[tuple[int, _Item]]]:
    """The stretches without None, each item with its position."""
    runs: list[list[tuple[int, _Item]]] = []
    for position, item in enumerate(items):
        if item is None:
            continue
        if position and items[position - 1] is not None:
            runs[-1].append((position, item))
        else:
            runs.append([(position, item)])
    return runs
