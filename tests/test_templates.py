"""Each template is a client's starting point: copied as it is, with data beside it, it gives a report.

The data are generated here and say so in every row: they are of no business.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from readout.data.client_file import read_client
from readout.data.load import load_client
from readout.data.project import Project
from readout.notebook.checking import CONFIGURATION
from readout.pipeline.check import check_client
from readout.pipeline.engines.embedded import EmbeddedEngine
from readout.pipeline.run import run_client

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ("ecommerce", "lead-gen", "publisher")
MONTH = pd.Period("2026-01", freq="M")
NOTE = "generated for a test"
Row = dict[str, str | int]


def days() -> Iterator[dt.date]:
    """December 2025 and January 2026: the template's month and the one before."""
    return (dt.date(2025, 12, 1) + dt.timedelta(days=ahead) for ahead in range(62))


def orders() -> list[Row]:
    """Two orders a day over 100 and 150, by five customers in turn."""
    rows: list[Row] = []
    for day in days():
        for revenue in (100, 150):
            number = len(rows)
            customer, country = f"K{number % 5}", ("Germany", "Austria")[number % 2]
            rows.append({"date": f"{day}", "order": f"A{number}", "customer": customer, "country": country,
                         "revenue": revenue, "note": NOTE})  # fmt: skip
    return rows


def leads() -> list[Row]:
    """Two leads a day, every other one qualified."""
    numbered = enumerate(day for day in days() for _ in range(2))
    return [
        {"date": f"{day}", "lead": f"L{number}", "channel": "Form", "qualified": ("yes", "")[number % 2], "note": NOTE}
        for number, day in numbered
    ]


def advertising() -> list[Row]:
    """90 a day on one channel."""
    return [{"date": f"{day}", "channel": "Search", "spend": 90, "note": NOTE} for day in days()]


def pages() -> list[Row]:
    """Two sections a day with 1,000 views in 400 visits, 150 of them by returning readers, and three subscribers."""
    return [
        {
            "date": f"{day}",
            "section": section,
            "views": 1000,
            "visits": 400,
            "returning": 150,
            "signups": 3,
            "note": NOTE,
        }
        for day in days()
        for section in ("News", "Culture")
    ]


DATA = {
    "ecommerce": {"orders.csv": orders()},
    "lead-gen": {"leads.csv": leads(), "advertising.csv": advertising()},
    "publisher": {"pages.csv": pages()},
}
# January has 31 days; by hand from the rows above.
EXPECTED = {
    "ecommerce": {"revenue": 7750, "orders": 62, "customers": 5, "aov": 125},
    "lead-gen": {"leads": 62, "spend": 2790, "cost-per-lead": 45, "qualified": 0.5},
    "publisher": {
        "page-views": 62_000,
        "returning-readers": 9_300,
        "signups": 186,
        "visits": 24_800,
        "pages-per-visit": 2.5,
    },
}


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path, template: str) -> Project:
    """A project with one client, whose folder is the template and generated data."""
    for name in ("_quarto.yml", "agency.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "templates" / "style", tmp_path / "templates" / "style")
    folder = tmp_path / "clients" / "my-client"
    shutil.copytree(ROOT / "templates" / template, folder)
    (folder / "data").mkdir()
    for name, rows in DATA[template].items():
        with (folder / "data" / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return Project(tmp_path)


def cells(template: str) -> list[dict[str, object]]:
    """The template's notebook, cell by cell."""
    text = (ROOT / "templates" / template / "report.ipynb").read_text(encoding="utf-8")
    found: list[dict[str, object]] = json.loads(text)["cells"]
    return found


def shape(cell: dict[str, object]) -> tuple[object, ...]:
    """What is the same in every template: the cell's id, its kind, its prompt or code."""
    return cell["id"], cell["cell_type"], cell["source"]


def test_every_template_is_tested_here() -> None:
    """A folder added under templates/ is tested as a client too."""
    found = {path.parent.name for path in (ROOT / "templates").glob("*/client.yml")}
    assert found == set(TEMPLATES) == set(DATA) == set(EXPECTED)


def test_templates_have_the_same_cells(template: str) -> None:
    """Cell ids and prompts are the same in all of them, so that sync and prompts work alike."""
    assert [shape(cell) for cell in cells(template)] == [shape(cell) for cell in cells("ecommerce")]


def test_a_template_names_itself_and_its_explanations_name_its_kpis(project: Project, template: str) -> None:
    """client.yml validates as it stands, and the notebook's slots speak of KPIs that are there."""
    client = read_client(project, "my-client")
    assert client.template == template
    slots = [cell["metadata"]["readout"] for cell in cells(template) if cell["cell_type"] == "markdown"]  # type: ignore[index]
    assert [slot["slot"] for slot in slots] == ["summary", "goals", "explain", "next-steps"]
    named = {kpi for slot in slots for kpi in slot.get("kpis", [])}
    assert named
    assert named <= {kpi.id for kpi in client.kpis}


def test_a_templates_figures_are_those_of_its_data(project: Project, template: str) -> None:
    """Each KPI of January 2026, worked out by hand from the generated rows."""
    report = load_client(project, "my-client").report(MONTH)
    found = {result.kpi.id: result.value for result in report.kpis}
    assert found == pytest.approx(EXPECTED[template])


def test_a_template_is_configured_right(project: Project) -> None:
    """The checks find the newest month and nothing to mend but words and work, which the analyst has yet to write."""
    checked = check_client(project, "my-client", None)
    assert checked.month == str(MONTH)
    about_configuration = (CONFIGURATION, "R00", "R1", "R3", "R4")
    of_the_month = ("R104", "R105")  # a goal behind its plan: the template's figures are generated, no mistake
    found = [each for each in checked.findings if each.code.startswith(about_configuration)]
    assert [each for each in found if each.code not in of_the_month] == []


def test_a_mistake_in_a_template_is_noticed(project: Project) -> None:
    """The check above is not blind: a KPI that serves a goal there is not would be found."""
    file = project.client_file("my-client", "client.yml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    goals: [", "    goals: [no-such-goal, ", 1), encoding="utf-8")
    codes = [each.code for each in check_client(project, "my-client", None).findings]
    assert codes == [CONFIGURATION]


def test_the_example_rows_say_that_they_are_examples(project: Project) -> None:
    """Nobody sends a client made-up work by mistake: what is to be deleted says so in its title."""
    work = load_client(project, "my-client").work
    assert work
    assert all(item.title.startswith("Example, delete this row: ") for item in work)


def test_a_templates_notebook_runs_cell_by_cell(project: Project) -> None:
    """In JupyterLab as in a run: no cell fails (nbval, outputs not compared)."""
    notebook = project.client_file("my-client", "report.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax", "--nbval-current-env"]
    result = subprocess.run(
        [*command, "--rootdir", str(project.root), notebook.name],
        cwd=notebook.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    code = [cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert f"{len(code)} passed" in result.stdout


def test_a_template_renders(project: Project) -> None:
    """Page and PDF come out, and the page holds the prompts that the analyst has still to answer."""
    outcome = run_client(project, "my-client", None, EmbeddedEngine())
    assert outcome.error is None
    folder = project.reports_dir / str(MONTH) / "my-client"
    assert "what did we learn this month" in (folder / "report.html").read_text(encoding="utf-8")
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
