"""A disk that takes no more, said in one sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from readout.data.project import Project
from readout.model.errors import Problem

_FULL = {
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "this account's share of the disk is used up; free some space and run again",
    errno.EFBIG: "a file would be larger than this account may write; have the limit raised and run again",
    errno.EROFS: "the disk can only be read; have it made writable and run again",
}


def is_full(error: BaseException) -> bool:
    """Whether the disk is why something failed."""
    return isinstance(error, OSError) and error.errno in _FULL


def full_disk(error: OSError, where: str, project: Project) -> Problem:
    """Return in words what ``is_full`` found; ``where`` stands for a file that the system did not name."""
    named = project.relative(Path(error.filename)) if isinstance(error.filename, str) else where
    return Problem(named, _FULL[error.errno or 0])
