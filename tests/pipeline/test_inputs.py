"""Equal inputs have equal hashes, on any machine; whatever a report is made of changes the hash."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from readout.data.client_file import read_client
from readout.data.load import load_report
from readout.data.project import Project
from readout.model.history import SentReport
from readout.model.months import parse_month
from readout.model.report import outline_of
from readout.model.revision import Begun
from readout.pipeline.inputs import inputs_digest, inputs_of
from tests.pipeline.projects import change, new_project


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


def test_the_agency_s_logo_counts(project: Project) -> None:
    """It may lie anywhere in the project."""
    change(project.root / "agency.yml", "logo: templates/style/agency.svg", "logo: art.svg")
    report = load_report(project, "lamp-shop", parse_month("2024-04"))
    seen = set()
    for drawn in (b"<svg>a</svg>", b"<svg>b</svg>"):
        (project.root / "art.svg").write_bytes(drawn)
        seen.add(inputs_of(project, report, {}))
    assert len(seen) == 2


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


@pytest.mark.parametrize("file", ["04.v1.json", "03.v1.allowed.json", "04.v2.allowed.json", "05.v1.allowed.json"])
def test_an_approval_is_made_of_a_report_not_the_other_way_round(project: Project, file: str) -> None:
    """Nor is a report made of what was let pass in another month or version."""
    before = whole(project)
    approvals = project.clients_dir / "lamp-shop" / "approvals"
    approvals.mkdir()
    (approvals / f"2024-{file}").write_text("{}")
    assert whole(project) == before


def test_what_is_let_pass_is_an_input(project: Project) -> None:
    """It takes the draft mark off."""
    before = whole(project)
    approvals = project.clients_dir / "lamp-shop" / "approvals"
    approvals.mkdir()
    (approvals / "2024-04.v1.allowed.json").write_text("{}")
    assert whole(project) != before


def test_a_revision_is_made_of_its_own_notebook_and_of_what_it_replaces(project: Project) -> None:
    """Next month's words in report.ipynb are no input of it; its own, its reason and the version before are."""
    client = project.clients_dir / "lamp-shop"
    names = ("past/2024-04.v2.ipynb", "approvals/2024-04.v2.revision.json", "history/2024-04.v1.json")
    for name in names:
        (client / name).parent.mkdir(exist_ok=True)
        (client / name).write_text("{}")
    april = pd.Period("2024-04", "M")
    history, begun = [SentReport("lamp-shop", april)], [Begun(april, 2, "why")]
    change(client / "report.ipynb", "2024-04", "2024-05")
    before = whole(project, history, begun)
    (client / "report.ipynb").write_bytes((client / "report.ipynb").read_bytes() + b" ")
    assert whole(project, history, begun) == before
    for name in names:
        (client / name).write_text("{ }")
        assert whole(project, history, begun) != before
        before = whole(project, history, begun)


def whole(project: Project, history: Sequence[SentReport] = (), begun: Sequence[Begun] = ()) -> str:
    """The hash of all that April's report is made of."""
    client = read_client(project, "lamp-shop")
    return inputs_of(project, outline_of(client, pd.Period("2024-04", "M"), history, begun), {"typst": "1"})
