"""Ten clients that do not exist, each with three years of generated figures and a work log kept as it should be.

Nothing in their figures is real. Each KPI follows a process of its own: level, growth, season and noise are drawn from
a seeded generator, and nothing happens to it in the report's month. Only the clients of ``SHAKEN`` have a real change.
"""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd

from readout.data.project import Project
from readout.data.work_log import COLUMNS

ROOT = Path(__file__).resolve().parents[1]
SEED = 20260531
MONTH = pd.Period("2026-05", "M")
MONTHS = pd.period_range("2023-06", MONTH, freq="M")
NAMES = (
    "Lamps",
    "Bicycles",
    "Tea",
    "Museum shop",
    "Physiotherapy",
    "Accounting",
    "Roofing",
    "Travel",
    "Magazine",
    "Seeds",
)
SHAKEN = ("tea", "roofing", "magazine")
OVERDUE = ("bicycles", "travel", "seeds")  # clients who owe us something: an ordinary thing too

Random = np.random.Generator


@dataclass(frozen=True)
class Generated:
    """A client's id and figures by month; one column a KPI's source column."""

    id: str
    name: str
    figures: pd.DataFrame


def make_project(root: Path) -> Project:
    """Write the ten clients into a new project at ``root``."""
    shutil.copytree(ROOT / "templates" / "style", root / "templates" / "style")
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copyfile(ROOT / name, root / name)
    for number, name in enumerate(NAMES):
        random = np.random.default_rng([SEED, number])
        client = Generated(name.lower().replace(" ", "-"), name, _figures(random, name.lower() in SHAKEN))
        folder = root / "clients" / client.id
        (folder / "data").mkdir(parents=True)
        client.figures.to_csv(folder / "data" / "figures.csv", index_label="month", float_format="%.2f")
        (folder / "client.yml").write_text(json.dumps(_client(client, random), indent=1), encoding="utf-8")
        write_work(folder / "work.csv", random, client.id in OVERDUE)
        _write_notebook(folder / "report.ipynb", client.id)
    return Project(root)


def _figures(random: Random, shaken: bool) -> pd.DataFrame:
    visits = _process(random, random.uniform(3_000, 40_000), season=0.10, noise=0.05)
    orders = np.round(visits * random.uniform(0.01, 0.03) * _noise(random, 0.05))
    revenue = orders * random.uniform(40, 300) * _noise(random, 0.04)
    leads = random.poisson(_process(random, random.uniform(25, 90), season=0.15, noise=0.0)).astype(float)
    spend = _process(random, random.uniform(1_000, 6_000), season=0.0, noise=0.06)
    if shaken:
        leads[-1] = np.round(leads[-1] * random.choice([0.35, 1.9]))
    columns = {"revenue": revenue, "orders": orders, "leads": leads, "visits": np.round(visits), "spend": spend}
    return pd.DataFrame(columns, index=[str(month.to_timestamp().date()) for month in MONTHS])


def _process(random: Random, level: float, season: float, noise: float) -> np.ndarray:
    """Level, up to 1 % growth a month, a yearly wave that begins anywhere, and noise."""
    time = np.arange(len(MONTHS))
    wave = 1 + random.uniform(0.3, 1) * season * np.sin(2 * np.pi * (time + random.uniform(0, 12)) / 12)
    return level * (1 + random.uniform(-0.002, 0.01)) ** time * wave * _noise(random, noise)


def _noise(random: Random, share: float) -> np.ndarray:
    return np.exp(share * random.standard_normal(len(MONTHS)))


def _client(client: Generated, random: Random) -> dict[str, Any]:
    last_year = client.figures.loc["2025-01-01":"2025-12-01"].sum()
    more = {name: 1 + random.uniform(-0.03, 0.15) for name in ("revenue", "leads")}
    kpis = [_kpi("revenue", "Net revenue", "currency"), _kpi("orders", "Orders")]
    kpis.append(_kpi("leads", "Enquiries", goal="leads"))
    if random.random() < 0.5:
        value = "sum(spend) / sum(leads)"
        kpis.append(_kpi("cost", "Cost per enquiry", "currency", "leads", value=value, better="lower"))
    kpis.append(_kpi("visits", "Website visits", role="leading", leads_to="visitors become customers"))
    goals = [_goal(name, float(last_year[name] * more[name])) for name in more]
    return {
        "name": client.name, "language": "en-GB", "currency": "GBP",
        "engagement": {"start": "2025-01", "end": "2026-12"},
        "people": [
            {"id": "lead", "name": "Account lead", "side": "us"}, {"id": "editor", "name": "Editor", "side": "us"},
            {"id": "owner", "name": "Owner", "side": "client"},
        ],
        "sources": {"figures": {"file": "data/figures.csv", "date": "month", "grain": "month"}},
        "kpis": kpis, "goals": goals, "call": {"when": "second Tuesday 10:00"},
    }  # fmt: skip


def _kpi(id: str, name: str, unit: str = "number", goal: str = "revenue", **fields: Any) -> dict[str, Any]:
    usual = {"value": f"sum({id})", "better": "higher", "source": "figures", "goals": [goal]}
    return {"id": id, "name": name, "unit": unit, **usual, **fields}


def _goal(kpi: str, target: float) -> dict[str, Any]:
    rounded = round(target, 2 - len(str(int(target))))
    statement = f"Bring in {rounded:,.0f} of {kpi} in 2026"
    span = {"from": "2026-01", "until": "2026-12", "plan": "seasonal"}
    return {"id": kpi, "statement": statement, "kpi": kpi, "target": rounded, **span}


DONE = (
    ("Guide to choosing the right size", "content", "Website", "orders"),
    ("Newsletter: what is new in spring", "distribution", "Email", "orders"),
    ("Named in the May issue of a trade monthly", "mention", "Press", "visits"),
    ("Landing page for the summer offer", "deliverable", "Website", "leads"),
    ("Search advertising for the summer offer", "distribution", "Search advertising", "leads"),
    ("Plan for June to August agreed", "planning", "", ""),
)
COMING = (
    ("Comparison of the three best-selling models", "content", "Website", "orders"),
    ("Newsletter: the summer offer", "distribution", "Email", "revenue"),
    ("Twelve local partners asked for a link", "contact", "Email", "visits"),
    ("Form for enquiries with three fields instead of nine", "deliverable", "Website", "leads"),
)


def write_work(path: Path, random: Random, overdue: bool) -> None:
    """Write work.csv: what was done in May 2026, what is planned for June, and one thing the client owes."""
    rows = [_row(f"d{n}", each, "2026-05", day, done=True) for n, (each, day) in enumerate(_dated(random, DONE))]
    rows += [_row(f"n{n}", each, "2026-06", day) for n, (each, day) in enumerate(_dated(random, COMING))]
    due = "2026-05-22" if overdue else "2026-06-09"
    rows.append({"id": "prices", "title": "Prices of the summer offer", "kind": "task", "owner": "owner",
                 "promised": due, "due": due, "status": "planned"})  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _dated(random: Random, works: tuple[tuple[str, ...], ...]) -> list[tuple[tuple[str, ...], int]]:
    return [(each, int(random.integers(2, 28))) for each in works]


def _row(id: str, about: tuple[str, ...], month: str, day: int, *, done: bool = False) -> dict[str, str]:
    title, kind, channel, kpi = about
    date = f"{month}-{day:02}"
    row = {"id": id, "title": title, "kind": kind, "owner": "editor", "promised": date, "due": date,
           "status": "planned", "channel": channel, "kpi": kpi}  # fmt: skip
    return {**row, "status": "done", "done": date, "evidence": f"https://example.com/{id}"} if done else row


def _write_notebook(path: Path, client: str) -> None:
    notebook = nbformat.read(ROOT / "templates" / "ecommerce" / "report.ipynb", as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = f'client = "{client}"\nmonth = "{MONTH}"'
    nbformat.write(notebook, path)
