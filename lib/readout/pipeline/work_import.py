"""Bring an export of a task or time program into a client's work.csv: looked at first, then written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from readout.data.client_file import read_client
from readout.data.editing import editing
from readout.data.project import Project
from readout.data.work_edit import write_work
from readout.data.work_import.differences import Differences, differences
from readout.data.work_import.export_file import Export, read_export
from readout.data.work_import.imported import read_imported, write_imported
from readout.data.work_log import read_work, work_name
from readout.model.client import Client


@dataclass(frozen=True)
class Import:
    """An export held against a client's work log; nothing is written yet."""

    project: Project
    client: Client
    export: Export
    found: Differences

    @property
    def target(self) -> str:
        """The file that would change."""
        return work_name(self.client)

    def write(self) -> None:
        """Write work.csv in its own form, then what to remember. Raises ConfigError, and changes nothing."""
        with editing(self.project, self.client.id):
            write_work(self.project, self.client, self.found.changes, self.found.new)
            write_imported(self.project, self.client, self.found.said)


def compare(
    project: Project, client_id: str, file: str, program: str | None = None, done_on: dt.date | None = None
) -> Import:
    """Hold an export against a client's work log; raises ReadoutError with everything there is to mend."""
    client = read_client(project, client_id)
    work = read_work(project, client)
    export = read_export(project, client, Path(file).expanduser(), file, program)
    found = differences(export, work, read_imported(project, client), done_on)
    return Import(project, client, export, found)
