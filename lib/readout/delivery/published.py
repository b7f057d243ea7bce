"""The report that a run has published, held against what it was made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from readout.data.history import loaded
from readout.data.project import Project
from readout.delivery.binding import MADE
from readout.model.errors import Problem, ReadoutError
from readout.model.history import Allowed
from readout.pipeline.publish import digest

RECORD = "run.json"


@dataclass(frozen=True)
class Published:
    """A report as ``readout run`` left it. ``files`` holds the contents of what it lists, by name, and of run.json."""

    client: str
    month: pd.Period
    folder: Path
    record: Mapping[str, Any]
    files: Mapping[str, bytes]

    @property
    def facts(self) -> dict[str, Any]:
        """facts.json."""
        data: dict[str, Any] = json.loads(self.files["facts.json"])
        return data

    @property
    def hashes(self) -> dict[str, str]:
        """The sha256 of what the run makes of equal inputs with equal bytes, by name."""
        return {name: digest(self.files[name]) for name in MADE}

    @property
    def is_draft(self) -> bool:
        """Whether an error keeps it a draft."""
        return bool(self.record["status"] != "final")

    @property
    def blocking(self) -> tuple[dict[str, str], ...]:
        """The findings that keep it a draft."""
        return tuple(each for each in self.record["checks"] if each["severity"] == "error")

    @property
    def allowed(self) -> tuple[Allowed, ...]:
        """What was let pass, each code once."""
        found = {each["code"]: each["allowed"] for each in self.record["checks"] if each.get("allowed")}
        return tuple(Allowed(code, because) for code, because in found.items())


def published_folder(project: Project, client: str, month: pd.Period) -> Path:
    """Return where the report is published, there or not."""
    return project.report_dir(client, month)


def read_published(project: Project, client: str, month: pd.Period) -> Published:
    """Read the published report.

    Raises ReadoutError when there is none, or when one of its files is not what the run has made.
    """
    folder = published_folder(project, client, month)
    where = project.relative(folder)
    again = f"readout run {client} --month {month}"
    if not (folder / RECORD).is_file():
        raise ReadoutError(Problem(where, f"there is no report of {month} yet; make it with {again}"))
    one = folder.resolve()  # one version of it, though a run may publish another one meanwhile
    record = loaded(one / RECORD, f"{where}/{RECORD}")
    files = {name: (one / name).read_bytes() for name in record["outputs"] if (one / name).is_file()}
    problems = [
        Problem(f"{where}/{name}", f"is not what the run has made; make it again with {again}")
        for name, wanted in record["outputs"].items()
        if name not in files or digest(files[name]) != wanted
    ]
    if problems:
        raise ReadoutError(problems)
    return Published(client, month, folder, record, {**files, RECORD: (one / RECORD).read_bytes()})
