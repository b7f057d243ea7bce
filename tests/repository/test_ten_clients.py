"""The gate does not cry wolf: on ten ordinary generated months the median client shows at most three findings."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def test_the_median_client_shows_at_most_three_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the places to write. All ten can be read, and a real change is among them: the measure is not blind."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from generated_clients import make_project  # type: ignore[import-not-found]
    from ten_clients import measure  # type: ignore[import-not-found]

    project = make_project(tmp_path / "project")
    rows = [measure(project, client) for client in project.clients()]
    assert len(rows) == 10
    assert not any(each.code == "config" or each.code == "R003" for row in rows for each in row.findings)
    assert any(row.changes for row in rows)
    assert any(row.findings for row in rows)
    assert statistics.median(len(row.findings) for row in rows) <= 3
