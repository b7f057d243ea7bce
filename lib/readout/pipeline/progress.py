"""How far a run is: on a terminal one line that lives, in a log nothing but the line of each finished client."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column

if TYPE_CHECKING:
    from readout.pipeline.outcome import Outcome

LOOKED_BACK = 50  # outcomes that tell the pace: unchanged clients come in bursts, and an old pace says little
ENOUGH = 3  # outcomes before an end is estimated
_SHOWN = (("failed", "failed", "failed"), ("draft", "draft", "drafts"), ("unchanged", "unchanged", "unchanged"))


class Tally:
    """Counts outcomes, and estimates from the pace of the latest ones when the last will come."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total, self.counts = total, Counter[str]()
        self._clock = clock
        self._times = deque([clock()], maxlen=LOOKED_BACK + 1)

    @property
    def done(self) -> int:
        """How many clients are done, however."""
        return self.counts.total()

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        self.counts[outcome.status] += 1
        self._times.append(self._clock())

    def left(self) -> float | None:
        """Return the seconds until the end, as it looks; None while too little is known, or nothing is left."""
        if self.done < ENOUGH or self.done >= self.total:
            return None
        each = (self._times[-1] - self._times[0]) / (len(self._times) - 1)
        return max(each * (self.total - self.done) - (self._clock() - self._times[-1]), 0.0)

    def text(self, now: dt.datetime) -> str:
        """Say what happened so far and when the end is to be expected: "1 failed, 3 drafts, 4 min left (09:42)"."""
        parts = [f"{n} {one if n == 1 else many}" for status, one, many in _SHOWN if (n := self.counts[status])]
        left = self.left()
        if left is not None:
            end = now + dt.timedelta(seconds=left)
            day = "" if end.date() == now.date() else f"{end:%Y-%m-%d} "
            parts.append(f"{duration(left)} left ({day}{end:%H:%M})")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """Return a span as people say it: 48 s, 4 min 10 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        minutes, rest = divmod(whole, 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(round(whole / 60), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


class Live:
    """The living line; nothing in a log."""

    def __init__(self, progress: Progress, tally: Tally) -> None:
        self._progress, self._tally = progress, tally
        self._task = progress.add_task("starting", total=tally.total, told="")

    def stage(self, name: str) -> None:
        """Show what is being done, where one process does it all."""
        self._progress.update(self._task, description=name)

    def done(self, outcome: Outcome) -> None:
        """Show that one more client is done."""
        self._tally.count(outcome)
        told = self._tally.text(dt.datetime.now())
        self._progress.update(self._task, advance=1, description=outcome.client, told=told)


@contextmanager
def live(console: Console, tally: Tally) -> Iterator[Live]:
    """Show progress on ``console`` while the run goes on, if somebody sits at it."""
    whole, cut = Column(no_wrap=True), Column(no_wrap=True, overflow="ellipsis", ratio=1)
    columns = (
        SpinnerColumn(table_column=whole),
        BarColumn(bar_width=10, table_column=whole),
        TextColumn("{task.completed}/{task.total}", table_column=whole),
        TextColumn("{task.fields[told]}", markup=False, table_column=whole),
        TextColumn("{task.description}", markup=False, style="dim", table_column=cut),
        TimeElapsedColumn(table_column=whole),
    )
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, expand=True, disable=hidden) as progress:
        yield Live(progress, tally)
