"""How far a report has come, from the files that approving, sending and minutes leave."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from readout.data.delivered import read_delivered
from readout.data.history_write import write_history
from readout.data.minutes_receipt import Receipt, write_receipt
from readout.data.project import Project
from readout.data.revisions import write_revision
from readout.model.history import SentReport
from readout.model.overview import Delivered
from readout.model.revision import Begun
from tests.builders import month

JUNE = month("2012-06")
MADE = {"report.pdf": "a" * 64}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one client."""
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    return Project(tmp_path)


def kept(project: Project, **fields: Any) -> None:
    usual: dict[str, Any] = {"state": "approved", "approved_by": "lead", "files": MADE}
    write_history(project, SentReport("shop", JUNE, **{**usual, **fields}))


def read(project: Project) -> Delivered | None:
    return read_delivered(project, "shop", JUNE, MADE)


def test_nothing_was_approved(project: Project) -> None:
    """Of this month; of another is another matter."""
    write_history(project, SentReport("shop", JUNE - 1, state="approved"))
    assert read(project) is None
    assert read_delivered(project, "gone", JUNE, MADE) is None


def test_an_approved_report_that_was_made_again_is_another_one(project: Project) -> None:
    """By its files' hashes."""
    kept(project)
    assert read(project) == Delivered("approved", 1, "lead")
    assert read_delivered(project, "shop", JUNE, {"report.pdf": "b" * 64}) == Delivered(
        "approved", 1, "lead", changed=True
    )


def test_from_the_outbox_to_the_minutes(project: Project) -> None:
    """Step by step, as the files come to be; a page that nobody has written into is no minutes."""
    kept(project, state="queued")
    assert read(project) == Delivered("queued", 1, "lead")
    (project.clients_dir / "shop" / "history" / "2012-06.v1.json").unlink()
    kept(project, state="sent", sent_at="2012-07-03T23:30:00+03:00")
    day = dt.date(2012, 7, 3)
    assert read(project) == Delivered("sent", 1, "lead", day)
    minutes = project.clients_dir / "shop" / "minutes" / "2012-06.md"
    minutes.parent.mkdir()
    minutes.write_text("")
    assert read(project) == Delivered("sent", 1, "lead", day)
    minutes.write_text("We talked.")
    assert read(project) == Delivered("call-held", 1, "lead", day)
    for state, step in (("queued", "minutes-queued"), ("sent", "minutes-sent")):
        write_receipt(project, Receipt("shop", JUNE, state, "2012-07-10", (), "text"))  # type: ignore[arg-type]
        assert getattr(read(project), "step", None) == step


def test_a_new_version(project: Project) -> None:
    """Begun, it is not the one that was sent; of ten versions the tenth is the newest."""
    kept(project, state="sent", sent_at="2012-07-03T23:30:00+03:00")
    write_revision(project, "shop", Begun(JUNE, 2, "An order was missing"), "2012-07-04")
    assert read(project) == Delivered("begun", 2)
    for version in (2, 10):
        kept(project, version=version)
    assert read(project) == Delivered("approved", 10, "lead")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": "x"}', '{"version": 1, "state": "sent"}'])
def test_a_damaged_history_says_nothing(project: Project, content: str) -> None:
    """``readout status`` says what is wrong with it; the page is written all the same."""
    kept(project)
    (project.clients_dir / "shop" / "history" / "2012-06.v1.json").write_text(content)
    assert read(project) is None
