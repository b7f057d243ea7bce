"""Reports as a run leaves them, without the run: for tests of what reads many of them. All of it is made up."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from readout.data.project import Project

OUTPUTS = {"report.html": "0" * 64, "report.pdf": "0" * 64, "facts.json": "0" * 64}


def kpi(id_: str, status: str = "routine", value: float | None = 100.0, **more: Any) -> dict[str, Any]:
    """A figure as facts.json holds it; 90 to 110 is normal, 100 expected."""
    range_ = {"expected": 100.0, "lower": 90.0, "upper": 110.0}
    return {"id": id_, "value": value, "unit": "number", "role": "outcome", "goals": [], "status": status,
            **range_, "comparisons": {}, **more}  # fmt: skip


def goal(id_: str, status: str | None = "on-track", **more: Any) -> dict[str, Any]:
    """A goal as facts.json holds it."""
    numbers = {"actual": 900.0, "planned": 1000.0, "target": 1200.0, "days_ahead": None, "required_rate": None}
    return {"id": id_, "status": status, **numbers, "capability": None, "landing": None, **more}


def error(code: str, message: str, where: str = "", severity: str = "error") -> dict[str, str]:
    """A finding as run.json holds it."""
    return {"code": code, "severity": severity, "message": message, "where": where}


def put_client(project: Project, client: str, name: str) -> None:
    """Make a client's folder with a client.yml of nothing but a name."""
    folder = project.clients_dir / client
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "client.yml").write_text(f"name: {json.dumps(name, ensure_ascii=False)}\n", encoding="utf-8")


def put_report(
    project: Project,
    client: str,
    month: str,
    kpis: Sequence[Mapping[str, Any]] = (),
    goals: Sequence[Mapping[str, Any]] = (),
    checks: Sequence[Mapping[str, Any]] = (),
    asks: Sequence[str] = (),
    currency: str | None = "EUR",
) -> Path:
    """Publish a report of these facts; it is a draft when one of ``checks`` is an error."""
    folder = project.report_dir(client, month)
    folder.mkdir(parents=True, exist_ok=True)
    draft = any(each["severity"] == "error" for each in checks)
    made = {"client": client, "month": month, "status": "draft" if draft else "final", "renderer": "embedded",
            "seconds": 1.0, "inputs": "0" * 64, "versions": {}, "outputs": OUTPUTS, "checks": list(checks)}  # fmt: skip
    work = {"done": [], "late": [], "dropped": [], "due": [], "client_asks": list(asks), "totals": {}}
    facts = {"schema": 1, "client": client, "month": month, "as_of": f"{month}-28", "currency": currency,
             "kpis": list(kpis), "goals": list(goals), "work": work}  # fmt: skip
    for file, content in (("run.json", made), ("facts.json", facts)):
        (folder / file).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for file in ("report.html", "report.pdf"):
        (folder / file).write_text("made up", encoding="utf-8")
    return folder


def put_words(
    project: Project,
    client: str,
    month: str,
    name: str,
    goals: Mapping[str, Mapping[str, Any]] | None = None,
    kpis: Mapping[str, str] | None = None,
    asks: Mapping[str, Mapping[str, Any]] | None = None,
    analyst: str = "",
) -> None:
    """Keep the names that go with a report."""
    path = project.reports_dir / ".words" / client / f"{month}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    said = {"name": name, "analyst": analyst, "goals": goals or {}, "kpis": kpis or {}, "asks": asks or {}}
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
