"""One tiny client on disk, and what their report says: each test changes a key and reads the effect."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from ruamel.yaml import YAML

from readout.checks import check_report
from readout.checks.finding import blocks
from readout.data.agency import Agency
from readout.data.load import ClientData, load_client
from readout.data.logo import read_logos
from readout.data.project import Project
from readout.display.blocks import Section
from readout.model.errors import ReadoutError
from readout.model.facts import facts
from readout.model.report import Report
from readout.notebook.facade import NotebookReport
from readout.pipeline.engines.base import Rendered
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.handoff import hand_off
from readout.pipeline.title import front_matter

ROOT = Path(__file__).resolve().parents[2]
_F = TypeVar("_F", bound=Callable[..., None])

# Over the year 2024 1,200 is to be sold: 100 a month. Until April it was 100 + 110 + 120 + 130 = 460.
CLIENT = {
    "name": "name: Lamp shop",
    "language": "language: en-GB",
    "currency": "currency: GBP",
    "engagement": "engagement: {start: 2024-01, end: 2024-12}",
    "people": """people:
      - {id: lead, name: Ada Lead, side: us}
      - {id: owner, name: Oskar Owner, side: client}""",
    "sources": "sources: {orders: {file: data/orders.csv, date: date, grain: month}}",
    "kpis": "kpis: [{id: revenue, name: Revenue, source: orders, value: sum(revenue), unit: currency, goals: [grow]}]",
    "goals": "goals: [{id: grow, statement: Sell lamps, kpi: revenue, target: 1200}]",
}
SALES = {**{f"2023-{month:02d}": 80 for month in range(1, 13)}, "2024-01": 100, "2024-02": 110, "2024-03": 120}
ORDERS = "date,revenue\n" + "".join(f"{month}-01,{sold}\n" for month, sold in {**SALES, "2024-04": 130}.items())


def proves(*keys: str) -> Callable[[_F], _F]:
    """Mark a test as the one that shows what ``keys`` do; ``test_every_key`` misses a key that no test shows."""

    def marked(test: _F) -> _F:
        test.proves = keys  # type: ignore[attr-defined]
        return test

    return marked


@dataclass(frozen=True)
class Shop:
    """The client ``shop`` of a project of their own, with monthly sales from January 2023 to April 2024.

    ``known`` holds what was read of it since the last file was written.
    """

    project: Project
    known: list[ClientData] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The client's folder."""
        return self.project.clients_dir / "shop"

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file; ``name`` is below the client's folder."""
        self.known.clear()
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def says(self, yaml: str) -> None:
        """Write client.yml: the usual one, in which the keys of ``yaml`` replace those of the same name."""
        said = _loaded(yaml)
        replaced = {*said, *({"engagement"} if "engagements" in said else ())}
        self.write("client.yml", "\n".join([*(CLIENT[key] for key in CLIENT if key not in replaced), yaml]) + "\n")

    def orders(self, keys: str, rows: str | bytes | None = None) -> None:
        """Describe the one source by ``keys``, such as ``grain: day``, and write its file."""
        self.says("sources: {orders: " + _entry({"file": "data/orders.csv", "date": "date"}, keys) + "}")
        if rows is not None:
            self.write("data/orders.csv", rows)

    def kpi(self, keys: str) -> None:
        """Describe the one KPI by ``keys``, such as ``unit: percent``, besides those it must have."""
        usual = {"id": "revenue", "name": "Revenue", "source": "orders", "value": "sum(revenue)", "goals": "[grow]"}
        self.says("kpis: [" + _entry(usual, keys) + "]")

    def goal(self, keys: str) -> None:
        """Describe the one goal by ``keys``, such as ``target: 600``, besides those it must have."""
        usual = {"id": "grow", "statement": "Sell lamps", "kpi": "revenue", "target": "1200"}
        self.says("goals: [" + _entry(usual, keys) + "]")

    def work(self, header: str, *rows: str) -> None:
        """Write work.csv."""
        self.write("work.csv", "\n".join([header, *rows]) + "\n")

    def data(self) -> ClientData:
        """Read the client."""
        if not self.known:
            self.known.append(load_client(self.project, "shop"))
        return self.known[0]

    def report(self, month: str = "2024-04") -> Report:
        """Return the report of a month."""
        return self.data().report(pd.Period(month, "M"))

    def value(self, month: str = "2024-04", kpi: str = "revenue") -> float | None:
        """Return a KPI's value in a month."""
        return self.report(month).kpi(kpi).value

    def facts(self, month: str = "2024-04") -> dict[str, Any]:
        """Return a month's facts.json."""
        return facts(self.report(month))

    def goal_facts(self, month: str = "2024-04") -> dict[str, Any]:
        """Return what facts.json says of the first goal."""
        found: dict[str, Any] = self.facts(month)["goals"][0]
        return found

    def checks(self, month: str = "2024-04") -> list[str]:
        """Return what the rules find, as ``R401 message``."""
        return [f"{each.code} {each.message}" for each in check_report(self.report(month))]

    def codes(self, month: str = "2024-04") -> list[str]:
        """Return the codes of what the rules find."""
        return [each[:4] for each in self.checks(month)]

    def held(self, month: str = "2024-04") -> bool:
        """Whether what the rules find keeps the report a draft."""
        return blocks(check_report(self.report(month)))

    def notebook(self, month: str = "2024-04") -> NotebookReport:
        """Return what the client's notebook calls."""
        return NotebookReport(self.project, self.report(month))

    def read(self, section: str, month: str = "2024-04") -> str:
        """Return a section's words as its reader sees them, pictures left out."""
        shown = re.sub(r"<svg.*?</svg>", " ", getattr(self.notebook(month), section)().html(), flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())

    def drawn(self, section: str, month: str = "2024-04") -> str:
        """Return what a section's pictures say to who cannot see them."""
        shown = getattr(self.notebook(month), section)().html()
        return html.unescape(" ".join(re.findall(r'<svg[^>]* aria-label="([^"]*)"', shown)))

    def rendered(self, *sections: Section, month: str = "2024-04") -> Rendered:
        """Return the page and the PDF of these sections, in a folder of their own."""
        report = self.report(month)
        front = front_matter(report, Agency(), (), read_logos(self.project, report.client, Agency()))
        cells = []
        for each in sections:
            data, metadata = each._repr_mimebundle_()
            shown = new_output("execute_result", data=data, metadata=metadata, execution_count=1)
            cells.append(new_code_cell("x", outputs=[shown]))
        out = Path(tempfile.mkdtemp(dir=self.project.root))
        hand_off(new_notebook(cells=cells), front, out, project_root=ROOT, client_dir=self.folder)
        return EmbeddedEngine().render(out, front)

    def title_of_page(self, month: str = "2024-04") -> tuple[str, list[str]]:
        """Return the page's title, and the alt texts of the pictures that stand beside it."""
        page = self.rendered(month=month).html.read_text(encoding="utf-8")
        head = page[page.index("<header>") : page.index("</header>")]
        title = re.search("<h1>(.*?)</h1>", head)
        assert title
        return html.unescape(title[1]), re.findall(r'<img [^>]*src="data:image/[^"]*" alt="([^"]*)"', head)

    def refusal(self) -> str:
        """Return why the client cannot be read."""
        with pytest.raises(ReadoutError) as refused:
            self.data()
        return str(refused.value)


def new_shop(root: Path) -> Shop:
    """Write the usual client below ``root``."""
    shop = Shop(Project(root))
    shop.says("")
    shop.write("data/orders.csv", ORDERS)
    (root / "_quarto.yml").touch()
    return shop


def _entry(usual: dict[str, str], keys: str) -> str:
    """Return ``{...}`` of the usual keys and these, which replace those of the same name."""
    said = _loaded("{" + keys + "}")
    return "{" + ", ".join([*(f"{key}: {usual[key]}" for key in usual if key not in said), keys]) + "}"


def _loaded(yaml: str) -> dict[str, Any]:
    return dict(YAML(typ="safe", pure=True).load(yaml) or {})
