"""Characters that no report can show: refused where text comes in, so that nothing later has to handle them."""

from __future__ import annotations

import re

# Overrides of the writing direction make a reader see other words than a machine reads. Marks (U+200E, U+200F)
# do not, and people who write from right to left need them.
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # without tabs and line breaks
_SURROGATES = "\ud800-\udfff"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0xFFFF, 0x110000, 0x10000))
_REFUSED = re.compile(f"[{_CONTROLS}{_SURROGATES}{_OVERRIDES}{_NO_CHARACTERS}]")


def refused_character(text: str) -> int | None:
    """Return the index of the first character of ``text`` that no report can show; None when all may stay.

    These are control characters, overrides of the writing direction, lone surrogates and noncharacters. Tabs and
    line breaks are allowed.
    """
    found = _REFUSED.search(text)
    return found.start() if found else None


def character_name(character: str) -> str:
    """Return a character's code point as people look it up, for example ``U+0007``."""
    return f"U+{ord(character):04X}"


def in_one_line(text: str) -> str:
    """Return ``text`` without outer blanks, its line breaks and tabs turned into single blanks."""
    return " ".join(part.strip() for part in text.replace("\t", "\n").splitlines() if part.strip())
