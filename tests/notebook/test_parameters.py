"""The cell tagged parameters says whose report it is, and of which month."""

from __future__ import annotations

import pandas as pd
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from readout.model.errors import ReadoutError
from readout.notebook.parameters import read_parameters, set_parameters

MAY = pd.Period("2024-05", "M")


def notebook(source: str, tags: tuple[str, ...] = ("parameters",)) -> NotebookNode:
    return new_notebook(cells=[new_code_cell(source, id="first", metadata={"tags": list(tags)})])


def test_only_the_two_texts_are_changed() -> None:
    """Comments, blanks, other lines and letters outside ASCII stay, byte for byte."""
    given = notebook("client = 'lamp-shop'  # ä, the client's folder\n\nmonth   =  '2024-04'; note = 'ö'  # and more\n")
    set_parameters(given, "report.ipynb", "desk-shop", MAY)
    expected = 'client = "desk-shop"  # ä, the client\'s folder\n\nmonth   =  "2024-05"; note = \'ö\'  # and more\n'
    assert given.cells[0].source == expected


def test_what_is_right_already_is_left_as_it_was_typed() -> None:
    """Single quotes too."""
    source = "client = 'lamp-shop'\nmonth = '2024-05'"
    given = notebook(source)
    set_parameters(given, "report.ipynb", "lamp-shop", MAY)
    assert given.cells[0].source == source


def test_the_last_assignment_counts() -> None:
    """As in Python."""
    given = notebook('client = "lamp-shop"\nmonth = "2024-03"\nmonth = "2024-04"')
    assert read_parameters(given, "report.ipynb").month == pd.Period("2024-04", "M")


WRONG = {
    'client = "lamp-shop"': "cell first: assigns no text to month; assign exactly client and month",
    "client = 1\nmonth = str(2024)": "assigns no text to client and month",
    'client = "lamp-shop"\nmonth = "May"': "cell first, month: 'May' is not a month; write YYYY-MM",
    'client = "lamp-shop': "is not Python that can be read",
}


@pytest.mark.parametrize(("source", "message"), WRONG.items())
def test_parameters_that_are_none(source: str, message: str) -> None:
    """One line that names the cell and the cure."""
    with pytest.raises(ReadoutError) as caught:
        read_parameters(notebook(source), "report.ipynb")
    assert message in str(caught.value)


def test_without_the_tag() -> None:
    """As a run would say it."""
    with pytest.raises(ReadoutError, match="0 cells are tagged parameters; tag exactly one"):
        read_parameters(notebook("x = 1", tags=()), "report.ipynb")
