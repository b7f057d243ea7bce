"""The cell tagged ``parameters``: whose report a notebook makes, and of which month."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from nbformat import NotebookNode

from readout.model.errors import NotebookError, Problem
from readout.model.months import parse_month

TAG = "parameters"
NAMES = ("client", "month")


@dataclass(frozen=True)
class Parameters:
    """What the cell assigns, as texts."""

    client: str
    month: pd.Period


def read_parameters(notebook: NotebookNode, label: str) -> Parameters:
    """Return a notebook's parameters; ReadoutError, naming ``label`` and the cell, when they are not as they must."""
    cell = _cell(notebook, label)
    where = f"{label}, cell {cell.get('id', TAG)}"
    values = {name: str(node.value) for name, node in _assigned(cell.source, where).items()}
    missing = [name for name in NAMES if name not in values]
    if missing:
        cure = 'assign exactly client and month, as texts: month = "2026-12"'
        raise NotebookError(Problem(where, f"assigns no text to {' and '.join(missing)}; {cure}"))
    return Parameters(values["client"], parse_month(values["month"], f"{where}, month"))


def set_parameters(notebook: NotebookNode, label: str, client: str, month: pd.Period) -> None:
    """Assign ``client`` and ``month`` in the notebook's cell; everything else in it stays, byte for byte."""
    cell = _cell(notebook, label)
    wanted = {"client": client, "month": str(month)}
    assigned = _assigned(cell.source, label)
    cell.source = _replaced(cell.source, {assigned[name]: text for name, text in wanted.items()})


def _cell(notebook: NotebookNode, label: str) -> NotebookNode:
    tagged = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", [])]
    if len(tagged) != 1 or tagged[0].cell_type != "code":
        cure = 'tag exactly one code cell "parameters" and assign client and month in it'
        raise NotebookError(Problem(label, f"{len(tagged)} cells are tagged parameters; {cure}"))
    cell: NotebookNode = tagged[0]
    return cell


def _assigned(source: str, where: str) -> dict[str, ast.Constant]:
    """The texts that are assigned to single names; the last one counts, as in Python."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError) as error:
        raise NotebookError(Problem(where, f"is not Python that can be read: {error}")) from error
    found: dict[str, ast.Constant] = {}
    for each in statements:
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str):
            found.update({target.id: each.value for target in each.targets if isinstance(target, ast.Name)})
    return found


def _replaced(source: str, texts: Mapping[ast.Constant, str]) -> str:
    """Put new texts in the places of constants, the last one first, so that places stay right."""
    lines = source.encode().splitlines(keepends=True)  # Python counts columns in bytes
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    whole = source.encode()
    for node in sorted(texts, key=lambda node: (node.lineno, node.col_offset), reverse=True):
        first, last = starts[node.lineno - 1] + node.col_offset, starts[(node.end_lineno or 1) - 1]
        end = last + (node.end_col_offset or 0)
        if node.value != texts[node]:
            whole = whole[:first] + f'"{texts[node]}"'.encode() + whole[end:]
    return whole.decode()
