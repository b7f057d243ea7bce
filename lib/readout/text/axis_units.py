"""Large figures on an axis in one unit, which is said once: 0, 0.5, 1 and "£M" rather than £0, £500K, £1M."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from babel import numbers

from readout.model.client import Unit
from readout.text.figures import Figures, compact_money

_SCALES = (1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000)
LEAST = 10_000  # smaller figures are short enough as they are


def in_one_unit(values: Sequence[float], unit: Unit, figures: Figures) -> tuple[tuple[str, ...], str]:
    """Return the labels of ``values`` and the name of their common unit, empty where each label has its own."""
    highest = max(map(abs, values), default=0.0)
    if unit != "percent" and highest >= LEAST:
        scale = next(each for each in _SCALES if highest >= each)
        (five, name), (_, at_highest) = (
            _said(each, unit, figures) for each in (5 * scale, 10 ** math.floor(math.log10(highest)))
        )
        if name and five == "5" and name == at_highest:  # lakh and 万 are other steps
            return tuple(figures.tick(value / scale, "number") for value in values), name
    return tuple(figures.tick(value, unit) for value in values), ""


def _said(value: int, unit: Unit, figures: Figures) -> tuple[str, str]:
    """How the language says a round ``value``: the figure, and its unit such as "milj. €", "£M" or "thousand"."""
    locale = figures.language.locale
    if unit == "currency" and figures.currency:
        said = compact_money(value, figures.currency, locale, 0)
    else:
        said = str(numbers.format_compact_decimal(value, format_type="long", locale=locale))
    figure = re.search(r"\d+", said)
    return (figure[0], said.replace(figure[0], "").strip()) if figure else ("", "")
