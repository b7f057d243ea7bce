"""English: numbers in words: "four hundred and twelve thousand"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: n for n, word in enumerate(_ONES, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})"
_HUNDREDS = rf"(?:(?:{_SMALL}|a)\s+hundred(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
_NUMBER = re.compile(
    rf"(?<![\w-])(?:{_HUNDREDS}\s+thousand(?:,?\s+(?:and\s+)?{_HUNDREDS})?|{_HUNDREDS})(?:\s+and\s+a\s+half)?(?![\w-])",
    re.IGNORECASE,
)
_OTHERS = {
    r"a\s+dozen": 12.0,
    r"two\s+dozen": 24.0,
    r"half(?:\s+an?)?(?=\s+(?:percentage|per|percent|point|million|thousand))|half(?=\s+an?\s)": 0.5,
    r"a\s+thousand": 1000.0,
}


def numbers_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, value) of every number in words."""
    for found in _NUMBER.finditer(text):
        yield found.start(), found.end(), _value(found[0].casefold())
    for source, value in _OTHERS.items():
        for found in re.finditer(rf"(?<![\w-])(?:{source})(?!\w)", text, re.IGNORECASE):
            yield found.start(), found.end(), value


def _value(text: str) -> float:
    total = group = 0
    for word in re.findall(r"[a-z]+", text):
        if word == "hundred":
            group = (group or 1) * 100
        elif word == "thousand":
            total, group = total + (group or 1) * 1000, 0
        else:
            group += _VALUES.get(word, 0)
    return total + group + (0.5 if text.endswith("half") else 0)
