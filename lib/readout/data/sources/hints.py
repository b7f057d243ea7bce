"""The cure for a value, a header or a name that cannot be read as it stands. Words only; nothing is guessed."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from readout.data.sources.month_words import distinct_readings, named_formats, read_by
from readout.model.client import Format

_ISO_DATE = "%Y-%m-%d"
_DATES = (
    (r"\d{4}-\d{1,2}-\d{1,2}", _ISO_DATE),
    (r"\d{4}/\d{1,2}/\d{1,2}", "%Y/%m/%d"),
    (r"\d{4}\.\d{1,2}\.\d{1,2}", "%Y.%m.%d"),
    (r"(19|20)\d{6}", "%Y%m%d"),
    (r"\d{4}-\d{2}", "%Y-%m"),
    (r"\d{1,2}\.\d{1,2}\.\d{4}", "%d.%m.%Y"),
    (r"\d{1,2}\.\d{1,2}\.\d{2}", "%d.%m.%y"),
)
_TIMES = ((r"[ T]+\d{1,2}:\d{2}", "%H:%M"), (r"[ T]+\d{1,2}:\d{2}:\d{2}", "%H:%M:%S"))
_EITHER_WAY = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?)?")
_CURRENCY = re.compile(r"[$€£¥₹]|(?i:\b(?:EUR|USD|GBP|SEK|NOK|DKK|CHF|kr)\b)")


def shown(value: str) -> str:
    """Return the value as a message shows it: quoted, and cut when it is long."""
    return repr(value if len(value) <= 60 else value[:57] + "...")


MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def spoken(day: dt.date) -> str:
    """Return a day as messages write it: 9 December 2011."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plainly(number: float | str) -> str:
    """Return a number without an exponent and without zeros that say nothing: -0.5, 10000000."""
    text = f"{Decimal(str(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_HALF_DAY = re.compile(r"\d:\d\d ?[ap]\.?m", re.IGNORECASE)


def date_hint(value: str, format_: Format) -> str:
    """Return what to do about a cell of the date column that ``format.date`` does not read."""
    text = value.strip()
    if not text:
        return "is blank; give every row its date, or delete the row where it is a total or a note"
    if not any(character.isdigit() for character in text):
        return f"is {shown(value)}, not a date; remove rows that are not data, such as totals"
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return f"is {shown(value)}, a spreadsheet's day number; format the column as a date before you export it"
    return f"is {shown(value)}; {_date_cure(text, format_)}"


def _date_cure(text: str, format_: Format) -> str:
    named = date_formats(text)
    if not named and (months := _month_cure(text, format_)):
        return months
    if len(named) > 1:
        both = " or ".join(f'{{date: "{each}"}}' for each in named)
        return f"its day and month could be either; say which comes first, as in format: {both}"
    if not named:
        if _HALF_DAY.search(text) and "%I" not in format_.date:
            return f'format.date is "{format_.date}", and a time of day follows; add " %I:%M %p" to the format'
        return f'format.date is "{format_.date}"; mend the cell, or say how dates are written, as "%d.%m.%Y" does'
    if named[0].startswith(format_.date) and (named[0] == format_.date or format_.date == _ISO_DATE):
        return "there is no such day or hour between 1990 and 2099; mend the cell"
    if format_.date != _ISO_DATE:
        return f'format.date is "{format_.date}" and this looks like "{named[0]}"; make them agree'
    return f'say how dates are written, as in format: {{date: "{named[0]}"}}'


def _month_cure(text: str, format_: Format) -> str:
    """Return how ``format`` would read a cell with the name of a month in it; empty where it has none."""
    found = [read_by(format_, each) for each in distinct_readings(named_formats(text), [text])]
    if not found or (format_.date, format_.language) in ((each.date, each.language) for each in found):
        return ""
    said = [f'{{date: "{each.date}", language: {each.language}}}' for each in found]
    unsure = "; the month's name could be another in each" if len(said) > 1 else ""
    return f"say how dates are written, as in format: {' or '.join(said)}{unsure}"


def date_formats(text: str) -> tuple[str, ...]:
    """Return the strptime formats by which ``text`` can be a date: none, one, or two where nothing tells which."""
    either = _EITHER_WAY.fullmatch(text)
    if either:
        return tuple(_slashed(either))
    return (found,) if (found := _named(text)) else ()


def _named(text: str) -> str | None:
    """Return the strptime format of a date that can be read in one way only."""
    for pattern, name in _DATES:
        if re.fullmatch(pattern, text):
            return name
        for time, clock in _TIMES:
            if re.fullmatch(pattern + time, text):
                return f"{name}{'T' if 'T' in text else ' '}{clock}"
    return None


def _slashed(match: re.Match[str]) -> list[str]:
    first, mark, second, year = int(match[1]), match[2], int(match[3]), match[4]
    clock = {0: "", 1: " %H:%M", 2: " %H:%M:%S"}[match[0].count(":")]
    named = f"%Y{clock}" if len(year) == 4 else f"%y{clock}"
    day_first, month_first = f"%d{mark}%m{mark}{named}", f"%m{mark}%d{mark}{named}"
    return [day_first] if first > 12 else [month_first] if second > 12 else [day_first, month_first]


def number_hint(value: str, format_: Format) -> str:
    """Return what to do about a cell that is not a plain decimal number."""
    text = value.strip()
    if text.lower().lstrip("+-").rstrip(".") in _NOTHING:
        return f"is {shown(value)}; leave the cell blank where there is no value"
    if re.fullmatch(r"[-+]?[\d.,]+[eE][-+]?\d+", text):
        return f"is {shown(value)}, shortened by a spreadsheet; export the number in full"
    if "%" in text:
        return f"is {shown(value)}; export the plain number without the percent sign (0.034 for 3.4%)"
    if _CURRENCY.search(text):
        return f"is {shown(value)}; export the plain number without the currency"
    if re.fullmatch(r"\(.*\d\)|.*\d[-\u2212]|[\u2012\u2013\u2212] ?[\d.,].*", text):
        return f"is {shown(value)}; write negative numbers with a plain minus in front, for example -12"
    return f"is {shown(value)}, not a number; {_number_cure(text, format_)}"


_NOTHING = ("nan", "inf", "infinity", "null", "none", "n/a", "na", "#n/a", "-", "", "–", "—", "#div/0!", "#ref!")


def _number_cure(text: str, format_: Format) -> str:
    digits = text.lstrip("-+")
    if sum(each.isdigit() for each in digits) > 26:
        return "it has too many digits for a figure; mend the cell"
    stated = f'format reads decimal "{format_.decimal}" and thousands "{format_.thousands}"'
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits) and format_.decimal == "." and not format_.thousands:
        return 'the comma could mark thousands or decimals; say which, as in format: {thousands: ","} or {decimal: ","}'
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) and format_.decimal == "," and not format_.thousands:
        both = '{decimal: ",", thousands: "."} or {decimal: ".", thousands: ","}'
        return f"the point could mark thousands or decimals; say which, as in format: {both}"
    for pattern, decimal, thousands in _MARKS:
        if re.fullmatch(pattern, digits) and (decimal, thousands) != (format_.decimal, format_.thousands):
            marks = f'decimal: "{decimal}", thousands: "{thousands}"' if thousands else f'decimal: "{decimal}"'
            return f"say how numbers are written, as in format: {{{marks}}}"
    if re.search(r"\d", text):
        return f"{stated}; mend the cell or the format"
    return "mend the cell, or leave it blank where there is no value"


_MARKS = (
    (r"\d{1,3}(\.\d{3})+,\d+", ",", "."),
    (r"\d{1,3}(,\d{3})+\.\d+", ".", ","),
    (r"\d{1,3}(,\d{3}){2,}", ".", ","),
    (r"\d{1,3}(\.\d{3}){2,}", ",", "."),
    (r"\d{1,3}([ \u00a0\u2009\u202f]\d{3})+,\d+", ",", " "),
    (r"\d{1,3}([ \u00a0\u2009\u202f]\d{3})+(\.\d+)?", ".", " "),
    (r"\d{1,3}(['\u2019]\d{3})+(\.\d+)?", ".", "'"),
    (r"\d*,\d+", ",", ""),
    (r"\d*\.\d+", ".", ""),
)


def column_hint(wanted: str, columns: Sequence[str]) -> str:
    """Return the columns there are, and the one that was probably meant."""
    near = difflib.get_close_matches(wanted.lower(), [name.lower() for name in columns], n=1)
    meant = next((name for name in columns if near and name.lower() == near[0]), None)
    columns = [name for name in columns if name]
    listed = ", ".join(columns[:30]) + (" …" if len(columns) > 30 else "")
    return f"its columns are {listed}" + (f' (did you mean "{meant}"?)' if meant else "")


def header_defects(columns: Sequence[str], unused: Collection[int] = ()) -> Iterator[str]:
    """Yield what is wrong with a header: blank, or with empty or equal names.

    ``unused``: the places (from 0) of columns with nothing in them, which need no name.
    """
    if not any(columns):
        yield "is blank where the header should be; name its row, as in format: {header_row: 4}"
        return
    for place, name in enumerate(columns, start=1):
        if not name and place - 1 in unused:
            continue
        if not name:
            yield f"has no name for column {place}; name every column in the header"
        elif name in columns[: place - 1]:
            yield f'names the column "{name}" twice; give each column its own name'


def header_hint(lines: Sequence[str], columns: Sequence[str], delimiter: str, wanted: str) -> str:
    """Return the ``format`` that would find ``wanted`` in the first lines of the file; empty when none would."""
    if len(columns) == 1:
        for mark in (";", "\t", "|", ","):
            if mark != delimiter and mark in columns[0]:
                shown_mark = "\\t" if mark == "\t" else mark
                return f'it looks divided by another mark: format: {{delimiter: "{shown_mark}"}}'
    for row, line in enumerate(lines, start=1):
        cells = next(csv.reader([line], delimiter=delimiter), [])
        if len(cells) > 1 and wanted in (cell.strip() for cell in cells):
            return f"line {row} looks like the header: format: {{header_row: {row}}}"
    return ""
