"""Right figures made wrong, one at a time, in the ways in which people get figures wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.checks.prose.judgements import Judgement
from readout.checks.prose.numerals import NUMBER
from readout.model.report import Report

SIZES = (("15 % more", 1.15), ("15 % less", 0.85), ("30 % more", 1.3), ("30 % less", 0.7))
UNITS = (
    (r"(?<=\d)\s?k\b", "M"),
    (r"(?<=\d)\s?M\b", "k"),
    (r"\bthousand\b", "million"),
    (r"\bmillion\b", "thousand"),
    (r"\btuhatta\b", "miljoonaa"),
    (r"\bmiljoonaa\b|\bmilj\.?", "tuhatta"),
    (r"%-yksikköä|\bprosenttiyksikköä\b", "prosenttia"),
    (r"\bprosenttia\b", "prosenttiyksikköä"),
    (r"\bpercentage points?\b|\bpoints?\b|\bpp\b", "%"),
    (r"\s?\bper ?cent\b", " percentage points"),
    (r"\s?%", " pp"),
)
WORDS = (
    *((r"doubled", "tripled"), (r"doubling", "tripling"), (r"twice", "three times"), (r"tripled", "doubled")),
    *((r"halved", "doubled"), (r"(?<=two[ -])thirds", "fifths"), (r"third", "quarter"), (r"quarter", "fifth")),
    *((r"half", "a third"), (r"fifth", "third"), (r"sixth", "quarter"), (r"tenth", "fifth")),
    *((r"(?<=in )four", "three"), (r"(?<=in )three", "five"), (r"(?<=in )five", "two")),
    *((r"kaksinkertai", "kolminkertai"), (r"kolminkertai", "kaksinkertai"), (r"tupla", "tripla")),
    *((r"puolittu", "tuplaantu"), (r"kaksi kertaa", "kolme kertaa"), (r"kaksi kolmasosaa", "kolme viidesosaa")),
    *((r"kolmanne", "neljänne"), (r"neljänne", "kolmanne"), (r"viidenne", "neljänne")),
    *((r"kuudenne", "neljänne"), (r"kymmenen[ne]", "viidenne"), (r"puolet", "kolmannes")),
    *((r"puolen", "kolmanneksen"), (r"neljäs(?=\s)", "kolmas"), (r"kolmas(?=\s)", "viides")),
)  # fmt: skip
COUNTS = (
    *((r"third", "fourth"), (r"second", "fourth"), (r"fourth", "third"), (r"three", "four"), (r"two", "three")),
    *((r"kolma(?=s|t)", "neljä"), (r"neljä(?=s|t)", "kolma"), (r"kolmannen", "neljännen"), (r"kolme", "neljä")),
    *((r"toista", "neljättä"), (r"kaksi", "kolme"), (r"four", "five"), (r"five", "four"), (r"ten", "twelve")),
    *((r"viisi", "kuusi"), (r"kymmenen", "kaksitoista"), (r"seven", "six"), (r"seitsemän", "kuusi")),
)  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """A ``text`` with one wrong figure, by its ``kind`` of mistake."""

    kind: str
    text: str


def mutants(
    text: str, place: int, judgement: Judgement, report: Report, chance: random.Random, dated: bool
) -> Iterator[Mutant]:
    """Yield every wrong version of the figure that begins at ``place`` of the text; ``dated``: whether its sentence
    names the months that it compares, without which another month's figure may be meant as well."""
    quantity = judgement.quantity
    length = quantity.end - quantity.start
    written = text[place : place + length]
    for kind, wrong in _wrong(written, judgement, report, chance, dated):
        if wrong != written:
            yield Mutant(kind, text[:place] + wrong + text[place + length :])


def _wrong(
    written: str, judgement: Judgement, report: Report, chance: random.Random, dated: bool
) -> Iterator[tuple[str, str]]:
    number = NUMBER.match(written)
    if number is None or judgement.quantity.kind == "streak":
        kind = "length" if judgement.quantity.kind == "streak" else "part or multiple"
        kind = "count in words" if judgement.quantity.kind not in ("streak", "share", "ratio") else kind
        yield from _first(kind, written, COUNTS if kind != "part or multiple" else WORDS)
        return
    rest = written[number.end() :]
    for kind, digits in _digits(number[0], chance):
        yield kind, digits + rest
    compared = judgement.fact is not None and (judgement.fact.change or judgement.fact.base is not None)
    for kind, value in _others(judgement, report):
        if kind == "another month's" and compared and not dated:
            continue
        if (as_written := _like(number[0], value, judgement)) is not None:
            yield kind, as_written + rest
    if judgement.fact is None or judgement.fact.change or judgement.quantity.kind not in ("percent", "points"):
        yield from _first("unit", written, UNITS)  # a rate's own level in points is no mistake


def _first(kind: str, written: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    for source, wrong in pairs:
        changed = re.sub(source, wrong, written, count=1, flags=re.IGNORECASE if len(source) > 12 else 0)
        if changed != written:
            yield kind, changed
            return


def _digits(number: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    plain = re.sub(r"\D", "", number)
    pairs = [n for n in range(len(plain) - 1) if plain[n] != plain[n + 1] and (n or plain[n + 1] != "0")]
    if pairs:
        n = chance.choice(pairs)
        yield "digits swapped", _spelt(number, plain[:n] + plain[n + 1] + plain[n] + plain[n + 2 :])
    significant = len(plain.rstrip("0")) or 1
    first = len(plain) - len(plain.lstrip("0"))
    n = chance.randrange(first, max(first + 1, significant - 1))
    step = chance.choice((-2, -1, 1, 2))
    digit = str(min(9, max(1 if n == first else 0, int(plain[n]) + step)))
    yield "one digit off", _spelt(number, plain[:n] + digit + plain[n + 1 :])
    yield "wrong rounding", _spelt(number, _scaled(plain, significant, 1, chance.choice((-1, 1))))
    for kind, factor in SIZES:
        yield kind, _spelt(number, _scaled(plain, significant, factor, 0))


def _scaled(plain: str, significant: int, factor: float, steps: int) -> str:
    unit = 10 ** (len(plain) - significant)
    value = (round(int(plain) * factor / unit) + steps) * unit
    return str(max(value, 0)).rjust(len(plain), "0")


def _spelt(number: str, plain: str) -> str:
    """Digits with the decimals and the grouping of another number."""
    decimals = re.search(r"[.,](\d+)$", number)
    if decimals and (len(decimals[1]) != 3 or number.startswith("0")):
        places, mark = len(decimals[1]), decimals[0][0]
        plain = plain.rjust(places + 1, "0")
        return _spelt(number[: decimals.start()], plain[:-places]) + mark + plain[-places:]
    group = re.search(r"\d(\D)\d{3}", number)
    plain = plain.lstrip("0") or "0"
    return f"{int(plain):,}".replace(",", group[1]) if group else plain


def _like(number: str, value: float, judgement: Judgement) -> str | None:
    """A value in the unit, the rounding and the spelling of a written number."""
    reading, fact = judgement.quantity.readings[0], judgement.fact
    plain = re.sub(r"\D", "", number)
    if fact is None or not int(plain):
        return None
    unit = reading.value / int(plain)
    if abs(value) >= 1000 and re.search(r"[.,]\d\d$", number):
        return f"{abs(value):,.0f}".replace(",", "," if "." in number else " ")  # nobody writes cents of thousands
    step = 2 * reading.half if len(plain.rstrip("0")) < len(plain) else unit
    wrong = round(round(abs(value) / step) * step / unit)
    return _spelt(number, str(wrong)) if wrong else None


def _others(judgement: Judgement, report: Report) -> Iterator[tuple[str, float]]:
    """The other values that people take for the one meant: another month's of the same KPI, another KPI's."""
    fact = judgement.fact
    if fact is None or fact.kpi is None or fact.when or fact.parts:
        return
    own = report.kpi(fact.kpi)
    others = [each for each in report.kpis if each.kpi.unit == own.kpi.unit and each.kpi.id != fact.kpi]
    if fact.change and fact.kind == "percent":
        changes = (("another month's", own.previous), ("another month's", own.year_ago))
        changes += tuple(("another KPI's", each.previous) for each in others[:1])
        for kind, comparison in changes:
            if comparison.change_pct:
                yield kind, comparison.change_pct
    elif not fact.change and fact.kind in ("money", "count"):
        for value in (own.value, own.previous.value, own.year_ago.value):
            if value is not None:
                yield "another month's", value
        for each in others[:2]:
            if each.value is not None:
                yield "another KPI's", each.value
