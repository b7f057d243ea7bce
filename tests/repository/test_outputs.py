"""Notebooks in the repository hold no results: those belong to a month's report, and may be a client's."""

from __future__ import annotations

import json


def left_over(notebook: dict[str, list[dict[str, object]]]) -> list[object]:
    """The ids of the cells that hold an output or an execution count."""
    return [cell.get("id") for cell in notebook["cells"] if cell.get("outputs") or cell.get("execution_count")]


def test_no_notebook_is_committed_with_outputs(repository: dict[str, bytes]) -> None:
    """Neither outputs nor execution counts, in any notebook; ``make hooks`` sets the git filter that strips them."""
    notebooks = {name: json.loads(content) for name, content in repository.items() if name.endswith(".ipynb")}
    assert "clients/gift-shop/report.ipynb" in notebooks
    assert {name: left_over(notebook) for name, notebook in notebooks.items() if left_over(notebook)} == {}


def test_an_executed_cell_is_noticed() -> None:
    """A cell with an output, and one with a count only, are both found; prose and clean code are not."""
    cells: list[dict[str, object]] = [
        {"cell_type": "markdown", "id": "words"},
        {"cell_type": "code", "id": "clean", "outputs": [], "execution_count": None},
        {"cell_type": "code", "id": "shown", "outputs": [{"output_type": "stream"}], "execution_count": None},
        {"cell_type": "code", "id": "counted", "outputs": [], "execution_count": 3},
    ]
    assert left_over({"cells": cells}) == ["shown", "counted"]
