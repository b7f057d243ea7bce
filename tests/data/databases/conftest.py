"""A client on disk whose figures come from a database, and a PostgreSQL server for all tests that need one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from readout.data.project import Project
from readout.data.sources.figures import Figures, read_figures
from readout.model.client import Client, Kpi, Source
from readout.model.errors import SourceError
from readout.model.formula import parse_formula
from tests.postgres_server import Server, program, running

VARIABLE = "SHOP_DATABASE_URL"
LINE = "clients/shop/client.yml:7"
QUERY = "clients/shop/queries/orders.sql"


@dataclass(frozen=True)
class Shop:
    """A client ``shop`` with one source, ``orders``, of the query ``queries/orders.sql``."""

    project: Project

    def client(self, sql: str, value: str = "sum(revenue)", *, timezone: str = "UTC", **settings: Any) -> Client:
        """Write the query; return the client with one KPI, ``kpi``, of it."""
        file = self.project.root / QUERY
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sql, encoding="utf-8")
        kpi = Kpi(
            "kpi",
            "KPI",
            parse_formula(value),
            source="orders",
            where=settings.pop("where", {}),
            dimensions=settings.pop("dimensions", ()),
        )
        database = {"database": VARIABLE, "query": "queries/orders.sql", "where_in_file": LINE}
        source = Source(**{"id": "orders", "date": "day", "absent": "zero", **database, **settings})
        return Client(id="shop", name="Shop", timezone=timezone, sources=(source,), kpis=(kpi,))

    def figures(self, sql: str, value: str = "sum(revenue)", **settings: Any) -> Figures:
        """Read what the query answers."""
        return read_figures(self.project, self.client(sql, value, **settings))

    def values(self, sql: str, value: str = "sum(revenue)", **settings: Any) -> dict[str, float]:
        """Return the KPI by month."""
        series = self.figures(sql, value, **settings).series["kpi"].values
        return {str(month): float(each) for month, each in series.items()}

    def refusal(self, sql: str, **settings: Any) -> str:
        """Return the one sentence that says why the query's answer cannot be had."""
        with pytest.raises(SourceError) as caught:
            self.figures(sql, **settings)
        assert len(caught.value.problems) == 1
        return str(caught.value)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A client's folder in a project."""
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    (tmp_path / "_quarto.yml").touch()
    return Shop(Project(tmp_path))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    if program("initdb") is None:
        pytest.skip("PostgreSQL's initdb is not installed")
    with running() as started:
        yield started


@pytest.fixture
def postgres(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server with an empty database, whose URL stands in the variable."""
    server.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC")
    monkeypatch.setenv(VARIABLE, server.url())
    return server
