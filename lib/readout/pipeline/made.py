"""``reports/.made/<client>/<month>.json``: what the published report was made of, for the next run to compare.

It is this machine's own note: without it, a report is made once more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.pipeline.outcome import LATEST
from readout.pipeline.watched import Beyond, Known

FOLDER = ".made"
_SCHEMA = 1
_EXECUTED = "report.ipynb"  # the one file of a report that run.json does not hold the hash of


@dataclass(frozen=True)
class Made:
    """``digest`` over all that was watched, ``names`` over the clients' names, ``run`` over the published run.json.

    ``notebook`` is the hash of the published notebook, ``databases`` the hashes of what was asked of each, by source;
    ``known`` spares reading large files again.
    """

    month: str
    digest: str
    names: str
    run: str
    notebook: str
    beyond: Beyond = Beyond()
    databases: Mapping[str, str] = field(default_factory=dict)
    known: Known = field(default_factory=Known)


def read_made(project: Project, client: str, month: str | None) -> Made | None:
    """Return the note about the report of ``month`` (None: of the newest); None where there is none to go by."""
    try:
        said = json.loads(_path(project, client, month).read_bytes())
        return _built(said) if said["schema"] == _SCHEMA else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_made(project: Project, client: str, made: Made, *, newest: bool) -> None:
    """Keep the note; ``newest``: the month was found by ``latest``. A full disk costs a report made once more."""
    content = json.dumps({"schema": _SCHEMA, **asdict(made)}).encode()
    for month in (made.month, *([None] if newest else [])):
        path = _path(project, client, month)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)


def published_record(project: Project, client: str, made: Made) -> dict[str, Any] | None:
    """Return run.json of the report that ``made`` is about; None unless every file of it is whole and as it was."""
    folder = project.reports_dir / made.month / client
    try:
        content = (folder / "run.json").read_bytes()
        if _hash(content) != made.run or _hash((folder / _EXECUTED).read_bytes()) != made.notebook:
            return None
        record: dict[str, Any] = json.loads(content)
        whole = all(_hash((folder / name).read_bytes()) == digest for name, digest in record["outputs"].items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return record if whole else None


def _built(said: Mapping[str, Any]) -> Made:
    beyond, known = said["beyond"], said["known"]
    files = {path: (tuple(stat), digest) for path, (stat, digest) in known["files"].items()}
    return Made(
        month=said["month"],
        digest=said["digest"],
        names=said["names"],
        run=said["run"],
        notebook=said["notebook"],
        beyond=Beyond(
            tuple((root, pattern) for root, pattern in beyond["roots"]),
            tuple(beyond["files"]),
            tuple(beyond["variables"]),
            beyond["databases"],
        ),
        databases=dict(said["databases"]),
        known=Known(files, known["at"]),
    )


def _path(project: Project, client: str, month: str | None) -> Path:
    return project.reports_dir / FOLDER / client / f"{month or LATEST}.json"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
