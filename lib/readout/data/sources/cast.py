"""Strict casts as SQL. A cell that is not exactly what is asked becomes NULL, and ``check`` then says where it is."""

from __future__ import annotations

import re
from typing import Literal

from readout.data.sources.duck import literal
from readout.data.sources.month_words import numbered_sql, with_numbers
from readout.model.client import Format

Type = Literal["text", "json", "integer", "decimal", "float", "date", "timestamp", "timestamptz", "other"]

# Twelve decimals, as many as facts.json keeps digits; 26 digits are left before the point. Decimals add up to the
# same sum in any order, floats do not.
DECIMAL = "DECIMAL(38, 12)"

# What lies outside is a placeholder (1900-01-01, 1970-01-01, 9999-12-31) or a slip, and no day of a client's business.
YEARS = (1990, 2099)

# Marks between thousands that are typed or saved for one another: spaces (plain, no-break, thin, thin no-break),
# and the two apostrophes that Swiss programs write.
_ALIKE = (" \u00a0\u2009\u202f", "'\u2019")
_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?"
_OFFSET = r" ?(Z|[-+]\d{2}(:?\d{2})?)"


def blank(raw: str, type_: Type) -> str:
    """Return the condition under which a cell holds nothing."""
    return f"({raw} IS NULL OR trim({raw}) = '')" if type_ in ("text", "json") else f"({raw} IS NULL)"


def filled(raw: str, type_: Type) -> str:
    """Return something that is NULL when the cell is blank, for counting.

    A cell that begins with a visible character of ASCII is not blank, and comparing one is far cheaper than trimming.
    """
    if type_ not in ("text", "json"):
        return raw
    return f"(CASE WHEN {raw} >= '!' AND {raw} < '~' THEN {raw} ELSE nullif(trim({raw}), '') END)"


def as_text(raw: str, type_: Type) -> str:
    """Return the cell as text, NULL when it is blank; spaces around it do not count."""
    return f"nullif(trim({raw}), '')" if type_ in ("text", "json") else f"CAST({raw} AS VARCHAR)"


def as_day(raw: str, type_: Type, format_: Format, timezone: str) -> str:
    """Return the calendar day in the client's timezone; NULL for what is no date or lies outside ``YEARS``."""
    day = any_day(raw, type_, format_, timezone)
    return within_years(day)


def within_years(day: str) -> str:
    """Return a day, NULL when it lies outside ``YEARS``."""
    return f"(CASE WHEN {day} BETWEEN DATE '{YEARS[0]}-01-01' AND DATE '{YEARS[1]}-12-31' THEN {day} END)"


def any_day(raw: str, type_: Type, format_: Format, timezone: str) -> str:
    """Return the calendar day in the client's timezone, of any year; NULL for what is no date."""
    if type_ in ("text", "json"):
        iso = format_.date == Format().date
        return _iso_day(raw, timezone) if iso else _stated_day(raw, format_, timezone)
    if type_ == "timestamptz":
        return f"CAST(({raw} AT TIME ZONE {literal(timezone)}) AS DATE)"
    return f"CAST({raw} AS DATE)" if type_ in ("date", "timestamp") else "CAST(NULL AS DATE)"


def _iso_day(raw: str, timezone: str) -> str:
    # The first branch is the common one, and LIKE is far cheaper than a pattern.
    # DuckDB reads an offset only where no space stands before it, as Shopify's exports have one.
    bare = f"regexp_replace(trim({raw}), ' (Z|[-+])', '\\1')"
    zoned = f"(TRY_CAST({bare} AS TIMESTAMPTZ) AT TIME ZONE {literal(timezone)})"
    return (
        f"(CASE WHEN {raw} LIKE '____-__-__' THEN TRY_CAST({raw} AS DATE)"
        f" WHEN regexp_full_match(trim({raw}), '{_DAY}({_CLOCK})?')"
        f" THEN CAST(TRY_CAST(trim({raw}) AS TIMESTAMP) AS DATE)"
        f" WHEN regexp_full_match(trim({raw}), '{_DAY}{_CLOCK}{_OFFSET}') THEN CAST({zoned} AS DATE) END)"
    )


def _stated_day(raw: str, format_: Format, timezone: str) -> str:
    text, date = f"trim({raw})", format_.date
    if format_.language and re.search(r"%[bB]", date):
        text, date = numbered_sql(raw, format_.language), with_numbers(date)
    parsed = f"try_strptime({text}, {literal(date)})"
    zoned = f"({parsed} AT TIME ZONE {literal(timezone)})" if re.search(r"%[zZ]", date) else parsed
    return f"CAST({zoned} AS DATE)"


def as_number(raw: str, type_: Type, format_: Format) -> str:
    """Return the cell as a decimal; NULL for what is no plain decimal number (NaN, inf, 1e9, signs, other marks)."""
    if type_ in ("integer", "decimal", "float"):
        return f"TRY_CAST({raw} AS {DECIMAL})"
    if type_ == "json":
        return _matching(raw, r"\s*-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*", f"TRY_CAST({raw} AS {DECIMAL})")
    if type_ == "text":
        return _marked(raw, format_.decimal, format_.thousands)
    return f"CAST(NULL AS {DECIMAL})"


def exact(text: str) -> str:
    """Return the cast of a plain decimal number (no exponent) to ``DECIMAL``; NULL where it has too many digits.

    DuckDB takes twenty times as long for many decimals in its widest type; where they fit in 64 bits the number is the
    same.
    """
    return f"coalesce(CAST(TRY_CAST({text} AS DECIMAL(18, 12)) AS {DECIMAL}), TRY_CAST({text} AS {DECIMAL}))"


def _marked(raw: str, decimal: str, thousands: str) -> str:
    point = re.escape(decimal)
    if not thousands:
        pattern = rf"\s*[-+]?(\d+({point}\d+)?|{point}\d+)\s*"
        return _matching(raw, pattern, exact(raw)) if decimal == "." else _replaced(raw, pattern, decimal, "")
    marks = next((each for each in _ALIKE if thousands in each), thousands)
    mark = "[" + re.escape(marks) + "]"
    # Groups of three, or of two before the last three as India writes them: 12,34,567.
    whole = rf"(\d+|\d{{1,3}}({mark}\d{{3}})+|\d{{1,2}}({mark}\d{{2}})+{mark}\d{{3}})"
    return _replaced(raw, rf"\s*[-+]?({whole}({point}\d+)?|{point}\d+)\s*", decimal, marks)


def _replaced(raw: str, pattern: str, decimal: str, marks: str) -> str:
    """Return the cast of text whose thousands marks are dropped and whose decimal mark becomes a point."""
    bare = raw
    for mark in marks:  # one by one, which takes a fraction of the time of translate()
        bare = f"replace({bare}, {literal(mark)}, '')"
    bare = f"replace({bare}, {literal(decimal)}, '.')"
    return _matching(raw, pattern, exact(bare))


def _matching(raw: str, pattern: str, number: str) -> str:
    return f"(CASE WHEN regexp_full_match({raw}, {literal(pattern)}) THEN {number} END)"
