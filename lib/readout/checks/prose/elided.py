"""A figure whose unit stands only at the one before it: "€1,200 went to the guide and 450 to the newsletter"."""

from __future__ import annotations

import re
from dataclasses import replace

from readout.checks.prose.context import Context
from readout.checks.prose.heads import head_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.sentences import Sentence


def as_money(quantity: Quantity, sentence: Sentence, context: Context) -> Quantity | None:
    """Return a bare figure as the money that it may be; None where it has a unit, counts something or stands alone."""
    words, read = context.words, sentence.read
    if words is None or quantity.kind != "plain" or head_of(quantity, read, context).kind != "none":
        return None
    if not re.match(r"\s*(?:[,.;)]|$)", read[quantity.end :]):
        return None
    money = rf"(?:[€£$]\s?\d[\d.,]*|\d[\d.,]*\s?(?:{words.amounts.money}))(?:(?!\d)[^;:()])*$"
    before = re.search(money, read[: quantity.start], re.IGNORECASE)
    return replace(quantity, kind="money") if before else None
