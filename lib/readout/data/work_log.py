"""work.csv: one row per piece of work, past or future."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from readout.data.findings import nearest
from readout.data.project import Project
from readout.data.table_file import Row, TableFile, parse_table
from readout.data.work_row import RowReader
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem
from readout.model.work import WorkItem

COLUMNS = (
    *("id", "title", "kind", "owner", "promised", "due", "done", "status", "evidence", "channel"),
    *("spend", "hours", "kpi", "expects", "result", "result_source", "note", "internal"),
)
REQUIRED = ("id", "title", "kind", "status")


def read_work(project: Project, client: Client) -> tuple[WorkItem, ...]:
    """Read ``clients/<client>/work.csv`` in the order of its rows; without the file, there is no work yet.

    Raises ConfigError with every problem of the file, each at the line its row begins in.
    """
    table = read_work_file(project, client)
    return () if table is None else work_items(table, client)


def work_items(table: TableFile, client: Client) -> tuple[WorkItem, ...]:
    """Return the rows of a work log as work items; raises as ``read_work`` does."""
    name = work_name(client)
    wrong_header = list(_header_problems(table, name))
    if wrong_header:
        raise ConfigError(wrong_header)
    items, problems = [], []
    for row in table.rows:
        where = f"{name}:{row.line}"
        item, messages = _read_row(table, row, client, where)
        items.append(item)
        problems += [Problem(where, message) for message in messages]
    problems += _repeated_ids(items)
    if problems:
        raise ConfigError(sorted(problems, key=lambda each: int(each.where.rpartition(":")[2])))
    return tuple(items)


def read_work_file(project: Project, client: Client) -> TableFile | None:
    """Return work.csv as a table with the form it was saved in; None when there is no such file.

    Raises ConfigError when it cannot be read at all.
    """
    path = project.client_file(client.id, "work.csv")
    if not path.exists():
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        cause = f"the file cannot be read ({error.strerror}); mend that first"
        raise ConfigError(Problem(work_name(client), cause)) from None
    return parse_table(raw, work_name(client), frozenset(COLUMNS))


def work_name(client: Client) -> str:
    """Return the work log's place in the project, for messages."""
    return f"clients/{client.id}/work.csv"


def header_of(table: TableFile) -> list[str]:
    """Return the names of the columns, as far as they have one."""
    return [cell.strip() for cell in table.header.cells]


def _header_problems(table: TableFile, name: str) -> Iterator[Problem]:
    where = f"{name}:{table.header.line}"
    header = header_of(table)
    for column, times in Counter(each for each in header if each).items():
        if column not in COLUMNS:
            near = nearest(column, COLUMNS)
            cure = f"did you mean {near}?" if near else f"the columns are {', '.join(COLUMNS)}"
            yield Problem(where, f"{column!r} is not a column of work.csv; {cure}")
        if times > 1:
            yield Problem(where, f"the column {column} is there {times} times; keep one")
    for column in REQUIRED:
        if column not in header:
            yield Problem(where, f"the column {column} is missing; add it to the header")


def _read_row(table: TableFile, row: Row, client: Client, where: str) -> tuple[WorkItem, list[str]]:
    header = header_of(table)
    beyond = [cell for cell in row.cells[len(header) :] if cell.strip()]
    nameless = [cell for column, cell in zip(header, row.cells, strict=False) if not column and cell.strip()]
    reader = RowReader(dict(zip(header, row.cells, strict=False)), table.dialect.delimiter, client)
    item = reader.item(where)
    if beyond or nameless:  # the cells may have shifted, so that what they say is misleading
        return item, [f"a cell of the row has no column; put a text with {table.dialect.delimiter!r} in it in quotes"]
    return item, reader.problems


def _repeated_ids(items: list[WorkItem]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item in items:
        if item.id and item.id in first:
            line = first[item.id].rpartition(":")[2]
            yield Problem(item.where, f"id is {item.id!r} as in line {line}; give each row its own id")
        first.setdefault(item.id, item.where)
