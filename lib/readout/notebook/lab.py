"""Open JupyterLab on a notebook."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from readout.model.errors import NotebookError, Problem


def require_lab() -> None:
    """Raise NotebookError when JupyterLab is not installed."""
    if find_spec("jupyterlab") is None:
        cure = "install it (pip install jupyterlab), or leave --lab away and open report.ipynb in your own editor"
        raise NotebookError(Problem("--lab", f"JupyterLab is not installed here; {cure}"))


def open_in_lab(notebook: Path, root: Path) -> int:
    """Start JupyterLab in the project's folder with ``notebook`` open; return its exit code when it is closed."""
    require_lab()
    command = [sys.executable, "-m", "jupyter", "lab", notebook.relative_to(root).as_posix()]
    return subprocess.run(command, cwd=root, check=False).returncode
