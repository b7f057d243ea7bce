"""``report.check()``: what is left to do, while writing, and nothing at all for the client."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from readout.checks.finding import Finding
from readout.data.agency import read_agency
from readout.data.load import load_report
from readout.data.project import Project
from readout.model.report import Report
from readout.notebook.facade import NotebookReport
from readout.notebook.findings import FindingsTable
from readout.notebook.opening import prepare
from readout.pipeline.execute import Run, execute
from readout.pipeline.handoff import hand_off
from readout.pipeline.title import front_matter
from tests.pipeline.projects import change, new_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_project(tmp_path / "project", "lamp-shop")


@pytest.fixture
def report(project: Project) -> Report:
    return load_report(project, "lamp-shop", pd.Period("2024-04", freq="M"))


def html(project: Project, report: Report) -> str:
    table = NotebookReport(project, report).check()
    assert table is not None
    return table._repr_mimebundle_()["text/html"]


def test_the_saved_words_are_checked_while_writing(project: Project, report: Report) -> None:
    """Each look reads the notebook anew: what was saved since counts."""
    assert "lamp-shop 2024-04: ok" in html(project, report)
    change(project.clients_dir / "lamp-shop" / "report.ipynb", '"slot": "summary"', '"slot": "goals"')
    shown = html(project, report)
    assert "lamp-shop 2024-04: 1 error" in shown
    assert "Rule 5: Why" in shown
    assert "there is no summary cell" in shown


def test_what_cannot_be_read_is_shown_without_a_traceback(project: Project, report: Report) -> None:
    """With its place, as everything an analyst can mend."""
    (project.clients_dir / "lamp-shop" / "report.ipynb").write_text("Dear client,", encoding="utf-8")
    assert "is no notebook that can be read" in html(project, report)


def test_findings_are_text() -> None:
    """A title called <b> is not bold; and a console gets lines."""
    table = FindingsTable("shop", "2024-04", (Finding("R203", "titled '<b>'", "work.csv:2"),))
    assert "titled &#x27;&lt;b&gt;&#x27;" in table._repr_mimebundle_()["text/html"]
    assert repr(table) == "shop 2024-04: 1 warning\nR203 work.csv:2: titled '<b>'"


def with_check(project: Project) -> Path:
    """Write ``report.check()`` into the lamp shop's notebook, and something for it to find."""
    path = project.clients_dir / "lamp-shop" / "report.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(new_code_cell("report.check()", id="check"))
    nbformat.write(notebook, path)
    change(project.clients_dir / "lamp-shop" / "work.csv", "A guide to desk lamps", "Various improvements")
    return path


def handed_off(project: Project, tmp_path: Path, path: Path) -> NotebookNode:
    """Execute the notebook as a run does, and return what the renderers get of it."""
    folder, report = path.parent, load_report(project, "lamp-shop", pd.Period("2024-04", freq="M"))
    (tmp_path / "scratch").mkdir()
    environment = prepare(report, tmp_path / "report.pickle")
    run = Run(path, "report.ipynb", folder, tmp_path / "scratch", "lamp-shop", "2024-04", environment)
    front = front_matter(report, read_agency(project), ())
    hand_off(execute(run), front, tmp_path / "out", project_root=project.root, client_dir=folder)
    return nbformat.read(tmp_path / "out" / "report.ipynb", as_version=4)


def test_no_client_sees_what_the_check_says(project: Project, tmp_path: Path) -> None:
    """The call may stay in the notebook: in a run it leaves nothing, though there is something to find."""
    path = with_check(project)
    here = load_report(project, "lamp-shop", pd.Period("2024-04", freq="M"))
    assert "R203" in html(project, here)
    cells = handed_off(project, tmp_path, path).cells
    assert "check" not in {cell.id for cell in cells}
    assert "summary" in {cell.id for cell in cells}
    assert not any("R203" in cell.source or "readout-check" in cell.source for cell in cells)


def test_codes_lead_to_where_they_are_explained(project: Project, report: Report) -> None:
    """Where the project has the page, and from the notebook's own folder."""
    change(project.clients_dir / "lamp-shop" / "report.ipynb", '"slot": "summary"', '"slot": "goals"')
    assert "<a " not in html(project, report)
    (project.root / "docs").mkdir()
    (project.root / "docs" / "checks.md").touch()
    assert '<a href="../../docs/checks.md#r505">R505</a> error' in html(project, report)
