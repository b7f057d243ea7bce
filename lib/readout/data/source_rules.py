"""Rules of a source in client.yml that look at more than one key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.data.client_schema import KpiYaml
from readout.data.findings import Finding, KeyPath, key_path
from readout.data.source_schema import SourceYaml
from readout.model.formula import Aggregate


def source_findings(path: KeyPath, source: SourceYaml) -> Iterator[Finding]:
    """Return the contradictions between a source's keys."""
    yield from _origin(path, source)
    yield from _completeness(path, source)
    if source.format.thousands == source.format.decimal:
        found = f"{key_path(path)}.format has {source.format.decimal!r} as decimal and as thousands; change one"
        yield Finding((*path, "format"), found)
    for column, limits in source.expect.items():
        here = (*path, "expect", column)
        if limits.min is not None and limits.max is not None and limits.max < limits.min:
            found = f"{key_path(here)} has a min of {limits.min:g} above its max of {limits.max:g}; exchange them"
            yield Finding(here, found)


def amounts_of(id_: str, source: SourceYaml, kpis: Iterable[KpiYaml]) -> tuple[str, ...]:
    """Return the columns of money: those that ``amounts`` names, else what KPIs in money add up, above the line."""
    if source.currency_column is None:
        return ()
    if source.amounts:
        return tuple(source.amounts)
    above = [kpi.value.numerator for kpi in kpis if kpi.source == id_ and kpi.unit == "currency"]
    summed = [each for each in above if isinstance(each, Aggregate) and each.function not in ("count", "distinct")]
    return tuple(dict.fromkeys(each.column for each in summed))


def currency_findings(
    path: KeyPath, source: SourceYaml, kpis: Iterable[KpiYaml], currency: object
) -> Iterator[Finding]:
    """Return what a source in several currencies lacks."""
    name = key_path(path)
    if source.amounts and source.currency_column is None:
        yield Finding((*path, "amounts"), f"{name}.amounts needs currency_column: the column with their currency")
    if source.currency_column is None:
        return
    if not currency:
        found = f"{name}.currency_column needs the client's own currency, such as currency: GBP"
        yield Finding((*path, "currency_column"), found)
    if not amounts_of(str(path[-1]), source, kpis):
        found = f"{name}.currency_column has no amounts; name the columns of money, as in amounts: [revenue]"
        yield Finding((*path, "currency_column"), found)


def _origin(path: KeyPath, source: SourceYaml) -> Iterator[Finding]:
    name = key_path(path)
    if source.file is None and source.database is None:
        yield Finding(path, f"{name} has neither file nor database; write one, for example file: data/orders.csv")
    if source.file is not None and source.database is not None:
        yield Finding((*path, "database"), f"{name} has both file and database; keep one")
    if source.database is not None and source.query is None:
        yield Finding((*path, "database"), f"{name}.query is missing; write the file with the SQL: queries/ads.sql")
    if source.database is None and source.query is not None:
        yield Finding((*path, "query"), f"{name}.query needs database: the NAME of an environment variable")
    if source.database is not None and source.key:
        cure = (
            "it joins files that overlap, and a query answers each row once: delete it, or choose the rows in the query"
        )
        yield Finding((*path, "key"), f"{name}.key has no effect on a database; {cure}")
    for key in ("across", "leave_out"):
        if source.database is not None and getattr(source.format, key):
            found = f"{name}.format.{key} is for files; delete it, and write the query so that it answers rows of data"
            yield Finding((*path, "format", key), found)
    if source.root is not None and source.file is None:
        yield Finding((*path, "root"), f"{name}.root is the folder of a file; add file or delete root")


def _completeness(path: KeyPath, source: SourceYaml) -> Iterator[Finding]:
    name = key_path(path)
    if source.complete == "stated" and source.through is None:
        yield Finding((*path, "complete"), f"{name}.complete is 'stated'; add through: the last day of trusted data")
    if source.complete != "stated" and source.through is not None:
        yield Finding((*path, "through"), f"{name}.through is read with complete: stated only; add that or delete it")
