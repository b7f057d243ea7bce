"""The archive holds the approved files whole, read-only, and says when one is not what was approved."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from readout.data.agency import Agency
from readout.data.archive import archive_place, archived, put
from readout.data.project import Project
from readout.model.errors import ReadoutError
from tests.builders import month

FILES = {"report.pdf": b"%PDF", "facts.json": b"{}"}
HASHES = {name: sha256(content).hexdigest() for name, content in FILES.items()}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the report of the client ``shop`` for May 2012 is kept."""
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    return archive_place(Project(tmp_path), Agency(), "shop", month("2012-05"), 2)


def test_a_place_is_named_for_client_month_and_version(place: Path, tmp_path: Path) -> None:
    """In the project by default; at any other root as it is written."""
    assert place == tmp_path / "archive" / "shop" / "2012-05.v2"
    elsewhere = Agency(archive="/mnt/drive/sent")
    assert archive_place(Project(tmp_path), elsewhere, "shop", month("2012-05"), 1) == Path(
        "/mnt/drive/sent/shop/2012-05.v1"
    )
    with pytest.raises(ReadoutError):
        archive_place(Project(tmp_path), Agency(), "../other", month("2012-05"), 1)


def test_files_go_in_whole_and_stay_as_they_are(place: Path) -> None:
    """Nobody may write into them, and nothing is left beside the folder."""
    put(place, FILES)
    assert archived(place, HASHES, "archive") == {name: place / name for name in FILES}
    assert {path.name: path.read_bytes() for path in place.iterdir()} == FILES
    assert all(path.stat().st_mode & 0o777 == 0o444 for path in place.iterdir())
    assert [path.name for path in place.parent.iterdir()] == ["2012-05.v2"]


def test_an_approval_given_again_replaces_the_files(place: Path) -> None:
    """All of them: none of the old ones stays."""
    put(place, {**FILES, "old.html": b""})
    put(place, {**FILES, "report.pdf": b"%PDF-2"})
    assert {path.name: path.read_bytes() for path in place.iterdir()} == {**FILES, "report.pdf": b"%PDF-2"}
    assert [path.name for path in place.parent.iterdir()] == ["2012-05.v2"]


def test_every_file_that_is_not_what_was_approved_is_named(place: Path) -> None:
    """At once."""
    put(place, {"facts.json": b"{ }"})
    with pytest.raises(ReadoutError) as refused:
        archived(place, HASHES, "archive/shop/2012-05.v2")
    missing, changed = str(refused.value).splitlines()
    assert missing.startswith("archive/shop/2012-05.v2/report.pdf: is not in the archive; bring it, or make sure that")
    assert changed == "archive/shop/2012-05.v2/facts.json: has changed since it was approved; approve again"


def test_an_archive_that_cannot_be_written_is_named_with_the_cure(place: Path) -> None:
    """Here a file has its name."""
    place.parent.parent.write_bytes(b"")
    with pytest.raises(ReadoutError, match=r"cannot be written .*make sure that `archive` in agency\.yml is a folder"):
        put(place, FILES)


def test_what_a_killed_approval_left_is_taken_along_by_the_next(place: Path) -> None:
    """Its draft and what was on its way out, once they are an hour old; what is younger may be a colleague's work."""
    for name in (".new-dead", ".old-dead", ".new-young"):
        (place.parent / name).mkdir(parents=True)
        (place.parent / name / "report.pdf").write_bytes(b"half")
    for name in (".new-dead", ".old-dead"):
        os.utime(place.parent / name, (0, 0))
    put(place, FILES)
    assert sorted(path.name for path in place.parent.iterdir()) == [".new-young", place.name]
