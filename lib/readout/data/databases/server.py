"""A query run through SQLAlchemy: in a transaction that only reads, with time limits, its rows streamed in chunks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Engine, String, bindparam, create_engine, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeEngine

from readout.data.databases.address import Address
from readout.data.databases.postgres_copy import copy, described
from readout.data.databases.query import Query
from readout.data.databases.refusals import refused, too_slow, unreachable
from readout.data.databases.staging import Copied
from readout.data.databases.time_limit import stopped_after
from readout.model.client import Client, Source
from readout.model.errors import Problem, SourceError

CONNECT_SECONDS = 10
CHUNK = 20_000

_TYPES: Mapping[str, TypeEngine[Any]] = {"month_start": Date(), "month_end": Date(), "client": String()}
# How drivers are told when to give up connecting.
_CONNECT = {
    "postgresql": "connect_timeout",
    "mysql": "connect_timeout",
    "mariadb": "connect_timeout",
    "snowflake": "login_timeout",
}
# The row of a driver that is not installed: the command that brings it.
_EXTRAS = {"postgresql": "pip install 'readout-reports[postgres]'"}


@dataclass(frozen=True)
class Answer:
    """The names of a result's columns, and its rows: they can be had once, while the database is open.

    ``chunks`` are the rows; ``copy``, where there is one, writes them to a file instead and says how they are to be
    taken, or returns None when the database tells them in chunks only.
    """

    columns: tuple[str, ...]
    chunks: Iterator[Sequence[Sequence[Any]]]
    copy: Callable[[Path], Copied | None] = lambda _: None


@contextmanager
def answered(
    address: Address, query: Query, values: Mapping[str, Any], source: Source, client: Client, root: Path
) -> Iterator[Answer]:
    """Yield what a query answers. PostgreSQL tells days and times in the client's time zone.

    ``root`` is the folder that relative paths of SQLite files begin at. Raises SourceError, also while chunks are read:
    no driver, no connection, a query that is wrong, writes, or takes too long.
    """
    limit = _Limit(source.timeout_seconds)
    engine = _engine(address, source, root)
    try:
        connection = _connected(engine, address, source)
        try:
            with connection, limit.watching(connection):
                _guard(connection, address, source, client)
                told = described(connection, query, values) if address.kind == "postgresql" else None
                if told is None:
                    yield _asked(connection, query, values, limit)
                else:
                    yield Answer(
                        told.columns,
                        _lazily(lambda: _asked(connection, query, values, limit)),
                        lambda file: told.copied if copy(connection, query, file) else None,
                    )
        except SQLAlchemyError as error:
            problem = too_slow(query, source) if limit.over else refused(error, query, address, source)
            raise SourceError(problem) from None
        except _TooSlowError:
            raise SourceError(too_slow(query, source)) from None
    finally:
        engine.dispose()


def _asked(connection: Connection, query: Query, values: Mapping[str, Any], limit: _Limit) -> Answer:
    """Run the query, and return its rows in chunks."""
    statement = text(query.bindable).bindparams(
        *(bindparam(name, values[name], _TYPES[name]) for name in sorted(query.parameters))
    )
    result = connection.execution_options(stream_results=True, max_row_buffer=CHUNK).execute(statement)
    if not result.returns_rows:
        said = "the query answers no rows; make it a SELECT"
        raise SourceError(Problem(f"{query.where}:{query.first_line}", said))
    return Answer(tuple(result.keys()), _chunks(result.partitions(CHUNK), limit))


def require_driver(address: Address, source: Source, root: Path) -> None:
    """Raise SourceError when the driver is not installed, or a file is not there; connects to nothing."""
    _engine(address, source, root).dispose()


def answers(address: Address, source: Source, root: Path) -> None:
    """Connect, ask for one row, and leave; SourceError when the database does not answer."""
    engine = _engine(address, source, root)
    try:
        with _connected(engine, address, source) as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        raise SourceError(unreachable(error, address, source.where_in_file)) from None
    finally:
        engine.dispose()


def _engine(address: Address, source: Source, root: Path) -> Engine:
    settings = {}
    if (name := _CONNECT.get(address.kind)) and name not in address.url.query:
        settings[name] = CONNECT_SECONDS
    url = _sqlite(address, source, root) if address.kind == "sqlite" else address.url
    try:
        return create_engine(url, poolclass=NullPool, connect_args=settings, hide_parameters=True)
    except (NoSuchModuleError, ImportError):
        cure = _EXTRAS.get(address.kind, "install SQLAlchemy's driver for it (docs/sources.md)")
        said = (
            f"the database that {address.variable} names is of the kind {address.kind}, whose driver is not installed"
        )
        raise SourceError(Problem(source.where_in_file, f"{said}; {cure}")) from None
    except (ArgumentError, ValueError, TypeError):
        said = f"the environment variable {address.variable} holds a URL that its driver does not take; mend it"
        raise SourceError(Problem(source.where_in_file, said)) from None


def _sqlite(address: Address, source: Source, root: Path) -> Any:
    """Return the URL of a file that is opened to read only; a missing one would be made anew."""
    file = database_file(address, source, root)
    return address.url.set(database=f"file:{file}", query={"mode": "ro", "uri": "true"})


def database_file(address: Address, source: Source, root: Path) -> Path:
    """Return the file of a database that is one; relative paths begin at the project's folder."""
    name = address.url.database or ""
    file = root / name.removeprefix("file:").split("?")[0]
    if not name or name == ":memory:" or not file.is_file():
        raise SourceError(unreachable(FileNotFoundError("no such file"), address, source.where_in_file))
    return file.resolve()


def _connected(engine: Engine, address: Address, source: Source) -> Connection:
    try:
        return engine.connect()
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise SourceError(unreachable(error, address, source.where_in_file)) from None


def _guard(connection: Connection, address: Address, source: Source, client: Client) -> None:
    """Have the database itself refuse to write, and to run longer than it may, where it can."""
    guard = _GUARDS.get(address.kind)
    if guard:
        guard(connection, source, client)


def _guard_postgres(connection: Connection, source: Source, client: Client) -> None:
    connection.execute(text("SET TRANSACTION READ ONLY"))
    # Row level security may rely on readout.client; a cursor must be planned for all of its rows.
    settings = {
        "statement_timeout": str(source.timeout_seconds * 1000),
        "TimeZone": client.timezone,
        "readout.client": client.id,
        "cursor_tuple_fraction": "1",
    }
    for name, value in settings.items():
        connection.execute(text("SELECT set_config(:name, :value, true)"), {"name": name, "value": value})


def _guard_sqlite(connection: Connection, source: Source, client: Client) -> None:
    connection.exec_driver_sql("PRAGMA query_only = ON")


def _guard_mysql(connection: Connection, source: Source, client: Client) -> None:
    connection.exec_driver_sql("SET SESSION TRANSACTION READ ONLY")
    connection.commit()


_GUARDS: Mapping[str, Callable[[Connection, Source, Client], None]] = {
    "postgresql": _guard_postgres,
    "sqlite": _guard_sqlite,
    "mysql": _guard_mysql,
    "mariadb": _guard_mysql,
}


class _TooSlowError(Exception):
    """The time is over, seen between two chunks."""


class _Limit:
    """The time a query has, from its start to its last row. When it is over, the driver is told to stop."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._until

    @contextmanager
    def watching(self, connection: Connection) -> Iterator[None]:
        """Interrupt the connection's statement when the time is over."""
        self._until = time.monotonic() + self._seconds
        driver: Any = connection.connection.driver_connection
        stop = getattr(driver, "cancel_safe", None) or getattr(driver, "interrupt", None)
        with stopped_after(self._seconds, stop) if stop else nullcontext():
            yield


def _lazily(asked: Callable[[], Answer]) -> Iterator[Sequence[Any]]:
    """Yield the chunks of a query that is run when the first one is wanted."""
    yield from asked().chunks


def _chunks(partitions: Iterator[Sequence[Any]], limit: _Limit) -> Iterator[Sequence[Any]]:
    for chunk in partitions:
        yield chunk
        if limit.over:
            raise _TooSlowError
