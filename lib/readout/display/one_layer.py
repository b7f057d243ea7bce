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
from plotnine._mpl.gridspec import p9GridSpec
from plotnine.geoms.geom import geom

from readout.display.sheets import empty_sheet
from readout.display.strokes import STROKES, Stroke

_NO_DATA = pd.DataFrame()


class geom_together(geom):
    """A layer of ``parts``, drawn in their order. Each maps columns by their names and holds its own data, so that the
    layer has none to be worked on."""

    DEFAULT_PARAMS = {"stat": "identity", "position": "identity", "na_rm": True, "parts": ()}  # noqa: RUF012

    def handle_na(self, data: pd.DataFrame) -> pd.DataFrame:
        """Nothing is missing from no data."""
        return data

    def draw_layer(self, data: pd.DataFrame, layout: Any, coord: Any) -> None:
        """Draw the parts on the one panel, the first at the back."""
        for order, part in enumerate(self.params["parts"], start=1):
            if len(part.data):
                STROKES[type(part)](Stroke.of(part, layout.panel_params[0], order), layout.axs[0])


class _Plot(ggplot):
    """A plot that is drawn once, on a sheet that may be made already; plotnine copies others before it draws them."""

    def __deepcopy__(self, memo: object) -> _Plot:
        return self

    def _create_figure(self) -> None:
        self.figure = empty_sheet()
        self._gridspec = p9GridSpec(1, 1, self.figure)


def in_one_layer(layers: Sequence[Any]) -> ggplot:
    """Return a plot of ``layers`` (geoms, scales with limits, a theme) in which one layer draws all geoms."""
    parts = [each for each in layers if isinstance(each, geom)]
    plot = _Plot()
    plot += geom_together(data=_NO_DATA, parts=parts)
    plot += [each for each in layers if not isinstance(each, geom)]
    return plot
