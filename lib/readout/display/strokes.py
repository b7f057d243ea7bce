"""How the marks of a chart are put on its axes: from places in arrays, without a table for each.

plotnine draws a geom by way of half a dozen copies of its data; here its few rows go straight to what draws them, in
the look that plotnine gives them. That they look the same, byte for byte, is tested for every kind of mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from numpy.typing import NDArray
from plotnine import geom_line, geom_path, geom_point, geom_rect, geom_ribbon, geom_segment, geom_text

_POINTS = np.sqrt(np.pi)  # plotnine's unit of widths and sizes, in points
_ACROSS, _UP = ("x", "xmin", "xmax", "xend"), ("y", "ymin", "ymax", "yend")
_FROM_LEFT = (geom_line, geom_ribbon)
Places = NDArray[Any]


@dataclass(frozen=True)
class Stroke:
    """A geom's rows: ``at`` their places by aesthetic, NaN outside the axes; ``groups`` the number of each row's group;
    ``look`` inks, widths and forms by name; ``order`` is 1 for what lies at the back."""

    at: dict[str, Places]
    groups: Places
    look: dict[str, Any]
    order: int

    @staticmethod
    def of(part: Any, panel: Any, order: int) -> Stroke:
        """Return what ``part`` draws within ``panel``. It maps places, labels and groups by its columns' names."""
        at = {name: part.data[column].to_numpy() for name, column in part.mapping.items()}
        names = at.pop("group", np.zeros(len(part.data))).astype(str)
        groups = np.unique(names, return_inverse=True)[1]
        if isinstance(part, _FROM_LEFT):
            rows = np.lexsort((at["x"], groups))
            at, groups = {name: places[rows] for name, places in at.items()}, groups[rows]
        for names_, view in ((_ACROSS, panel.x), (_UP, panel.y)):
            at |= {name: _within(at[name], *view.range) for name in names_ if name in at}
        return Stroke(at, groups, {**part.DEFAULT_AES, **part.params, **part.aes_params}, order)

    def ink(self, name: str = "color") -> Any:
        """Return an ink with its opacity."""
        return to_rgba(self.look[name], self.look["alpha"])

    def width(self) -> float:
        """Return the width of lines in points."""
        return float(self.look["size"] * _POINTS)

    def whole(self, *names: str) -> list[Places]:
        """Return the places called ``names`` of all rows that lie within the axes."""
        found = [self.at[name] for name in names]
        inside = ~np.isnan(sum(found))
        return [each[inside] for each in found]

    def each_group(self) -> Iterator[Places]:
        """Yield which rows belong together."""
        for number in np.unique(self.groups):
            yield self.groups == number


def _path(stroke: Stroke, axes: Any) -> None:
    """In the order of the rows; a gap where a row lies outside the axes."""
    x, y = stroke.at["x"], stroke.at["y"]
    kept = _within_ends(x) & _within_ends(y)
    for group in stroke.each_group():
        rows = group & kept
        if np.count_nonzero(rows) > 1:
            axes.add_artist(_line_through(x[rows], y[rows], stroke, stroke.ink()))


def _line_through(x: Places, y: Places, stroke: Stroke, ink: Any) -> Line2D:
    look, form = stroke.look, stroke.look["linetype"]
    kind = {"solid": "solid", "dashed": "dash"}.get(form)
    join, end = look.get("linejoin", "miter"), look.get("lineend", "butt")
    ends = {f"{kind}_joinstyle": join, f"{kind}_capstyle": end} if kind else {}
    return Line2D(x, y, color=ink, linewidth=stroke.width(), linestyle=form, zorder=stroke.order, **ends)


def _ribbon(stroke: Stroke, axes: Any) -> None:
    """Filled between its lower and upper edge."""
    for group in stroke.each_group():
        x, low, high = (stroke.at[name][group] for name in ("x", "ymin", "ymax"))
        for run in _runs(~np.isnan(x + low + high)):
            around = [(x[run][0], high[run][0]), *zip(x[run], low[run], strict=True)]
            back = [(x[run][-1], high[run][-1]), *zip(x[run][::-1], high[run][::-1], strict=True)]
            look = {"facecolors": stroke.ink("fill"), "edgecolors": "none", "linewidths": 0}
            axes.add_collection(PolyCollection([around + back], zorder=stroke.order, **look), autolim=False)
        for edge in (low, high):
            axes.add_artist(_line_through(x, edge, stroke, "none"))


def _rect(stroke: Stroke, axes: Any) -> None:
    left, right, low, high = stroke.whole("xmin", "xmax", "ymin", "ymax")
    corners: Any = np.stack([left, low, left, high, right, high, right, low], axis=1).reshape(-1, 4, 2)
    count = len(left)
    edges: Any = [stroke.ink()] * count if stroke.look["color"] else "none"
    look = {"facecolors": [stroke.ink("fill")] * count, "edgecolors": edges, "linewidths": [stroke.width()] * count}
    axes.add_collection(PolyCollection(corners, zorder=stroke.order, **look), autolim=False)


def _segment(stroke: Stroke, axes: Any) -> None:
    ends = stroke.whole("x", "y", "xend", "yend")
    lines: Any = np.stack(ends, axis=1).reshape(-1, 2, 2)
    count = len(lines)
    look = {"colors": [stroke.ink()] * count, "linewidths": [stroke.width()] * count}
    look |= {"linestyle": stroke.look["linetype"], "capstyle": stroke.look["lineend"]}
    axes.add_collection(LineCollection(lines, zorder=stroke.order, **look), autolim=False)


def _point(stroke: Stroke, axes: Any) -> None:
    """The stroke around a dot is drawn outside of it."""
    x, y = stroke.whole("x", "y")
    look, count = stroke.look, len(x)
    marker = MarkerStyle(look["shape"])
    fill = "color" if look["fill"] is None else "fill"
    dots = PathCollection(
        (marker.get_path().transformed(marker.get_transform()),),
        [(look["size"] + look["stroke"]) ** 2 * np.pi] * count,
        facecolors=[stroke.ink(fill)] * count,
        edgecolors=[stroke.ink()] * count,
        linewidths=[look["stroke"] * _POINTS] * count,
        offsets=np.column_stack([x, y]),
        offset_transform=axes.transData,
        zorder=stroke.order,
    )
    dots.set_transform(IdentityTransform())
    axes.add_collection(dots, autolim=False)


def _text(stroke: Stroke, axes: Any) -> None:
    look = {name: stroke.look[name] for name in ("ha", "va", "size", "family", "fontweight", "fontstyle")}
    look |= {"rotation": stroke.look["angle"], "linespacing": stroke.look["lineheight"]}
    for x, y, label in zip(*(stroke.at[name] for name in ("x", "y", "label")), strict=True):
        if not np.isnan(x + y):
            words = Text(x, y, label, color=stroke.ink(), zorder=stroke.order, clip_on=True, **look)
            axes.add_artist(words)


STROKES: dict[type, Callable[[Stroke, Any], None]] = {
    geom_line: _path,
    geom_path: _path,
    geom_point: _point,
    geom_rect: _rect,
    geom_ribbon: _ribbon,
    geom_segment: _segment,
    geom_text: _text,
}


def _within(places: Places, low: float, high: float) -> Places:
    """Leave out, as scales do, what lies outside their limits."""
    return np.where((places >= low) & (places <= high), places, np.nan)


def _within_ends(values: Places) -> Places:
    """Whether each value stands between the first and the last that is a number."""
    known = np.flatnonzero(~np.isnan(values))
    rows = np.arange(len(values))
    return (rows >= known[0]) & (rows <= known[-1]) if len(known) else np.zeros(len(values), dtype=bool)


def _runs(inside: Places) -> Iterator[slice]:
    """Yield each stretch of rows that lie within the axes."""
    steps = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(int)))
    for start, stop in zip(steps[::2], steps[1::2], strict=True):
        yield slice(start, stop)
