"""One hash over everything a report is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from readout.data.project import Project

NOT_INPUTS = frozenset({"past", "history", "approvals", "minutes", ".ipynb_checkpoints", "__pycache__"})


def inputs_digest(project: Project, client_id: str, month: str, as_of: str, versions: Iterable[str]) -> str:
    """Return the sha256 of a report's inputs: the client's files, the style, the settings, month and versions."""
    total = hashlib.sha256()
    for text in (client_id, month, as_of, *versions):
        total.update(f"{text}\0".encode())
    for path in _input_files(project, client_id):
        total.update(f"{project.relative(path)}\0".encode())
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def _input_files(project: Project, client_id: str) -> Iterator[Path]:
    folder = project.client_dir(client_id)
    yield from (path for path in _files_below(folder) if path.relative_to(folder).parts[0] not in NOT_INPUTS)
    yield from _files_below(project.style_dir)
    yield from (path for name in ("_quarto.yml", "agency.yml") if (path := project.root / name).is_file())


def _files_below(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
