"""How far a source reaches, and which months may not be judged, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from readout.model.client import Source
from readout.model.months import first_day, last_day, month_of, months_between
from readout.model.series import SourceReach


def reach_of(source: Source, rows: Mapping[dt.date, int], files: Sequence[str], replaced: int = 0) -> SourceReach:
    """Return how far ``rows`` (rows by day, or by the first day of a week or month) reach."""
    first, last = min(rows), max(rows)
    newest = _ends(source, last)
    reaches = source.through if source.complete == "stated" and source.through else newest
    covered = _covered(source, rows)
    reasons = {
        month: reason
        for month in months_between(month_of(first), month_of(newest))
        if (reason := _too_late(source, month, reaches) or _holes(source, month, covered))
    }
    return SourceReach(source.id, first, last, reaches, sum(rows.values()), replaced, tuple(files), reasons)


def months_of(source: Source, reach: SourceReach) -> list[pd.Period]:
    """Return the months a source has figures for, first to last, without a gap.

    Where no row means that nothing happened and the data are stated to reach further, so do the months.
    """
    if reach.first is None or reach.last is None:
        return []
    last = month_of(_ends(source, reach.last))
    if source.absent == "zero" and source.complete == "stated" and reach.reaches:
        stated = month_of(reach.reaches + dt.timedelta(days=1)) - 1
        last = max(last, stated)
    return months_between(month_of(reach.first), last)


def _ends(source: Source, day: dt.date) -> dt.date:
    """Return the last day that a row dated ``day`` tells of."""
    if source.grain == "week":
        return day + dt.timedelta(days=6)
    return last_day(month_of(day)) if source.grain == "month" else day


def _covered(source: Source, rows: Mapping[dt.date, int]) -> set[dt.date]:
    starts = {first_day(month_of(day)) for day in rows} if source.grain == "month" else set(rows)
    return {
        start + dt.timedelta(days=ahead) for start in starts for ahead in range((_ends(source, start) - start).days + 1)
    }


def _too_late(source: Source, month: pd.Period, reaches: dt.date) -> str | None:
    """Return why the data do not reach far enough for ``month``."""
    if reaches < last_day(month):
        stated = "are stated to reach" if source.complete == "stated" else "reach"
        return f"data {stated} {_spoken(reaches)} only"
    # A monthly row arrives when its month is over, and a stated day has the lag in it.
    lag = source.lag_days if source.grain != "month" and source.complete == "last-day" else 0
    if reaches < last_day(month) + dt.timedelta(days=lag):
        return f"data reach {_spoken(reaches)} only, and figures settle {lag} days after the month's end"
    return None


def _holes(source: Source, month: pd.Period, covered: set[dt.date]) -> str | None:
    """Return why a month that the data reach is not all there, where a day without a row means a day missing."""
    if source.absent == "zero":
        return None
    days = [first_day(month) + dt.timedelta(days=ahead) for ahead in range(month.days_in_month)]
    missing = [day for day in days if day not in covered]
    if not missing:
        return None
    if min(covered) in days[1:] and missing[-1] < min(covered):
        return f"data begin on {_spoken(min(covered))}"
    if len(missing) == len(days):
        return "there is no row for it; if no row means nothing happened, say absent: zero"
    listed = ", ".join(str(day.day) for day in missing[:3]) + (", …" if len(missing) > 3 else "")
    counted = f"{len(missing)} day{'s' * (len(missing) > 1)}"
    cure = "if that means nothing happened, say absent: zero"
    return f"{counted} without a row ({listed} {_MONTHS[month.month - 1]}); {cure}"


_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def _spoken(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
