"""Quarterly figures: in which months they are due, and which months they tell of."""

from __future__ import annotations

import pandas as pd

from readout.model.client import Client, Source
from readout.model.months import months_between
from readout.model.series import EVERY_MONTH

MONTHS = 3


def due_months(source: Source, client: Client) -> frozenset[int]:
    """Return the calendar months in which the source's figures are due: all, or the last ones of the quarters.

    Quarters are those of the client's fiscal year.
    """
    if source.every == "month":
        return EVERY_MONTH
    return frozenset(month for month in EVERY_MONTH if (month - client.fiscal_year_start) % MONTHS == MONTHS - 1)


def due_month(month: pd.Period, due: frozenset[int]) -> pd.Period:
    """Return the month whose figure ``month`` is part of: itself, or the last one of its quarter."""
    return next(month + ahead for ahead in range(MONTHS) if (month + ahead).month in due)


def told_by(month: pd.Period, due: frozenset[int]) -> list[pd.Period]:
    """Return the months that the figure due in ``month`` tells of: itself, or its quarter."""
    first = month if due == EVERY_MONTH else month - (MONTHS - 1)
    return months_between(first, month)


def due_month_sql(day: str, due: frozenset[int]) -> str:
    """Return the first day of the month whose figure ``day`` is part of, as SQL."""
    if due == EVERY_MONTH:
        return f"date_trunc('month', {day})"
    ahead = f"(({min(due)} - month({day})) % {MONTHS} + {MONTHS}) % {MONTHS}"
    return f"date_trunc('month', {day} + to_months(CAST({ahead} AS INTEGER)))"
