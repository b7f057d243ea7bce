"""When the monthly call is: a rule such as "second Tuesday 10:00" as a day and a time."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import pandas as pd

ORDINALS = ("first", "second", "third", "fourth", "last")
WEEKDAYS = tuple(day.lower() for day in calendar.day_name)
_RULE = re.compile(rf"({'|'.join(ORDINALS)})\s+({'|'.join(WEEKDAYS)})\s+(\d\d?):(\d\d)", re.IGNORECASE)


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
