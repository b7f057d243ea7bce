"""The foot of an axis that does not start at zero: jagged, as if the paper were torn there."""

from __future__ import annotations

import pandas as pd
from plotnine import aes, geom_path

from readout.display.kpi_layers import Layers
from readout.display.plane import Plane
from readout.display.theme import Palette

FOOT = ("axis_line_x",)  # the part of the theme whose place it takes
_TOOTH = 3.2  # points across, half of it up


def foot(plane: Plane, palette: Palette) -> Layers:
    """Return the layers that replace the straight line at the panel's foot; none where the axis starts at zero."""
    if not plane.up.start:
        return []
    teeth = int(plane.panel.width / _TOOTH)
    low = plane.up.limits[0]
    rows = [
        (plane.across.limits[0] + plane.months(number * _TOOTH), low + plane.values(_TOOTH * 0.5 * (number % 2)))
        for number in range(teeth + 1)
    ]
    data = pd.DataFrame(rows, columns=["position", "value"])
    return [geom_path(aes("position", "value"), data=data, color=palette.muted, size=0.6)]


def replaced(plane: Plane) -> tuple[str, ...]:
    """Return the parts of the theme whose place the foot takes; none where the axis starts at zero."""
    return FOOT if plane.up.start else ()
