"""Make docs/month-page.png: the agency's page of a month with sixteen clients, all of them made up.

The page is the real one, written by ``readout.pipeline.overview`` from facts that are written here.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from readout.data.failures import keep_failure
from readout.data.history_write import write_history
from readout.data.project import Project
from readout.model.history import SentReport, State
from readout.model.months import parse_month
from readout.pipeline.overview import write_overview
from readout.text.overview_lines import Progress

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "month-page.png"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
MONTH = "2026-10"
SIZE, HEIGHT, SCALE = (1280, 900), 1560, 0.75

NAMES = {"revenue": "Online revenue", "leads": "Qualified leads"}
GOALS: dict[str, dict[str, Any]] = {
    "sell": {"statement": "Sell for €1.2 million in 2026", "kpi": "revenue", "measure": "total"},
    "readers": {"statement": "2,000 returning readers a month by December", "kpi": "leads", "measure": "level"},
}


def goal(id_: str, status: str, actual: float, planned: float, days: int | None = None) -> dict[str, Any]:
    """A goal as facts.json has it."""
    target = {"sell": 1_200_000.0, "readers": 2000.0}[id_]
    return {"id": id_, "status": status, "actual": actual, "planned": planned, "target": target, "days_ahead": days}


def figure(id_: str, status: str, value: float, expected: float) -> dict[str, Any]:
    """A figure as facts.json has it, a tenth around what was expected being normal."""
    unit = "currency" if id_ == "revenue" else "number"
    return {"id": id_, "status": status, "value": value, "expected": expected, "unit": unit,
            "lower": expected * 0.9, "upper": expected * 1.1}  # fmt: skip


CALM = goal("sell", "on-track", 998_000, 1_000_000, -1)
FINE = figure("revenue", "routine", 101_000, 102_000)
EMPTY = {"code": "R505", "severity": "error", "message": "the summary is empty; write a sentence"}
UNEXPLAINED = {"code": "R501", "severity": "error", "message": "Online revenue is a real change, and nothing explains "
               "it; write why in an explain cell", "where": "clients/alder-shoes/report.ipynb"}  # fmt: skip

# name, goals, figures, checks, what the client owes
CLIENTS: list[tuple[str, list[Any], list[Any], list[Any], list[tuple[str, str, str]]]] = [
    ("Pine Press", [CALM], [FINE], [], []),
    ("Alder Shoes", [goal("sell", "behind", 610_000, 700_000, -23)], [figure("revenue", "worse", 81_000, 102_000)],
     [{**EMPTY, "where": "clients/alder-shoes/report.ipynb, cell summary"}, UNEXPLAINED], []),
    ("Corner Books", [CALM], [FINE], [{**EMPTY, "where": "clients/corner-books/report.ipynb, cell summary"}], []),
    ("Delta Dental", [goal("sell", "missed", 1_100_000, 1_200_000), goal("readers", "behind", 1310, 1900)], [FINE], [],
     [("Photographs of the new practice", "Dr. Möller", "2026-09-30")]),
    ("East Side Cycling", [goal("sell", "behind", 610_000, 640_000, -12)], [FINE], [], []),
    ("Fern & Sons", [CALM], [figure("leads", "worse", 71, 100)], [], []),
    ("Grove Garden Centre", [CALM], [FINE], [], [("Access to the new analytics account", "Shop owner", "2026-10-12")]),
    ("Iris Optics", [CALM], [FINE], [], []),
    ("Juniper", [CALM], [figure("revenue", "better", 140_000, 102_000)], [], []),
    ("Kettle & Co", [CALM], [FINE], [], []),
    ("Lantern Hotel", [goal("sell", "ahead", 1_080_000, 1_000_000, 24)], [FINE], [], []),
    ("Maple Lane", [CALM], [FINE], [], []),
    ("Northwind Travel", [CALM], [FINE], [], []),
]  # fmt: skip
PEOPLE = ("Wendy Writer", "Ben Analyst", "Ada Lead")


def main() -> None:
    """Draw the page, or say what is missing."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        sys.exit(f"the picture needs one of {', '.join(CHROMIUM)} on PATH; install Chromium, then: make pictures")
    with tempfile.TemporaryDirectory() as folder:
        _draw(_page(Project(Path(folder))), program)


def _page(project: Project) -> Path:
    shutil.copytree(ROOT / "templates" / "style", project.style_dir)
    shutil.copyfile(ROOT / "agency.yml", project.root / "agency.yml")
    for number, (name, goals, figures, checks, owed) in enumerate(CLIENTS):
        _client(project, name)
        _report(project, name, PEOPLE[number % len(PEOPLE)], goals, figures, checks, owed)
    for name in ("Harbour Tools", "Orchard Foods", "Quay 7"):
        _client(project, name)
    _report(project, "Harbour Tools", PEOPLE[0], [CALM], [FINE], [], [], "2026-09")
    broken = (
        "clients/harbour-tools/data/orders.csv:3210: column \"revenue\" is 'n/a'; write a number, or leave it empty"
    )
    keep_failure(project, "harbour-tools", MONTH, broken)
    keep_failure(project, "pine-press", MONTH, "clients/pine-press/report.ipynb, cell chart-of-mine: KeyError: 'day'")
    for client, state in (("fern-sons", "approved"), ("grove-garden-centre", "queued"), ("iris-optics", "sent")):
        _kept(project, client, state)
    for client in ("harbour-tools", "pine-press"):
        project.log_file(client).parent.mkdir(exist_ok=True)
        project.log_file(client).touch()
    began, ended = dt.datetime(2026, 11, 2, 8, 12), dt.datetime(2026, 11, 2, 8, 14)
    return write_overview(project, parse_month(MONTH), Progress(began, ended, 16, 16, "ended"))


def _id(name: str) -> str:
    return name.lower().replace(" & ", "-").replace(" ", "-")


def _client(project: Project, name: str) -> None:
    folder = project.clients_dir / _id(name)
    folder.mkdir(parents=True)
    (folder / "client.yml").write_text(f"name: {name}\n", encoding="utf-8")


def _report(
    project: Project, name: str, analyst: str, goals: list[Any], figures: list[Any], checks: list[Any],
    owed: list[tuple[str, str, str]], month: str = MONTH,
) -> None:  # fmt: skip
    asks = {str(number): dict(zip(("title", "who", "due"), each, strict=True)) for number, each in enumerate(owed)}
    folder = project.report_dir(_id(name), month)
    _write(folder / "facts.json", {"as_of": f"{month}-30", "currency": "EUR", "kpis": figures, "goals": goals,
                                   "work": {"client_asks": list(asks)}})  # fmt: skip
    outputs = {"report.html": "", "report.pdf": ""}
    _write(folder / "run.json", {"status": "draft" if checks else "final", "checks": checks, "outputs": outputs})
    words = {"name": name, "analyst": analyst, "goals": {id_: {**each, "better": "higher"} for id_, each in
             GOALS.items()}, "kpis": NAMES, "asks": asks, "call": "2026-11-10"}  # fmt: skip
    _write(project.reports_dir / ".words" / _id(name) / f"{month}.json", words)


def _kept(project: Project, client: str, state: State) -> None:
    """What the history keeps of a report that is on its way, or has arrived."""
    at = "2026-11-02T07:30:00+00:00" if state == "sent" else None
    files = {"report.html": "", "report.pdf": ""}
    month = parse_month(MONTH)
    write_history(project, SentReport(client, month, state=state, files=files, approved_by="ada", sent_at=at))


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def _draw(page: Path, program: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, tempfile.NamedTemporaryFile(suffix=".png") as shot:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        opened.goto(page.as_uri())
        opened.screenshot(path=shot.name, full_page=True)
        browser.close()
        whole = Image.open(shot.name).convert("RGB")
    cut = whole.crop((0, 0, whole.width, min(whole.height, HEIGHT)))
    size = (int(cut.width * SCALE), int(cut.height * SCALE))
    cut.resize(size, Image.Resampling.LANCZOS).quantize(256).save(PICTURE, optimize=True)
    print(PICTURE.relative_to(ROOT), f"{PICTURE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
