"""A small client on disk, whose data files each test writes itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from readout.data.project import Project
from readout.data.sources.figures import Figures, read_figures
from readout.model.client import Client, Format, Kpi, Source
from readout.model.formula import parse_formula


@dataclass(frozen=True)
class Shop:
    """A client ``shop`` with one source, ``orders``, of the file ``data/orders.csv``."""

    project: Project

    def write(self, content: str | bytes, name: str = "data/orders.csv") -> Path:
        """Write a data file, as it stands."""
        file = self.project.root / "clients" / "shop" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def client(
        self,
        values: Mapping[str, str],
        others: tuple[Source, ...] = (),
        where: Mapping[str, Any] | None = None,
        timezone: str = "UTC",
        **source: Any,
    ) -> Client:
        """Return a client with a KPI for each formula; ``others`` are sources for the KPI of the same id."""
        source["format"] = Format(**source.get("format", {}))
        orders = Source(**{"id": "orders", "file": "data/orders.csv", "date": "date", "absent": "zero", **source})
        ids = {other.id for other in others}
        kpis = tuple(_kpi(id_, text, id_ if id_ in ids else "orders", where or {}) for id_, text in values.items())
        return Client(id="shop", name="Shop", timezone=timezone, sources=(orders, *others), kpis=kpis)

    def figures(self, client: Client) -> Figures:
        """Read a client's figures."""
        return read_figures(self.project, client)

    def read(self, value: str | Mapping[str, str] = "sum(revenue)", **settings: Any) -> Figures:
        """Read KPIs given as formulas; a single one has the id ``kpi``."""
        values = {"kpi": value} if isinstance(value, str) else value
        return self.figures(self.client(values, **settings))

    def values(self, value: str = "sum(revenue)", **settings: Any) -> dict[str, float]:
        """Return the values of the KPI ``kpi`` by month."""
        return by_month(self.read(value, **settings).series["kpi"].values)


def _kpi(id_: str, text: str, source: str, where: Mapping[str, Any]) -> Kpi:
    formula = parse_formula(text)
    return Kpi(id=id_, name=id_, formula=formula, source=None if formula.refers_to else source, where=where)


def by_month(values: pd.Series[float]) -> dict[str, float]:
    """Return a monthly series as a plain dict."""
    return {str(month): float(value) for month, value in values.items()}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """An empty client folder in a project."""
    return new_shop(tmp_path)


def new_shop(root: Path) -> Shop:
    """Make an empty client folder in a project at ``root``."""
    (root / "clients" / "shop" / "data").mkdir(parents=True, exist_ok=True)
    (root / "_quarto.yml").touch()
    return Shop(Project(root))


@pytest.fixture
def shop_at() -> Callable[[Path], Shop]:
    """Return the maker of shops, for tests that need a new one for every example."""
    return new_shop
