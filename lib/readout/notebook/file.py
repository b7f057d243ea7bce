"""A client's notebook as a file."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from readout.data.whole_file import replace_file
from readout.model.errors import NotebookError, Problem


def read_notebook(path: Path, label: str) -> NotebookNode:
    """Return the notebook at ``path``; NotebookError, naming ``label``, when there is none or it is no notebook."""
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except FileNotFoundError:
        message = "there is no such file; copy report.ipynb from the client's template folder"
        raise NotebookError(Problem(label, message)) from None
    except Exception as error:  # nbformat raises whatever its converters stumble over
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise NotebookError(Problem(label, f"is no notebook that can be read: {first}")) from error
    return notebook


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """Return a notebook as JupyterLab saves it."""
    text: str = nbformat.writes(notebook)
    return (text.rstrip("\n") + "\n").encode()


def write_notebook(path: Path, content: bytes, notebook: NotebookNode, label: str) -> None:
    """Write a notebook beside and rename it, unless ``path`` no longer holds ``content``, which it was read from."""
    written = notebook_bytes(notebook)
    if path.read_bytes() != content:
        raise NotebookError(Problem(label, "was saved by somebody else just now; close it there and try again"))
    if written != content:
        replace_file(path, written)
