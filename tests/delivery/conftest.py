"""A certificate authority for the test servers, trusted by nobody else, and approved reports to send: made once."""

from __future__ import annotations

from pathlib import Path

import pytest
import trustme

from readout.data.project import Project
from tests.delivery.approved import copy_of, make_project
from tests.delivery.mail_server import authority


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    """The authority, and the file that it is trusted by."""
    return authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, ca: tuple[trustme.CA, Path]) -> Project:
    """Two clients whose reports are approved; tests work on copies."""
    return make_project(tmp_path_factory.mktemp("made") / "project", ca[1], "desk-shop", "lamp-shop")


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    """A project of one's own, with two approved reports."""
    return copy_of(made, tmp_path / "project")
