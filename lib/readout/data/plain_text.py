"""Characters that no report can show: refused where text comes in, so that nothing later has to handle them."""

from __future__ import annotations

import unicodedata

LINE_BREAKS = "\t\n\r"


def refused_character(text: str) -> int | None:
    """Return the index of the first control character, lone surrogate or noncharacter of ``text``.

    Tabs and line breaks are allowed; None when every character may stay.
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
    return unicodedata.category(character) in ("Cc", "Cs") or ord(character) & 0xFFFE == 0xFFFE
