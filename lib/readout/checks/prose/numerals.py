"""A number in digits, by its language's own symbols and by those that people use instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale

_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}'’"
NUMBER = re.compile(
    rf"(?<![\w·])(?<![\d][.,])(?:\d{{1,3}}(?:[{_BLANKS},.]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?!\d)"
)
# Zeros at the end are rounding only while they leave the figure this exact: 412,000 may be 412,300, 400,000 may not.
ZEROS = 0.0125


@dataclass(frozen=True)
class Reading:
    """A value that a number may mean, and half a unit of its last written digit."""

    value: float
    half: float

    def times(self, factor: float) -> Reading:
        """Return the reading in another unit."""
        return Reading(self.value * factor, self.half * factor)


def readings(text: str, locale: Locale) -> tuple[Reading, ...]:
    """Return what ``text`` may mean, likeliest first; "5,214" in Finnish is 5.214, or else 5214."""
    plain = text.translate({ord(blank): None for blank in _BLANKS})
    decimal = str(locale.number_symbols.get("latn", {}).get("decimal", "."))
    marks = [each for each in plain if each in ".,"]
    if not marks:
        return (_whole(plain),)
    if len(set(marks)) == 2:
        other = "," if marks[-1] == "." else "."
        return (_decimal(plain.replace(other, ""), marks[-1]),)
    whole = _whole(plain.replace(marks[0], ""))
    if len(marks) > 1:
        return (whole,)
    grouped = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", plain) is not None
    if not grouped:
        return (_decimal(plain, marks[0]),)
    return (_decimal(plain, marks[0]), whole) if marks[0] == decimal else (whole,)


def worded(value: float) -> Reading:
    """Return what a number in words means: "four hundred thousand" is as round as its digits, "half" is about one."""
    if value % 1:
        return Reading(value, 0.1 if value < 1 else 0.25)
    written = _whole(f"{value:.0f}")
    return Reading(value, max(written.half, 2 * ZEROS * value) if value >= 1000 else written.half)


def _decimal(text: str, mark: str) -> Reading:
    digits = len(text) - text.index(mark) - 1
    return Reading(float(text.replace(mark, ".")), 0.5 * 10**-digits)


def _whole(text: str) -> Reading:
    value = float(text)
    zeros = len(text) - len(text.rstrip("0")) if value else 0
    return Reading(value, max(0.5, min(0.5 * 10**zeros, ZEROS * value)))
