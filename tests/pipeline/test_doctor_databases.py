"""``readout doctor`` on databases: whether their variables are set and, when asked, whether they answer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import duckdb
import pytest

from readout.data.project import Project
from readout.pipeline.diagnosis import Diagnosis
from readout.pipeline.doctor_databases import databases
from tests.pipeline.projects import new_project

SOURCES = """sources:
  web: {database: WEB_DB, query: queries/web.sql, date: day}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A sound client, with a database beside its file."""
    made = new_project(tmp_path / "project", "shop")
    file = made.clients_dir / "shop" / "client.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("sources:\n", SOURCES, 1), encoding="utf-8")
    (made.clients_dir / "shop" / "queries").mkdir()
    (made.clients_dir / "shop" / "queries" / "web.sql").write_text("SELECT 1 AS day")
    return made


def found(project: Project, *, connect: bool = False) -> Diagnosis:
    """Return the one diagnosis there is: the file needs none."""
    (only,) = databases(project, "shop", connect=connect)
    assert only.name == "client shop, source web"
    return only


def test_a_variable_that_is_not_set_is_a_gap(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the source's line and the variable's name."""
    monkeypatch.delenv("WEB_DB", raising=False)
    assert found(project).state == "gap"
    assert "the environment variable WEB_DB is not set" in found(project).found
    assert found(project).found.startswith("clients/shop/client.yml:")


def test_a_set_variable_is_ok_and_its_value_is_not_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is asked for nothing: this server does not exist."""
    monkeypatch.setenv("WEB_DB", "postgresql://user:s3cret@nowhere.invalid/db")
    diagnosis = found(project)
    assert (diagnosis.state, diagnosis.found) == (
        "ok",
        "WEB_DB is set (postgresql); --connect asks whether it answers",
    )


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_database_that_answers_is_ok(project: Project, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only when asked; a file that is not there is a gap at once."""
    monkeypatch.setenv("WEB_DB", f"{kind}:///web.db")
    assert "is no file; mend the path in the variable WEB_DB" in found(project).found
    path = str(project.root / "web.db")
    (duckdb.connect if kind == "duckdb" else sqlite3.connect)(path).close()
    assert found(project, connect=True).found == f"WEB_DB is set ({kind}) and the database answers"


def test_a_server_that_does_not_answer_is_a_gap(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """When asked."""
    monkeypatch.setenv("WEB_DB", "postgresql://user:s3cret@127.0.0.1:1/db")
    assert found(project, connect=True).state == "gap"
    assert "does not answer" in found(project, connect=True).found
    assert "s3cret" not in found(project, connect=True).found


def test_a_query_that_only_writes_is_a_gap(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any database is asked."""
    monkeypatch.setenv("WEB_DB", "sqlite:///web.db")
    (project.clients_dir / "shop" / "queries" / "web.sql").write_text("DROP TABLE x")
    assert "begins with DROP" in found(project).found
