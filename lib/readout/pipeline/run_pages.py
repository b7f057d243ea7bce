"""The agency's pages of a run's months, written while it goes on and when it ends, however it ends.

The more clients there are, the longer a page takes, and the less often it is written. A run in which nothing changed
leaves a whole page as it is, and loads nothing of what makes one.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from readout.data.failures import UNKNOWN
from readout.data.project import Project
from readout.model.errors import ReadoutError

if TYPE_CHECKING:
    from readout.pipeline.outcome import Outcome

SOONEST = 5.0  # seconds between two pages
SHARE = 0.05  # of a run's time is spent on its pages, at most
WHOLE = (b"<!-- ended -->\n", b"<!-- alone -->\n")  # how a page ends that no run was to write again


class RunPages:
    """The pages of one run's months. ``written`` are their paths, ``problem`` says why one could not be written."""

    def __init__(self, project: Project, clients: int, month: str | None, clock: Callable[[], float] = time.monotonic):
        self.written: dict[str, Path] = {}
        self.problem: str | None = None
        self._project, self._clients, self._clock = project, clients, clock
        self._began, self._done, self._news = dt.datetime.now(), 0, False
        self._months = {month} if month else set()
        self._next = clock() + SOONEST

    def note(self, outcome: Outcome, *, news: bool = True) -> None:
        """Take one more outcome in; write the pages when it is time. ``news``: something on a page has changed."""
        self._done += 1
        self._news = self._news or news
        if outcome.month != UNKNOWN:
            self._months.add(outcome.month)
        if self._news and self._clock() >= self._next:
            began = self._clock()
            self._write("going-on")
            took = self._clock() - began
            self._next = self._clock() + max(SOONEST, took / SHARE)

    def close(self) -> None:
        """Write the pages for the last time, however the run has ended; of a run that did nothing there is no news."""
        if not self._done:
            return
        if not self._months:
            from readout.data.overview import months_reported

            self._months = {str(month) for month in months_reported(self._project)[:1]}
        pages = {month: self._project.month_page(month) for month in sorted(self._months)}
        if not self._news and all(map(_is_whole, pages.values())):
            self.written = pages
        else:
            self._write("ended" if self._done >= self._clients else "stopped")

    def _write(self, state: Literal["going-on", "ended", "stopped"]) -> None:
        from readout.model.months import parse_month
        from readout.pipeline.overview import write_overview
        from readout.text.overview_lines import Progress

        progress = Progress(self._began, dt.datetime.now(), self._done, self._clients, state)
        for month in sorted(self._months):
            try:
                self.written[month] = write_overview(self._project, parse_month(month), progress)
            except (OSError, ReadoutError) as error:  # the reports themselves are there
                path = self._project.relative(self._project.month_page(month))
                self.problem = f"{path}: the page of the month cannot be written: {error}"


def _is_whole(page: Path) -> bool:
    """Whether a page is there and no run was to write it again: one that was killed has left it as it was then."""
    try:
        with page.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - len(WHOLE[0])))
            return file.read() in WHOLE
    except OSError:
        return False
