"""A figure whose unit or scale stands only at the one before it: "€1,200 for the guide and 450 for the newsletter"."""

from __future__ import annotations

import re
from dataclasses import replace

from readout.checks.prose.context import Context
from readout.checks.prose.heads import head_of
from readout.checks.prose.numerals import NUMBER
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.sentences import Sentence


def as_money(quantity: Quantity, sentence: Sentence, context: Context) -> Quantity | None:
    """Return a bare figure as the money that it may be; None where it has a unit, counts something or stands alone."""
    words, read = context.words, sentence.read
    if words is None or not _bare(quantity, read, context):
        return None
    money = rf"(?:[€£$]\s?\d[\d.,]*|\d[\d.,]*\s?(?:{words.amounts.money}))(?:(?!\d)[^;:()])*$"
    before = re.search(money, read[: quantity.start], re.IGNORECASE)
    if before is None and words.counts.goes_on.match(read):  # "€4.30 a visitor. In April it was 5.24."
        before = re.search(money, sentence.earlier, re.IGNORECASE)
    return replace(quantity, kind="money") if before else None


def as_scaled(quantity: Quantity, sentence: Sentence, context: Context) -> Quantity | None:
    """Return a bare figure in the thousands or millions, and the money, of the one before it: "€412k, from 503"."""
    words, read = context.words, sentence.read
    if words is None or not _bare(quantity, read, context):
        return None
    before = list(NUMBER.finditer(read[: quantity.start]))[-1:]
    for found in before:
        for source, factor in words.amounts.scales.items():
            scale = re.match(rf"[\s-]?(?:{source})(?![^\W_]|/)", read[found.end() :], re.IGNORECASE)
            if scale:
                symbol = re.search(r"[€£$]\s?$", read[: found.start()])
                unit = re.match(
                    rf"\s?(?:{words.amounts.money})(?!\w)", read[found.end() + scale.end() :], re.IGNORECASE
                )
                larger = tuple(each.times(factor) for each in quantity.readings)
                return replace(quantity, kind="money" if symbol or unit else "plain", readings=larger, scaled=True)
    return None


def _bare(quantity: Quantity, read: str, context: Context) -> bool:
    """Whether a figure has no unit, counts nothing, and stands before a stop."""
    if quantity.kind != "plain" or quantity.scaled or head_of(quantity, read, context).kind != "none":
        return False
    return re.match(r"\s*(?:[,.;)]|$)", read[quantity.end :]) is not None
