"""Readers of values whose form others have laid down: languages, currencies, time zones, colours, encodings."""

from __future__ import annotations

import codecs
import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale, UnknownLocaleError
from babel.numbers import list_currencies

from readout.data.findings import nearest
from readout.data.values import text

CALL_TIME_PATTERN = (
    r"(first|second|third|fourth|last) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ([01][0-9]|2[0-3]):[0-5][0-9]"
)


def language(value: Any) -> str:
    """Return a BCP 47 tag as it was written."""
    tag = text(value)
    try:
        known = tag not in ("root", "und") and Locale.parse(tag, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        known = False
    if not known:
        raise ValueError("write a language as BCP 47 has it, for example en, en-GB or fi")
    return tag


def currency(value: Any) -> str:
    """Return an ISO 4217 code."""
    known = list_currencies()
    if (code := text(value)) not in known:
        cure = f"write {code.upper()}" if code.upper() in known else "write a code of ISO 4217, for example GBP"
        raise ValueError(cure)
    return code


def country(value: Any) -> str:
    """Return an ISO 3166 code, with its part where holidays differ: GB, DE-BY."""
    from holidays.utils import list_supported_countries  # read only where somebody writes the key

    known = list_supported_countries(include_aliases=False)
    code, _, part = (written := text(value)).partition("-")
    if code not in known:
        cure = f"write {written.upper()}" if code.upper() in known else "write a code of ISO 3166, for example GB"
        raise ValueError(cure)
    if part and part not in known[code]:
        parts = f"one of {', '.join(f'{code}-{each}' for each in known[code])}" if known[code] else code
        raise ValueError(f"write {parts}")
    return written


def zone(value: Any) -> str:
    """Return the name of a time zone that this machine knows."""
    name = text(value)
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(name, (each for each in available_timezones() if "/" in each))
        cure = f"did you mean {near}?" if near else "write Area/City, for example Europe/London"
        raise ValueError(cure) from None


def color(value: Any) -> str:
    """Return a colour as ``#rrggbb``; ``#rgb`` is written out."""
    code = text(value).lower()
    if not re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", code):
        raise ValueError('write a colour in quotes as "#rrggbb", for example "#0b5c8a"')
    return code if len(code) == 7 else "#" + "".join(2 * digit for digit in code[1:])


def email(value: Any) -> str:
    """Return an e-mail address."""
    address = text(value)
    if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", address):
        raise ValueError("write one e-mail address, for example lead@agency.example")
    return address


def call_time(value: Any) -> str:
    """Return when the monthly call is, as ``second Tuesday 10:00``."""
    if not re.fullmatch(CALL_TIME_PATTERN, when := text(value)):
        raise ValueError("write first to fourth or last, a weekday and a time, for example second Tuesday 10:00")
    return when


def encoding(value: Any) -> str:
    """Return a text encoding's name."""
    try:
        codecs.lookup(name := text(value))
    except (LookupError, UnicodeError):
        raise ValueError("write an encoding, for example utf-8 or windows-1252") from None
    return name


def date_format(value: Any) -> str:
    """Return a date's pattern in ``strptime`` codes."""
    pattern = text(value)
    if not re.search(r"%[YyGDFxcs]", pattern):
        raise ValueError("write a pattern with the year in it, for example %d/%m/%Y")
    return pattern
