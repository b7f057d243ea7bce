"""The demo clients' words are true, so the reader of prose leaves them alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.checks.prose import check_prose
from readout.data.load import load_client
from readout.data.project import find_project
from readout.notebook.file import read_notebook
from readout.notebook.narratives import prose

PROJECT = find_project(Path(__file__).parent)
# A day's views that no KPI holds: true, and nothing in the report bears it out.
UNCOUNTED = {"wiki-publisher": ["6,074"]}


@pytest.mark.parametrize("client", ["gift-shop", "insurance-quotes", "wiki-publisher"])
def test_true_words_earn_no_finding(client):
    """But for a figure that the report cannot know: it is named, and is only a warning."""
    data = load_client(PROJECT, client)
    notebook = read_notebook(PROJECT.client_file(client, "report.ipynb"), "report.ipynb")
    found = list(check_prose(data.report(data.latest_month()), prose(notebook, "report.ipynb")))
    figures = UNCOUNTED.get(client, [])
    assert [each.code for each in found] == ["R004"] * len(figures)
    assert all(f"“{figure}”" in each.message for figure, each in zip(figures, found, strict=True))
