"""The archive: the files of each approved version, byte for byte, read-only, at the root that agency.yml names.

The root may be a folder that the agency shares, outside of the project: then a colleague's machine has the files too.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pandas as pd

from readout.data.agency import Agency
from readout.data.project import Project
from readout.data.scratch import remove_abandoned
from readout.model.errors import Problem, ReadoutError

READ_ONLY = 0o444
_NEW, _OLD = ".new-", ".old-"  # on their way in and out; a killed process leaves them behind


def archive_place(project: Project, agency: Agency, client: str, month: pd.Period, version: int) -> Path:
    """Return the folder of a version in the archive, there or not."""
    project.client_dir(client)  # refuses an id that would lead elsewhere
    return project.root / Path(agency.archive).expanduser() / client / f"{month}.v{version}"


def put(place: Path, files: Mapping[str, bytes]) -> None:
    """Put ``files`` (contents by name) into the archive as one folder, whole or not at all.

    What was there under the name, an approval given before, gives way. Raises ReadoutError when the archive cannot
    be written.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        remove_abandoned(place.parent, _NEW, _OLD)
        draft = Path(tempfile.mkdtemp(prefix=_NEW, dir=place.parent))
        try:
            for name, content in files.items():
                _write(draft / name, content)
            draft.chmod(0o755)
            _swap(draft, place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        cure = "make sure that `archive` in agency.yml is a folder that can be written"
        raise ReadoutError(Problem(str(place), f"cannot be written ({error.strerror}); {cure}")) from None


def archived(place: Path, hashes: Mapping[str, str], shown: str) -> dict[str, Path]:
    """Return the archived files that ``hashes`` name, each held against its sha256; ``shown`` names the folder.

    Raises ReadoutError for every file that is missing or is not what was approved.
    """
    problems = []
    for name, wanted in hashes.items():
        path = place / name
        if not path.is_file():
            cure = "bring it, or make sure that `archive` in agency.yml is the folder the files were put into"
            problems.append(Problem(f"{shown}/{name}", f"is not in the archive; {cure}"))
        elif sha256(path.read_bytes()).hexdigest() != wanted:
            problems.append(Problem(f"{shown}/{name}", "has changed since it was approved; approve again"))
    if problems:
        raise ReadoutError(problems)
    return {name: place / name for name in hashes}


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(READ_ONLY)
    if path.read_bytes() != content:
        raise ReadoutError(Problem(str(path), "was not written as it is; look at the disk"))


def _swap(draft: Path, place: Path) -> None:
    if place.exists():
        old = Path(tempfile.mkdtemp(prefix=_OLD, dir=place.parent))
        place.rename(old / place.name)
        try:
            draft.rename(place)
        except BaseException:
            (old / place.name).rename(place)
            raise
        finally:
            shutil.rmtree(old, ignore_errors=True)
    else:
        draft.rename(place)
