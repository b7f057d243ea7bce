"""Large figures on an axis in one unit, which is said once: 0, 0.5, 1 and "£M" rather than £0, £500K, £1M."""

from __future__ import annotations

from collections.abc import Sequence

from babel import numbers

from readout.model.client import Unit
from readout.text.figures import Figures

_SCALES = (1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000)
LEAST = 10_000  # smaller figures are short enough as they are


def in_one_unit(values: Sequence[float], unit: Unit, figures: Figures) -> tuple[tuple[str, ...], str]:
    """Return the labels of ``values`` and the name of their common unit, empty where each label has its own."""
    highest = max(map(abs, values), default=0.0)
    if unit != "percent" and highest >= LEAST:
        scale = next(each for each in _SCALES if highest >= each)
        name = _name(scale, unit, figures)
        if name:
            return tuple(figures.tick(value / scale, "number") for value in values), name
    return tuple(figures.tick(value, unit) for value in values), ""


def _name(scale: int, unit: Unit, figures: Figures) -> str:
    """What the language calls ``scale``: "milj. €", "£M", "thousand"; empty where it counts in other steps."""
    locale, five = figures.language.locale, 5 * scale
    if unit == "currency" and figures.currency:
        said = str(numbers.format_compact_currency(five, figures.currency, locale=locale))
    else:
        said = str(numbers.format_compact_decimal(five, format_type="long", locale=locale))
    digits = [character for character in said if character.isdigit()]
    return said.replace(digits[0], "").strip() if len(digits) == 1 else ""
