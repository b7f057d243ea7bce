"""A query is run once a report, and its rows do not outlive it."""

from __future__ import annotations

import gc
import sqlite3
import tempfile
from pathlib import Path

import pandas as pd
import pytest

from readout.data.databases.extracts import Extracts
from readout.data.load import load_client
from readout.data.project import Project
from readout.data.sources.aggregate import aggregate_digest
from readout.model.errors import SourceError
from readout.pipeline.check import check_client

APRIL = pd.Period("2024-04", freq="M")
CLIENT = """
name: Shop
engagement: {start: 2024-01, end: 2024-12}
people: [{id: us, name: Us, side: us}]
sources:
  orders: {database: SHOP_DB, query: queries/orders.sql, date: day, absent: zero}
  till: {database: SHOP_DB, query: queries/till.sql, date: day, absent: zero}
kpis:
  - {id: revenue, name: Takings, source: orders, value: sum(revenue), better: higher, goals: [grow],
     dimensions: [channel]}
  - {id: buyers, name: Buyers, source: orders, value: distinct(buyer), better: higher, goals: [grow]}
goals: [{id: grow, statement: Grow, kpi: revenue, target: 1000}]
reconcile: [{kpi: revenue, with: till, value: sum(taken), tolerance: 0.01}]
"""
ROWS = [("2024-03-30", 5, "ads", "a"), ("2024-04-01", 10, "ads", "a"), ("2024-04-30", 20, "mail", "b")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A client with two queries to one SQLite file, whose temporary files can be counted."""
    folder = tmp_path / "clients" / "shop"
    (folder / "queries").mkdir(parents=True)
    (tmp_path / "_quarto.yml").touch()
    (folder / "client.yml").write_text(CLIENT)
    (folder / "work.csv").write_text("id,title,kind,owner,promised,due,done,status\n")
    (folder / "queries" / "orders.sql").write_text("SELECT day, revenue, channel, buyer FROM orders")
    (folder / "queries" / "till.sql").write_text("SELECT day, revenue AS taken FROM orders")
    write(tmp_path, ROWS)
    monkeypatch.setenv("SHOP_DB", "sqlite:///shop.db")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return Project(tmp_path)


def write(root: Path, rows: list[tuple[str, float, str, str]]) -> None:
    """Write the table anew."""
    (root / "shop.db").unlink(missing_ok=True)
    with sqlite3.connect(root / "shop.db") as connection:
        connection.execute("CREATE TABLE orders (day TEXT, revenue NUMERIC, channel TEXT, buyer TEXT)")
        connection.executemany("INSERT INTO orders VALUES (?, ?, ?, ?)", rows)


def test_each_query_is_run_once_a_report(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures, what explains them, and the client's own figures come from the same rows."""
    ran: list[str] = []
    run = Extracts._run
    monkeypatch.setattr(Extracts, "_run", lambda self, p, c, source: ran.append(source.id) or run(self, p, c, source))
    data = load_client(project, "shop", APRIL)
    (project.root / "shop.db").unlink()  # whoever asks again gets nothing
    report = data.report(APRIL)
    assert report.kpi("revenue").value == 30
    assert report.reconciled[0].theirs == 30
    assert sorted(ran) == ["orders", "till"]


def test_the_rows_are_gone_when_the_report_is_made(project: Project) -> None:
    """They may be personal: only this user may look, and only meanwhile."""
    data = load_client(project, "shop", APRIL)
    (kept,) = (project.root / "tmp").glob("readout-database-*")
    assert kept.stat().st_mode & 0o077 == 0
    assert not list(kept.rglob("staged*"))
    del data
    gc.collect()
    assert not list((project.root / "tmp").iterdir())


def test_a_missing_query_file_is_told(project: Project) -> None:
    """By its name, as the source says it; in a check it is R003."""
    (project.root / "clients/shop/queries/orders.sql").unlink()
    checked = check_client(project, "shop", APRIL)
    assert [(each.code, each.where) for each in checked.findings] == [("R003", "clients/shop/queries/orders.sql")]


def digest(project: Project) -> str:
    data = load_client(project, "shop", APRIL)
    return aggregate_digest(project, data.client, data.client.source("orders"), APRIL, data.extracts)


def test_the_digest_changes_with_what_a_report_says_and_with_nothing_else(project: Project) -> None:
    """Later months and the order of rows say nothing; a figure, a member, a buyer or a row more does."""
    first = digest(project)
    write(project.root, [*reversed(ROWS), ("2024-05-01", 99, "ads", "c")])
    assert digest(project) == first
    for changed in (
        [*ROWS[:2], ("2024-04-30", 21, "mail", "b")],
        [*ROWS[:2], ("2024-04-30", 20, "ads", "b")],
        [*ROWS[:2], ("2024-04-30", 20, "mail", "a")],
        [*ROWS, ("2024-04-30", 0, "mail", "b")],
        [ROWS[0], ("2024-04-02", 10, "ads", "a"), ROWS[2]],
    ):
        write(project.root, changed)
        assert digest(project) != first, changed


def test_the_digest_fails_as_reading_does(project: Project) -> None:
    """With the same sentence."""
    write(project.root, [("2024-04-30", "many", "ads", "a")])
    with pytest.raises(SourceError, match="not a number"):
        digest(project)
