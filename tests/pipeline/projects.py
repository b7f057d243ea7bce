"""Small projects on disk: the repository's own settings and look, with copies of the client ``lamp-shop/``."""

from __future__ import annotations

import shutil
from pathlib import Path

from readout.data.project import Project

ROOT = Path(__file__).resolve().parents[2]
LAMP_SHOP = Path(__file__).parent / "lamp-shop"


def new_project(root: Path, *clients: str, of: Path = LAMP_SHOP) -> Project:
    """Make a project at ``root`` in which every one of ``clients`` is a copy of the folder ``of``."""
    shutil.copytree(ROOT / "templates" / "style", root / "templates" / "style")
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "clients").mkdir()
    for client in clients:
        shutil.copytree(of, root / "clients" / client)
    return Project(root)


def shipped_project(root: Path) -> Project:
    """Make a project at ``root`` without clients, with all templates that are shipped."""
    project = new_project(root)
    shutil.copytree(ROOT / "templates", root / "templates", dirs_exist_ok=True)
    return project


def change(path: Path, old: str, new: str) -> None:
    """Replace ``old``, which must be there, in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def limit_reading(project: Project, minutes: str) -> None:
    """Write the agency's limit of reading time, as typed, into the fourth line of its file."""
    change(project.root / "agency.yml", "archive: archive", f"reading_minutes: {minutes}\narchive: archive")
