"""Scratch folders are this user's alone, and gone afterwards, whatever happened to their owner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from readout.data.scratch import Scratch, scratch, sweep

MAKE = "import time\nfrom readout.data.scratch import Scratch\nprint(Scratch().path, flush=True)\ntime.sleep(60)"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where scratch folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_for_a_while(place: Path) -> None:
    """Nobody else may enter it; an error removes it too."""
    with scratch() as folder:
        (folder / "deep").mkdir()
        assert folder.parent == place
        assert os.name != "posix" or folder.stat().st_mode & 0o077 == 0
    with pytest.raises(ZeroDivisionError), scratch():
        1 / 0  # noqa: B018
    assert list(place.iterdir()) == []


def test_sweeping_takes_what_the_dead_left_and_nothing_else(place: Path) -> None:
    """Not what somebody works in, not what only looks alike, not what is on its way."""
    alive = Scratch()
    (place / "readout-notes" / "mine").mkdir(parents=True)
    (place / "readout-empty").mkdir()
    (place / "readout-new").mkdir()
    (place / "readout-new" / ".owner.new").touch()
    (place / "readout-file").write_text("x")
    command = [sys.executable, "-c", MAKE]
    dead = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(place)})
    try:
        assert dead.stdout is not None
        left = Path(dead.stdout.readline().strip())
        assert left.parent == place
        sweep()
        assert left.exists()
    finally:
        dead.send_signal(signal.SIGKILL)
        dead.wait()
    sweep()
    assert not left.exists()
    stays = {alive.path.name, "readout-notes", "readout-file"}
    assert {path.name for path in place.iterdir()} == stays | {"readout-new", "readout-empty"}
    for folder in place.glob("readout-*/"):
        os.utime(folder, (0, 0))
    sweep()
    assert {path.name for path in place.iterdir()} == stays
    alive.remove()


REMOVE = """
import os, shutil
from readout.data.scratch import Scratch, sweep

def killed(path, **_):
    if os.path.isdir(path):
        os.unlink(os.path.join(path, ".owner"))
        os.kill(os.getpid(), 9)

folder = Scratch()
(folder.path / "work").mkdir()
shutil.rmtree = killed
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("how", ["folder.remove()", "os.close(folder._handle); sweep()"])
def test_who_is_killed_while_removing_leaves_what_the_next_one_removes(place: Path, how: str) -> None:
    """The lock is the first to go; what is left without one must not look like somebody else's."""
    killed = subprocess.run([sys.executable, "-c", REMOVE + how], env={**os.environ, "TMPDIR": str(place)})
    assert killed.returncode == -signal.SIGKILL
    assert len(list(place.glob("readout-*/work"))) == 1
    sweep()
    assert list(place.iterdir()) == []
