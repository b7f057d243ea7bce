"""The demo reports, and a browser to open them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import PROGRAMS
from tests.pages.demos import DEMOS, Demo, Pages, rendered


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, Pages]:
    """All demo reports by client, made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    return rendered(base if worker_id == "master" else base.parent, "embedded")


@pytest.fixture(params=DEMOS, ids=lambda demo: demo.client)
def pages(request: pytest.FixtureRequest, reports: dict[str, Pages]) -> Pages:
    """One demo's report: a test that asks for it runs once a demo."""
    demo: Demo = request.param
    return reports[demo.client]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window, as long as one module's tests run: beside it no other event loop could."""
    program = next(filter(None, map(shutil.which, PROGRAMS["chromium"])))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()
