"""What the parameters of a query stand for: the months that are wanted, and the client."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from readout.data.sources.cast import YEARS
from readout.model.client import Client, Source
from readout.model.months import first_day, last_day, month_of

# A verdict wants three years before the first month that is reported on.
HISTORY = 36
# `--month latest` is not known before the data are: whatever there is.
OPEN_END = dt.date(YEARS[1] + 1, 1, 1)


def parameters_for(client: Client, source: Source, month: pd.Period | None) -> dict[str, dt.date | str]:
    """Return the values of ``:month_start``, ``:month_end`` and ``:client``.

    ``month_start`` is the first day of the first month wanted: three years before the first engagement or goal. It is
    the same for every month, so that a report made again sees the same history. ``month_end`` is the first day that is
    no longer wanted (exclusive): after ``month``, or after the month in which its figures settle. No clock is read:
    for the newest month, whichever it is (None), the end is open.
    """
    begun = [each.start for each in client.engagements] + [each.start for each in client.goals]
    wanted = min(begun, default=pd.Period(year=YEARS[0] + HISTORY // 12, month=1, freq="M"))
    start = min([wanted, *([month] if month is not None else [])]) - HISTORY
    return {
        "month_start": first_day(start),
        "month_end": OPEN_END if month is None else _end(source, month),
        "client": client.id,
    }


def _end(source: Source, month: pd.Period) -> dt.date:
    settled = last_day(month) + dt.timedelta(days=source.lag_days)
    return first_day(month_of(settled) + 1)
