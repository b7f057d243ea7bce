"""Any colour a client calls theirs gives a report that can be read."""

from __future__ import annotations

import re

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from readout.display.brand import DARK_PAPER, DARK_SOFT, SOFT, accents, palette_of
from readout.display.theme import ACCENT

COLORS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLORS)
def test_any_colour_can_be_read_by_day_and_by_night(color: str) -> None:
    """4.5 to 1 at least, on the page and on its grey fields, whatever client.yml says."""
    made = accents(color)
    assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in (made.light, made.dark, made.tint, made.dark_tint))
    assert min(Color(made.light).contrast(ground) for ground in ("#ffffff", SOFT)) >= 4.5
    assert min(Color(made.dark).contrast(ground) for ground in (DARK_PAPER, DARK_SOFT)) >= 4.5


@given(COLORS)
def test_text_can_be_read_on_a_tinted_field(color: str) -> None:
    """The page's own ink on the field that carries the month's answer."""
    made = accents(color)
    assert Color("#1c2228").contrast(made.tint) >= 7
    assert Color("#e6eaee").contrast(made.dark_tint) >= 7


def test_a_readable_colour_is_used_as_it_is() -> None:
    """A client recognises their own blue; charts are drawn in it too."""
    assert accents("#0B5C8A").light == "#0b5c8a"
    assert not accents("#0B5C8A").corrected
    assert accents("#0B5C8A").warning == ""
    assert palette_of("#0b5c8a").accent == "#0b5c8a"


def test_without_a_colour_the_house_s_is_used() -> None:
    """Nothing has to be set."""
    assert accents(None).light == ACCENT
    assert palette_of(None).accent == ACCENT


@pytest.mark.parametrize("color", ["#ffcc00", "#7fdbff", "#ff6f61"])
def test_a_pale_colour_is_darkened_and_somebody_is_told(color: str) -> None:
    """It stays the same hue: yellow becomes a dark yellow, not a blue."""
    made = accents(color)
    assert made.corrected
    assert f"brand.color {color} is too light" in made.warning
    assert made.light in made.warning
    hues = [Color(each).convert("oklch")["hue"] for each in (color, made.light)]
    assert abs(hues[0] - hues[1]) < 12
