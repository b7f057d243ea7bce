"""``clients/<client>/approvals/<month>.v<n>.revision.json``: that a new version of a sent report was begun, and why."""

from __future__ import annotations

import json

import pandas as pd
from pydantic import Field

from readout.data.fields import Month, Plain, Text
from readout.data.history import loaded
from readout.data.history_schema import Kept
from readout.data.project import Project
from readout.data.validation import findings
from readout.data.whole_file import replace_file
from readout.model.errors import ConfigError, Problem
from readout.model.revision import Begun

SCHEMA = 1
ENDING = ".revision.json"


class BegunKept(Kept):
    """A version that was begun."""

    client: Plain = Field(description="the client's id")
    month: Month = Field(description="the report's month")
    version: int = Field(ge=2, description="the version that was begun")
    because: Text = Field(description="why, as the client may read it")


def revision_name(month: pd.Period, version: int) -> str:
    """Return where it is kept, in the client's folder, that ``version`` was begun."""
    return f"approvals/{month}.v{version}{ENDING}"


def write_revision(project: Project, client: str, begun: Begun, at: str) -> None:
    """Keep that a version was begun, ``at`` a time (ISO 8601)."""
    path = project.client_file(client, revision_name(begun.month, begun.version))
    path.parent.mkdir(exist_ok=True)
    data = {
        "schema": SCHEMA,
        "client": client,
        "month": str(begun.month),
        "version": begun.version,
        "because": begun.because,
        "begun_at": at,
    }
    replace_file(path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def read_revisions(project: Project, client: str) -> tuple[Begun, ...]:
    """Read every version that was begun; ConfigError for a file that says something else."""
    folder = project.client_file(client, "approvals")
    return tuple(_read(project, client, path.name) for path in sorted(folder.glob(f"[!.]*{ENDING}")))


def _read(project: Project, client: str, name: str) -> Begun:
    path = project.client_file(client, f"approvals/{name}")
    where = project.relative(path)
    data, cure = loaded(path, where), "take the file from git again, or delete it and begin the version again"
    found = findings(BegunKept, data) if isinstance(data, dict) else None
    if found is None or found or data.get("schema") != SCHEMA:
        said = found[0].message if found else f"is no version that was begun; {cure}"
        raise ConfigError(Problem(where, said))
    kept = BegunKept.model_validate(data)
    if (kept.client, revision_name(kept.month, kept.version)) != (client, f"approvals/{name}"):
        raise ConfigError(Problem(where, f"is of {kept.client} {kept.month} version {kept.version}; {cure}"))
    return Begun(kept.month, kept.version, kept.because)
