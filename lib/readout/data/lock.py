"""One process at a time works on a thing. A crash leaves nothing locked: the system lets go of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.model.errors import Problem, ReadoutError

LOCKS = ".locks"  # below reports/
_LOOKS_AGAIN = 0.1  # seconds


@contextmanager
def locked(path: Path, folder: str = "the outbox", patience: float = 0.0) -> Iterator[bool]:
    """Hold the lock ``path``, in ``folder``; yield whether it could be had within ``patience`` seconds.

    The file stays: removing it would let two have it. Raises ReadoutError when the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        said = f"cannot be written ({error.strerror}); make {folder} a folder that can be written"
        raise ReadoutError(Problem(str(path), said)) from None
    try:
        yield _had(handle, path, patience)
    finally:
        os.close(handle)


def _had(handle: int, path: Path, patience: float) -> bool:
    end = time.monotonic() + patience
    try:
        while not taken(handle):
            if time.monotonic() >= end:
                return False
            time.sleep(_LOOKS_AGAIN)
    except OSError as error:
        said = f"cannot be locked ({error.strerror}); keep it on a file system that has locks"
        raise ReadoutError(Problem(str(path), said)) from None
    return True


if sys.platform == "win32":
    import msvcrt

    def taken(handle: int) -> bool:
        """Lock an open file, for this process alone; whether it could be had. Closing it lets go."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def taken(handle: int) -> bool:
        """Lock an open file, for this process alone; whether it could be had. Closing it lets go."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
