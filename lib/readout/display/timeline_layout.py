"""Where the timeline's labels stand: in rows by lane, none on another, what does not fit counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from readout.display.lettering import fitted, width_of
from readout.model.months import first_day
from readout.model.timeline import Entry

ROW = 10.5  # points
MOST_ROWS = 5  # of a lane
LONGEST = 150.0  # points of a label
_BESIDE = 5.0  # points from a mark to its label
_APART = 8.0  # points from a label to the next mark


@dataclass(frozen=True)
class Placed:
    """An entry in its lane: ``row`` from the top, its mark at ``at`` and its ``label`` from ``left``, in points."""

    entry: Entry
    label: str
    at: float
    left: float
    row: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """From the first to the last point that mark and label take."""
        return min(self.at - 3, self.left), max(self.at + 3, self.left + width_of(self.label))


@dataclass(frozen=True)
class Lane:
    """Rows of one kind: ``top`` and ``height`` in points from the drawing's top, ``left_out`` found no room."""

    name: str
    placed: tuple[Placed, ...]
    top: float
    height: float
    left_out: int = 0


@dataclass(frozen=True)
class Calendar:
    """Days on a line from ``left`` to ``right``, in points; ``months`` are whole."""

    months: tuple[pd.Period, ...]
    left: float
    right: float
    today: dt.date

    def at(self, day: dt.date) -> float:
        """Return where ``day`` lies."""
        start = first_day(self.months[0])
        return self.left + (self.right - self.left) * ((day - start).days + 0.5) / self._days

    def start(self, month: pd.Period) -> float:
        """Return where ``month`` begins."""
        return self.at(first_day(month)) - 0.5 * (self.right - self.left) / self._days

    @property
    def _days(self) -> int:
        return (first_day(self.months[-1] + 1) - first_day(self.months[0])).days


def place(
    entries: Sequence[Entry], title: Callable[[Entry], str], calendar: Calendar
) -> tuple[tuple[Placed, ...], int]:
    """Return the entries of a lane in at most five rows, and how many found no room."""
    rows: list[list[Placed]] = []
    left_out = 0
    for entry in entries:
        wanted = _beside(entry, title(entry), calendar)
        free = next((number for number, row in enumerate(rows) if all(_apart(wanted, each) for each in row)), len(rows))
        if free == MOST_ROWS:
            left_out += 1
            continue
        if free == len(rows):
            rows.append([])
        rows[free].append(replace(wanted, row=free))
    return tuple(each for row in rows for each in row), left_out


def _beside(entry: Entry, title: str, calendar: Calendar) -> Placed:
    """The label after its mark, or before it where the edge is near; across today's line only if need be."""
    at, label = calendar.at(entry.day), fitted(title, LONGEST)
    wide = width_of(label)
    after, before = Placed(entry, label, at, at + _BESIDE), Placed(entry, label, at, at - _BESIDE - wide)
    today = calendar.at(calendar.today)
    inside = [each for each in (after, before) if calendar.left <= each.left <= calendar.right - wide]
    clear = [each for each in inside if not each.left < today < each.left + wide]
    if inside:
        return (*clear, *inside)[0]
    room = max(calendar.right - at, at - calendar.left) - _BESIDE
    cut = fitted(title, room)
    return Placed(
        entry, cut, at, at + _BESIDE if calendar.right - at - _BESIDE == room else at - _BESIDE - width_of(cut)
    )


def _apart(one: Placed, other: Placed) -> bool:
    return one.span[0] >= other.span[1] + _APART or other.span[0] >= one.span[1] + _APART
