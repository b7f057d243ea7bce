"""``rates.csv``: what one unit of a currency is worth, month by month.

The client's own file says it in the client's currency, which needs no row. The project's file, for all clients, says
it in any one currency, the same throughout: the client's own has rows there too, and amounts go by way of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from readout.data.project import Project
from readout.data.sources.hints import shown
from readout.data.table_file import TableFile, parse_table
from readout.model.client import Client
from readout.model.errors import ConfigError, Problem, ReadoutError, SourceError
from readout.model.months import parse_month

NAME = "rates.csv"
COLUMNS = ("currency", "month", "rate")
_CODE = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True)
class RatesFile:
    """The rates of one file. ``where`` is it, there or not; ``own`` tells the client's file from the project's."""

    where: str
    own: bool
    rates: Mapping[tuple[str, pd.Period], float]

    def rate(self, currency: str, month: pd.Period, into: str) -> float | None:
        """Return what one unit of ``currency`` is worth in ``into``; None where the file does not say it."""
        if currency == into:
            return 1.0
        above = self.rates.get((currency, month))
        below = self.rates.get((into, month), 1.0 if self.own else None)
        return None if above is None or below is None else above / below


def read_rates(project: Project, client: Client) -> RatesFile:
    """Return the client's rates, or the project's where the client has none, or no rates at all.

    Raises SourceError with every row that is none.
    """
    own, shared = project.client_file(client.id, NAME), project.root / NAME
    path = own if own.is_file() or not shared.is_file() else shared
    where = project.relative(project.client_dir(client.id) / NAME) if path == own else NAME
    if not path.is_file():
        return RatesFile(where, True, {})
    try:
        table = parse_table(path.read_bytes(), where, frozenset(COLUMNS))
    except ConfigError as error:
        raise SourceError(error.problems) from None
    return RatesFile(where, path == own, _rates(table, where))


def _rates(table: TableFile, where: str) -> dict[tuple[str, pd.Period], float]:
    header = [cell.strip() for cell in table.header.cells]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        said = f"has no column {', '.join(missing)}; write the header currency,month,rate"
        raise SourceError(Problem(f"{where}:{table.header.line}", said))
    rates: dict[tuple[str, pd.Period], float] = {}
    problems: list[Problem] = []
    for row in table.rows:
        cells = {
            name: row.cells[header.index(name)].strip() if len(row.cells) > header.index(name) else ""
            for name in COLUMNS
        }
        point = "." if table.dialect.delimiter == "," else ","
        wrong = list(_wrong(cells, number := cells["rate"].replace(point, ".")))
        key = (cells["currency"], parse_month(cells["month"])) if not wrong else None
        if key in rates:
            wrong.append(f"{key[0]} for {key[1]} stands in a row above; keep one")
        problems.extend(Problem(f"{where}:{row.line}", said) for said in wrong)
        if key and not wrong:
            rates[key] = float(number)
    if problems:
        raise SourceError(problems)
    return rates


def _wrong(cells: Mapping[str, str], number: str) -> Iterator[str]:
    if not _CODE.fullmatch(cells["currency"]):
        yield f"currency is {shown(cells['currency'])}; write its code, for example EUR"
    try:
        parse_month(cells["month"])
    except ReadoutError:
        yield f"month is {shown(cells['month'])}; write a month as YYYY-MM, for example 2024-04"
    if not _NUMBER.fullmatch(number) or float(number) <= 0:
        yield f"rate is {shown(cells['rate'])}; write a number above 0, for example 0.857"
