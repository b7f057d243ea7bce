"""One command at a time changes what people also edit in a client's folder: work.csv, client.yml, minutes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from readout.data.lock import LOCKS, locked
from readout.data.project import Project
from readout.model.errors import Problem, ReadoutError

PATIENCE = 10.0  # seconds


@contextmanager
def editing(project: Project, client_id: str) -> Iterator[None]:
    """Be the one command that changes the client's files; raises ReadoutError where another goes on doing it."""
    place = project.reports_dir / LOCKS / f"{client_id}.edit"
    with locked(place, project.relative(project.reports_dir), PATIENCE) as alone:
        if not alone:
            said = f"another command has been changing its files for {PATIENCE:.0f} seconds; try again once it is done"
            raise ReadoutError(Problem(f"clients/{client_id}", said))
        yield
