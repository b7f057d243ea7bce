"""The minutes of a call: the page to fill in is made from the agenda, and read back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from readout.data.client_file import read_client
from readout.data.history import minutes_name
from readout.data.load import load_client
from readout.data.project import Project
from readout.data.seal import is_untouched, sealed
from readout.data.whole_file import create_file
from readout.delivery.published import read_published
from readout.model.client import Client
from readout.model.errors import Problem, ReadoutError
from readout.text.figures import Figures
from readout.text.language import Language, language
from readout.text.minutes_lines import minutes_text
from readout.text.minutes_page import Page, read_page


@dataclass(frozen=True)
class MinutesFile:
    """Minutes that are there. ``label`` is the file as messages name it, ``text`` what it holds."""

    client: Client
    month: pd.Period
    path: Path
    label: str
    text: str
    page: Page

    @property
    def words(self) -> Language:
        """The report's language."""
        return language(self.client.language)

    @property
    def untouched(self) -> bool:
        """Whether nobody has written into them yet."""
        return is_untouched(self.text)


@dataclass(frozen=True)
class Created:
    """A page made for a call; ``new`` is False where one was there, which stays as it is.

    ``note`` says what the report that the call is about still lacks; empty where it is final.
    """

    client: str
    month: pd.Period
    path: Path
    new: bool
    note: str = ""


def create_minutes(project: Project, client_id: str, month: pd.Period | None) -> Created:
    """Make the page for the call about the report of ``month`` (None: the newest complete one).

    A page that is there is never written over. Raises ReadoutError where the month of the call is a pause, and as
    ``load_client`` does.
    """
    if month is not None and (path := _path(project, client_id, month)).exists():
        return Created(client_id, month, path, new=False)
    data = load_client(project, client_id)
    month = month if month is not None else data.latest_month()
    report, path = data.report(month), _path(project, client_id, month)
    paused = report.pause_in(month + 1)
    if paused is not None:
        said = f"{month + 1} is a pause ({paused}), so there is no call about {month} to write down"
        raise ReadoutError(Problem(f"clients/{client_id}/client.yml", said))
    text = sealed(minutes_text(report, Figures(language(report.client.language), report.client.currency)))
    path.parent.mkdir(exist_ok=True)
    return Created(client_id, month, path, create_file(path, text.encode()), _lacking(project, client_id, month))


def _lacking(project: Project, client_id: str, month: pd.Period) -> str:
    """Say that the report may still change, and with it the agenda that the page was made from."""
    try:
        published = read_published(project, client_id, month)
    except ReadoutError:
        return f"the report of {month} has not been made yet; the agenda is that of today's work.csv and client.yml"
    return f"the report of {month} is a draft; its agenda may still change" if published.blocking else ""


def open_minutes(project: Project, client_id: str, month: pd.Period) -> MinutesFile:
    """Read the minutes of the call about the report of ``month``; ReadoutError when there are none."""
    path = _path(project, client_id, month)
    label = project.relative(path)
    if not path.is_file():
        cure = f"readout minutes {client_id} --month {month} makes a page to fill in"
        raise ReadoutError(Problem(label, f"there are no minutes of the call about {month}; {cure}"))
    client = read_client(project, client_id)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ReadoutError(Problem(f"{label}:{line}", "the file is not in UTF-8; save it as UTF-8")) from None
    return MinutesFile(client, month, path, label, text, read_page(text, language(client.language), label))


def _path(project: Project, client_id: str, month: pd.Period) -> Path:
    return project.client_file(client_id, minutes_name(month))
