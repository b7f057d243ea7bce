"""Which template a notebook was made from, cell by cell, kept in the notebook's own metadata.

``metadata.readout.template`` holds the template's name and, by cell id, a fingerprint of each cell as the template had
it. It lives and dies with the notebook: git, JupyterLab and nbstripout keep it, and a copy of the notebook has it too.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from readout.notebook.narrative_cell import stamp_of
from readout.notebook.parameters import TAG


@dataclass(frozen=True)
class Base:
    """The template that a notebook was last brought up to: its name, and its cells' fingerprints by id."""

    template: str
    cells: Mapping[str, str]


def base_of(notebook: NotebookNode) -> Base | None:
    """Return what a notebook keeps of its template; None for one that keeps nothing, or nothing that makes sense."""
    said = notebook.metadata.get("readout")
    kept = said.get("template") if isinstance(said, dict) else None
    if not isinstance(kept, dict) or not isinstance(kept.get("cells"), dict):
        return None
    cells = {str(id_): mark for id_, mark in kept["cells"].items() if isinstance(mark, str)}
    return Base(str(kept.get("name", "")), cells)


def keep_base(notebook: NotebookNode, base: Base) -> None:
    """Write the base into a notebook's metadata; what else stands there stays."""
    said = notebook.metadata.get("readout")
    kept = dict(said) if isinstance(said, dict) else {}
    kept["template"] = {"name": base.template, "cells": dict(base.cells)}
    notebook.metadata["readout"] = kept


def template_base(template: str, notebook: NotebookNode) -> Base:
    """Return the base that a template's own notebook makes."""
    return Base(template, {str(cell["id"]): fingerprint(cell) for cell in notebook.cells})


def fingerprint(cell: NotebookNode) -> str:
    """Return a mark of what a template decides about a cell.

    Of a narrative cell that is its slot alone, for its words are the analyst's. The client and the month that the
    parameters cell names are left out, and so are results.
    """
    stamp = stamp_of(cell)
    if stamp is not None:
        decided: list[Any] = ["narrative", stamp.slot]
    else:
        decided = [cell.cell_type, shape(cell), _metadata(cell)]
    text = json.dumps(decided, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shape(cell: NotebookNode) -> str:
    """Return a cell's source; of the parameters cell, without the texts it assigns."""
    source = str(cell.source)
    if TAG not in cell.metadata.get("tags", []):
        return source
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError):
        return source
    return "\n".join(_blanked(each) for each in statements)


def _blanked(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
        return " = ".join([*map(ast.unparse, statement.targets), "…"])
    return ast.unparse(statement)


def _metadata(cell: NotebookNode) -> dict[str, Any]:
    """What a template may set; what programs keep there for themselves (times, folded cells) is no change."""
    return {key: cell.metadata[key] for key in ("tags", "readout") if cell.metadata.get(key)}
