"""run.json describes the published report: of what, by what, with which findings."""

from __future__ import annotations

import json

from readout.checks.finding import Finding
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.record import run_record, versions

STALE = Finding("R002", "source orders: old", "clients/shop/client.yml")
OPEN = Finding("R001", "source orders: über", "clients/shop/client.yml:3", "error")


def record(*findings: Finding) -> dict[str, object]:
    raw = run_record("shop", "2024-04", EmbeddedEngine(), 1.23456, "ab" * 32, {"report.pdf": b""}, findings)
    assert raw.endswith(b"}\n")
    made: dict[str, object] = json.loads(raw)
    return made


def test_an_error_makes_it_a_draft() -> None:
    """A warning does not; either is listed with code, severity, message and place."""
    assert record()["status"] == record(STALE)["status"] == "final"
    draft = record(STALE, OPEN)
    assert draft["status"] == "draft"
    assert draft["checks"] == [
        {"code": "R002", "severity": "warning", "message": "source orders: old", "where": "clients/shop/client.yml"},
        {"code": "R001", "severity": "error", "message": "source orders: über", "where": "clients/shop/client.yml:3"},
    ]


def test_outputs_are_named_by_their_sha256() -> None:
    """Of an empty file, the well-known e3b0…; seconds are rounded to thousandths."""
    made = record()
    assert made["outputs"] == {"report.pdf": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    assert made["seconds"] == 1.235


def test_versions_name_what_decides_about_bytes() -> None:
    """The library, what draws, what formats, and the engine's own parts."""
    assert {"readout-reports", "plotnine", "babel", "pandoc", "typst"} <= set(versions(EmbeddedEngine()))
