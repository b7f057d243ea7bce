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


@pytest.mark.parametrize("client", ["gift-shop", "insurance-quotes", "wiki-publisher"])
def test_true_words_earn_no_finding(client):
    """What analysts wrote of real figures is left alone."""
    data = load_client(PROJECT, client)
    notebook = read_notebook(PROJECT.client_file(client, "report.ipynb"), "report.ipynb")
    found = list(check_prose(data.report(data.latest_month()), prose(notebook, "report.ipynb")))
    assert found == []
