"""READOUT_REQUIRE turns a skip into a failure: a machine that installed a program may not skip its tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
TESTS = """
import pytest

@pytest.mark.rawdata
def test_needs_the_raw_lines():
    pytest.skip("no connection")

def test_skipped_for_another_reason():
    pytest.skip("not today")
"""


def run(folder: Path, require: str) -> subprocess.CompletedProcess[str]:
    """Run two skipped tests, one of them marked, under our conftest in a project of their own."""
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  rawdata: raw lines\n", encoding="utf-8")
    (folder / "test_needs.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-ra", "-p", "no:cacheprovider", "."]
    environment = os.environ | {"READOUT_REQUIRE": require}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_without_a_requirement_both_are_skipped(tmp_path: Path) -> None:
    """A developer's machine without the data still has a green run, with the reasons listed."""
    result = run(tmp_path, "")
    assert result.returncode == 0
    assert "2 skipped" in result.stdout


def test_a_required_need_fails_where_it_would_be_skipped(tmp_path: Path) -> None:
    """The marked test fails and says why it was skipped; the other one stays skipped."""
    result = run(tmp_path, " rawdata ,chromium")
    assert result.returncode == 1
    assert "1 failed, 1 skipped" in result.stdout
    assert "READOUT_REQUIRE names rawdata, but the test was skipped: Skipped: no connection" in result.stdout


@pytest.mark.parametrize("require", ["raw-data", "quarto,chrome"])
def test_a_misspelled_requirement_is_refused(tmp_path: Path, require: str) -> None:
    """It would require nothing; the message lists what may be named."""
    result = run(tmp_path, require)
    assert result.returncode == 4
    assert "it may name chromium, poppler, postgres, quarto, rawdata" in result.stderr
