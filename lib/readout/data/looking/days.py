"""How a column's dates are written, and what one row's date stands for: a day, a week or a month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readout.data.sources.hints import MONTHS, date_formats
from readout.data.sources.month_words import distinct_readings, named_formats, with_clock
from readout.model.client import Format, Grain

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?( ?(Z|[-+]\d{2}(:?\d{2})?))?)?")
_HALF_DAY = re.compile(r"(?P<day>.*\d),? (?P<time>\d{1,2}:\d{2}(:\d{2})?) ?[AaPp][Mm]")
_NAMED = (
    (r"\d{1,2}[-/][A-Za-z]{3}[-/]\d{4}", "%d{mark}%b{mark}%Y"),
    (r"\d{1,2}[-/][A-Za-z]{3}[-/]\d{2}", "%d{mark}%b{mark}%y"),
    (r"\d{1,2} [A-Za-z]{3} \d{4}", "%d %b %Y"),
    (r"\d{1,2} [A-Za-z]{4,} \d{4}", "%d %B %Y"),
    (r"[A-Za-z]{3} \d{1,2}, \d{4}", "%b %d, %Y"),
    (r"[A-Za-z]{4,} \d{1,2}, \d{4}", "%B %d, %Y"),
    (r"[A-Za-z]{3} \d{4}", "%b %Y"),
    (r"[A-Za-z]{4,} \d{4}", "%B %Y"),
    (r"(0?[1-9]|1[0-2])/\d{4}", "%m/%Y"),
    (r"(0?[1-9]|1[0-2])\.\d{4}", "%m.%Y"),
)
# By whether the name is short: what a pattern without a language reads.
_NAMES = {False: set(MONTHS), True: {name[:3] for name in MONTHS}}


def formats_of(text: str) -> tuple[str, ...]:
    """Return the patterns by which one cell can be a date: none, one, or two where day and month may be exchanged.

    Names of months are read in every language, and languages that read them alike give one pattern.
    """
    return distinct_readings(_formats(text), [text])


def _formats(text: str) -> tuple[str, ...]:
    if _ISO.fullmatch(text):
        return (Format().date,)
    if half := _HALF_DAY.fullmatch(text):
        clock = "%I:%M:%S %p" if half["time"].count(":") == 2 else "%I:%M %p"
        return tuple(with_clock(day, f" {clock}") for day in _formats(half["day"]))
    return (*_english(text), *named_formats(text)) or date_formats(text)


def _english(text: str) -> tuple[str, ...]:
    """Return the patterns that need no language, English being what is read without one."""
    for pattern, named in _NAMED:
        if re.fullmatch(pattern, text):
            name = re.search(r"[A-Za-z]+", text)
            if name and name[0].capitalize() not in _NAMES[len(name[0]) == 3]:
                return ()
            mark = next((each for each in "-/" if each in text), "")
            short = named.replace("{mark}", mark)
            # May is as long as it is short: only the other months tell which is meant.
            return (short, short.replace("%b", "%B")) if name and name[0].lower() == "may" else (short,)
    return ()


def shared_formats(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the patterns that every one of ``texts`` can be read by."""
    shared: tuple[str, ...] | None = None
    texts = list(texts)
    for text in texts:
        found = _formats(text)
        shared = found if shared is None else tuple(each for each in shared if each in found)
        if not shared:
            return ()
    found = shared or ()
    return distinct_readings(found, texts)


@dataclass(frozen=True)
class Days:
    """The days that a file has rows for, and what they say of its grain; ``holes`` are those missing."""

    first: dt.date
    last: dt.date
    grain: Grain
    every: Literal["month", "quarter"]
    holes: tuple[dt.date, ...]
    rows: int

    @property
    def sure(self) -> bool:
        """Whether there are enough dates to tell the grain."""
        return (self.last - self.first).days >= 14


def days_of(rows: Mapping[dt.date, int], date: str, grain: Grain | None = None) -> Days:
    """Return what ``rows`` by day, at least one, say; ``date`` is the pattern they were read by.

    ``grain`` is what somebody knows better than the dates tell.
    """
    days = sorted(rows)
    gaps = [(after - before).days for before, after in pairwise(days)]
    told, every = _told(days, gaps, date)
    grain = grain or told
    every = every if grain == told else "month"
    return Days(days[0], days[-1], grain, every, _holes(days, grain, every), sum(rows.values()))


def _told(days: Sequence[dt.date], gaps: Sequence[int], date: str) -> tuple[Grain, Literal["month", "quarter"]]:
    no_day = not re.search(r"%-?d", date)
    alike = len({day.day for day in days}) == 1 or _month_ends(days)
    if no_day or (gaps and min(gaps) >= 28 and alike):
        return "month", "quarter" if len(gaps) > 1 and min(gaps) >= 89 else "month"
    weekly = len(gaps) > 1 and min(gaps) >= 7 and all(gap % 7 == 0 for gap in gaps)
    return "week" if weekly else "day", "month"


def _month_ends(days: Iterable[dt.date]) -> bool:
    return all((day + dt.timedelta(days=1)).day == 1 for day in days)


def _holes(days: list[dt.date], grain: Grain, every: str) -> tuple[dt.date, ...]:
    there = set(days)
    if grain == "month":
        step = 3 if every == "quarter" else 1
        months = {day.year * 12 + day.month - 1 for day in days}
        missing = sorted(set(range(min(months), max(months) + 1, step)) - months)
        return tuple(dt.date(each // 12, each % 12 + 1, 1) for each in missing)
    step = 7 if grain == "week" else 1
    span = (days[-1] - days[0]).days
    expected = (days[0] + dt.timedelta(days=ahead) for ahead in range(0, span, step))
    return tuple(day for day in expected if day not in there)
