"""A client whose work is kept in other programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from readout.data.project import Project
from readout.data.work_log import read_work
from readout.model.client import Client
from readout.model.work import WorkItem
from readout.pipeline.work_import import Import, compare

CONFIG = """\
name: Acme
timezone: Europe/Berlin
people:
  - {id: writer, name: Pat Writer, side: us, email: writer@agency.example}
  - {id: owner, name: Shop owner, side: client, email: owner@client.example}
engagement: {start: 2026-01, end: 2026-12}
"""
OWN = "kinds: {Blog post: content}\npeople: {Sam Else: none}\n"


@dataclass(frozen=True)
class Desk:
    """The client ``acme`` in a project, and a folder of downloads."""

    project: Project
    downloads: Path

    @property
    def folder(self) -> Path:
        return self.project.clients_dir / "acme"

    @property
    def log(self) -> Path:
        return self.folder / "work.csv"

    def compare(self, export: str | bytes, **options: object) -> Import:
        """Hold an export against the work log; nothing is written."""
        file = self.downloads / "export.csv"
        file.write_bytes(export if isinstance(export, bytes) else export.encode())
        return compare(self.project, "acme", str(file), **options)  # type: ignore[arg-type]

    def bring(self, export: str | bytes, **options: object) -> Import:
        """Import an export."""
        compared = self.compare(export, **options)
        compared.write()
        return compared

    def work(self) -> dict[str, WorkItem]:
        """The work log's rows by id."""
        client = Client("acme", "Acme", people=compare_people(self.project))
        return {item.id: item for item in read_work(self.project, client)}

    def own(self, text: str) -> None:
        """Write the client's own work-import.yml."""
        (self.folder / "work-import.yml").write_text(text, encoding="utf-8")


def compare_people(project: Project) -> tuple:  # type: ignore[type-arg]
    from readout.data.client_file import read_client

    return read_client(project, "acme").people


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The client, whose own words for kinds and people are known."""
    folder = tmp_path / "project" / "clients" / "acme"
    folder.mkdir(parents=True)
    (tmp_path / "downloads").mkdir()
    (folder / "client.yml").write_text(CONFIG, encoding="utf-8")
    made = Desk(Project(tmp_path / "project"), tmp_path / "downloads")
    made.own(OWN)
    return made
