"""Two runs at once on one repository: of each client, one makes the report and the other waits or says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.data.lock import locked
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline.attempt import LOCKS, Asked, attempt
from readout.pipeline.limits import WAITING, Limits
from tests.pipeline.projects import new_project
from tests.pipeline.running import begin


def test_the_second_finds_what_the_first_has_made(tmp_path: Path) -> None:
    """Each report is made once, whichever run gets to it first; both runs tell of all clients."""
    clients = ("a-shop", "b-shop", "c-shop", "d-shop")
    project = new_project(tmp_path / "project", *clients)
    runs = [begin(project, "--jobs", "2", "--json") for _ in range(2)]
    told = [json.loads(each.communicate(timeout=600)[0]) for each in runs]
    for client in clients:
        statuses = sorted(each["status"] for outcomes in told for each in outcomes if each["client"] == client)
        assert statuses == ["final", "unchanged"]


def test_who_waits_too_long_is_told_for_that_client(project: Project) -> None:
    """With the time that was waited, and what to do; waiting takes none of the client's own time."""
    stages: list[str] = []
    asked = Asked(project, "lamp-shop", None, "embedded", Limits(), "run", patience=0.3)
    with (
        locked(project.reports_dir / LOCKS / "lamp-shop.lock"),
        pytest.raises(ReadoutError, match=r"^clients/lamp-shop: another run has been making this report for 0 s"),
    ):
        attempt(asked, stages.append)
    assert stages == [WAITING]


def test_a_reports_folder_that_cannot_be_written(project: Project) -> None:
    """A file of that name: one sentence, naming it."""
    project.reports_dir.write_text("")
    with pytest.raises(
        ReadoutError, match=r"reports/\.locks/lamp-shop\.lock: cannot be written .* make reports a folder"
    ):
        attempt(Asked(project, "lamp-shop", None, "embedded", Limits(), "run"), lambda _: None)
