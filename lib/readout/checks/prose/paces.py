"""Spans of time that are figures: days ahead of a plan or behind it, months left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from readout.text.wordlists import WordList

_LATER = "aikana ajan ajalla välein sisällä kuluttua kuluessa päästä aiemmin myöhemmin later earlier ago after before"
_DURING = rf"\W+(?:{'|'.join(_LATER.split())})\b"


@dataclass(frozen=True)
class Pace:
    """What a number before a span of time says: nothing the report knows where ``kind`` is None. ``factor``: days in
    the unit, or 1 for months."""

    kind: Literal["days", "months"] | None
    factor: float = 1.0


def pace_of(text: str, start: int, end: int, words: WordList | None) -> Pace | None:
    """Read the span of time after the number from ``start`` to ``end``; None where there is none."""
    if words is None:
        return None
    amounts, after = words.amounts, text[end:]
    for kind, source in amounts.pace.items():
        if re.match(source, after, re.IGNORECASE):
            return Pace(kind)
    for source, days in amounts.days_in.items():
        unit = re.match(rf"[\s-]?(?:{source})(?!\w)", after, re.IGNORECASE)
        if unit and re.search(amounts.within, text[:start], re.IGNORECASE):
            continue  # "after five months" says when
        if unit and not re.match(_DURING, after[unit.end() :], re.IGNORECASE):
            if amounts.ahead.search(text):
                return Pace("days", days)
            if days > 28 and amounts.left.search(text):
                return Pace("months")
    span = re.match(rf"[\s_·(-]{{0,2}}(?:{amounts.spans})(?!\w)", after, re.IGNORECASE)
    return Pace(None) if span else None
