"""The work log as it stands at a month's end: accomplished, late, dropped, due, asked of the client."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from readout.model.client import Client
from readout.model.months import last_day, month_of
from readout.model.work import WorkItem

_COUNT = re.compile(r"\d{1,15}(?:\.\d{1,15})?")  # longer ones are codes
_ANSWERS = ("question", "feedback")


@dataclass(frozen=True)
class WorkTotals:
    """What the month's finished work cost and directly brought.

    ``spend`` is in the client's currency, ``hours`` in hours; None when nobody wrote any down. ``results`` adds up
    counted results by their source.
    """

    spend: float | None = None
    hours: float | None = None
    results: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class MonthsWork:
    """Work items by what the report says of them, each tuple in the order a reader needs.

    ``done``: finished by us in the month. ``client_done``: by the client. ``late``: our promises whose first date has
    passed unfulfilled. ``dropped``: given up in the month they were due. ``due``: ours, due next month. ``later``:
    ours, due after it. ``client_asks``: what we need from the client up to the end of next month, overdue first.
    ``undated``: ours, open, without any date.
    ``finished``: how many of our pieces were finished in each month up to this one.
    """

    done: tuple[WorkItem, ...] = ()
    client_done: tuple[WorkItem, ...] = ()
    late: tuple[WorkItem, ...] = ()
    dropped: tuple[WorkItem, ...] = ()
    due: tuple[WorkItem, ...] = ()
    later: tuple[WorkItem, ...] = ()
    client_asks: tuple[WorkItem, ...] = ()
    undated: tuple[WorkItem, ...] = ()
    totals: WorkTotals = WorkTotals()
    finished: Mapping[pd.Period, int] = field(default_factory=dict)


def first_date(item: WorkItem) -> dt.date | None:
    """Return the date first promised; today's due date when no other was, or when the work was brought forward."""
    return min((day for day in (item.promised, item.due) if day), default=None)


def _is_late(item: WorkItem, month: pd.Period, as_of: dt.date) -> bool:
    """A promise whose day has passed: not kept yet, or kept only after the month, while its figures settled."""
    if is_open(item, as_of):
        return _passed(first_date(item), as_of)
    kept_since = item.status == "done" and item.done is not None and item.done > last_day(month)
    return kept_since and _passed(first_date(item), last_day(month))


def is_open(item: WorkItem, as_of: dt.date) -> bool:
    """Whether the item is still to do on ``as_of``; what was done later was open then."""
    if item.status == "dropped":
        return False
    return item.status != "done" or (item.done is not None and item.done > as_of)


def work_of_month(client: Client, items: Iterable[WorkItem], month: pd.Period, as_of: dt.date) -> MonthsWork:
    """Sort ``items`` by what the report for ``month`` says of them, seen on ``as_of``."""
    everything = tuple(_dated(item) for item in items)
    ours = [item for item in everything if item.side != "client"]
    theirs = [item for item in everything if item.side == "client"]
    open_ours = [item for item in ours if is_open(item, as_of)]
    next_end = max(last_day(month + 1), as_of)
    finished = _by_day([item for item in ours if _done_in(item, month)], _done)
    done = tuple(item for item in finished if item.kind not in _ANSWERS)
    return MonthsWork(
        done=done,
        client_done=_by_day([item for item in theirs if _done_in(item, month)], _done),
        late=_by_day([item for item in ours if _is_late(item, month, as_of)], first_date),
        dropped=_by_day([item for item in everything if _dropped_in(item, month)], _due),
        due=_by_day([item for item in open_ours if item.due and as_of < item.due <= next_end], _due),
        later=_by_day([item for item in open_ours if item.due and item.due > next_end], _due),
        client_asks=_by_day(
            [item for item in theirs if is_open(item, as_of) and (not item.due or item.due <= next_end)], _due
        ),
        undated=tuple(item for item in open_ours if not item.due),
        totals=_totals(client, done),
        finished=_finished(ours, month),
    )


def _dated(item: WorkItem) -> WorkItem:
    """A promised date is the due date while no other is given: else the promise would stand nowhere."""
    return item if item.due or not item.promised else replace(item, due=item.promised)


def _finished(ours: Iterable[WorkItem], month: pd.Period) -> dict[pd.Period, int]:
    days = [item.done for item in ours if item.status == "done" and item.done and item.kind not in _ANSWERS]
    return dict(sorted(Counter(each for each in map(month_of, days) if each <= month).items()))


def _done_in(item: WorkItem, month: pd.Period) -> bool:
    return item.status == "done" and item.done is not None and month_of(item.done) == month


def _dropped_in(item: WorkItem, month: pd.Period) -> bool:
    return item.status == "dropped" and item.due is not None and month_of(item.due) == month


def _passed(day: dt.date | None, as_of: dt.date) -> bool:
    return day is not None and day <= as_of


def _done(item: WorkItem) -> dt.date | None:
    return item.done


def _due(item: WorkItem) -> dt.date | None:
    return item.due


def _by_day(items: Iterable[WorkItem], day_of: Callable[[WorkItem], dt.date | None]) -> tuple[WorkItem, ...]:
    """Earliest first, undated last; ties as in the file."""
    return tuple(sorted(items, key=lambda item: day_of(item) or dt.date.max))


def _totals(client: Client, done: tuple[WorkItem, ...]) -> WorkTotals:
    results: dict[str, float] = {}
    for item in done:
        if item.result and _COUNT.fullmatch(item.result):
            source = item.result_source or ""
            results[source] = results.get(source, 0.0) + float(item.result)
    return WorkTotals(
        spend=_sum(item.spend for item in done) if client.show.spend else None,
        hours=_sum(item.hours for item in done) if client.show.hours else None,
        results=results,
    )


def _sum(amounts: Iterable[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
