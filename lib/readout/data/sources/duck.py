"""The locked DuckDB: in memory, sees the files of one source and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from readout.data.scratch import scratch

THREADS = 2

# Rows are added up as they are scanned. What grows with them (keys of overlapping files, values that must be unique)
# goes to the disk beyond this, instead of to four fifths of the machine's memory.
MEMORY = "600MB"


@contextmanager
def locked(files: Sequence[Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that may read ``files`` (real paths) and nothing else on disk or network.

    Its configuration cannot be changed afterwards, so neither can a query in a client's folder.
    """
    with scratch() as spill:
        connection = duckdb.connect(":memory:", config=_settings(str(spill)))
        try:
            # A query that forgets the client's timezone must not take the machine's instead.
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute(f"SET allowed_paths = [{', '.join(literal(str(file)) for file in files)}]")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            yield connection
        finally:
            connection.close()


def _settings(spill: str) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_persistent_secrets": False,
        "temp_directory": spill,
        "threads": THREADS,
        "memory_limit": MEMORY,
    }


def identifier(name: str) -> str:
    """Return ``name`` as a quoted SQL identifier, whatever characters it has."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return ``text`` as a SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
