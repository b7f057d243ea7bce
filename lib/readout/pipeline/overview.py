"""``reports/<month>/index.html``: the agency's page of a month, written whole at the end of a run and while it goes on.

Each time everything is read anew from what is published, so that the page is true whoever published it, a second run
beside this one too. The more clients there are, the longer that takes, and the less often it is done.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

import pandas as pd

from readout.data.agency import Agency, read_agency
from readout.data.logo import agency_logo
from readout.data.overview import months_reported, read_overview
from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.display.fonts import page_fonts
from readout.display.overview_page import Frame, overview_page
from readout.model.errors import ReadoutError
from readout.model.months import parse_month
from readout.pipeline.run import LATEST, Outcome
from readout.text.language import language
from readout.text.overview_lines import Progress

PAGE = "index.html"
SOONEST = 5.0  # seconds between two pages
SHARE = 0.05  # of a run's time is spent on its page, at most
_FONT = re.compile(r"url\([\"'][^\"']*?([\w-]+\.woff)[\"']\)")


def page_file(project: Project, month: object) -> Path:
    """Return where a month's page is, there or not."""
    return project.reports_dir / str(month) / PAGE


def write_overview(project: Project, month: pd.Period, progress: Progress | None = None) -> Path:
    """Write the page of ``month`` in one step; return its path. Raises OSError where that cannot be done."""
    rows = read_overview(project, month)
    path = page_file(project, month)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, overview_page(rows, _frame(project, month, progress)).encode())
    return path


def refresh_overview(project: Project, month: pd.Period) -> None:
    """Write a month's page again, where there is one: a report of it was made outside of a run."""
    if page_file(project, month).is_file():
        now = dt.datetime.now()
        with suppress(OSError, ReadoutError):  # the next run writes it
            write_overview(project, month, Progress(now, now, 0, 0, "alone"))


class RunPages:
    """The pages of one run's months. ``written`` are their paths, ``problem`` says why one could not be written."""

    def __init__(self, project: Project, clients: int, month: str | None, clock: Callable[[], float] = time.monotonic):
        self.written: dict[str, Path] = {}
        self.problem: str | None = None
        self._project, self._clients, self._clock = project, clients, clock
        self._began, self._done = dt.datetime.now(), 0
        self._months = {month} if month else set()
        self._next = clock() + SOONEST

    def note(self, outcome: Outcome) -> None:
        """Take one more outcome in; write the pages when it is time."""
        self._done += 1
        if outcome.month != LATEST:
            self._months.add(outcome.month)
        if self._clock() >= self._next:
            began = self._clock()
            self._write("going-on")
            took = self._clock() - began
            self._next = self._clock() + max(SOONEST, took / SHARE)

    def close(self) -> None:
        """Write the pages for the last time, however the run has ended; of a run that did nothing there is no news."""
        if not self._done:
            return
        if not self._months:
            self._months = {str(month) for month in months_reported(self._project)[:1]}
        self._write("ended" if self._done >= self._clients else "stopped")

    def _write(self, state: str) -> None:
        progress = Progress(self._began, dt.datetime.now(), self._done, self._clients, state)  # type: ignore[arg-type]
        for month in sorted(self._months):
            try:
                self.written[month] = write_overview(self._project, parse_month(month), progress)
            except (OSError, ReadoutError) as error:  # the reports themselves are there
                path = self._project.relative(page_file(self._project, month))
                self.problem = f"{path}: the page of the month cannot be written: {error}"


def _frame(project: Project, month: pd.Period, progress: Progress | None) -> Frame:
    agency, logo = Agency(), None
    with suppress(ReadoutError):  # what is wrong there every client's report says
        agency = read_agency(project)
        logo = agency_logo(project, agency)
    words = language(agency.language)
    return Frame(
        month,
        agency.name or "",
        words,
        progress,
        _styles(project),
        _data_url(logo) if logo else "",
        month - 1 if page_file(project, month - 1).is_file() else None,
    )


def _styles(project: Project) -> tuple[str, ...]:
    """The reports' style sheets with their fonts inside, and the page's own."""
    found = []
    for name in ("report.css", "blocks.css"):
        with suppress(OSError, UnicodeDecodeError):
            found.append(_FONT.sub(_font, (project.style_dir / name).read_text(encoding="utf-8")))
    own = resources.files("readout.display").joinpath("overview.css").read_text(encoding="utf-8")
    return (*(style.replace("</", "<\\/") for style in found), own)


def _font(found: re.Match[str]) -> str:
    return f"url({_fonts()[found[1]]})" if found[1] in _fonts() else "url(data:,)"


@cache
def _fonts() -> dict[str, str]:
    encoded = {name: base64.b64encode(content).decode() for name, content in page_fonts().items()}
    return {name: f"data:font/woff;base64,{content}" for name, content in encoded.items()}


def _data_url(logo: bytes) -> str:
    kind = "image/png" if logo.startswith(b"\x89PNG") else "image/svg+xml"
    return f"data:{kind};base64,{base64.b64encode(logo).decode()}"
