"""Where the timeline's labels stand: in rows by lane, none on another, what does not fit counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from readout.display.lettering import fitted, width_of, wrapped
from readout.model.months import first_day
from readout.model.timeline import Entry

ROW = 9.5  # points
MOST_ROWS = 6  # of a lane
MOST_LINES = 2  # of a label
CLEAR_LINES = 2  # of one that so keeps off today's line
NARROWEST = 70.0  # points in which words cut short still say what they are of
LONGEST = 240.0  # points of a label
_BESIDE = 5.0  # points from a mark to its label
_APART = 8.0  # points from a label to the next mark


@dataclass(frozen=True)
class Item:
    """What has one label: one entry, or several of one kind whose marks share a row."""

    entries: tuple[Entry, ...]
    title: str

    @property
    def told_elsewhere(self) -> bool:
        """Whether its words stand in full below a KPI's chart, as those of the KPIs' events do."""
        return all(each.event is not None and each.event.kpis for each in self.entries)


@dataclass(frozen=True)
class Placed:
    """An item in its lane: ``row`` from the top, its marks ``at``, its ``lines`` of words from ``left``, in points."""

    item: Item
    lines: tuple[str, ...]
    at: tuple[float, ...]
    left: float
    row: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """From the first to the last point that marks and label take."""
        return min(self.at[0] - 3, self.left), max(self.at[-1] + 3, self.left + max(map(width_of, self.lines)))

    @property
    def rows(self) -> range:
        """The rows that it takes."""
        return range(self.row, self.row + len(self.lines))

    @property
    def whole(self) -> bool:
        """Whether its words are all there."""
        return " ".join(self.lines) == " ".join(self.item.title.split())


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


def place(items: Sequence[Item], calendar: Calendar) -> tuple[tuple[Placed, ...], int]:
    """Return the items of a lane in at most six rows, and how many entries found no room."""
    placed: list[Placed] = []
    left_out = 0
    for item in items:
        wanted = _beside(item, calendar)
        rows = (replace(wanted, row=number) for number in range(MOST_ROWS - len(wanted.lines) + 1))
        free = next((each for each in rows if all(_apart(each, other) for other in placed)), None)
        if free is None:
            left_out += len(item.entries)
        else:
            placed.append(free)
    return tuple(placed), left_out


def _beside(item: Item, calendar: Calendar) -> Placed:
    """The label after its marks, or before them where the edge is near, and on more lines where one is not enough.

    Across today's line only if need be: what is told in full elsewhere is rather cut short.
    """
    at = tuple(calendar.at(each.day) for each in item.entries)
    today = calendar.at(calendar.today)
    after, before = (calendar.right - at[-1] - _BESIDE, at[0] - calendar.left - _BESIDE)
    clear_after = today - at[-1] - _BESIDE - 2 if at[-1] < today else after
    clear_before = at[0] - today - _BESIDE - 2 if at[0] > today else before
    clear, any_side = ((clear_after, True), (clear_before, False)), ((after, True), (before, False))
    if whole := _whole(item, at, clear, CLEAR_LINES):
        return whole
    room, on_right = max(clear)
    if item.told_elsewhere and room >= NARROWEST:
        return _at(item, at, _cut(item.title, min(room, LONGEST)), on_right)
    if whole := _whole(item, at, any_side, MOST_LINES):
        return whole
    on_right = after >= before
    return _at(item, at, _cut(item.title, min(max(after, before), LONGEST)), on_right)


def _whole(item: Item, at: tuple[float, ...], sides: Sequence[tuple[float, bool]], most: int) -> Placed | None:
    """The label with all its words on as few lines as one of the sides has room for; None where none has."""
    for lines in range(1, most + 1):
        for room, on_right in sides:
            label = _folded(item.title, min(room, LONGEST), lines)
            if label is not None:
                return _at(item, at, label, on_right)
    return None


def _at(item: Item, at: tuple[float, ...], lines: tuple[str, ...], on_right: bool) -> Placed:
    wide = max(map(width_of, lines))
    return Placed(item, lines, at, at[-1] + _BESIDE if on_right else at[0] - _BESIDE - wide)


def _folded(title: str, room: float, most: int) -> tuple[str, ...] | None:
    """The words of ``title`` whole on at most ``most`` lines of ``room`` points; None where they do not fit."""
    words = title.split()
    if room < max(map(width_of, words), default=0.0):
        return None
    lines = tuple(wrapped(" ".join(words), room).split("\n"))
    return lines if len(lines) <= most else None


def _cut(title: str, room: float) -> tuple[str, ...]:
    """As many words as two lines hold, the last with an ellipsis."""
    lines = wrapped(" ".join(title.split()), room).split("\n")
    kept = lines[: MOST_LINES - 1]
    if len(lines) == len(kept):
        return tuple(kept)
    rest = " ".join(lines[MOST_LINES - 1 :])
    last = fitted(rest, room)
    if last != rest and " " in last:  # it ends with a word
        last = last.rpartition(" ")[0].rstrip(" ,;:-–") + "…"
    return (*kept, last)


def _apart(one: Placed, other: Placed) -> bool:
    if set(one.rows).isdisjoint(other.rows):
        return True
    return one.span[0] >= other.span[1] + _APART or other.span[0] >= one.span[1] + _APART
