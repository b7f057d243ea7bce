"""What was imported last, by row id: by it, an analyst's edit is told from a change in the program.

It is kept in ``work-imported.json`` beside work.csv, and in git with it. Should it be lost, titles stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem

NAME = "work-imported.json"
Said = Mapping[str, str | float | None]


def imported_file(project: Project, client: Client) -> Path:
    """Return where it is kept, there or not."""
    return project.client_file(client.id, NAME)


def read_imported(project: Project, client: Client) -> dict[str, Said]:
    """Return what the programs said of each row when it was last imported; ConfigError for a file that is broken."""
    path = imported_file(project, client)
    if not path.exists():
        return {}
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(said, dict) or not all(isinstance(each, dict) for each in said.values()):
            raise ValueError("not rows by id")
    except (ValueError, OSError):
        cure = "restore it from git, or delete it: titles then stay as they stand in work.csv"
        raise ConfigError(Problem(project.relative(path), f"cannot be read; {cure}")) from None
    return said


def write_imported(project: Project, client: Client, said: Mapping[str, Said]) -> None:
    """Keep what was imported, in one step."""
    path = imported_file(project, client)
    content = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if not path.exists() or path.read_bytes() != content.encode():
        replace_file(path, content.encode())
