"""A small project on disk: the repository's own settings and look, with copies of the client ``lamp-shop/``."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from readout.data.project import Project

ROOT = Path(__file__).resolve().parents[2]
LAMP_SHOP = Path(__file__).parent / "lamp-shop"

ProjectAt = Callable[..., Project]


def new_project(root: Path, *clients: str) -> Project:
    """Make a project at ``root``; each of its clients is the lamp shop."""
    shutil.copytree(ROOT / "templates" / "style", root / "templates" / "style")
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "clients").mkdir()
    for client in clients:
        shutil.copytree(LAMP_SHOP, root / "clients" / client)
    return Project(root)


@pytest.fixture(scope="session")
def project_at() -> ProjectAt:
    """Return the maker of projects, for fixtures that live longer than a test."""
    return new_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the one client ``lamp-shop``."""
    return new_project(tmp_path / "project", "lamp-shop")
