"""A small project for every test that wants one."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.data.project import Project
from tests.pipeline.projects import new_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the one client ``lamp-shop``."""
    return new_project(tmp_path / "project", "lamp-shop")
