"""PostgreSQL's rows as text that DuckDB reads by columns: COPY, without a Python value for each cell.

A COPY takes no parameters. Their values are bound to settings of the transaction, which the query reads in their place:
no value ever stands in its text. Before, the same text has been accepted as a cursor, so that it is one SELECT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from readout.data.databases.query import Query
from readout.data.databases.staging import Copied, Zoned

# PostgreSQL's own types, by their numbers, whose text is what Python would make of them. The others come row by row.
_KINDS: Mapping[int, type] = {
    16: bool, 20: int, 21: int, 23: int, 700: float, 701: float, 1700: Decimal, 18: str, 19: str, 25: str, 1042: str,
    1043: str, 1082: dt.date, 1114: dt.datetime, 1184: Zoned,
}  # fmt: skip
# How days and floats are told, whatever the server's own habit is: by ISO, and with all digits.
_TOLD = {"DateStyle": "ISO", "extra_float_digits": "3"}
_TYPES = {"month_start": "DATE", "month_end": "DATE", "client": "VARCHAR"}


@dataclass(frozen=True)
class Described:
    """What a query would answer: the names of its columns, and what they hold."""

    columns: tuple[str, ...]
    copied: Copied


def described(connection: Connection, query: Query, values: Mapping[str, Any]) -> Described | None:
    """Return what the query would answer, without running it; None where its rows have to come one by one.

    That is for columns of other types, for a query that is wrong, and for a server that has no such cursors: then all
    is as it was. Raises DBAPIError when the connection breaks.
    """
    import psycopg  # the extra `postgres`: whoever gets here has it

    driver: Any = connection.connection.driver_connection
    settings = {f"readout.{name}": str(values[name]) for name in sorted(query.parameters)} | _TOLD
    with _as_sqlalchemy(driver):
        driver.execute("SAVEPOINT describing")
        try:
            for setting in settings.items():
                driver.execute("SELECT set_config(%s, %s, true)", setting)
            # Asked in binary: in that way a server takes one statement only.
            driver.execute(f"DECLARE readout_rows NO SCROLL CURSOR FOR {query.replaced(_setting)}", binary=True)
            columns = driver.execute("FETCH 0 FROM readout_rows", binary=True).description or ()
            driver.execute("CLOSE readout_rows")
        except psycopg.Error:
            driver.execute("ROLLBACK TO SAVEPOINT describing")
            return None
    kinds = [_KINDS.get(each.type_code) for each in columns]
    known = tuple(kind for kind in kinds if kind is not None)
    if len(known) < len(kinds) or driver.info.parameter_status("server_encoding") == "SQL_ASCII":
        return None  # or nobody knows what its bytes mean
    return Described(tuple(each.name for each in columns), Copied(known, tuple(each.scale for each in columns)))


def copy(connection: Connection, query: Query, file: Path) -> bool:
    """Write what a described query answers to ``file``; False, and all is as it was, where the server cannot do it.

    Raises DBAPIError.
    """
    import psycopg

    driver: Any = connection.connection.driver_connection
    with _as_sqlalchemy(driver):
        driver.execute("SAVEPOINT copying")
        try:
            _write(driver, f"COPY (\n{query.replaced(_setting)}\n) TO STDOUT (FORMAT csv, ENCODING 'UTF8')", file)
        except (psycopg.errors.SyntaxError, psycopg.errors.FeatureNotSupported):
            driver.execute("ROLLBACK TO SAVEPOINT copying")
            return False
    return True


def _write(driver: Any, statement: str, file: Path) -> None:
    with driver.cursor() as cursor, cursor.copy(statement) as rows, file.open("wb") as stream:
        for row in rows:
            stream.write(row)


@contextmanager
def _as_sqlalchemy(driver: Any) -> Iterator[None]:
    """Raise what psycopg raises as SQLAlchemy would, without the statement."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise DBAPIError(None, None, error, hide_parameters=True, connection_invalidated=driver.closed) from None


def _setting(name: str) -> str:
    return f"CAST(current_setting('readout.{name}') AS {_TYPES[name]})"
