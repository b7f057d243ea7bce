"""What tests need that not every machine has: named, skipped with the reason, or required.

A test that needs such a thing carries its marker (``@pytest.mark.quarto``; the markers are in pyproject.toml).
Where it is not there, the test is skipped and says why. ``READOUT_REQUIRE=chromium,rawdata`` turns
those skips into failures: for a machine that installed them, a skip would hide that they do not work.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A draw that takes long on a busy machine is no defect: speed is measured in benchmarks/. Where CI is set, the same
# examples are drawn each time.
settings.register_profile("readout", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("readout")

# What is started in the background of a script ignores Ctrl-C, and so would every process that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PROGRAMS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "poppler": ("pdftoppm",),
    "postgres": ("initdb",),
    "quarto": ("quarto",),
}
NEEDS = frozenset(PROGRAMS) | {"rawdata"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag by which a change of how reports look is accepted (tests/pages/test_looks.py)."""
    parser.addoption("--accept-pictures", action="store_true", help="accept how the demo reports look now")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a misspelled need: it would require nothing."""
    unknown = sorted(_required() - NEEDS)
    if unknown:
        allowed = ", ".join(sorted(NEEDS))
        raise pytest.UsageError(f"READOUT_REQUIRE names {', '.join(unknown)}; it may name {allowed}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is not on PATH."""
    for need, programs in PROGRAMS.items():
        if item.get_closest_marker(need) and not any(_found(program) for program in programs):
            pytest.skip(f"{' or '.join(programs)} is not on PATH")


def _found(program: str) -> bool:
    # Debian keeps PostgreSQL's own programs apart from PATH.
    return bool(shutil.which(program)) or any(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that was skipped, however it was, though what it needs is required."""
    report = yield
    required = sorted(need for need in _required() if item.get_closest_marker(need))
    if report.skipped and required and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"READOUT_REQUIRE names {', '.join(required)}, but the test was skipped: {reason}"
    return report


def _required() -> set[str]:
    return {need.strip() for need in os.environ.get("READOUT_REQUIRE", "").split(",") if need.strip()}
