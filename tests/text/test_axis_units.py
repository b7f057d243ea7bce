"""Large figures on an axis: their unit is said once, as the language writes it."""

from __future__ import annotations

import pytest

from readout.model.client import Unit
from readout.text.axis_units import in_one_unit
from readout.text.figures import Figures
from readout.text.language import Language, language


def in_language(tag: str, currency: str | None = "EUR") -> Figures:
    return Figures(language(tag), currency)


@pytest.mark.parametrize(
    ("tag", "unit", "top", "labels", "name"),
    [
        ("en-GB", "currency", 1_500_000, ("0", "1.5"), "€M"),
        ("fi", "currency", 1_500_000, ("0", "1,5"), "milj.\N{NO-BREAK SPACE}€"),
        ("fi", "number", 25_000, ("0", "25"), "tuhatta"),
        ("en-GB", "number", 12_000_000_000, ("0", "12"), "billion"),
        ("en-GB", "currency", 9_999, ("€0", "€9,999"), ""),
        ("en-GB", "percent", 20_000, ("0%", "2,000,000%"), ""),
    ],
)
def test_the_unit_is_said_once(tag: str, unit: Unit, top: float, labels: tuple[str, ...], name: str) -> None:
    """From ten thousand on; percentages keep their sign."""
    assert in_one_unit([0, top], unit, in_language(tag)) == (labels, name)


def test_a_language_that_counts_in_other_steps_keeps_its_own_labels() -> None:
    """Japanese counts in ten thousands: a million is a hundred of them, and each label says so."""
    japanese = language("en-GB")
    figures = Figures(Language("ja", "ja", _locale("ja"), japanese.translations), "JPY")
    labels, name = in_one_unit([0, 1_000_000], "currency", figures)
    assert name == ""
    assert labels[1] != "1"


def test_no_values_have_no_unit() -> None:
    """An axis without labels."""
    assert in_one_unit([], "number", in_language("en-GB")) == ((), "")


def _locale(tag: str):  # type: ignore[no-untyped-def]
    from babel import Locale

    return Locale.parse(tag)
