"""How far a source reaches, and which months may not be judged, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from readout.data.sources.hints import MONTHS, spoken
from readout.data.sources.quarters import due_month, told_by
from readout.model.client import Source
from readout.model.months import first_day, last_day, month_of, months_between
from readout.model.series import EVERY_MONTH, MonthRows, SourceReach


def reach_of(
    source: Source,
    rows: Mapping[dt.date, int],
    files: Sequence[str],
    replaced: int = 0,
    due: frozenset[int] = EVERY_MONTH,
) -> SourceReach:
    """Return how far ``rows`` (rows by day, or by the first day of a week or month) reach.

    ``due``: the calendar months in which figures are due; the others are never incomplete.
    """
    first, last = min(rows), max(rows)
    spans = {day: _span(source, day, due if _one_a_quarter(source, rows, due) else EVERY_MONTH) for day in rows}
    newest = spans[last][1]
    reaches = source.through if source.complete == "stated" and source.through else newest
    covered = {start + dt.timedelta(days=n) for start, end in spans.values() for n in range((end - start).days + 1)}
    reasons = {
        month: reason
        for month in months_between(month_of(first), due_month(month_of(newest), due))
        if month.month in due
        and (reason := _too_late(source, month, reaches) or _holes(source, told_by(month, due), covered))
    }
    counted = sum(rows.values())
    seen = rows_by_month(rows, daily=source.grain == "day")
    return SourceReach(
        source.id, first, last, reaches, counted, replaced, tuple(files), reasons, due_months=due, by_month=seen
    )


def rows_by_month(rows: Mapping[dt.date, int], *, daily: bool) -> dict[pd.Period, MonthRows]:
    """Return the rows of each month that has any; of daily data also its longest run of days without a row.

    A run over a month's end belongs to the month with more of its days.
    """
    counts: dict[pd.Period, int] = {}
    for day, count in rows.items():
        counts[month_of(day)] = counts.get(month_of(day), 0) + count
    gaps: dict[pd.Period, tuple[int, dt.date, dt.date]] = {}
    days = sorted(rows) if daily else []
    one = dt.timedelta(days=1)
    for before, after in pairwise(days):
        run, first, last = (after - before).days - 1, before + one, after - one
        month = month_of(first + dt.timedelta(days=run // 2))
        if run and run > gaps.get(month, (0, first, last))[0]:
            gaps[month] = (run, first, last)
    return {month: MonthRows(count, *gaps.get(month, ())) for month, count in counts.items()}


def months_of(source: Source, reach: SourceReach) -> list[pd.Period]:
    """Return the months a source has figures for, first to last, without a gap.

    Where no row means that nothing happened and the data are stated to reach further, so do the months.
    """
    if reach.first is None or reach.last is None:
        return []
    last = due_month(month_of(_span(source, reach.last, EVERY_MONTH)[1]), reach.due_months)
    if source.absent == "zero" and source.complete == "stated" and reach.reaches:
        stated = month_of(reach.reaches + dt.timedelta(days=1)) - 1
        last = max(last, stated)
    return months_between(month_of(reach.first), last)


def _span(source: Source, day: dt.date, due: frozenset[int]) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a row dated ``day`` tells of."""
    if source.grain == "day":
        return day, day
    if source.grain == "week":
        return day, day + dt.timedelta(days=6)
    months = told_by(due_month(month_of(day), due), due)
    return first_day(months[0]), last_day(months[-1])


def _one_a_quarter(source: Source, rows: Mapping[dt.date, int], due: frozenset[int]) -> bool:
    """Whether each row of quarterly data stands for its whole quarter: all are dated alike, by its first month, say."""
    if source.every == "month" or source.grain != "month":
        return False
    months = {month_of(day) for day in rows}
    return len({(due_month(month, due) - month).n for month in months}) == 1


def _too_late(source: Source, month: pd.Period, reaches: dt.date) -> str | None:
    """Return why the data do not reach far enough for ``month``."""
    if reaches < last_day(month):
        stated = "are stated to reach" if source.complete == "stated" else "reach"
        return f"data {stated} {spoken(reaches)} only"
    # A monthly row arrives when its month is over, and a stated day has the lag in it.
    lag = source.lag_days if source.grain != "month" and source.complete == "last-day" else 0
    if reaches < last_day(month) + dt.timedelta(days=lag):
        return f"data reach {spoken(reaches)} only, and figures settle {lag} days after the month's end"
    return None


def _holes(source: Source, months: Sequence[pd.Period], covered: set[dt.date]) -> str | None:
    """Return why months that the data reach are not all there, where a day without a row means a day missing."""
    if source.absent == "zero":
        return None
    days = [first_day(month) + dt.timedelta(days=ahead) for month in months for ahead in range(month.days_in_month)]
    missing = [day for day in days if day not in covered]
    if not missing:
        return None
    if min(covered) in days[1:] and missing[-1] < min(covered):
        return f"data begin on {spoken(min(covered))}"
    if len(missing) == len(days):
        return "there is no row for it; if no row means nothing happened, say absent: zero"
    counted = f"{len(missing)} day{'s' * (len(missing) > 1)}"
    return f"{counted} without a row ({_listed(missing)}); if that means nothing happened, say absent: zero"


def _listed(missing: Sequence[dt.date]) -> str:
    """Return the first three days, with their month's name once where it is the same."""
    named = list(missing[:3])
    more = ", …" if len(missing) > 3 else ""
    if month_of(missing[0]) == month_of(missing[-1]):
        return ", ".join(str(day.day) for day in named) + f"{more} {MONTHS[missing[0].month - 1]}"
    return ", ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in named) + more
