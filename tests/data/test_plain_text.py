"""Which characters no report can show, by their Unicode categories, and what is found of them in a text."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from readout.data.plain_text import refused_character

OVERRIDES = ["LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"]


def test_every_character_is_refused_or_allowed_by_its_category() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        noncharacter = 0xFDD0 <= code <= 0xFDEF or code % 0x10000 >= 0xFFFE
        hides = unicodedata.bidirectional(character) in OVERRIDES
        controls = unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r"
        assert (refused_character(character) is not None) == (noncharacter or hides or controls), hex(code)


@pytest.mark.parametrize(
    ("text", "index"), [("", None), ("Sales\t5 %\r\n", None), ("Sales\a\a", 5), ("שלום\u200f", None), ("\u202eevil", 0)]
)
def test_the_first_one_is_found(text: str, index: int | None) -> None:
    assert refused_character(text) == index
