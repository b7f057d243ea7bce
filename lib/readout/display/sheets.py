"""Empty sheets: figures with axes and some ticks, which take as long to make as what is drawn on them.

Where a process forks others that draw, it makes some ahead, and each of the others finds them made.
"""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

_TICKS = 4  # of each axis: what is missing is made when it is known, what is left over is not drawn
# Settings that a sheet made ahead may differ in. To look at the backend would choose one.
_OF_NO_MATTER = ("backend", "backend_fallback", "interactive", "figure.figsize", "svg.hashsalt")
_ready: list[Sheet] = []


class Sheet(Figure):
    """A figure that has its one panel before anybody adds it."""

    def __init__(self) -> None:
        super().__init__()
        self.panel = self.add_axes((0, 0, 1, 1))
        self.settings = _settings()
        for axis in (self.panel.xaxis, self.panel.yaxis):
            axis.get_major_ticks(_TICKS)
            axis.set_label_coords(0, 0)  # plotnine names axes itself: no place is sought for matplotlib's names
            axis.remove_overlapping_locs = False  # there are no minor ticks, and each look compares all places

    def add_subplot(self, *args: Any, **kwargs: Any) -> Any:
        """Return the panel, put where it is wanted."""
        (place,) = args
        self.panel.set_subplotspec(place)
        return self.panel


def make_ready(count: int) -> None:
    """Make ``count`` sheets ahead, in the settings of the moment."""
    _ready.extend(Sheet() for _ in range(count))


def empty_sheet() -> Sheet:
    """Return a sheet in the settings of the moment: one made ahead in the same, or a new one."""
    if not _ready or _ready[-1].settings != _settings():
        return Sheet()
    sheet = _ready.pop()
    sheet.set_size_inches(mpl.rcParams["figure.figsize"])
    return sheet


def _settings() -> dict[str, Any]:
    # As plain items: matplotlib's own look at three hundred of them takes a millisecond, and chooses a backend.
    settings: dict[Any, Any] = dict(dict.items(mpl.rcParams))
    for name in _OF_NO_MATTER:
        settings.pop(name, None)
    return settings
