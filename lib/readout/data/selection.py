"""Which clients a command is about."""

from __future__ import annotations

from collections.abc import Sequence

from readout.data.project import Project
from readout.model.errors import Problem, ReadoutError


def selected(project: Project, sequence: Sequence[str]) -> tuple[str, ...]:
    """Return the clients asked for, all of them when none is named; ReadoutError for one there is not, or none."""
    for client in sequence:
        project.client_dir(client)
    clients = tuple(dict.fromkeys(sequence)) or project.clients()
    if not clients:
        cure = "make a folder with a client.yml, a report.ipynb and a work.csv there"
        raise ReadoutError(Problem("clients/", f"there is no client yet; {cure}"))
    return clients
