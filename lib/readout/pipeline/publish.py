"""Publish a report whole: a reader finds the last good one or the new one, never a part of either.

A version is written beside the others and moved into place by one rename; then ``reports/<month>/<client>``, a
symbolic link, is swapped for one to the new version. Where there are no symbolic links the new folder takes the
old one's place by a pair of renames, between which, for an instant, there is none.

A crash may leave a half-written version (``.new-…``) or a link on its way (``.<client>-…``) behind. Readers never
see either; the next report of the same client and month removes them.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

VERSIONS = ".versions"
KEPT = 2  # the published version and the one before it
_RANDOM = re.compile(r"[a-z0-9_]{8}")  # what mkdtemp adds to a name
ABANDONED_AFTER = 24 * 3600.0  # seconds; younger leftovers may be another run's work


def publish(reports: Path, client: str, month: str, files: Mapping[str, bytes], *, alone: bool = False) -> Path:
    """Publish ``files`` (contents by name) as the report of ``client`` for ``month``; return its path.

    ``alone``: nobody else publishes this client's reports meanwhile, so that what lies half done is a dead run's.
    """
    versions = reports / VERSIONS / client / month
    versions.mkdir(parents=True, exist_ok=True)
    version = _write_version(versions, files)
    place = reports / month / client
    place.parent.mkdir(parents=True, exist_ok=True)
    _point(place, version)
    _prune(versions, version)
    _sweep(versions, ".new-", alone)
    _sweep(place.parent, f".{client}-", alone)
    return place


def digest(content: bytes) -> str:
    """Return the sha256 of ``content`` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _write_version(versions: Path, files: Mapping[str, bytes]) -> Path:
    """Write the version beside the others, complete and on disk, then give it its name: a hash of all of it."""
    names = digest("".join(f"{name}\0{digest(content)}\n" for name, content in sorted(files.items())).encode())
    version = versions / names[:16]
    if version.is_dir():
        if _holds(version, files):
            return version
        version = versions / f"{version.name}-{uuid.uuid4().hex[:8]}"  # somebody damaged the first
    draft = Path(tempfile.mkdtemp(prefix=".new-", dir=versions))
    try:
        for name, content in files.items():
            with (draft / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        draft.chmod(0o755)
        draft.rename(version)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return version


def _holds(version: Path, files: Mapping[str, bytes]) -> bool:
    try:
        return all((version / name).read_bytes() == content for name, content in files.items())
    except OSError:
        return False


def _point(place: Path, version: Path) -> None:
    """Make ``place`` lead to ``version``, atomically where the system can."""
    target = os.path.relpath(version, place.parent)
    if place.is_symlink() and str(place.readlink()) == target:
        return
    fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent)) / "link"
    try:
        _link_or_copy(fresh, target, version)
        if fresh.is_symlink() and (place.is_symlink() or not place.exists()):
            fresh.replace(place)
        else:
            _rename_pair(fresh, place)
    finally:
        shutil.rmtree(fresh.parent, ignore_errors=True)


def _rename_pair(fresh: Path, place: Path) -> None:
    """Put ``fresh`` in the place of a folder, or a folder in its place; when that fails, put the old one back."""
    old = fresh.parent / "old"
    if place.is_symlink() or place.exists():
        place.rename(old)
    try:
        fresh.replace(place)
    except BaseException:
        if old.is_symlink() or old.exists():
            old.rename(place)
        raise


def _link_or_copy(fresh: Path, target: str, version: Path) -> None:
    try:
        fresh.symlink_to(target, target_is_directory=True)
    except OSError:
        shutil.copytree(version, fresh)


def _prune(versions: Path, published: Path) -> None:
    """Keep the published version and the newest before it; remove older ones."""
    others = [path for path in versions.iterdir() if path.is_dir() and path != published]
    complete = [path for path in others if not path.name.startswith(".new-")]
    newest_first = sorted(complete, key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _sweep(folder: Path, prefix: str, alone: bool) -> None:
    """Remove what a crashed run left behind: at once where nobody else is at work, and after a day in any case."""
    for path in folder.glob(f"{prefix}*"):
        with suppress(FileNotFoundError):  # another run may tidy up at the same time
            own = _RANDOM.fullmatch(path.name.removeprefix(prefix))  # ".shop-" begins shop-two's names too
            if (alone and own) or time.time() - path.lstat().st_mtime > ABANDONED_AFTER:
                shutil.rmtree(path, ignore_errors=True)
