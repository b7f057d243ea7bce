"""A query run in a DuckDB file, opened to read only: DuckDB writes its answer to Parquet itself, type by type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import duckdb

from readout.data.databases.address import Address
from readout.data.databases.query import Query
from readout.data.databases.refusals import refused, too_slow
from readout.data.databases.server import database_file
from readout.data.databases.staging import MEMORY
from readout.data.databases.time_limit import stopped_after
from readout.data.sources.duck import THREADS, literal
from readout.model.client import Source
from readout.model.errors import Problem, SourceError

# Types that Parquet would round (whole numbers of 128 bits) or keep in a form of its own; the others stay as they are.
_AS_IS = ("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UINTEGER", "USMALLINT", "UTINYINT", "UBIGINT", "DOUBLE", "FLOAT")
_PLAIN = (*_AS_IS, "BOOLEAN", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE")


def extract(
    address: Address,
    query: Query,
    values: Mapping[str, Any],
    source: Source,
    timezone: str,
    root: Path,
    target: Path,
) -> tuple[str, ...]:
    """Write what the query answers to ``target`` and return the columns' names; days are told in ``timezone``.

    Raises SourceError: no file, a query that is wrong, writes, or takes too long.
    """
    file = database_file(address, source, root)
    bound = {name: values[name] for name in query.parameters}
    expired = Event()
    with _opened(file, address, source, target.parent, timezone) as connection, _limited(connection, source, expired):
        try:
            sql = query.dollared()
            if len(duckdb.extract_statements(sql)) != 1:
                raise SourceError(Problem(query.where, "holds more than one statement; keep one"))
            described = connection.execute(f"DESCRIBE {sql}", bound).fetchall()
            names, types = [str(row[0]) for row in described], [str(row[1]) for row in described]
            cells = ", ".join(_cell(place, type_) for place, type_ in enumerate(types))
            columns = ", ".join(f"c{place}" for place in range(len(types)))
            copied = f"SELECT {cells} FROM ({sql}\n) AS answer({columns})"  # noqa: S608
            connection.execute(f"COPY ({copied}) TO {literal(str(target))} (FORMAT parquet)", bound)
        except duckdb.Error as error:
            problem = too_slow(query, source) if expired.is_set() else refused(error, query, address, source)
            raise SourceError(problem) from None
    return tuple(names)


def answers(address: Address, source: Source, root: Path, folder: Path) -> None:
    """Open the file and leave it; SourceError when it cannot be read."""
    with _opened(database_file(address, source, root), address, source, folder):
        return


def _cell(place: int, type_: str) -> str:
    if type_ in _PLAIN or type_ == "VARCHAR" or type_.startswith("DECIMAL"):
        return f"c{place}"
    if type_.startswith("TIMESTAMP_"):
        return f"CAST(c{place} AS TIMESTAMP) AS c{place}"
    return f"CAST(c{place} AS {'DECIMAL(38, 0)' if type_.endswith('HUGEINT') else 'VARCHAR'}) AS c{place}"


@contextmanager
def _opened(
    file: Path, address: Address, source: Source, folder: Path, timezone: str = "UTC"
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that reads this file, writes into ``folder`` and reaches nothing else."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY,
        "threads": THREADS,
        "temp_directory": str(folder),
    }
    try:
        connection = duckdb.connect(str(file), read_only=True, config=config)
    except duckdb.Error as error:
        # DuckDB's own words name the file.
        locked = "lock" in str(error)
        why = "is being written by another program; wait for it" if locked else "is no file of this DuckDB; mend it"
        said = f"the database that {address.variable} names {why}"
        raise SourceError(Problem(source.where_in_file, said)) from None
    try:
        connection.execute(f"SET TimeZone = {literal(timezone)}")
        connection.execute(f"SET allowed_directories = [{literal(str(folder) + '/')}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


@contextmanager
def _limited(connection: duckdb.DuckDBPyConnection, source: Source, expired: Event) -> Iterator[None]:
    def stop() -> None:
        expired.set()
        connection.interrupt()

    with stopped_after(source.timeout_seconds, stop):
        yield
