"""The stress clients' reports, made once a test session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import PROGRAMS
from tests.pages.stress.cases import CLIENTS
from tests.pages.stress.client import StressClient
from tests.pages.stress.reports import StressReport, rendered


@pytest.fixture(scope="session")
def stress_reports(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, StressReport]:
    """All stress reports by client, made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    return rendered(base if worker_id == "master" else base.parent)


@pytest.fixture(params=CLIENTS, ids=lambda client: client.id)
def stressed(request: pytest.FixtureRequest, stress_reports: dict[str, StressReport]) -> StressReport:
    """One stress client's report: a test that asks for it runs once a client."""
    client: StressClient = request.param
    return stress_reports[client.id]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window, as long as one module's tests run: beside it no other event loop could."""
    program = next(filter(None, map(shutil.which, PROGRAMS["chromium"])))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()
