"""Nothing is done twice: a report whose makings have not changed stands as it is published."""

from __future__ import annotations

import time
from typing import Literal

from readout.data.project import Project
from readout.pipeline.made import Made, published_record, read_made
from readout.pipeline.outcome import Outcome
from readout.pipeline.watched import watched


def standing(
    project: Project, client: str, month: str | None, shared: str, names: str
) -> tuple[Literal["stands", "ask", "changed"], Outcome | None, Made | None]:
    """Return whether the published report of ``month`` (None: of the newest) still is what would be made.

    It ``stands`` with its outcome; or something no file tells has to be asked first, databases or whether a client's
    new name is in it; or it has ``changed``. ``shared`` is what all reports share, ``names`` are the clients' names.
    """
    started = time.perf_counter()
    made = read_made(project, client, month)
    if made is None or watched(project, client, shared, made.beyond, made.known).digest != made.digest:
        return "changed", None, None
    record = published_record(project, client, made)
    if record is None:
        return "changed", None, None
    outcome = stands(project, client, made, draft=record.get("status") == "draft", started=started)
    return ("ask" if made.beyond.databases or made.names != names else "stands"), outcome, made


def stands(project: Project, client: str, made: Made, *, draft: bool, started: float) -> Outcome:
    """Return the outcome of a report that stands."""
    path = project.relative(project.reports_dir / made.month / client)
    return Outcome(client, made.month, "unchanged", time.perf_counter() - started, path, draft=draft)
