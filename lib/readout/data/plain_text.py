"""Characters that no report can show: refused where text comes in, so that nothing later has to handle them."""

from __future__ import annotations

import unicodedata

LINE_BREAKS = "\t\n\r"
# Overrides of the writing direction make a reader see other words than a machine reads. Marks (U+200E, U+200F)
# do not, and people who write from right to left need them.
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def refused_character(text: str) -> int | None:
    """Return the index of the first character of ``text`` that no report can show; None when all may stay.

    These are control characters, overrides of the writing direction, lone surrogates and noncharacters. Tabs and
    line breaks are allowed.
    """
    for index, character in enumerate(text):
        if character not in LINE_BREAKS and _is_refused(character):
            return index
    return None


def character_name(character: str) -> str:
    """Return a character's code point as people look it up, for example ``U+0007``."""
    return f"U+{ord(character):04X}"


def in_one_line(text: str) -> str:
    """Return ``text`` without outer blanks, its line breaks and tabs turned into single blanks."""
    return " ".join(part.strip() for part in text.replace("\t", "\n").splitlines() if part.strip())


def _is_refused(character: str) -> bool:
    if " " <= character <= "~":
        return False
    code = ord(character)
    no_character = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return no_character or character in _OVERRIDES or unicodedata.category(character) in ("Cc", "Cs")
