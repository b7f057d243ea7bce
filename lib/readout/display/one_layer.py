"""Several geoms drawn as one layer of a plot: what a layer of its own would cost each of them is spent once.

Every layer of a plot goes through evaluation, two rounds of scales, a statistic and a position, which takes longer
than its drawing. Readout's charts need none of that: their data are places already, and their axes have fixed limits.
So one layer takes all geoms, and each draws as plotnine draws it. That nothing looks different, byte for byte, is
tested; a plotnine that draws otherwise is noticed there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from plotnine import coord_cartesian, ggplot
from plotnine.geoms.geom import geom

_ACROSS, _UP = ("x", "xmin", "xmax", "xend"), ("y", "ymin", "ymax", "yend")
_NO_GROUP = -1


class _Places(coord_cartesian):
    """Coordinates for what is a place within the axes already: nothing is infinite, nothing has to be turned."""

    def transform(self, data: pd.DataFrame, panel_params: Any, munch: bool = False) -> pd.DataFrame:
        return data


_PLACES = _Places()


class geom_together(geom):
    """A layer of ``parts``, drawn in their order. Each maps columns by their names and holds its own data."""

    DEFAULT_PARAMS = {"stat": "identity", "position": "identity", "na_rm": True, "parts": ()}  # noqa: RUF012

    def draw_panel(self, data: pd.DataFrame, panel_params: Any, coord: Any, ax: Any) -> None:
        """Draw the parts, the first at the back."""
        for number, part in enumerate(self.params["parts"], start=1):
            part.params |= {"zorder": number, "raster": False}
            places = _within(_frame(part), panel_params)
            if len(places):
                part.draw_panel(part.handle_na(places), panel_params, _PLACES, ax)


class _Parts(tuple[Any, ...]):
    """What is never copied: plotnine copies a whole plot before it draws it, and this is used once."""

    def __deepcopy__(self, _: object) -> _Parts:
        return self


def in_one_layer(layers: Sequence[Any]) -> ggplot:
    """Return a plot of ``layers`` (geoms, scales with limits, themes) in which one layer draws all geoms."""
    parts = [each for each in layers if isinstance(each, geom)]
    plot = ggplot()
    plot += geom_together(data=pd.DataFrame({"layer": [1]}), parts=_Parts(parts))
    plot += [each for each in layers if not isinstance(each, geom)]
    return plot


def _frame(part: Any) -> pd.DataFrame:
    """What ``part`` draws: a column an aesthetic, as mapped, set or by default."""
    data = part.data
    mapped = {name: data[column].to_numpy() for name, column in part.mapping.items()}
    groups = mapped.pop("group", None)
    numbers = _NO_GROUP if groups is None else np.unique(groups.astype(str), return_inverse=True)[1] + 1
    columns = {**mapped, "PANEL": 1, "group": numbers, **part.DEFAULT_AES, **mapped, **part.aes_params}
    frame: pd.DataFrame = part.setup_data(pd.DataFrame(columns, index=range(len(data))))
    return frame


def _within(frame: pd.DataFrame, panel_params: Any) -> pd.DataFrame:
    """Leave out, as scales do, what lies outside their limits."""
    for names, view in ((_ACROSS, panel_params.x), (_UP, panel_params.y)):
        low, high = view.range
        for name in names:
            if name in frame and not frame[name].between(low, high).all():
                frame[name] = frame[name].where(frame[name].between(low, high))
    return frame
