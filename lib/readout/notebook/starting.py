"""A new client's notebook: the template's, for this client and month, which remembers what it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode

from readout.notebook.file import read_notebook
from readout.notebook.narrative_cell import stamp_of
from readout.notebook.parameters import set_parameters
from readout.notebook.past import clear_outputs
from readout.notebook.template_base import keep_base, template_base


def started_notebook(
    path: Path, label: str, template: str, client: str, month: pd.Period, kpis: Sequence[str]
) -> NotebookNode:
    """Return the notebook at ``path``, a template's, for ``client`` and ``month``.

    Explanations speak of ``kpis``, those the client has: the first one where the template names another.
    """
    notebook = read_notebook(path, label)
    base = template_base(template, notebook)
    clear_outputs(notebook)
    set_parameters(notebook, label, client, month)
    for cell in notebook.cells:
        stamp = stamp_of(cell)
        if stamp is not None and stamp.slot == "explain":
            known = [each for each in stamp.kpis if each in kpis]
            cell.metadata["readout"]["kpis"] = known or list(kpis[:1])
    keep_base(notebook, base)
    return notebook
