"""Whether a database source could be read: its query, its variable and its driver; and whether the database answers."""

from __future__ import annotations

from readout.data.databases.query import read_query
from readout.data.project import Project
from readout.data.scratch import scratch
from readout.model.client import Client, Source


def look_at(project: Project, client: Client, source: Source, *, connect: bool) -> str:
    """Return what was found: the variable, the kind of database, and that it answers when ``connect`` asks for it.

    Raises SourceError with what is missing.
    """
    from readout.data.databases import duckdb_file, server  # SQLAlchemy takes time to load, other clients need none
    from readout.data.databases.address import address_of

    read_query(project, client, source)
    address = address_of(source.database or "", source.where_in_file)
    named = f"{address.variable} is set ({address.kind})"
    if address.kind == "duckdb":
        server.database_file(address, source, project.root)
        if connect:
            with scratch() as folder:
                duckdb_file.answers(address, source, project.root, folder)
    else:
        server.require_driver(address, source, project.root)
        if connect:
            server.answers(address, source, project.root)
    return f"{named} and the database answers" if connect else f"{named}; --connect asks whether it answers"
