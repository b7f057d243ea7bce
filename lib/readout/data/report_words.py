"""The names that a report's figures go by, beside it for the agency: ``reports/.words/<client>/<month>.json``.

facts.json holds numbers and ids only. A page of a thousand clients cannot read a thousand configurations for the names.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readout.data.project import Project
from readout.data.whole_file import replace_file
from readout.model.client import Goal, Kpi
from readout.model.report import Report
from readout.model.work import WorkItem

WORDS = ".words"


@dataclass(frozen=True)
class ReportWords:
    """Names by id, as the report had them; empty where none were kept. ``asks``: (title, who, due) by id of work.

    ``analyst``: who writes for this client, by name. ``call``: the day of the call about the report.
    """

    name: str | None = None
    analyst: str = ""
    goals: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    kpis: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, tuple[str, str, dt.date | None]] = field(default_factory=dict)
    call: dt.date | None = None


def keep_words(project: Project, report: Report) -> None:
    """Keep the names of a report that is about to be published. Notes for the house only are not among them."""
    client = report.client
    said = {
        "name": client.name,
        "analyst": client.person(client.analyst).name if client.analyst else "",
        "goals": {each.id: _goal(each, {kpi.id: kpi for kpi in client.kpis}) for each in client.goals},
        "kpis": {each.id: each.name for each in client.kpis},
        "call": report.appointment.time.date().isoformat() if report.appointment else None,
        "asks": {item.id: _ask(item, report) for item in report.work.client_asks},
    }
    path = _file(project, client.id, str(report.month))
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, (json.dumps(said, ensure_ascii=False) + "\n").encode())


def read_words(project: Project, client: str, month: str) -> ReportWords:
    """Return the names kept with a report; none at all where they are missing or damaged."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        said = json.loads(_file(project, client, month).read_text(encoding="utf-8"))
        asks = {id_: (str(each["title"]), str(each["who"]), _day(each["due"])) for id_, each in said["asks"].items()}
        kpis = {id_: str(name) for id_, name in said["kpis"].items()}
        goals = {id_: dict(each) for id_, each in said["goals"].items()}
        analyst, call = str(said.get("analyst", "")), _day(said.get("call"))
        return ReportWords(str(said["name"]), analyst, goals, kpis, asks, call)
    return ReportWords()


def _goal(goal: Goal, kpis: Mapping[str, Kpi]) -> dict[str, str | None]:
    kpi = kpis.get(goal.kpi or "")
    return {
        "statement": goal.statement,
        "kpi": goal.kpi,
        "measure": goal.measure,
        "unit": kpi.unit if kpi else None,
        "better": kpi.better if kpi else None,
    }


def _ask(item: WorkItem, report: Report) -> dict[str, str | None]:
    who = report.client.person(item.owner).name if item.owner else ""
    return {"title": item.title, "who": who, "due": item.due.isoformat() if item.due else None}


def _day(said: str | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None


def _file(project: Project, client: str, month: str) -> Path:
    return project.reports_dir / WORDS / client / f"{month}.json"
