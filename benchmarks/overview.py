"""How long the agency's page of a month takes, and how large it is, for many clients; all of them are generated.

``python benchmarks/overview.py [CLIENTS]`` (default 1000). One in twenty has no report, one in fifty has failed, one in
five is a draft. Prints the least of three runs.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from readout.data.failures import keep_failure
from readout.data.overview import read_overview
from readout.data.project import Project
from readout.model.months import parse_month
from readout.pipeline.overview import write_overview

MONTH = "2026-10"
RUNS = 3
STATES = ("met", "ahead", "on-track", "on-track", "on-track", "behind", "missed", None)
ERROR = {
    "code": "R505",
    "severity": "error",
    "message": "the summary is empty; write a sentence",
    "where": "report.ipynb",
}


def main() -> None:
    """Generate the clients, then measure reading alone, and reading with writing."""
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        project, chance = Project(Path(folder)), random.Random(1)
        for number in range(clients):
            _client(project, f"client-{number:05}", chance)
        month = parse_month(MONTH)
        write_overview(project, month)  # fonts come into their cache
        read = _least(lambda: read_overview(project, month))
        whole = _least(lambda: write_overview(project, month))
        size = project.month_page(MONTH).stat().st_size / 1e6
    print(f"{clients} clients: read in {_said(read)}, read and written in {_said(whole)}, {size:.1f} MB")


def _least(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the least of each."""
    found = []
    for _ in range(RUNS):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        found.append((time.perf_counter() - clock, time.process_time() - processor))
    return min(each[0] for each in found), min(each[1] for each in found)


def _said(seconds: tuple[float, float]) -> str:
    return f"{seconds[0]:.2f} s by the clock ({seconds[1]:.2f} s of the processor)"


def _client(project: Project, client: str, chance: random.Random) -> None:
    _write(project.clients_dir / client / "client.yml", f"name: Client {client}\n")
    what = chance.random()
    if what < 0.02:
        keep_failure(project, client, MONTH, f"clients/{client}/work.csv:3: no such day; write YYYY-MM-DD")
    if what < 0.07:
        return
    kpis = [_kpi(f"kpi-{number}", chance) for number in range(5)]
    goals = [_goal(f"goal-{number}", chance) for number in range(3)]
    checks = [ERROR] * 3 if chance.random() < 0.2 else []
    made = {
        "status": "draft" if checks else "final",
        "checks": checks,
        "outputs": {"report.html": "", "report.pdf": ""},
    }
    facts = {"as_of": f"{MONTH}-31", "currency": "EUR", "kpis": kpis, "goals": goals, "work": {"client_asks": ["ask"]}}
    of = {"statement": "Sell for a million this year", "kpi": "kpi-0", "measure": "total", "better": "higher"}
    due = f"{MONTH}-{chance.choice(['12', '31'])}" if chance.random() < 0.1 else "2026-11-20"
    words = {"name": f"Client {client}", "analyst": "Ann Lyst", "goals": {each["id"]: of for each in goals},
             "kpis": {each["id"]: f"Figure {each['id']}" for each in kpis},
             "asks": {"ask": {"title": "Price list", "who": "Owner", "due": due}}}  # fmt: skip
    folder = project.report_dir(client, MONTH)
    _write(folder / "run.json", json.dumps(made))
    _write(folder / "facts.json", json.dumps(facts))
    _write(project.reports_dir / ".words" / client / f"{MONTH}.json", json.dumps(words))


def _kpi(id_: str, chance: random.Random) -> dict[str, Any]:
    comparisons = {"drivers": [{"name": f"part {n}", "kind": "member", "effect": chance.random()} for n in range(8)]}
    return {"id": id_, "value": chance.random() * 1e6, "unit": "currency", "expected": 5e5, "lower": 4e5, "upper": 6e5,
            "status": chance.choices(("routine", "better", "worse"), (18, 1, 1))[0],
            "comparisons": {"previous": comparisons, "year_ago": comparisons}}  # fmt: skip


def _goal(id_: str, chance: random.Random) -> dict[str, Any]:
    return {"id": id_, "status": chance.choice(STATES), "actual": 9e5, "planned": 1e6, "target": 1.2e6,
            "days_ahead": chance.randrange(-40, 40)}  # fmt: skip


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
