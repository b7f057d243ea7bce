"""``reports/<month>/index.html``: the agency's page of a month, written whole.

Each time everything is read anew from what is published, so that the page is true whoever published it, a second run
beside this one too.
"""

from __future__ import annotations

import base64
import datetime as dt
import os
import re
import tempfile
import time
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

import pandas as pd

from readout.data.agency import Agency, read_agency
from readout.data.logo import agency_logo
from readout.data.overview import read_overview
from readout.data.project import Project
from readout.display.fonts import page_fonts
from readout.display.overview_page import Frame, overview_page
from readout.model.errors import ReadoutError
from readout.text.language import language
from readout.text.overview_lines import Progress

DRAFTS = ".pages"
ABANDONED_AFTER = 3600.0  # seconds
_FONT = re.compile(r"url\([\"'][^\"']*?([\w-]+\.woff)[\"']\)")


def write_overview(project: Project, month: pd.Period, progress: Progress | None = None) -> Path:
    """Write the page of ``month`` in one step; return its path. Raises OSError where that cannot be done."""
    rows = read_overview(project, month)
    path = project.month_page(month)
    path.parent.mkdir(parents=True, exist_ok=True)
    drafts = project.reports_dir / DRAFTS  # a run that is killed leaves nothing half beside the reports
    drafts.mkdir(exist_ok=True)
    _sweep(drafts)
    handle, name = tempfile.mkstemp(prefix=f"{month}-", dir=drafts)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(overview_page(rows, _frame(project, month, progress)).encode())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return path


def _sweep(drafts: Path) -> None:
    """Remove what killed runs left behind; younger ones may be another run's work."""
    for path in drafts.iterdir():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > ABANDONED_AFTER:
                path.unlink()


def refresh_overview(project: Project, month: pd.Period) -> None:
    """Write a month's page again, where there is one: a report of it was made outside of a run."""
    if project.month_page(month).is_file():
        now = dt.datetime.now()
        with suppress(OSError, ReadoutError):  # the next run writes it
            write_overview(project, month, Progress(now, now, 0, 0, "alone"))


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
        month - 1 if project.month_page(month - 1).is_file() else None,
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
