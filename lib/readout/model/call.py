"""When the monthly call is: a rule such as "second Tuesday 10:00" as a day and a time, clear of holidays."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from readout.model.client import Call

ORDINALS = ("first", "second", "third", "fourth", "last")
WEEKDAYS = tuple(day.lower() for day in calendar.day_name)
_RULE = re.compile(rf"({'|'.join(ORDINALS)})\s+({'|'.join(WEEKDAYS)})\s+(\d\d?):(\d\d)", re.IGNORECASE)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class DaysOff:
    """When nobody works where the client is: names of holidays by day, and the weekdays (Monday is 0) of weekends."""

    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    weekend: frozenset[int] = frozenset({calendar.SATURDAY, calendar.SUNDAY})

    def working(self, day: dt.date) -> bool:
        """Whether people work on ``day``."""
        return day not in self.holidays and day.weekday() not in self.weekend


@dataclass(frozen=True)
class Appointment:
    """The call's local ``time``. Where a ``holiday`` (its name) has moved it, ``instead_of`` is the rule's own day."""

    time: dt.datetime
    instead_of: dt.date | None = None
    holiday: str = ""


def call_time(rule: str, month: pd.Period) -> dt.datetime | None:
    """Return the call's local time in ``month``; None when ``rule`` is no such rule.

    >>> call_time("second Tuesday 10:00", pd.Period("2011-12", "M"))
    datetime.datetime(2011, 12, 13, 10, 0)
    """
    match = _RULE.fullmatch(rule.strip())
    if match is None or int(match[3]) > 23 or int(match[4]) > 59:
        return None
    weekday = WEEKDAYS.index(match[2].lower())
    days = [
        day for day in range(1, month.days_in_month + 1) if dt.date(month.year, month.month, day).weekday() == weekday
    ]
    ordinal = ORDINALS.index(match[1].lower())
    day = days[-1] if ordinal == len(ORDINALS) - 1 else days[ordinal]
    return dt.datetime(month.year, month.month, day, int(match[3]), int(match[4]))


def appointment(call: Call, month: pd.Period, days_off: DaysOff) -> Appointment | None:
    """Return when ``call`` is in ``month``; None where no time is agreed.

    On a holiday it moves to the next working day at the same hour, even into the next month. A weekend that the rule
    itself names was chosen, and stays.
    """
    time = call_time(call.when, month) if call.when else None
    if time is None or time.date() not in days_off.holidays:
        return None if time is None else Appointment(time)
    moved = time + _DAY
    while not days_off.working(moved.date()):
        moved += _DAY
    return Appointment(moved, time.date(), days_off.holidays[time.date()])
