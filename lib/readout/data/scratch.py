"""Folders for what lives as long as a piece of work: entered by this user only, and gone afterwards.

Each holds a lock of its owner. A process that is killed cannot tidy up; its lock is free then, and the next one that
comes by removes the folder. What is to be removed is renamed first: whoever is killed at that has marked what is left.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from readout.data.lock import taken
from readout.data.whole_file import ABANDONED_AFTER

PREFIX = "readout-"
SHORT = "/tmp"  # noqa: S108 - on every system that has sockets in its file system; mkdtemp makes a folder of its own
_OWNER = ".owner"
_GONE = ".readout-gone"
_BEING_MADE = 24 * 3600.0  # seconds; a folder without a lock, younger than that, may be on its way to one


class Scratch:
    """A folder until ``remove``: where the system keeps such folders; for a path that must be short, in ``SHORT``."""

    def __init__(self, kind: str = "", *, short: bool = False) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX + kind, dir=SHORT if short else None))
        new = self.path / f"{_OWNER}.new"
        self._handle: int | None = os.open(new, os.O_RDWR | os.O_CREAT, 0o600)
        with suppress(OSError):  # a file system without locks: nobody will tidy up, and nothing worse
            taken(self._handle)
            new.rename(self.path / _OWNER)  # once it is locked, or somebody else might get it

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        _remove(self.path)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for the time of the block."""
    folder = Scratch()
    try:
        yield folder.path
    finally:
        folder.remove()


def sweep() -> None:
    """Remove the folders that killed processes of this user left behind."""
    user = os.getuid() if hasattr(os, "getuid") else None
    for folder in (each for place in {tempfile.gettempdir(), SHORT} for each in Path(place).glob(f"{PREFIX}*")):
        with suppress(OSError):  # somebody else may sweep at the same time
            found = folder.lstat()
            mine = user is None or found.st_uid == user
            if mine and folder.is_dir() and not folder.is_symlink() and _left(folder, found.st_mtime):
                _remove(folder)


def remove_abandoned(folder: Path, *prefixes: str) -> None:
    """Remove what killed processes left in ``folder`` under such names; what is young may be a colleague's work."""
    for path in (each for prefix in prefixes for each in folder.glob(f"{prefix}*")):
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > ABANDONED_AFTER:
                shutil.rmtree(path, ignore_errors=True)


def _remove(folder: Path) -> None:
    gone = folder if folder.suffix == _GONE else folder.with_name(folder.name + _GONE)
    with suppress(OSError):  # somebody else may be removing it
        folder.replace(gone)
    for each in (gone, folder):
        shutil.rmtree(each, ignore_errors=True)


def _left(folder: Path, changed: float) -> bool:
    """Whether nobody owns a folder any more."""
    if folder.suffix == _GONE:
        return True
    try:
        handle = os.open(folder / _OWNER, os.O_RDWR)
    except FileNotFoundError:
        begun = not any(each.name != f"{_OWNER}.new" for each in folder.iterdir())
        return begun and time.time() - changed > _BEING_MADE
    try:
        return taken(handle)
    finally:
        os.close(handle)
