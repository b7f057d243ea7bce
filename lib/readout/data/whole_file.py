"""Files that are there whole or not at all: written beside, then renamed.

A process that is killed meanwhile leaves the unfinished file behind, hidden (``.name-….unfinished``), which nobody
reads; the next file written into that folder takes it along.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".unfinished"
ABANDONED_AFTER = 3600.0  # seconds; a younger one may be another process's work


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` in a file's place in one step; nobody reads half of it. Its permissions stay."""
    mode = path.stat().st_mode if path.exists() else 0o644
    with _beside(path, content, mode) as written:
        written.replace(path)


def replace_for_good(path: Path, content: bytes) -> None:
    """Put ``content`` in a file's place so that it is there after a power cut too, its name included."""
    replace_file(path, content)
    with suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def create_file(path: Path, content: bytes) -> bool:
    """Write a file that is not there yet; False, and nothing changes, where one is there."""
    with _beside(path, content, 0o644) as written:
        return not path.exists() and _moved(written, path)


def keep_file(path: Path, content: bytes) -> Path:
    """Write ``content`` at ``path`` without ever replacing other content; return where it is now.

    A file that holds it already is left as it is. Where another file has the name, a number is added:
    ``2026-10.ipynb``, then ``2026-10.2.ipynb``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, content, 0o644) as written:
        for candidate in _names(path):
            if candidate.exists():
                if candidate.is_file() and candidate.read_bytes() == content:
                    return candidate
            elif _moved(written, candidate):
                return candidate
    raise AssertionError("names do not end")


def _names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}.{number}{path.suffix}")
        number += 1


def _moved(written: Path, candidate: Path) -> bool:
    """Give ``written`` its name, unless another process has taken it meanwhile."""
    try:
        os.link(written, candidate)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if candidate.exists():
            return False
        written.replace(candidate)
    return True


@contextmanager
def _beside(path: Path, content: bytes, mode: int) -> Iterator[Path]:
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what killed processes left in a folder."""
    for path in folder.glob(f".*{UNFINISHED}"):
        with suppress(OSError):  # another process may tidy up at the same time
            if time.time() - path.lstat().st_mtime > ABANDONED_AFTER:
                path.unlink()
