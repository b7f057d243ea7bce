"""Files are there whole or not at all, and nothing that was kept is replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readout.data.whole_file import keep_file, replace_file


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    """Nothing is left beside it, and who may read it stays as it was."""
    path = tmp_path / "report.ipynb"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["report.ipynb"]
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs no words."""
    path = tmp_path / "report.ipynb"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", _full)
    with pytest.raises(OSError, match="full"):
        replace_file(path, b"new")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_what_is_kept_is_never_replaced(tmp_path: Path) -> None:
    """Other content gets a number; the same content is kept once."""
    path = tmp_path / "past" / "2024-03.ipynb"
    names = [keep_file(path, content).name for content in (b"one", b"two", b"one", b"three", b"two")]
    assert names == ["2024-03.ipynb", "2024-03.2.ipynb", "2024-03.ipynb", "2024-03.3.ipynb", "2024-03.2.ipynb"]
    assert sorted(each.read_bytes() for each in path.parent.iterdir()) == [b"one", b"three", b"two"]


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some shared drives have none."""
    monkeypatch.setattr("os.link", _unsupported)
    path = tmp_path / "2024-03.ipynb"
    assert [keep_file(path, content).name for content in (b"one", b"two")] == ["2024-03.ipynb", "2024-03.2.ipynb"]
    assert len(list(tmp_path.iterdir())) == 2


def _full(_: int) -> None:
    raise OSError("the disk is full")


def _unsupported(*_: object) -> None:
    raise PermissionError("no links here")


def test_what_killed_processes_left_is_taken_along_by_the_next(tmp_path: Path) -> None:
    """Once it is an hour old: a younger file may be another process's work, and other hidden files are people's."""
    dead, young, theirs = (tmp_path / name for name in (".a-0.unfinished", ".b-1.unfinished", ".my-notebook"))
    for path in (dead, young, theirs):
        path.write_bytes(b"half")
    for path in (dead, theirs):
        os.utime(path, (0, 0))
    replace_file(tmp_path / "c", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b-1.unfinished", ".my-notebook", "c"]
