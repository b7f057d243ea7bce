"""Real runs: the command in a process of its own, with a scratch folder of its own, and what it leaves behind."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import psutil
from nbformat.v4 import new_code_cell

from readout.data.project import Project

APRIL = "2024-04"


def begin(project: Project, *arguments: str, **settings: Any) -> subprocess.Popen[str]:
    """Start ``readout run`` for April in a project; its scratch folders are in the project's ``tmp``."""
    scratch = project.root / "tmp"
    scratch.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(scratch), **settings.pop("env", {})}
    command = [sys.executable, "-m", "readout.cli", "run", *arguments, "--month", APRIL, "--renderer", "embedded"]
    return subprocess.Popen(
        command, cwd=project.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        **settings,
    )  # fmt: skip


def run(
    project: Project, *arguments: str, env: Mapping[str, str] | None = None, **settings: Any
) -> tuple[dict[str, dict[str, Any]], str]:
    """Run to the end; return what became of each client, and what was said beside it."""
    process = begin(project, *arguments, "--json", env=env or {}, **settings)
    out, err = process.communicate(timeout=7200)
    return {each["client"]: each for each in json.loads(out)}, err


def left(project: Project) -> list[psutil.Process]:
    """The processes that work in the project's folders."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if Path(process.cwd()).is_relative_to(project.root):
                found.append(process)
    return found


def none_left(project: Project, seconds: float = 600) -> bool:
    """Whether all of them end; those that do not are ended."""
    end = time.monotonic() + seconds
    while left(project) and time.monotonic() < end:
        time.sleep(0.2)
    still = left(project)
    for process in still:
        with contextlib.suppress(psutil.Error):
            process.kill()
    return not still


def scratch_left(project: Project) -> list[str]:
    """Names of what lies in the project's scratch folder."""
    return sorted(path.name for path in (project.root / "tmp").iterdir() if not _trial(path))


def _trial(path: Path) -> bool:
    """Whether Python was killed while it tried (``tempfile.gettempdir``) if it may write there: nobody can tidy up."""
    return (
        re.fullmatch(r"[a-z0-9_]{8}", path.name) is not None and path.is_file() and path.read_bytes() in {b"", b"blat"}
    )


def a_day_passes(project: Project) -> None:
    """Make the scratch folders old: of one without a lock yet, nobody knows sooner that it was left."""
    for folder in (project.root / "tmp").glob("readout-*/"):
        os.utime(folder, (0, 0))


def bytes_of(project: Project) -> dict[str, bytes]:
    """The published files that equal inputs make with equal bytes, by client and name."""
    places = sorted(path for path in (project.reports_dir / APRIL).glob("[!.]*") if path.name != "index.html")
    names = ("facts.json", "report.html", "report.pdf")
    return {f"{place.name}/{name}": (place / name).read_bytes() for place in places for name in names}


def add_cell(project: Project, client: str, source: str, id: str = "own") -> None:
    """Add a code cell to a client's notebook."""
    path = project.client_file(client, "report.ipynb")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(2, new_code_cell(source, id=id))
    nbformat.write(notebook, path)
