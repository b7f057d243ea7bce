"""Several geoms drawn as one layer of a plot: what a layer of its own would cost each of them is spent once.

Every layer of a plot goes through evaluation, two rounds of scales, a statistic and a position, which takes longer
than its drawing. Readout's charts need none of that: their data are places already, and their axes have fixed limits.
So one layer takes all geoms. That nothing looks different, byte for byte, is tested; a plotnine that draws otherwise is
noticed there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotnine import ggplot
from plotnine.geoms.geom import geom

from readout.display.strokes import STROKES, Stroke


class geom_together(geom):
    """A layer of ``parts``, drawn in their order. Each maps columns by their names and holds its own data."""

    DEFAULT_PARAMS = {"stat": "identity", "position": "identity", "na_rm": True, "parts": ()}  # noqa: RUF012

    def draw_panel(self, data: pd.DataFrame, panel_params: Any, coord: Any, ax: Any) -> None:
        """Draw the parts, the first at the back."""
        for order, part in enumerate(self.params["parts"], start=1):
            if len(part.data):
                STROKES[type(part)](Stroke.of(part, panel_params, order), ax)


class _Plot(ggplot):
    """A plot that is drawn once and never copied; plotnine copies others before it draws them."""

    def __deepcopy__(self, memo: object) -> _Plot:
        return self


def in_one_layer(layers: Sequence[Any]) -> ggplot:
    """Return a plot of ``layers`` (geoms, scales with limits, a theme) in which one layer draws all geoms."""
    parts = [each for each in layers if isinstance(each, geom)]
    plot = _Plot()
    plot += geom_together(data=pd.DataFrame({"layer": [1]}), parts=parts)
    plot += [each for each in layers if not isinstance(each, geom)]
    return plot
