"""Readers of the single values that client.yml and agency.yml hold.

Each returns the value or raises ValueError with the cure only; ``readout.data.validation`` puts key and value
before it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Any

import pandas as pd

from readout.data.plain_text import character_name, in_one_line, refused_character
from readout.model.client import Plan
from readout.model.errors import ReadoutError
from readout.model.formula import Formula, parse_formula
from readout.model.months import parse_month

MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
LONGEST_NAME = 200  # characters; a name stands in tiles, captions and running lines, which no page may burst
LARGEST_NUMBER = 1e15  # beyond it, a number is a slip of the keyboard, and figures lose their last digits
ID_PATTERN = r"^[a-z0-9_-]+$"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class UnshownError(ValueError):
    """A value that a message must not repeat, as it may hold a password. Says all but the key."""


def plain(value: Any) -> str:
    """Return a text as it was written; refuses what is no text, is empty or holds control characters."""
    if not isinstance(value, str):
        raise ValueError(_as_text(value))
    index = refused_character(value)
    if index is not None:
        place = f"{character_name(value[index])} as character {index + 1}"
        raise UnshownError(f"holds the control character {place}; delete it")
    if not value.strip():
        raise ValueError("write a text")
    return value


def text(value: Any) -> str:
    """Return a text in one line, without outer blanks."""
    return in_one_line(plain(value))


def name(value: Any) -> str:
    """Return a text in one line of at most ``LONGEST_NAME`` characters."""
    line = text(value)
    if len(line) > LONGEST_NAME:
        raise ValueError(f"it has {len(line)} characters; shorten it to {LONGEST_NAME}")
    return line


def identifier(value: Any) -> str:
    """Return an id: small letters, digits, ``_`` and ``-``."""
    if not re.fullmatch(ID_PATTERN, word := plain(value)):
        raise ValueError("write an id of small letters, digits, - and _, for example grow-revenue")
    return word


def month(value: Any) -> pd.Period:
    """Return a calendar month."""
    try:
        return parse_month(value if isinstance(value, str) else "")
    except ReadoutError:
        raise ValueError("write a month as YYYY-MM, for example 2011-12") from None


def day(value: Any) -> dt.date:
    """Return a day, written YYYY-MM-DD."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError("write a day that there is, as YYYY-MM-DD, for example 2011-11-30") from None
    raise ValueError("write a day as YYYY-MM-DD, for example 2011-11-30")


def number(value: Any) -> float:
    """Return a finite number of a size that figures bear."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        grouped = isinstance(value, str) and re.fullmatch(r"\d{1,3}([ ,'’]\d{3})+", value)
        example = re.sub(r"\D", "", value) if grouped else "10000000 or 0.5"
        raise ValueError(f"write a plain number, for example {example}")
    if abs(value) > LARGEST_NUMBER:
        raise ValueError(f"write a number of at most {LARGEST_NUMBER:.0f}")
    return float(value)


def scalar(value: Any) -> str | int | float | bool:
    """Return what a filter compares with: a text, a number, true or false."""
    if isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
        raise ValueError("a number of so many digits is an id or a code; write it in quotes")
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return value if value == "" else plain(value)
    raise ValueError("write one value, for example paid")


def formula(value: Any) -> Formula:
    """Return a KPI's parsed value."""
    written = plain(value)
    if "://" in written:
        raise UnshownError("holds a URL; write what is counted, for example sum(revenue)")
    try:
        return parse_formula(written)
    except ValueError as error:
        raise UnshownError(f"cannot be read: {error}") from None


def one_character(value: Any) -> str:
    """Return a single character; a tab may be written ``"\\t"`` or ``tab``."""
    if value in ("tab", "\\t"):
        return "\t"
    if not isinstance(value, str) or len(value) != 1 or value in "\r\n" or refused_character(value) is not None:
        raise ValueError('write one character in quotes, for example ";"')
    return value


def plan(value: Any) -> Plan:
    """Return a goal's plan: ``linear``, ``seasonal``, or a value for each month."""
    if isinstance(value, dict) and value:
        return {_plan_month(each): _plan_value(each, amount) for each, amount in value.items()}
    if value == "linear":
        return "linear"
    if value == "seasonal":
        return "seasonal"
    raise ValueError("write linear, seasonal or a value for each month: {2010-12: 800000}")


def _plan_month(value: Any) -> pd.Period:
    try:
        return month(value)
    except ValueError as cure:
        raise UnshownError(f"names {value!r}; {cure}") from None


def _plan_value(name: str, value: Any) -> float:
    try:
        return number(value)
    except ValueError as cure:
        raise UnshownError(f"has no number for {name}; {cure}") from None


def _is_finite(value: int | float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _as_text(value: Any) -> str:
    if isinstance(value, list | dict):
        return "write one text"
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return f'write a text, in quotes if this is meant: "{written}"'
