"""One process at a time works on a client's month."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from readout.data.lock import locked
from readout.model.errors import ReadoutError

HOLD = """
import sys, time
from pathlib import Path
from readout.data.lock import locked
with locked(Path(sys.argv[1])) as alone:
    print(alone, flush=True)
    time.sleep(60)
"""


def test_a_second_one_does_not_get_it(tmp_path: Path) -> None:
    """Within a process too; afterwards it can be had again."""
    path = tmp_path / "outbox" / ".shop.lock"
    with locked(path) as first, locked(path) as second, locked(tmp_path / "other.lock") as other:
        assert (first, second, other) == (True, False, True)
    with locked(path) as again:
        assert again


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    """Nobody has to find and remove a file."""
    path = tmp_path / ".shop.lock"
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        with locked(path) as alone:
            assert not alone
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with locked(path) as alone:
        assert alone


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Said with the path."""
    (tmp_path / "outbox").write_text("")
    with (
        pytest.raises(ReadoutError, match="make the outbox a folder"),
        locked(tmp_path / "outbox/x"),
    ):
        pass
