"""``clients/<client>/approvals/<month>.v<n>.json``: who approved which version of a report, and what it was made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from pydantic import Field

from readout.data.fields import Month, Plain
from readout.data.history_schema import AllowedKept, Kept
from readout.data.kept_file import read_kept
from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.model.errors import ConfigError, Problem
from readout.model.history import Allowed

SCHEMA = 1
BOUND = ("files", "words", "recipients", "config", "templates")  # what a change of voids an approval


@dataclass(frozen=True)
class Approval:
    """A person's approval of one version. ``at`` is ISO 8601; all hashes are sha256, by name.

    ``files``: facts.json, report.html, report.pdf as published. ``words``: the notebook's cells, by id.
    ``recipients``: the people on the client's side, by id. ``config`` and ``templates``: files of the project.
    """

    client: str
    month: pd.Period
    version: int
    by: str
    at: str
    files: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    recipients: Mapping[str, str] = field(default_factory=dict)
    config: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[Allowed, ...] = ()

    @property
    def day(self) -> str:
        """The day it was given, as ISO 8601."""
        return self.at[:10]


class ApprovalKept(Kept):
    """A file of ``approvals/``."""

    client: Plain = Field(description="the client's id")
    month: Month = Field(description="the report's month")
    version: int = Field(ge=1, description="the version")
    approved_by: Plain = Field(description="who approved it")
    approved_at: Plain = Field(description="when, as ISO 8601")
    allowed: list[AllowedKept] = Field(default=[], description="the checks that were allowed to find something")
    files: dict[Plain, Plain] = Field(description="the sha256 of each file, by name")
    words: dict[Plain, Plain] = Field(description="the sha256 of each of the notebook's cells, by id")
    recipients: dict[Plain, Plain] = Field(description="the sha256 of each recipient's address, by person")
    config: dict[Plain, Plain] = Field(description="the sha256 of each file of settings, by path")
    templates: dict[Plain, Plain] = Field(description="the sha256 of each file of the look, by path")


def approval_name(month: pd.Period, version: int) -> str:
    """Return where the approval of a version is, in the client's folder."""
    return f"approvals/{month}.v{version}.json"


def write_approval(project: Project, approval: Approval) -> None:
    """Write ``approval`` in one step; one of the same version that was given before is replaced."""
    path = project.client_file(approval.client, approval_name(approval.month, approval.version))
    path.parent.mkdir(exist_ok=True)
    replace_file(path, _text(approval).encode())


def read_approval(project: Project, client: str, month: pd.Period, version: int) -> Approval | None:
    """Read the approval of a version; None when there is none. Raises ConfigError for a file that is none."""
    path = project.client_file(client, approval_name(month, version))
    where, cure = project.relative(path), f"take the file from git again, or approve {month} again"
    said = read_kept(ApprovalKept, SCHEMA, path, where, cure)
    if said is None:
        return None
    if (said.client, said.month, said.version) != (client, month, version):
        named = f"{said.client} {said.month} version {said.version}"
        raise ConfigError(Problem(where, f"is the approval of {named}; {cure}"))
    return _built(said)


def _built(said: ApprovalKept) -> Approval:
    return Approval(
        client=said.client,
        month=said.month,
        version=said.version,
        by=said.approved_by,
        at=said.approved_at,
        allowed=tuple(Allowed(each.code, each.because) for each in said.allowed),
        **{name: dict(getattr(said, name)) for name in BOUND},
    )


def _text(approval: Approval) -> str:
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "client": approval.client,
        "month": str(approval.month),
        "version": approval.version,
        "approved_by": approval.by,
        "approved_at": approval.at,
        "allowed": [{"code": each.code, "because": each.because} for each in approval.allowed],
        **{name: dict(getattr(approval, name)) for name in BOUND},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
