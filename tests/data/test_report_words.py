"""The names a report's figures go by are kept beside it; what is for the house only is not."""

from __future__ import annotations

import pandas as pd
import pytest

from readout.data.load import load_report
from readout.data.project import Project
from readout.data.report_words import keep_words, read_words
from tests.pipeline.projects import change, new_project

MONTH = pd.Period("2024-04", "M")


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the one client ``lamp-shop``."""
    return new_project(tmp_path_factory.mktemp("words") / "project", "lamp-shop")


def test_names_come_back_as_the_report_had_them(project: Project) -> None:
    """Goals with what they count, figures by name, what the client owes us with person and day."""
    change(project.clients_dir / "lamp-shop" / "client.yml", "sources:\n", "analyst: lead\nsources:\n")
    report = load_report(project, "lamp-shop", MONTH)
    keep_words(project, report)
    words = read_words(project, "lamp-shop", "2024-04")
    assert (words.name, words.analyst) == (report.client.name, "Account lead")
    assert dict(words.kpis) == {kpi.id: kpi.name for kpi in report.client.kpis}
    assert {id_: said["statement"] for id_, said in words.goals.items()} == {
        goal.id: goal.statement for goal in report.client.goals
    }
    assert {id_: ask[2] for id_, ask in words.asks.items()} == {item.id: item.due for item in report.work.client_asks}


def test_an_internal_note_is_not_kept(project: Project) -> None:
    """It never leaves the house, and pages are passed on."""
    work = project.clients_dir / "lamp-shop" / "work.csv"
    cells = {"id": "ask-1", "title": "Price list", "kind": "task", "owner": "owner", "due": "2024-05-03",
             "status": "planned", "note": "for the spring range", "internal": "SECRET: they forget"}  # fmt: skip
    header = work.read_text(encoding="utf-8").splitlines()[0].split(",")
    with work.open("a", encoding="utf-8") as file:
        file.write(",".join(cells.get(name, "") for name in header) + "\n")
    keep_words(project, load_report(project, "lamp-shop", MONTH))
    said = (project.reports_dir / ".words" / "lamp-shop" / "2024-04.json").read_text(encoding="utf-8")
    assert "Price list" in said
    assert "SECRET" not in said


@pytest.mark.parametrize("content", [None, "", "[]", '{"name": "x"}', '{"name": "x", "goals": [], "kpis": {}}', "{"])
def test_what_is_missing_or_damaged_is_no_name(project: Project, content: str | None) -> None:
    """Ids stand in then; a page comes out all the same."""
    path = project.reports_dir / ".words" / "lamp-shop" / "2024-04.json"
    path.parent.mkdir(parents=True)
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert read_words(project, "lamp-shop", "2024-04").name is None
