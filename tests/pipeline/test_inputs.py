"""Equal inputs have equal hashes, on any machine; whatever a report is made of changes the hash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readout.data.client_file import read_client
from readout.data.project import Project
from readout.pipeline.inputs import inputs_digest
from tests.pipeline.projects import new_project


def digest(
    project: Project, month: str = "2024-04", as_of: str = "2024-04-30", versions: tuple[str, ...] = ("typst 1",)
) -> str:
    return inputs_digest(project, read_client(project, "lamp-shop"), month, as_of, versions)


def test_a_clone_has_the_same_hash(project: Project, tmp_path: Path) -> None:
    """Neither the path nor a file's age is an input."""
    clone = new_project(tmp_path / "another" / "place", "lamp-shop", "other-shop")
    for path in clone.root.rglob("*"):
        os.utime(path, (0, 0))
    assert digest(clone) == digest(project)


@pytest.mark.parametrize(
    "name",
    ["_quarto.yml", "agency.yml", "templates/style/report.typ", "clients/lamp-shop/client.yml",
     "clients/lamp-shop/work.csv", "clients/lamp-shop/report.ipynb", "clients/lamp-shop/data/orders.csv"],
)  # fmt: skip
def test_every_file_counts(project: Project, name: str) -> None:
    """One more blank in any of them is another input."""
    before = digest(project)
    path = project.root / name
    path.write_bytes(path.read_bytes() + b" ")
    assert digest(project) != before


def test_a_new_file_counts(project: Project) -> None:
    """An export more, a query more: the data may be joined from them."""
    before = digest(project)
    (project.clients_dir / "lamp-shop" / "queries").mkdir()
    (project.clients_dir / "lamp-shop" / "queries" / "ads.sql").touch()
    assert digest(project) != before


def test_a_renamed_file_counts(project: Project) -> None:
    """The last export in the order of names wins, so that names are inputs."""
    before = digest(project)
    orders = project.clients_dir / "lamp-shop" / "data" / "orders.csv"
    orders.rename(orders.with_name("orders-2024.csv"))
    assert digest(project) != before


def test_month_day_and_tools_count(project: Project) -> None:
    """Another month, another day the figures stood on, another Typst: another report."""
    assert len({digest(project), digest(project, month="2024-03"), digest(project, as_of="2024-05-02"),
                digest(project, versions=("typst 2",))}) == 4  # fmt: skip


@pytest.mark.parametrize("name", ["past/2024-04.ipynb", "history/2024-04.v1.json", "minutes/2024-04.md", ".DS_Store"])
def test_what_reports_leave_behind_does_not_count(project: Project, name: str) -> None:
    """Sending this month's report must not make it a new one; neither must an editor's files."""
    before = digest(project)
    path = project.clients_dir / "lamp-shop" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}")
    assert digest(project) == before


@pytest.mark.parametrize("name", ["history/2024-03.v1.json", "past/2024-03.ipynb", "minutes/2024-03.md"])
def test_what_is_kept_of_earlier_months_counts(project: Project, name: str) -> None:
    """The report answers to it: for promises and figures that changed, for words that stand again, for the minutes."""
    april, march = digest(project), digest(project, month="2024-03")
    path = project.clients_dir / "lamp-shop" / name
    path.parent.mkdir()
    path.write_text("{}")
    assert digest(project) != april
    assert digest(project, month="2024-03") == march


def test_another_client_does_not_count(project: Project, tmp_path: Path) -> None:
    """A client's report is made of its own files alone."""
    before = digest(project)
    (project.clients_dir / "other-shop").mkdir()
    (project.clients_dir / "other-shop" / "client.yml").write_text("name: Other")
    assert digest(project) == before


def test_the_projects_rates_count_where_amounts_go_by_them(project: Project) -> None:
    """A client in one currency is not out of date when a rate is added."""
    before = digest(project)
    (project.root / "rates.csv").write_text("currency,month,rate\n")
    assert digest(project) == before
    client = project.clients_dir / "lamp-shop" / "client.yml"
    text = client.read_text(encoding="utf-8")
    client.write_text(text.replace("date: date", "date: date, currency_column: currency", 1), encoding="utf-8")
    converted = digest(project)
    (project.root / "rates.csv").write_text("currency,month,rate\nEUR,2024-04,0.857\n")
    assert digest(project) != converted
