"""``clients/<client>/approvals/<month>.v<n>.allowed.json``: the errors that somebody let pass, each with a reason.

An override is for one version of one month, and for what was found when it was given: the same code with other words
is another error, and keeps the report a draft.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from pydantic import Field

from readout.data.fields import Month, Plain
from readout.data.history import loaded
from readout.data.history_schema import AllowedKept, Kept
from readout.data.project import Project
from readout.data.validation import findings
from readout.data.whole_file import replace_file
from readout.model.errors import ConfigError, Problem

SCHEMA = 1


@dataclass(frozen=True)
class Override:
    """What somebody let pass: findings of ``code`` with one of these ``messages``. ``at`` is ISO 8601."""

    code: str
    because: str
    by: str
    at: str
    messages: tuple[str, ...]

    def covers(self, code: str, message: str) -> bool:
        """Whether the override was given for this finding."""
        return code == self.code and message in self.messages


class OverrideKept(AllowedKept):
    """One override."""

    by: Plain = Field(description="who gave it")
    at: Plain = Field(description="when, as ISO 8601")
    findings: list[str] = Field(description="what was found, in the check's words")


class OverridesKept(Kept):
    """All overrides of a version."""

    client: Plain = Field(description="the client's id")
    month: Month = Field(description="the report's month")
    version: int = Field(ge=1, description="the version")
    allowed: list[OverrideKept] = Field(description="the overrides")


def overrides_name(month: pd.Period, version: int) -> str:
    """Return where the overrides of a version are, in the client's folder."""
    return f"approvals/{month}.v{version}.allowed.json"


def read_overrides(project: Project, client: str, month: pd.Period, version: int) -> tuple[Override, ...]:
    """Read the overrides of a version; none without the file. Raises ConfigError for a file that says otherwise."""
    path = project.client_file(client, overrides_name(month, version))
    where = project.relative(path)
    if not path.is_file():
        return ()
    data, cure = loaded(path, where), "take the file from git again, or delete it and approve with --allow again"
    found = findings(OverridesKept, data) if isinstance(data, dict) else None
    if found is None or found or data.get("schema") != SCHEMA:
        raise ConfigError(Problem(where, found[0].message if found else f"holds no overrides; {cure}"))
    said = OverridesKept.model_validate(data)
    if (said.client, said.month, said.version) != (client, month, version):
        raise ConfigError(Problem(where, f"is of {said.client} {said.month} version {said.version}; {cure}"))
    return tuple(Override(e.code, e.because, e.by, e.at, tuple(e.findings)) for e in said.allowed)


def write_overrides(
    project: Project, client: str, month: pd.Period, version: int, overrides: Iterable[Override]
) -> None:
    """Write all ``overrides`` of a version, in one step; without any, its file goes."""
    path = project.client_file(client, overrides_name(month, version))
    kept = [
        {"code": e.code, "because": e.because, "by": e.by, "at": e.at, "findings": list(e.messages)} for e in overrides
    ]
    if not kept:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    data = {"schema": SCHEMA, "client": client, "month": str(month), "version": version, "allowed": kept}
    replace_file(path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
