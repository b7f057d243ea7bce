"""A reader finds the last good report or the new one: whole, always, whatever happens to the run."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from readout.pipeline.publish import digest, publish

NAMES = ("facts.json", "report.html", "report.pdf")


def files(text: str) -> dict[str, bytes]:
    return {name: text.encode() * 1000 for name in NAMES}


def published(reports: Path, text: str) -> Path:
    return publish(reports, "shop", "2024-04", files(text))


def found(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def left_over(reports: Path) -> list[str]:
    """Everything but whole versions and the published place."""
    versions = reports / ".versions" / "shop" / "2024-04"
    hidden = [path for folder in (versions, reports / "2024-04") for path in folder.glob(".*")]
    return sorted(path.name for path in hidden)


def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("symbolic links are not permitted here")

    monkeypatch.setattr(Path, "symlink_to", refuse)


def test_a_report_is_found_by_month_and_client(tmp_path: Path) -> None:
    """reports/<month>/<client>/ leads to exactly the files that were published."""
    place = published(tmp_path, "a")
    assert place == tmp_path / "2024-04" / "shop"
    assert found(place) == files("a")
    assert left_over(tmp_path) == []


def test_a_new_report_takes_the_old_ones_place(tmp_path: Path) -> None:
    """The place is a link that is swapped; the version it led to before stays one report longer."""
    published(tmp_path, "a")
    before = (tmp_path / "2024-04" / "shop").resolve()
    place = published(tmp_path, "b")
    assert place.is_symlink()
    assert found(place) == files("b")
    assert found(before) == files("a")


def test_the_last_two_versions_are_kept(tmp_path: Path) -> None:
    """Twelve runs a month must not fill a disk; the last report but one can still be had."""
    for number, text in enumerate("abcd"):
        place = published(tmp_path, text)
        os.utime(place.resolve(), (number, number))
    kept = {path.joinpath("report.pdf").read_bytes()[:1] for path in place.resolve().parent.iterdir()}
    assert kept == {b"c", b"d"}


def test_going_back_to_an_earlier_report(tmp_path: Path) -> None:
    """Equal contents are one version, published again without being written again."""
    published(tmp_path, "a")
    first = (tmp_path / "2024-04" / "shop").resolve()
    published(tmp_path, "b")
    assert published(tmp_path, "a").resolve() == first
    assert published(tmp_path, "a").resolve() == first
    assert found(first) == files("a")


def test_reports_may_be_moved(tmp_path: Path) -> None:
    """The link is relative: a copy of the folder, or a clone on a web server, works."""
    published(tmp_path / "here", "a")
    shutil.copytree(tmp_path / "here", tmp_path / "there", symlinks=True)
    shutil.rmtree(tmp_path / "here")
    assert found(tmp_path / "there" / "2024-04" / "shop") == files("a")


def test_a_reader_never_misses_a_file(tmp_path: Path) -> None:
    """Somebody who opens the report while it is replaced a hundred times always gets one whole file."""
    place = published(tmp_path, "a")
    wrong: list[object] = []
    reads = 0
    done = threading.Event()

    def read() -> None:
        nonlocal reads
        while not done.is_set():
            for name in NAMES:
                try:
                    content = (place / name).read_bytes()
                except OSError as error:
                    wrong.append(error)
                else:
                    wrong.extend([content[:9]] if content not in (b"a" * 1000, b"b" * 1000) else [])
                reads += 1

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        published(tmp_path, "ab"[number % 2])
    done.set()
    reader.join()
    assert wrong == []
    assert reads > 100


def test_a_run_that_dies_while_writing_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: the report before is still there, and no half version beside it."""
    place = published(tmp_path, "a")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        published(tmp_path, "b")
    assert found(place) == files("a")
    assert left_over(tmp_path) == []
    assert len(list(place.resolve().parent.iterdir())) == 1


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_swap_that_fails_leaves_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """Somebody holds the folder open, on Windows say: the report before is still in its place."""
    if not links:
        no_links(monkeypatch)
    place = published(tmp_path, "a")

    def refuse(*_: object) -> None:
        raise PermissionError("in use")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(PermissionError):
            published(tmp_path, "b")
    assert found(place) == files("a")
    assert left_over(tmp_path) == []
    assert found(published(tmp_path, "b")) == files("b")


def test_leftovers_of_a_crash_do_no_harm_and_go_after_a_day(tmp_path: Path) -> None:
    """A killed run leaves a half version and a link on its way; both may be another run's for a day, not longer."""
    place = published(tmp_path, "a")
    half = place.resolve().parent / ".new-half"
    swap = place.parent / ".shop-swap"
    for folder in (half, swap):
        folder.mkdir()
        (folder / "report.pdf").write_bytes(b"half")
    assert found(published(tmp_path, "b")) == files("b")
    assert left_over(tmp_path) == [".new-half", ".shop-swap"]
    for folder in (half, swap):
        os.utime(folder, (0, 0))
    assert found(published(tmp_path, "c")) == files("c")
    assert left_over(tmp_path) == []


def test_a_folder_in_the_links_place_is_replaced(tmp_path: Path) -> None:
    """Somebody copied reports/ without its links: the next report takes the folder's place."""
    place = tmp_path / "2024-04" / "shop"
    place.mkdir(parents=True)
    (place / "report.pdf").write_bytes(b"copied")
    assert found(published(tmp_path, "a")) == files("a")
    assert place.is_symlink()
    assert left_over(tmp_path) == []


def test_systems_without_links_get_reports_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows without the right to make links: folders are exchanged by a pair of renames."""
    no_links(monkeypatch)
    for text in ("a", "b", "c"):
        place = published(tmp_path, text)
        assert found(place) == files(text)
        assert not place.is_symlink()
    assert left_over(tmp_path) == []


def test_a_system_that_lost_its_links_gets_reports_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The right to make links was taken away between two runs: a folder takes the link's place."""
    published(tmp_path, "a")
    no_links(monkeypatch)
    place = published(tmp_path, "b")
    assert not place.is_symlink()
    assert found(place) == files("b")


def test_clients_and_months_do_not_touch_each_other(tmp_path: Path) -> None:
    """Publishing one report leaves another client's and another month's alone."""
    first = publish(tmp_path, "shop", "2024-03", files("a"))
    second = publish(tmp_path, "shop-two", "2024-04", files("b"))
    published(tmp_path, "c")
    assert found(first) == files("a")
    assert found(second) == files("b")


def test_a_digest_is_sha256() -> None:
    """As ``sha256sum`` prints it: of nothing, the well-known e3b0…."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
