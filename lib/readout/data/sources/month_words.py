"""Dates with a month's name in any language: "1. März 2026", "tammikuu 2026", "3 de marzo de 2026".

A pattern with ``%B`` reads them where ``format.language`` says whose names they are; their number is put in the name's
place before the pattern reads the cell. Names are CLDR's: wide and abbreviated, as in a date and by themselves, with
and without their accents. A longer beginning that only one month of the language has will do as well ("Sept").
"""

from __future__ import annotations

import pickle
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global

from readout.data.sources.duck import literal
from readout.model.client import Format

# Whose names are recognised without being told: first come those that are taken where several read a column alike.
LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "fi", "sv", "nb", "da", "pl", "cs", "et", "lv", "lt", "sk", "sl", "hr"),
    *("hu", "ro", "bg", "el", "uk", "ru", "be", "sr", "sr-Latn", "mk", "bs", "sq", "is", "cy", "mt", "ca", "eu"),
    *("gl", "tr", "ka", "hy", "he", "ar", "fa", "hi", "id", "ms"),
)
# Kinds of a language with a month of their own, and what spreadsheets write though CLDR does not.
_KINDS = {"de": ("de-AT",), "es": ("es-MX",), "en": ("en-GB",), "pt": ("pt-PT",)}
_ALSO = {"de": {"mrz": 3, "maerz": 3, "jaen": 1}, "it": {"sett": 9}}

_NAME = r"(?P<name>[^\d\s/.,_-]{2,}(?:['’][^\d\s/.,_-]+)?)\.?"
_DAY = r"(?:\d{1,2}|1er)"
_SHAPES = (
    (rf"{_DAY} {_NAME} \d{{4}}", "%d %B %Y"),
    (rf"{_DAY}\. {_NAME} \d{{4}}", "%d. %B %Y"),
    (rf"{_DAY}([-/]){_NAME}\1\d{{4}}", "%d{mark}%B{mark}%Y"),
    (rf"{_DAY}([-/]){_NAME}\1\d{{2}}", "%d{mark}%B{mark}%y"),
    (rf"{_DAY} de {_NAME} de \d{{4}}", "%d de %B de %Y"),
    (rf"{_NAME} de \d{{4}}", "%B de %Y"),
    (rf"{_NAME} \d{{1,2}}, \d{{4}}", "%B %d, %Y"),
    (rf"{_NAME} \d{{4}}", "%B %Y"),
    (rf"{_NAME}([-/])\d{{4}}", "%B{mark}%Y"),
    (rf"{_NAME}([-/])\d{{2}}", "%B{mark}%y"),
)
# What stands before a month's name, the name, and what stands behind it; Python and RE2 read it alike.
_PARTS = r"([\d\s./,-]*(?:de )?)([^\d\s./,_-]+)[.]?([^.].*|)"
_CLOCK = re.compile(r"(?P<day>.*\d)(?P<clock>,? \d{1,2}:\d{2}(?P<seconds>:\d{2})?)")


def read_by(format_: Format, pattern: str) -> Format:
    """Return ``format_`` with the dates of a pattern as ``named_formats`` gives it, its language in brackets behind."""
    date, _, language = pattern.partition(" [")
    return replace(format_, date=date, language=language.removesuffix("]") or None)


def language_of(pattern: str) -> str:
    """Return the language of a pattern as ``named_formats`` gives it."""
    return read_by(Format(), pattern).language or ""


def in_language(pattern: str, language: str) -> str:
    """Return the same pattern for the names of another language."""
    return f"{read_by(Format(), pattern).date} [{language}]"


def with_clock(pattern: str, clock: str) -> str:
    """Return the same pattern with a time of day behind the date."""
    date, language, named = pattern.partition(" [")
    return f"{date}{clock}{language}{named}"


def named_formats(text: str) -> tuple[str, ...]:
    """Return the patterns that read a date with a month's name, ``%B %Y [de]``: one for each language that has it.

    Languages that only have it as a beginning of a name come where no other has it.
    """
    clock = _CLOCK.fullmatch(text)
    pattern, name = _shape(clock["day"] if clock else text)
    if not pattern:
        return ()
    if clock:
        pattern += clock["clock"][: clock["clock"].index(" ")] + (" %H:%M:%S" if clock["seconds"] else " %H:%M")
    exact = [each for each in LANGUAGES if _plain(name) in month_words(each)]
    return tuple(f"{pattern} [{each}]" for each in exact or _by_beginning(name))


def distinct_readings(patterns: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """Return one pattern for each way in which ``patterns`` read the months of ``texts``, the first of each."""
    names = list(dict.fromkeys(_plain(_shape_name(text)) for text in texts))
    found: dict[tuple[object, ...], str] = {}
    for pattern in patterns:
        format_ = read_by(Format(), pattern)
        words = beginnings(format_.language or "en")
        found.setdefault((format_.date.replace("%b", "%B"), *map(words.get, names)), pattern)
    return tuple(found.values())


def numbered(text: str, language: str) -> str:
    """Return a date's text with the month's number for its name, as ``%m`` reads it; empty where it has none."""
    parts = re.fullmatch(_PARTS, unicodedata.normalize("NFC", text.strip()).replace("1er ", "1 "))
    number = beginnings(language).get(parts[2].lower()) if parts else None
    return f"{parts[1]}{number:02}{parts[3]}" if parts and number else ""


def numbered_sql(raw: str, language: str) -> str:
    """Return the same as SQL; a cell without a month's name is NULL."""
    text = f"replace(nfc_normalize(trim({raw})), '1er ', '1 ')"
    parts = f"regexp_extract({text}, {literal('^' + _PARTS + '$')}, ['a', 'n', 'z'])"
    words = beginnings(language)
    names, numbers = (", ".join(map(literal, each)) for each in (words, [f"{month:02}" for month in words.values()]))
    return f"({parts}.a || map([{names}], [{numbers}])[lower({parts}.n)] || {parts}.z)"


def with_numbers(pattern: str) -> str:
    """Return the pattern of a date whose month ``numbered`` has put in figures."""
    return re.sub(r"%[bB]\.?", "%m", pattern)


@cache
def month_words(language: str) -> Mapping[str, int]:
    """Return the names of a language's months, small and with no accents nor dots, and the number of each."""
    base = language.split("-")[0]
    names: dict[str, set[int]] = {}
    for tag in dict.fromkeys((language, base, *_KINDS.get(base, ()))):
        for name, month in _cldr(tag):
            for spelling in (_plain(name), name.lower()):
                names.setdefault(spelling, set()).add(month)
    also = {name: {month} for name, month in _ALSO.get(base, {}).items()}
    return {name: min(months) for name, months in (names | also).items() if len(months) == 1}


@cache
def beginnings(language: str) -> Mapping[str, int]:
    """Return ``month_words`` and their beginnings, of three letters and more, that only one month has."""
    words = month_words(language)
    short: dict[str, set[int]] = {}
    for name, month in words.items():
        for end in range(3, len(name)):
            short.setdefault(name[:end], set()).add(month)
    return {name: min(months) for name, months in short.items() if len(months) == 1} | dict(words)


def _cldr(tag: str) -> Iterator[tuple[str, int]]:
    """The names in the files of a language and of those that it inherits from.

    Not by ``Locale.months``: Babel 2.18 writes what one language inherits where the others look for it, so that after
    Hebrew or Japanese the months of many a language by themselves are those.
    """
    for months in _months(tag):
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = months.get(use, {}).get(width, {})
                for number, name in names.items() if isinstance(names, dict) else ():
                    if not re.search(r"\d", name):
                        yield unicodedata.normalize("NFC", name).rstrip("."), int(number)


def _months(tag: str) -> Iterator[Mapping[str, Any]]:
    try:
        name = str(Locale.parse(tag, sep="-"))
    except (ValueError, UnknownLocaleError):
        return
    while name != "root":
        with Path(localedata.resolve_locale_filename(name)).open("rb") as file:
            yield pickle.load(file).get("months", {})  # noqa: S301 - Babel's own
        name = get_global("parent_exceptions").get(name) or name.rpartition("_")[0] or "root"


def _by_beginning(name: str) -> list[str]:
    return [each for each in LANGUAGES if _plain(name) in beginnings(each)]


def _plain(name: str) -> str:
    """Small, without accents: programs that write ASCII lose them."""
    parts = unicodedata.normalize("NFD", name.lower())
    return unicodedata.normalize("NFC", "".join(each for each in parts if not unicodedata.combining(each)))


def _shape(text: str) -> tuple[str, str]:
    text = unicodedata.normalize("NFC", text)
    for shape, pattern in _SHAPES:
        if found := re.fullmatch(shape, text):
            mark = next((each for each in found.groups() if each in ("-", "/")), "")
            return pattern.replace("{mark}", mark), found["name"]
    return "", ""


def _shape_name(text: str) -> str:
    clock = _CLOCK.fullmatch(text)
    return _shape(clock["day"] if clock else text)[1]
