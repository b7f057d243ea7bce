"""run.json: what the published report was made of, by what, and what the checks said."""

from __future__ import annotations

import json
from collections.abc import Mapping

from readout.checks.finding import Finding, blocks
from readout.data.versions import version_of
from readout.pipeline.engines.base import Engine
from readout.pipeline.publish import digest

TOOLS = (
    "readout-reports",
    "pandas",
    "papermill",
    "plotnine",
    "great-tables",
    "duckdb",
    "babel",
    "matplotlib",
    "holidays",
)


def versions(engine: Engine) -> dict[str, str]:
    """Return the versions that decide about a report's bytes, by tool."""
    return {**{name: version_of(name) for name in TOOLS}, **engine.versions()}


def run_record(
    client: str,
    month: str,
    engine: Engine,
    seconds: float,
    inputs: str,
    outputs: Mapping[str, bytes],
    findings: tuple[Finding, ...],
) -> bytes:
    """Return run.json for a report made of ``inputs`` (sha256) with ``outputs`` (contents by name)."""
    record = {
        "client": client,
        "month": month,
        "status": "draft" if blocks(findings) else "final",
        "renderer": engine.name,
        "seconds": round(seconds, 3),
        "inputs": inputs,
        "versions": versions(engine),
        "outputs": {name: digest(content) for name, content in outputs.items()},
        "checks": [finding.as_dict() for finding in findings],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
