"""Amounts in several currencies: which there are, and at which rate each counts in the client's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from readout.data.project import Project
from readout.data.sources.hints import shown
from readout.data.sources.rates import RatesFile, read_rates
from readout.data.sources.reading import Reading
from readout.model.client import Client
from readout.model.errors import Problem, SourceError
from readout.model.months import month_of

Rates = Mapping[tuple[str, pd.Period], float]

_SHOWN = 6


def rates_for(project: Project, client: Client, reading: Reading) -> Rates:
    """Return the rates of all currencies and months that the source's amounts stand in.

    Raises SourceError: an amount without a currency, or one of which the month's rate is not known.
    """
    strange = _strange(reading)
    if strange:
        raise SourceError(strange)
    used, file = _used(reading), read_rates(project, client)
    into = client.currency or ""
    rates = {key: file.rate(*key, into) for key in used}
    missing = [key for key, rate in rates.items() if rate is None]
    if missing:
        raise SourceError(_missing(reading, file, into, missing))
    return {key: rate for key, rate in rates.items() if rate is not None}


def _strange(reading: Reading) -> Problem | None:
    """Return the first amount whose currency is no currency's code."""
    rows = reading.rows(numbered=True)
    sql = (
        f"SELECT file_no, row_no, money FROM ({rows.sql}) WHERE day IS NOT NULL AND {rows.amounts}"  # noqa: S608
        " AND (money IS NULL OR NOT regexp_full_match(money, '[A-Z]{3}')) ORDER BY file_no, row_no LIMIT 1"
    )
    found = reading.first(sql, rows.values)
    if found is None:
        return None
    column = reading.source.currency_column
    said = "is blank beside an amount" if found[2] is None else f"is {shown(str(found[2]))}"
    cure = "write the currency's code, for example EUR"
    return Problem(reading.place(found[0], found[1]), f'column "{column}" {said}; {cure}')


def _used(reading: Reading) -> list[tuple[str, pd.Period]]:
    rows = reading.rows()
    sql = (
        f"SELECT DISTINCT money, date_trunc('month', day) AS month FROM ({rows.sql})"  # noqa: S608
        f" WHERE day IS NOT NULL AND {rows.amounts} ORDER BY ALL"
    )
    found = reading.connection.execute(sql, rows.values).fetchall()
    return [(str(money), month_of(month)) for money, month in found]


def _missing(reading: Reading, file: RatesFile, into: str, missing: Sequence[tuple[str, pd.Period]]) -> list[Problem]:
    """Return what is wanted of the file, a sentence a currency."""
    problems = []
    for currency in dict.fromkeys(key[0] for key in missing):
        months = [month for each, month in missing if each == currency]
        lacking = [month for month in months if (currency, month) not in file.rates]
        # In the project's file it may be the client's own currency that is missing.
        wanted, months = (currency, lacking) if lacking else (into, months)
        named = ", ".join(map(str, months[:_SHOWN])) + (f" and {len(months) - _SHOWN} more" if months[_SHOWN:] else "")
        worth = f"what 1 {wanted} is worth in {into}" if file.own else f"what 1 {wanted} is worth, as for the others"
        have = f"sources.{reading.source.id} has amounts in {currency}, and there is no rate of {wanted} for {named}"
        problems.append(Problem(file.where, f"{have}; add rows such as {wanted},{months[0]},0.857 ({worth})"))
    return list(dict.fromkeys(problems))
