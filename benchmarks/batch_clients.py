"""Any number of clients that do not exist: five KPIs each, 36 months of generated daily figures, a work log.

Nothing in them is real. Equal numbers give equal clients, so that two runs of a benchmark do the same work.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd
from generated_clients import MONTH, ROOT, SEED, write_work
from ruamel.yaml import YAML

from readout.data.project import Project

DAYS = pd.date_range(end=MONTH.end_time.date(), periods=36 * 365 // 12 + 1, freq="D")
COLUMNS = {"revenue": 4_000.0, "orders": 60.0, "leads": 4.0, "visits": 2_500.0, "spend": 150.0}
NAMES = {
    "revenue": "Net revenue",
    "orders": "Orders",
    "leads": "Enquiries",
    "visits": "Website visits",
    "spend": "Spend",
}


def make_batch(root: Path, count: int) -> Project:
    """Write ``count`` clients into a new project at ``root``."""
    shutil.copytree(ROOT / "templates" / "style", root / "templates" / "style")
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copyfile(ROOT / name, root / name)
    for number in range(count):
        write_client(root / "clients" / f"client-{number:04}", number)
    return Project(root)


def write_client(folder: Path, number: int) -> None:
    """Write one client's folder."""
    random = np.random.default_rng([SEED, number])
    (folder / "data").mkdir(parents=True)
    _figures(random).to_csv(folder / "data" / "days.csv", index_label="date", float_format="%.2f")
    YAML().dump(_client(number), folder / "client.yml")
    write_work(folder / "work.csv", random, overdue=number % 5 == 0)
    notebook = nbformat.read(ROOT / "templates" / "ecommerce" / "report.ipynb", as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = f'client = "{folder.name}"\nmonth = "{MONTH}"'
    nbformat.write(notebook, folder / "report.ipynb")


def _figures(random: np.random.Generator) -> pd.DataFrame:
    """A level, a wave over the year, weekends at two thirds, and noise."""
    time = np.arange(len(DAYS))
    week = np.where(DAYS.dayofweek >= 5, 0.67, 1.0)
    columns = {}
    for name, level in COLUMNS.items():
        wave = 1 + 0.15 * np.sin(2 * np.pi * (time / 365 + random.uniform()))
        noise = np.exp(0.25 * random.standard_normal(len(DAYS)))
        columns[name] = level * random.uniform(0.5, 2) * wave * week * noise
    return pd.DataFrame(columns, index=DAYS.strftime("%Y-%m-%d")).round(dict.fromkeys(("orders", "leads", "visits"), 0))


def _client(number: int) -> dict[str, Any]:
    kpis = [
        {"id": name, "name": NAMES[name], "source": "days", "value": f"sum({name})", "goals": ["grow"],
         "unit": "currency" if name in ("revenue", "spend") else "number",
         "better": "lower" if name == "spend" else "higher"}
        for name in COLUMNS
    ]  # fmt: skip
    goal = {"id": "grow", "statement": "Sell for £1.5 million in 2026", "kpi": "revenue", "target": 1_500_000,
            "from": "2026-01", "until": "2026-12"}  # fmt: skip
    return {
        "name": f"Client {number}", "language": "en-GB", "currency": "GBP",
        "engagement": {"start": "2025-01", "end": "2026-12"},
        "people": [
            {"id": "lead", "name": "Account lead", "side": "us"}, {"id": "editor", "name": "Editor", "side": "us"},
            {"id": "owner", "name": "Owner", "side": "client"},
        ],
        "sources": {"days": {"file": "data/days.csv", "date": "date", "grain": "day"}},
        "kpis": kpis, "goals": [goal], "call": {"when": "second Tuesday 10:00"},
    }  # fmt: skip
