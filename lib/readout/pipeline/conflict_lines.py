"""Both versions of a cell that only the analyst can settle, line by line: - is the notebook's, + the template's.

nbdime shows them where it is installed (the extra ``sync``); without it the lines are compared as text.
"""

from __future__ import annotations

import difflib
import io
from collections.abc import Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from readout.notebook.merging import Conflict


def conflict_lines(conflict: Conflict) -> Sequence[str]:
    """Return what to show of a conflict."""
    try:
        return _by_nbdime(conflict)
    except ImportError:
        return _as_text(conflict)


def _by_nbdime(conflict: Conflict) -> Sequence[str]:
    from nbdime.diffing.notebooks import diff_notebooks
    from nbdime.prettyprint import PrettyPrintConfig, pretty_print_notebook_diff

    mine, template = _notebook(conflict.cell, conflict.mine), _notebook(conflict.cell, conflict.template)
    shown = io.StringIO()
    # Neither git nor diff is asked: what they print depends on the machine.
    config = PrettyPrintConfig(out=shown, use_git=False, use_diff=False, use_color=False)
    pretty_print_notebook_diff("notebook", "template", mine, diff_notebooks(mine, template), config)
    return [line.rstrip() for line in shown.getvalue().splitlines() if _is_content(line)]


def _is_content(line: str) -> bool:
    """Leave out what names the two files and counts lines: there is one cell, which has been named."""
    return bool(line.strip()) and not line.startswith(("nbdiff ", "---", "+++", "@@", "##"))


def _notebook(cell: str, source: str | None) -> NotebookNode:
    notebook: NotebookNode = new_notebook(cells=[] if source is None else [new_code_cell(source, id=cell)])
    return notebook


def _as_text(conflict: Conflict) -> Sequence[str]:
    mine, template = ((text or "").splitlines() for text in (conflict.mine, conflict.template))
    told = difflib.unified_diff(mine, template, "notebook", "template", lineterm="", n=2)
    return [line for line in told if not line.startswith(("---", "+++", "@@"))]
