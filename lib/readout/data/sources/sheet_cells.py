"""A spreadsheet's typed cell as the text that a csv file would have in its place, in full precision."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from readout.data.sources.month_words import month_words
from readout.model.client import Format

Cell = int | float | str | bool | dt.date | dt.time | dt.datetime | dt.timedelta

# What a spreadsheet program computes with and shows; 0.1 + 0.2 is then 0.3, as in its own csv export.
_DIGITS = 15


def cell_text(cell: Cell, format_: Format) -> str:
    """Return a cell's text as ``format_`` would have it: typed dates and numbers are then read as what they are.

    Text stays as it is, and is read as strictly as in a text file. Times and durations are no dates.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, (int, float)):
        return _number(cell).replace(".", format_.decimal)
    if isinstance(cell, dt.date):
        return _date(cell, format_)
    return str(cell)


def is_typed(cell: Cell) -> bool:
    """Whether the spreadsheet itself knows what the cell holds."""
    return not isinstance(cell, str)


def _number(number: float) -> str:
    exact = Decimal(f"{number:.{_DIGITS}g}")
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(day: dt.date, format_: Format) -> str:
    pattern = format_.date
    if format_.language and re.search("%[bB]", pattern):
        name = next(name for name, month in month_words(format_.language).items() if month == day.month)
        pattern = re.sub("%[bB]", name, pattern)
    if pattern != Format().date:
        # A spreadsheet's times have no offset: they are the client's own already.
        return day.strftime(pattern.replace("%-", "%"))
    if isinstance(day, dt.datetime) and day.time() != dt.time():
        return day.isoformat(timespec="seconds")
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
