"""A notebook of the templates' calls is run without a kernel; any other is not."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from readout.data.load import load_report
from readout.data.project import Project
from readout.model.months import parse_month
from readout.pipeline.preview.direct import is_ours, run_here
from tests.pipeline.projects import ROOT

PARAMETERS = 'client = "lamp-shop"\nmonth = "2024-04"'
OPENING = "from readout import open_report\nreport = open_report(client, month)"


def notebook(*cells: str, parameters: str = PARAMETERS) -> NotebookNode:
    first = new_code_cell(parameters, metadata={"tags": ["parameters"]})
    return new_notebook(cells=[first, *map(new_code_cell, cells), new_markdown_cell("import os")])


@pytest.mark.parametrize("client", ["gift-shop", "insurance-quotes", "wiki-publisher"])
def test_the_demo_clients_are_ours(client: str) -> None:
    """Their notebooks are as the templates made them."""
    assert is_ours(nbformat.read(ROOT / "clients" / client / "report.ipynb", as_version=4))


@pytest.mark.parametrize("kind", ["ecommerce", "lead-gen", "publisher"])
def test_the_templates_are_ours(kind: str) -> None:
    """And so are new clients' notebooks."""
    assert is_ours(nbformat.read(ROOT / "templates" / kind / "report.ipynb", as_version=4))


def test_comments_and_several_calls_are_ours() -> None:
    """Up to what Python makes of it."""
    assert is_ours(notebook(OPENING, "# the answer first\nreport.headline()\nreport.goals()", ""))


@pytest.mark.parametrize(
    "cells",
    [
        ["report.headline()"],
        ["report = open_report(client, month)"],
        [OPENING, "report.headline();"],
        [OPENING, "  report.headline()"],
        [OPENING, "report.headline().blocks"],
        [OPENING, "report.data()"],
        [OPENING, "report._pictures()"],
        [OPENING, "report.nothing()"],
        [OPENING, "import pandas as pd"],
        [OPENING, "%matplotlib inline"],
        [OPENING, 'report = open_report("other-shop", month)'],
        [OPENING, '"""\nreport.headline()\n"""'],
        ["client = 1", OPENING],
    ],
    ids=str,
)
def test_anything_else_is_not(cells: list[str]) -> None:
    """Neither code of the analyst's own nor what would fail or show nothing in a kernel."""
    assert not is_ours(notebook(*cells))


@pytest.mark.parametrize("parameters", ["client = 'a'", PARAMETERS + "\nx = 1", "client = month = f()", "client ="])
def test_other_parameters_are_not(parameters: str) -> None:
    """A run refuses them, so a preview must hear that from a run."""
    assert not is_ours(notebook(OPENING, parameters=parameters))


def test_parameters_after_the_opening_are_not() -> None:
    """They would come too late."""
    late = notebook(OPENING)
    late.cells.insert(2, late.cells.pop(0))
    assert not is_ours(late)


def test_no_parameters_and_two_are_not() -> None:
    """A run refuses both."""
    none, two = notebook(OPENING), notebook(OPENING)
    none.cells.pop(0)
    two.cells.insert(0, new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}))
    assert (is_ours(none), is_ours(two)) == (False, False)


def test_a_tag_that_may_keep_a_cell_from_running_is_not() -> None:
    """Such as Jupyter's skip-execution; one that only hides a cell is."""
    hidden, skipped = notebook(OPENING, "report.goals()"), notebook(OPENING, "report.goals()")
    hidden.cells[2].metadata["tags"] = ["remove-cell"]
    skipped.cells[2].metadata["tags"] = ["skip-execution"]
    assert (is_ours(hidden), is_ours(skipped)) == (True, False)


def test_a_cell_shows_its_last_value(project: Project) -> None:
    """As in Jupyter; the notebook that was given stays as it was."""
    report = load_report(project, "lamp-shop", parse_month("2024-04"))
    given = notebook(OPENING, "report.headline()\nreport.goals()", "report.call()\nfrom readout import open_report")
    executed = run_here(project, report, given)
    shown = [[output.data["text/markdown"] for output in cell.outputs] for cell in executed.cells[:4]]
    assert [len(outputs) for outputs in shown] == [0, 0, 1, 0]
    assert 'id="goals"' in shown[2][0]
    assert [cell.execution_count for cell in executed.cells[:4]] == [1, 2, 3, 4]
    assert given.cells[2].outputs == []
