"""One process at a time works on a client's month. A crash leaves nothing locked: the system lets go of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.model.errors import Problem, ReadoutError


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock ``path``; yield whether it could be had. The file stays: removing it would let two have it.

    Raises ReadoutError when the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        said = f"cannot be written ({error.strerror}); make the outbox a folder that can be written"
        raise ReadoutError(Problem(str(path), said)) from None
    try:
        yield _taken(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
