"""Months as text, ``YYYY-MM``, for what must begin at once: pandas, which holds them elsewhere, takes time to load."""

from __future__ import annotations

import datetime as dt
import re

from readout.model.errors import Problem, ReadoutError

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def month_parts(text: str, where: str = "") -> tuple[int, int]:
    """Return year and month of ``YYYY-MM``; ReadoutError, naming ``where``, for anything else."""
    match = _MONTH.fullmatch(text.strip())
    if not match or not 1 <= int(match[2]) <= 12 or not 1900 <= int(match[1]) <= 2199:
        raise ReadoutError(Problem(where, f"{text!r} is not a month; write YYYY-MM, for example 2026-12"))
    return int(match[1]), int(match[2])


def month_name(text: str, where: str = "") -> str:
    """Return ``text``, a month, as it is written everywhere; raises as ``month_parts`` does."""
    year, month = month_parts(text, where)
    return f"{year:04}-{month:02}"


def month_before(day: dt.date) -> str:
    """Return the calendar month before the one in which ``day`` lies."""
    last = day.replace(day=1) - dt.timedelta(days=1)
    return f"{last.year:04}-{last.month:02}"
