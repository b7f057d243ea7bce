"""A day as somebody typed it: ISO, or as the report's language writes days, where it can mean one day only."""

from __future__ import annotations

import datetime as dt
import re

from babel import Locale

from readout.text.language import Language

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.(?:\s*(\d{4}))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?([^\W\d_]+)\.?,?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?")


def read_day(text: str, words: Language, after: dt.date | None = None) -> dt.date:
    """Return the day that ``text`` names; without a year, the first such day from ``after`` on.

    Dots always mean that the day comes first; with strokes, both orders are in use, so that only a day above 12 tells.
    Raises ValueError with the cure.
    """
    line = " ".join(text.split())
    try:
        found = _numbers(line) or _named(line, words)
        if found is None:
            raise ValueError("write a day as YYYY-MM-DD, for example 2011-11-30")
        year, month, day = found
        return dt.date(year, month, day) if year else _next(month, day, after)
    except ValueError as error:
        if str(error).startswith("write"):
            raise
        raise ValueError("write a day that there is, as YYYY-MM-DD, for example 2011-11-30") from None


def _numbers(line: str) -> tuple[int | None, int, int] | None:
    if match := _ISO.fullmatch(line):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DOTTED.fullmatch(line):
        return int(match[3]) if match[3] else None, int(match[2]), int(match[1])
    if match := _SLASHED.fullmatch(line):
        one, two, year = map(int, match.groups())
        if one <= 12 and two <= 12 and one != two:
            raise ValueError(f"write {year}-{one:02}-{two:02} or {year}-{two:02}-{one:02}, for it may mean either")
        return (year, one, two) if one <= 12 else (year, two, one)
    return None


def _named(line: str, words: Language) -> tuple[int | None, int, int] | None:
    if match := _DAY_FIRST.fullmatch(line):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(line):
        name, day, year = match.groups()
    else:
        return None
    month = _month_names(words).get(name.casefold())
    return (int(year) if year else None, month, int(day)) if month else None


def _month_names(words: Language) -> dict[str, int]:
    """In every form the language has for a date, and in English."""
    names: dict[str, int] = {}
    for locale in (words.locale, Locale("en")):
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[use][width].items():
                    names.setdefault(name.casefold().rstrip("."), int(number))
    return names


def _next(month: int, day: int, after: dt.date | None) -> dt.date:
    if after is None:
        raise ValueError("write the year as well, as in 2011-11-30")
    for year in range(after.year, after.year + 9):
        try:
            found = dt.date(year, month, day)
        except ValueError:  # 29 February
            continue
        if found >= after:
            return found
    raise ValueError("there is no such day")
