"""A sign on the disk that a run is going on: a file of its own, locked for as long as the run's process lives.

Other machines that see the same disk see by it that it is the same, that its locks reach them, and when the run has
ended, however it did.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from readout.data.lock import taken
from readout.data.project import Project
from readout.model.errors import Problem, ReadoutError

SIGNS = ".runs"  # below reports/
Seen = Literal["going on", "not there", "not locked"]


class RunSign:
    """The sign of the run ``run``, up for the time of the block. Raises ReadoutError where it cannot be put up."""

    def __init__(self, project: Project, run: str) -> None:
        self._path = sign_path(project.root, run)
        self._handle: int | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._sweep()
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
            if not taken(self._handle):
                raise OSError("somebody else holds the lock of a file just made")
        except OSError as error:
            self.take_down()
            cure = "make reports a folder that can be written, on a file system that has locks"
            raise ReadoutError(Problem(project.relative(self._path), f"cannot be locked ({error}); {cure}")) from None

    def _sweep(self) -> None:
        """Remove the signs of runs that were killed."""
        for path in self._path.parent.iterdir():
            if seen_at(path) == "not locked":
                path.unlink(missing_ok=True)

    def take_down(self) -> None:
        """Let everybody see that the run has ended."""
        if self._handle is not None:
            with suppress(OSError):  # Windows removes no file that is open
                self._path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = None
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.take_down()


def sign_path(root: Path, run: str) -> Path:
    """Return where the sign of a run is while it goes on."""
    return root / "reports" / SIGNS / run


def seen_at(path: Path) -> Seen:
    """Return what is seen of a sign from here. A disk that does not answer for a moment ends no run."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return "not there"
    except OSError:
        return "going on"
    try:
        with suppress(OSError):
            return "not locked" if taken(handle) else "going on"
        return "going on"
    finally:
        os.close(handle)
