"""Figures in a sentence, as quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.checks.prose.context import Context
from readout.checks.prose.masks import not_figures
from readout.checks.prose.numerals import NUMBER, readings, worded
from readout.checks.prose.paces import Pace, pace_of
from readout.checks.prose.quantity import Kind, Quantity, bound_after, bound_before
from readout.checks.prose.tallies import tallies
from readout.checks.prose.worded import parts, records, streaks
from readout.text.wordlists import Bound, WordList

_SIGNS = "+-−–"
_SMALL = 12  # a number in words up to this counts something only with a noun that says what


@dataclass(frozen=True)
class _Number:
    """A number in digits, or in words with its ``value``."""

    text: str
    start: int
    end: int
    value: float | None = None


def quantities(read: str, context: Context) -> Iterator[Quantity]:
    """Yield every figure of a sentence in reading order of kinds: tallies, streaks, records, parts, numbers."""
    words = context.words
    text = not_figures(read, context)
    taken: list[tuple[int, int]] = []
    if words is not None:
        for each in (*tallies(text, words), *streaks(read, words), *records(read, words), *parts(text, words)):
            if not any(start < each.end and each.start < end for start, end in taken):
                taken.append((each.start, each.end))
                yield each
    taken += [many.span() for many in words.counts.per_many.finditer(text)] if words is not None else []
    for found in _numbers(text, words):
        if any(start < found.end and found.start < end for start, end in taken):
            continue
        each_number = _numeric(text, found, words, context)
        if each_number is not None:
            yield each_number


def _numbers(text: str, words: WordList | None) -> Iterator[_Number]:
    for found in NUMBER.finditer(text):
        yield _Number(found[0], found.start(), found.end())
    last = -2
    for start, end, value in words.amounts.numbers_in(text) if words else ():
        follows, last = start == last + 1, end  # "four hundred" before "thousand", in Finnish two words as well
        if follows:
            continue
        if not re.search(r"\d\s?$", text[:start]):  # "412 tuhatta" is one number
            yield _Number(text[start:end], start, end, value)


def _numeric(text: str, found: _Number, words: WordList | None, context: Context) -> Quantity | None:
    before, after = text[: found.start], text[found.end :]
    hundred = found.value in (100.0, 1000.0) or re.fullmatch(r"1[,. ]?000|100", found.text)
    if hundred and words is not None and words.counts.whole.search(f"{before}{found.text}"):
        return None  # what the figure before or after it is of
    scale, used = _scale(after, words)
    kind, length, symbol = _unit(before, after[used:], words)
    pace: Pace | None = None
    if kind == "plain" and not scale:
        kind, scale = _shared_unit(after, words)
    bound: Bound | None = None
    if kind == "plain" and words is not None and words.counts.of_hundred.search(before):
        kind, bound = "percent", "about" if words.counts.ranges.search(f"{before}|{after}") else None
    if kind == "plain" and words is not None and words.counts.of_thousand.search(before):
        kind, scale = "percent", 0.1
    if kind == "plain" and words is not None and (per := words.counts.per_many.match(after)):
        kind, scale = "percent", 0.1 if per["thousand"] else 1.0
    if kind == "plain" and words is not None and words.counts.factor.search(before):
        kind = "ratio"
    if kind == "plain":
        pace = pace_of(text, found.start, found.end, words)
        if found.value is not None and not scale and not (pace and pace.kind) and not _countable(text, found, context):
            return None
        if pace and pace.kind is None:
            return None
    values = readings(found.text, context.locale) if found.value is None else (worded(found.value),)
    factor = (scale or 1.0) * (0.01 if kind in ("percent", "points") else 1.0) * (pace.factor if pace else 1.0)
    finish = found.end + used + length
    shown = (before[-1:] if before[-1:] in "€£$" else "") + text[found.start : finish]
    return Quantity(
        shown.strip(),
        (pace and pace.kind) or kind,
        tuple(each.times(factor) for each in values),
        found.start,
        finish,
        bound or (_bound(text, found, symbol, finish, words) if words else None),
        _sign(before),
        text[finish : finish + 40],
        symbol or None,
        scale is not None,
    )


def _bound(text: str, found: _Number, symbol: str, finish: int, words: WordList) -> Bound | None:
    bound = bound_before(text, found.start - len(symbol), words) or bound_after(text, finish, words)
    return bound or ("about" if words.amounts.vague.search(found.text) else None)


def _sign(before: str) -> int:
    stripped = before.rstrip("€£$ \N{NO-BREAK SPACE}")
    if (
        not stripped
        or stripped[-1] not in _SIGNS
        or (len(stripped) > 1 and (stripped[-2].isalnum() or stripped[-1] == "–"))
    ):
        return 0
    if len(stripped) > 1 and re.search(r"\d\s*$", stripped[:-1]):
        return 0
    return 1 if stripped[-1] == "+" else -1


def _scale(after: str, words: WordList | None) -> tuple[float | None, int]:
    for source, value in words.amounts.scales.items() if words else ():
        found = re.match(rf"[\s-]?(?:{source})(?![^\W_]|/)", after, re.I)
        if found:
            return value, found.end()
    return None, 0


def _unit(before: str, after: str, words: WordList | None) -> tuple[Kind, int, str]:
    """Return kind, length of the unit after the number, and the symbol before or after it."""
    blank = r"[\s-]{0,2}"
    symbol = re.search(r"(?:[€£$]|\b(?:EUR|GBP|USD|SEK))\s?[+−-]?$", before)
    if symbol:
        return "money", 0, symbol[0]
    if re.search(r"×\s?$", before) and not re.search(r"\d\s?×\s?$", before):
        return "ratio", 0, ""
    amounts = words.amounts if words else None
    units: tuple[tuple[Kind, str], ...] = (
        ("points", amounts.points if amounts else r"(?!)"),
        ("percent", amounts.percent if amounts else r"%"),
        ("money", amounts.money if amounts else r"[€£$]|EUR|GBP|USD|SEK"),
        ("ratio", amounts.times if amounts else r"(?!)"),
    )
    for kind, source in units:
        found = re.match(rf"{blank}(?:{source})(?!\w)", after, re.IGNORECASE)
        if found and kind == "ratio" and re.match(r"\s*[x×]\s*\d", after):
            continue
        if found:
            return kind, found.end(), ""
    return "plain", 0, ""


def _shared_unit(after: str, words: WordList | None) -> tuple[Kind, float | None]:
    """The unit of the number that an "and" joins to this one: "469 000 ja 480 000 euroon"; after a stroke its scale
    too: "2.34/2.5 million"."""
    joint = (
        re.match(rf"(?:{words.amounts.joins}|{words.amounts.out_of})(?=\d)", after, re.IGNORECASE) if words else None
    )
    other = NUMBER.match(after, joint.end()) if joint else None
    if joint is None or other is None:
        return "plain", None
    rest = after[other.end() :]
    scaled = words is not None and re.fullmatch(rf"/|{words.amounts.out_of}", joint[0], re.IGNORECASE)
    scale, used = _scale(rest, words) if scaled else (None, 0)
    kind = _unit("", rest[used:], words)[0]
    return (kind if kind in ("money", "percent") else "plain"), scale


def _countable(text: str, found: _Number, context: Context) -> bool:
    """Whether a number in words counts something that the report counts too; a large one does not need to say."""
    words, value, after = context.words, found.value or 0.0, text[found.end :]
    if words is None or value % 1:
        return False
    if value > _SMALL:
        return True
    if re.match(rf"\W+(?:{words.amounts.pieces}|{words.subjects.any_work})(?!\w)", after, re.IGNORECASE):
        return True
    if value > 1 and (words.heads.short.match(after) or words.subjects.lacking.search(text[: found.start])):
        return True
    nouns = context.mentions(after)
    if nouns and re.fullmatch(r"\W+(?:\w+\W+)?", after[: nouns[0].start]) is not None:
        return True
    return value > 1 and _counted_before(text[: found.start], after, context, words)


def _counted_before(before: str, after: str, context: Context, words: WordList) -> bool:
    """Whether what is counted stands before its number: "töitä valmistui viisi"."""
    if not re.match(r"\W*$|\s*[.,;)]", after):
        return False
    return (
        bool(context.mentions(before))
        or re.search(rf"(?<!\w)(?:{words.subjects.any_work})(?!\w)", before, re.IGNORECASE) is not None
    )
