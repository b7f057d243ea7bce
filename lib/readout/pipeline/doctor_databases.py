"""The databases of a client, for ``readout doctor``."""

from __future__ import annotations

from collections.abc import Iterator

from readout.data.client_file import read_client
from readout.data.databases.looking import look_at
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline.diagnosis import Diagnosis


def databases(project: Project, client_id: str, *, connect: bool) -> Iterator[Diagnosis]:
    """Yield one diagnosis for each database source; none for a client that cannot be read, which is said elsewhere."""
    try:
        client = read_client(project, client_id)
    except ReadoutError:
        return
    for source in client.sources:
        if source.database is None:
            continue
        name = f"client {client_id}, source {source.id}"
        try:
            yield Diagnosis(name, "ok", look_at(project, client, source, connect=connect))
        except ReadoutError as error:
            yield Diagnosis(name, "gap", str(error), "mend what is named")
