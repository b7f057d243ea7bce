"""A client that strains the report: what it holds, and its folder on disk, as an analyst would have made it."""

from __future__ import annotations

import csv
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import nbformat
import numpy as np
import pandas as pd

from readout.data.work_log import COLUMNS

ROOT = Path(__file__).resolve().parents[3]
MONTH = "2026-05"  # the month of every stress report
SPAN = {"from": "2026-01", "until": "2026-12"}
Item = dict[str, str]


@dataclass(frozen=True)
class StressClient:
    """A client, what their report must come to, and on how many A4 pages that may stand.

    ``words`` are the analyst's, by slot; an explanation's slot is ``explain`` and the KPIs' ids: ``explain revenue``.
    ``shares``: where the figures come from, by country and part of the whole.
    """

    id: str
    yaml: Mapping[str, Any]
    most_pages: int
    figures: Mapping[str, pd.Series] = field(default_factory=dict)
    work: tuple[Item, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    status: Literal["final", "draft"] = "final"
    shares: Mapping[str, float] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write client.yml, the notebook, and data and work log where there are any."""
        (folder / "data").mkdir(parents=True)
        said = json.dumps({"name": self.id.capitalize(), **self.yaml}, indent=1, ensure_ascii=False)
        (folder / "client.yml").write_text(said, encoding="utf-8")
        if self.figures:
            _write_figures(folder / "data" / "figures.csv", self.figures, self.shares)
        if self.work:
            _write_work(folder / "work.csv", self.work)
        _write_notebook(folder / "report.ipynb", self.id, self.words)


def steady(name: str, level: float, noise: float = 0.04, months: int = 36, last: float = 1.0) -> pd.Series:
    """Return monthly figures that end with the report's month and stay near ``level``; the last is ``last`` times it.

    The noise is drawn by the name: the same figures in every run, and others for each name. What can be counted is
    whole.
    """
    drawn = np.random.default_rng(zlib.crc32(name.encode())).standard_normal(months)
    values = level * (1 + noise * np.clip(drawn, -2, 2))
    values[-1] = level * last
    if level >= 20:
        values = values.round()
    return pd.Series(values, index=pd.period_range(end=pd.Period(MONTH, "M"), periods=months, freq="M"))


def kpi(id: str, name: str, goal: str, unit: str = "number", **fields: Any) -> dict[str, Any]:
    """Return a KPI of the one source; a sign needs ``leads_to``."""
    role = {"role": "leading"} if "leads_to" in fields else {}
    usual = {"source": "figures", "value": f"sum({id})", "unit": unit, "goals": [goal]}
    return {"id": id, "name": name, **usual, **role, **fields}


def goal(id: str, statement: str, kpi: str, target: float, **fields: Any) -> dict[str, Any]:
    """Return a goal over the year 2026."""
    return {"id": id, "statement": statement, "kpi": kpi, "target": target, **SPAN, **fields}


def person(id: str, name: str, side: str = "us") -> dict[str, str]:
    """Return someone."""
    return {"id": id, "name": name, "side": side}


def client_yaml(people: list[dict[str, str]], **fields: Any) -> dict[str, Any]:
    """Return what every stress client agrees on: an engagement that began in 2025, one monthly source and a call."""
    usual = {
        "engagement": {"start": "2025-01", "end": "2026-12"},
        "people": people,
        "sources": {"figures": {"file": "data/figures.csv", "date": "month", "grain": "month"}},
        "call": {"when": "second Tuesday 10:00"},
    }
    return {**usual, **fields}


def done(id: str, title: str, owner: str, day: int, **fields: str) -> Item:
    """Return work finished in the report's month."""
    date = f"{MONTH}-{day:02}"
    shown = {"evidence": f"https://example.com/{id}", "kind": "content"}
    return {"id": id, "title": title, "owner": owner, "promised": date, "due": date, "done": date, "status": "done",
            **shown, **fields}  # fmt: skip


def coming(id: str, title: str, owner: str, due: str, **fields: str) -> Item:
    """Return work to come, or asked of the client."""
    return {"id": id, "title": title, "owner": owner, "promised": due, "due": due, "status": "planned",
            "kind": "task", **fields}  # fmt: skip


def _write_figures(path: Path, figures: Mapping[str, pd.Series], shares: Mapping[str, float]) -> None:
    table = pd.DataFrame(figures)
    table.index = [f"{month}-01" for month in table.index]
    if shares:
        table = _by_country(table, shares)
    table.to_csv(path, index_label="month", float_format="%.7f")


def _by_country(table: pd.DataFrame, shares: Mapping[str, float]) -> pd.DataFrame:
    """Split each month's figures by ``shares`` that vary a little from month to month; whole numbers, the first country
    takes the rest."""
    first, *others = shares
    drawn = np.random.default_rng(len(table)).uniform(0.85, 1.15, (len(others), len(table)))
    parts = {each: table.mul(shares[each] * drawn[number], axis=0).round() for number, each in enumerate(others)}
    parts[first] = table - sum(parts.values())
    return pd.concat([part.assign(country=each) for each, part in parts.items()])


def _write_work(path: Path, rows: tuple[Item, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _write_notebook(path: Path, client: str, words: Mapping[str, str]) -> None:
    """Fill in the template: a cell of words where the template has its prompt, none where nothing is to be said."""
    notebook = nbformat.read(ROOT / "templates" / "ecommerce" / "report.ipynb", as_version=4)
    cells = []
    for cell in notebook.cells:
        slot = cell.metadata.get("readout", {}).get("slot")
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = f'client = "{client}"\nmonth = "{MONTH}"'
        cells += [cell] if slot is None else _narrative(slot, words)
    notebook.cells = cells
    nbformat.write(notebook, path)


def _narrative(slot: str, words: Mapping[str, str]) -> list[nbformat.NotebookNode]:
    said = [(key.split()[1:], text) for key, text in words.items() if key.split()[0] == slot]
    return [
        nbformat.v4.new_markdown_cell(
            text, id=f"{slot}-{number}", metadata={"readout": {"slot": slot, **({"kpis": kpis} if kpis else {})}}
        )
        for number, (kpis, text) in enumerate(said, start=1)
    ]
