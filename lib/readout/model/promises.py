"""What became of our promises: done, late with a new due date, or dropped with a reason is an account; else none.

With a history, the promises are those of the last sent report. Without one they are the rows whose ``promised`` date
lies in the month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

from readout.model.history import Promise, SentReport
from readout.model.months import last_day, month_of
from readout.model.work import WorkItem
from readout.model.work_month import first_date, is_open

Outcome = Literal["kept", "since", "moved", "dropped", "open"]
Fault = Literal["gone", "overdue", "moved-silently", "renamed", "handed-over", "dropped-silently"]


@dataclass(frozen=True)
class Account:
    """A promise and what became of it by the report's today.

    ``outcome``: kept (by the month's end), since (done after it), moved (its day is ahead), dropped, or open, which
    is no account once its day has passed. ``item`` is its row today, None when it is gone. ``awaited``: its day came
    by the month's end. ``faults`` say what keeps it from being accounted for.
    """

    promise: Promise
    item: WorkItem | None
    outcome: Outcome
    awaited: bool
    faults: tuple[Fault, ...] = ()


def accounts(
    before: SentReport | None, items: Iterable[WorkItem], month: pd.Period, as_of: dt.date
) -> tuple[Account, ...]:
    """Return what became of the promises of the report sent ``before``, or of the rows promised for ``month``."""
    rows = tuple(items)
    if before is None:
        ours = (item for item in rows if item.side != "client" and item.promised and month_of(item.promised) == month)
        return tuple(_account(_promised(item), item, month, as_of) for item in ours)
    by_id = {item.id: item for item in rows}
    promises = (each for each in before.promises if each.side != "client")
    return tuple(_account(each, by_id.get(each.id), month, as_of) for each in promises)


def tally(found: Iterable[Account]) -> dict[Outcome, int]:
    """Return how many of the promises whose day came by the month's end have each outcome."""
    outcomes = [each.outcome for each in found if each.awaited]
    return {outcome: outcomes.count(outcome) for outcome in get_args(Outcome)}


def overdue(item: WorkItem, as_of: dt.date) -> bool:
    """Whether the item's last known date has passed and it is still to do."""
    day = item.due or item.promised
    return is_open(item, as_of) and item.status != "done" and day is not None and day <= as_of


def _promised(item: WorkItem) -> Promise:
    return Promise(item.id, item.title, item.promised, item.promised, item.owner, item.side)


def _account(promise: Promise, item: WorkItem | None, month: pd.Period, as_of: dt.date) -> Account:
    day = promise.due or promise.promised
    awaited = day is not None and day <= last_day(month)
    return Account(promise, item, _outcome(item, month, as_of), awaited, tuple(_faults(promise, item, as_of)))


def _outcome(item: WorkItem | None, month: pd.Period, as_of: dt.date) -> Outcome:
    if item is None:
        return "open"
    if item.status == "dropped":
        return "dropped"
    if item.status == "done" and item.done is not None:
        return "kept" if item.done <= last_day(month) else "since"
    return "moved" if item.due is not None and item.due > as_of else "open"


def _faults(promise: Promise, item: WorkItem | None, as_of: dt.date) -> Iterator[Fault]:
    if item is None:
        yield "gone"
        return
    if overdue(item, as_of):
        yield "overdue"
    if item.status == "dropped" and not item.note:
        yield "dropped-silently"
    if _later(promise, item):
        yield "moved-silently"
    if not item.note and _plain(item.title) != _plain(promise.title):
        yield "renamed"
    if not item.note and item.side == "client":
        yield "handed-over"


def _later(promise: Promise, item: WorkItem) -> bool:
    """Whether the log no longer knows the date the client was given: the first one in it is later, or none is."""
    if promise.given is None or item.status == "dropped":
        return False
    first = first_date(item)
    kept = item.status == "done" and item.done is not None and item.done <= promise.given
    return not kept and (first is None or first > promise.given)


def _plain(title: str) -> str:
    return " ".join(title.casefold().split()).rstrip(".")
