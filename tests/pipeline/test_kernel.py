"""The kernel's settings; what they come to is tested with real runs in test_execute.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from readout.pipeline.kernel import LONGEST_SOCKET_PATH, kernel_manager_class


@pytest.mark.skipif(os.name != "posix", reason="sockets in the file system need POSIX")
def test_a_kernel_speaks_through_files_of_its_own(tmp_path: Path) -> None:
    """Not through ports of the machine, which another user could listen to or another kernel could take."""
    short = Path("/tmp/readout-x")
    manager = kernel_manager_class(short, {})()
    assert (manager.transport, manager.ip) == ("ipc", str(short / "kernel"))
    assert manager.connection_file == str(short / "kernel.json")


def test_a_folder_with_a_long_path_falls_back_to_ports() -> None:
    """A socket's path is limited by the system to about a hundred bytes, two-byte letters counted twice."""
    for name in ("x" * LONGEST_SOCKET_PATH, "ü" * (LONGEST_SOCKET_PATH // 2)):
        assert kernel_manager_class(Path("/tmp") / name, {})().transport == "tcp"


def test_no_installed_kernel_plays_a_part(tmp_path: Path) -> None:
    """It is this very Python, in safe-path mode, one thread, a fixed hash seed, and what the run adds."""
    spec = kernel_manager_class(tmp_path, {"READOUT_PREPARED": "here"})().kernel_spec
    assert spec.argv[:2] == [sys.executable, "-P"]
    assert {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "READOUT_PREPARED": "here"}.items() <= spec.env.items()
