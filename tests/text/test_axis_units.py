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
    assert (labels, name) == (("￥0", "￥100万"), "")


@pytest.mark.parametrize(
    ("top", "labels", "name"),
    [
        (50_000, ("0", "50"), "₹K"),
        (250_000, ("₹0", "₹2.5L"), ""),
        (1_250_000, ("₹0", "₹12.5L"), ""),
        (25_000_000, ("₹0", "₹2.5Cr"), ""),
    ],
)
def test_indian_axes_count_in_lakh_and_crore(top: float, labels: tuple[str, ...], name: str) -> None:
    """250,000 rupees are two and a half lakh, neither 250 thousand nor, rounded, two or three lakh."""
    assert in_one_unit([0, top], "currency", in_language("en-IN", "INR")) == (labels, name)


@pytest.mark.parametrize(("tag", "name"), [("de-CH", "CHF~M"), ("de-DE", "M~CHF"), ("en-GB", "CHF~M")])
def test_letters_of_a_currency_stand_apart_from_the_unit(tag: str, name: str) -> None:
    """On the side on which the country writes it."""
    said = in_one_unit([0, 1_500_000], "currency", in_language(tag, "CHF"))[1]
    assert said.replace("\N{NO-BREAK SPACE}", "~") == name


def test_no_values_have_no_unit() -> None:
    """An axis without labels."""
    assert in_one_unit([], "number", in_language("en-GB")) == ((), "")


def _locale(tag: str):  # type: ignore[no-untyped-def]
    from babel import Locale

    return Locale.parse(tag)
