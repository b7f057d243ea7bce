"""What must be known of a language to read an analyst's words in it: one module a language."""

from __future__ import annotations

from readout.text.wordlists.english import ENGLISH
from readout.text.wordlists.finnish import FINNISH
from readout.text.wordlists.words import Bound, Course, Standing, WordList

__all__ = ["Bound", "Course", "Standing", "WordList", "wordlist"]

_KNOWN = {each.code: each for each in (ENGLISH, FINNISH)}


def wordlist(tag: str) -> WordList | None:
    """Return the words of a BCP 47 ``tag``'s language; None for a language without a list."""
    return _KNOWN.get(tag.replace("_", "-").split("-")[0].casefold())
