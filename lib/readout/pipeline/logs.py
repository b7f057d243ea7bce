"""``reports/.logs/<client>.log``: what a person needs who mends what a line on the terminal cannot tell."""

from __future__ import annotations

from contextlib import suppress

from readout.data.project import Project
from readout.pipeline.environment import without_secrets

FOLDER = ".logs"


def write_log(project: Project, client: str, text: str) -> str | None:
    """Write a client's log, without credentials; return its path as messages show it, None where that failed."""
    path = project.reports_dir / FOLDER / f"{client}.log"
    with suppress(OSError):  # a full disk, of all things, must not keep its own message from being shown
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(without_secrets(text), encoding="utf-8")
        return project.relative(path)
    return None
