"""What databases have answered for one report: each query is run once, its rows kept until the report is made."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from readout.data.databases.query import read_query
from readout.data.databases.span import parameters_for
from readout.data.databases.staging import Staging
from readout.data.project import Project
from readout.data.scratch import Scratch
from readout.data.sources.hints import header_defects
from readout.model.client import Client, Source
from readout.model.errors import Problem, SourceError


@dataclass(frozen=True)
class Extract:
    """A query's answer as a Parquet file with columns ``c0``, ``c1``…; ``where`` is the query's file."""

    where: str
    file: Path
    columns: tuple[str, ...]


class Extracts:
    """The answers of one client's databases for the report of ``month`` (None: the newest), in a folder of its own.

    Only this user may enter the folder; it is gone when the extracts are no longer used.
    """

    def __init__(self, month: pd.Period | None = None) -> None:
        self._month = month
        self._folder: Path | None = None
        self._made: dict[str, Extract] = {}

    def of(self, project: Project, client: Client, source: Source) -> Extract:
        """Return the answer of a source's query, which is run the first time; raises SourceError as it is run."""
        if source.id not in self._made:
            self._made[source.id] = self._run(project, client, source)
        return self._made[source.id]

    def _run(self, project: Project, client: Client, source: Source) -> Extract:
        from readout.data.databases import duckdb_file, server  # SQLAlchemy takes time to load, files need none of it
        from readout.data.databases.address import address_of

        query = read_query(project, client, source)
        address = address_of(source.database or "", source.where_in_file)
        values = parameters_for(client, source, self._month)
        folder = self._new_folder()
        target, rows = folder / "answer.parquet", folder / "rows.csv"
        if address.kind == "duckdb":
            columns = duckdb_file.extract(address, query, values, source, client.timezone, project.root, target)
            _require_names(columns, query.where)
            return Extract(query.where, target, columns)
        with server.answered(address, query, values, source, client, project.root) as answer:
            _require_names(answer.columns, query.where)
            with Staging(folder, len(answer.columns)) as staging:
                copied = answer.copy(rows)
                if copied is None:
                    for chunk in answer.chunks:
                        staging.add(chunk)
                else:
                    staging.take(rows, copied)
                _finish(staging, target, query.where)
        for made in (folder / "staged.duckdb", rows):
            made.unlink(missing_ok=True)
        return Extract(query.where, target, answer.columns)

    def _new_folder(self) -> Path:
        if self._folder is None:
            made = Scratch("database-")
            self._folder = made.path
            weakref.finalize(self, made.remove)
        folder = self._folder / str(len(list(self._folder.glob("[!.]*"))))
        folder.mkdir()
        return folder


def _finish(staging: Staging, target: Path, where: str) -> None:
    try:
        staging.finish(target)
    except duckdb.InvalidInputException:
        said = "a row of its answer is longer than 2 MiB; leave columns of long texts out of the query"
        raise SourceError(Problem(where, said)) from None


def _require_names(columns: tuple[str, ...], where: str) -> None:
    problems = [Problem(where, said) for said in header_defects(columns)]
    if problems:
        raise SourceError(problems)
