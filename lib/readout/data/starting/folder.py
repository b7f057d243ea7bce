"""A new client's folder, there whole or not at all: made beside, looked at as a client, then given its name."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from readout.data.project import Project
from readout.data.scratch import remove_abandoned
from readout.model.errors import Problem, ReadoutError

_WRITTEN_ANEW = ("client.yml", "work.csv", "report.ipynb", "data")
_NEW = ".new-"  # on its way; a killed process leaves it behind, and .gitignore keeps its data out of the repository


@dataclass(frozen=True)
class StagedProject(Project):
    """The project, but for its clients: those are in ``staging``. Messages name the places they will have."""

    staging: Path

    @property
    def clients_dir(self) -> Path:
        """The folder that holds the new client only."""
        return self.staging

    def relative(self, path: Path) -> str:
        """Return the path that a file will have."""
        if path.is_absolute() and path.is_relative_to(self.staging):
            return f"clients/{path.relative_to(self.staging).as_posix()}"
        return super().relative(path)


def refuse_taken(project: Project, client: str) -> None:
    """Raise ReadoutError when ``client`` is no id, or there is something of its name already."""
    target = project.new_client_dir(client)
    if target.exists() or target.is_symlink():
        said = "is there already, and nothing in it is ever overwritten; choose another id, or move it away first"
        raise ReadoutError(Problem(f"clients/{client}", said))


@contextmanager
def new_folder(project: Project, client: str, template: Path) -> Iterator[StagedProject]:
    """Yield a project whose only client is the new one, with what the template has beside the usual files.

    When the block ends well the folder moves to its place; otherwise nothing is left of it.
    """
    refuse_taken(project, client)
    remove_abandoned(project.clients_dir, _NEW)
    with tempfile.TemporaryDirectory(prefix=_NEW, dir=project.clients_dir) as staging:
        folder = Path(staging) / client
        shutil.copytree(template, folder, ignore=_left_behind)
        (folder / "data").mkdir()
        yield StagedProject(project.root, Path(staging))
        refuse_taken(project, client)
        os.replace(folder, project.new_client_dir(client))  # noqa: PTH105 - a folder, and in one step


def _left_behind(folder: str, names: list[str]) -> list[str]:
    links = [name for name in names if (Path(folder) / name).is_symlink()]
    return [name for name in names if name in _WRITTEN_ANEW or name.startswith(".") or name in links]
