"""Calendar months. A month is a ``pandas.Period`` of frequency ``M`` everywhere in Readout."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readout.model.month_names import month_parts


def parse_month(text: str, where: str = "") -> pd.Period:
    """Return the month written ``YYYY-MM``.

    Raises ReadoutError for anything else; ``where`` is named in the message.
    """
    year, month = month_parts(text, where)
    return pd.Period(year=year, month=month, freq="M")


def months_between(first: pd.Period, last: pd.Period) -> list[pd.Period]:
    """Return the months from ``first`` to ``last``, both included; empty when ``last`` is earlier."""
    return [_month(number) for number in range(first.ordinal, last.ordinal + 1)]


def first_day(month: pd.Period) -> dt.date:
    """Return the month's first day."""
    return dt.date(month.year, month.month, 1)


def last_day(month: pd.Period) -> dt.date:
    """Return the month's last day."""
    return dt.date(month.year, month.month, month.days_in_month)


def days_in_months(ordinals: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many days each month has; months are counted from January 1970, as in ``Period.ordinal``."""
    first, next_first = (each.astype("datetime64[M]").astype("datetime64[D]") for each in (ordinals, ordinals + 1))
    return np.asarray((next_first - first).astype(np.int64))


def month_of(day: dt.date) -> pd.Period:
    """Return the calendar month in which ``day`` lies."""
    return _month(12 * (day.year - 1970) + day.month - 1)


@lru_cache(maxsize=4096)
def _month(number: int) -> pd.Period:
    """Return the month that is ``number`` months after January 1970; a report asks for the same ones over and over."""
    return pd.Period(ordinal=number, freq="M")
