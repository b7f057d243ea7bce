"""Clients with finished or approved reports, and an authority for mail servers: made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import trustme

from readout.data.project import Project
from readout.pipeline import forks
from readout.pipeline.engines.select import choose
from readout.pipeline.run import Outcome, run_client
from tests.delivery.approved import copy_of, make_project
from tests.delivery.mail_server import authority
from tests.pipeline.projects import change, new_project

CLIENT = "lamp-shop"
MONTH = pd.Period("2024-04", "M")


@pytest.fixture(scope="session", autouse=True)
def ready_kernels() -> None:
    """As in ``readout run``: kernels come from a process that has imported everything, which saves seconds a report."""
    forks.start()


def run(project: Project) -> Outcome:
    """Make the report of April 2024."""
    return run_client(project, CLIENT, MONTH, choose("embedded"))


def _made(root: Path, change_it: Callable[[Path], None] = lambda _: None) -> Path:
    project = new_project(root, CLIENT)
    config = project.clients_dir / CLIENT / "client.yml"
    change(config, "name: Account lead, side: us}", "name: Account lead, side: us, email: lead@agency.example}\n"
           "  - {id: writer, name: Wendy Writer, side: us, email: writer@agency.example}")  # fmt: skip
    change(config, "name: Shop owner, side: client}", "name: Shop owner, side: client, email: owner@shop.example}\n"
           "analyst: writer")  # fmt: skip
    change_it(config)
    outcome = run(project)
    assert outcome.error is None
    return root


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a final report; not to be changed."""
    return _made(tmp_path_factory.mktemp("finished") / "project")


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a draft: its one KPI serves no goal (R401); not to be changed."""

    def purposeless(config: Path) -> None:
        change(config, "unit: currency, goals: [grow]}", "unit: currency}")

    return _made(tmp_path_factory.mktemp("drafted") / "project", purposeless)


@pytest.fixture
def finished_project(finished: Path, tmp_path: Path) -> Project:
    """A copy of the project with a final report."""
    return Project(Path(shutil.copytree(finished, tmp_path / "project", symlinks=True)))


@pytest.fixture
def drafted_project(drafted: Path, tmp_path: Path) -> Project:
    """A copy of the project with a draft."""
    return Project(Path(shutil.copytree(drafted, tmp_path / "project", symlinks=True)))


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    """A certificate authority, and the file that it is trusted by; nobody else trusts it."""
    return authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, ca: tuple[trustme.CA, Path]) -> Project:
    """Two clients whose reports are approved; not to be changed."""
    return make_project(tmp_path_factory.mktemp("made") / "project", ca[1], "desk-shop", "lamp-shop")


@pytest.fixture
def ready(made: Project, tmp_path: Path) -> Project:
    """A copy of the project with two approved reports."""
    return copy_of(made, tmp_path / "project")
