"""What the calendar brings to a change: a month has more or fewer days, and of other weekdays."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import pandas as pd

from readout.model.months import first_day, last_day

WEEK = 7
# Weekdays count one by one when they differ this many times as much as days of the same weekday do. That is the
# 5 % point of the F distribution for a month of days (2.53 for 6 and 23 degrees of freedom): one great day makes one
# weekday's average large, and a few sales a day make all of them chance.
PATTERN = 2.5


def calendar_effect(
    before: float, month: pd.Period, base: pd.Period, span: int = 1, daily: Sequence[float] | None = None
) -> float:
    """Return what a sum would have changed had only its days changed.

    ``before`` is the value of ``base``; figures tell of ``span`` months each, the last one named. All days count alike,
    at the base's average; with ``daily``, the base's values day by day, each weekday counts at its own average
    where the weekdays clearly differ.
    """
    old, new = _weekdays(base, span), _weekdays(month, span)
    if daily is None or len(daily) != len(old):
        return before / len(old) * (len(new) - len(old))
    by_weekday = [[value for value, day in zip(daily, old, strict=True) if day == weekday] for weekday in range(WEEK)]
    if not _pattern(by_weekday):
        return before / len(old) * (len(new) - len(old))
    return math.fsum(_mean(days) * (new.count(weekday) - len(days)) for weekday, days in enumerate(by_weekday))


def days_told(month: pd.Period, span: int) -> list[dt.date]:
    """Return the days that a figure tells of: those of ``span`` months, ``month`` the last of them."""
    first = first_day(month - (span - 1))
    return [first + dt.timedelta(days=ahead) for ahead in range(day_count(month, span))]


def day_count(month: pd.Period, span: int) -> int:
    """Return how many days a figure tells of."""
    return (last_day(month) - first_day(month - (span - 1))).days + 1 if span > 1 else int(month.days_in_month)


def _weekdays(month: pd.Period, span: int) -> list[int]:
    return [day.weekday() for day in days_told(month, span)]


def _pattern(by_weekday: Sequence[Sequence[float]]) -> bool:
    """Whether weekdays differ by more than chance: the variance between them over the variance within them."""
    days = [value for weekday in by_weekday for value in weekday]
    mean = _mean(days)
    between = math.fsum(len(weekday) * (_mean(weekday) - mean) ** 2 for weekday in by_weekday) / (WEEK - 1)
    within = math.fsum((value - _mean(weekday)) ** 2 for weekday in by_weekday for value in weekday)
    return between > PATTERN * within / (len(days) - WEEK)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
