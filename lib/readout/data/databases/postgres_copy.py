"""PostgreSQL's rows as text that DuckDB reads by columns: COPY, without a Python value for each cell.

A COPY takes no parameters. Their values are bound to settings of the transaction, which the query reads in their place:
no value ever stands in its text. Before, the same query has been accepted as a cursor, so that it is one SELECT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
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
_TYPES = {"month_start": "DATE", "month_end": "DATE", "client": "VARCHAR"}


def copied(
    connection: Connection,
    query: Query,
    values: Mapping[str, Any],
    described: Sequence[Any] | None,
    file: Path,
) -> Copied | None:
    """Write what the query answers to ``file``; None, and nothing has changed, where its rows have to come one by one.

    That is for columns of other types (``described`` by a cursor), and for a server that knows no such COPY. Raises
    DBAPIError.
    """
    kinds = [_KINDS.get(each.type_code) for each in described or ()]
    known = tuple(kind for kind in kinds if kind is not None)
    if not known or len(known) < len(kinds) or not _copied(connection, query, values, file):
        return None
    return Copied(known, tuple(each.scale for each in described or ()))


def _copied(connection: Connection, query: Query, values: Mapping[str, Any], file: Path) -> bool:
    import psycopg  # the extra `postgres`: whoever gets here has it

    driver: Any = connection.connection.driver_connection
    if driver.info.parameter_status("server_encoding") == "SQL_ASCII":
        return False  # nobody knows what its bytes mean
    statement = f"COPY (\n{query.replaced(_setting)}\n) TO STDOUT (FORMAT csv, ENCODING 'UTF8')"
    try:
        for name in sorted(query.parameters):
            driver.execute("SELECT set_config(%s, %s, true)", (f"readout.{name}", str(values[name])))
        driver.execute("SAVEPOINT copying")
        try:
            _write(driver, statement, file)
        except (psycopg.errors.SyntaxError, psycopg.errors.FeatureNotSupported):
            driver.execute("ROLLBACK TO SAVEPOINT copying")
            return False
    except psycopg.Error as error:
        raise DBAPIError(None, None, error, hide_parameters=True, connection_invalidated=driver.closed) from None
    return True


def _write(driver: Any, statement: str, file: Path) -> None:
    with driver.cursor() as cursor, cursor.copy(statement) as copy, file.open("wb") as stream:
        for row in copy:
            stream.write(row)


def _setting(name: str) -> str:
    return f"CAST(current_setting('readout.{name}') AS {_TYPES[name]})"
