"""What must be known of a language to read an analyst's words in it: one module a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from readout.text.wordlists.words import Bound, Course, Standing, WordList

__all__ = ["Bound", "Course", "Standing", "WordList", "wordlist"]


def wordlist(tag: str) -> WordList | None:
    """Return the words of a BCP 47 ``tag``'s language; None for a language without a list."""
    read = _KNOWN.get(tag.replace("_", "-").split("-")[0].casefold())
    return read() if read is not None else None


def _english() -> WordList:
    from readout.text.wordlists.english import ENGLISH

    return ENGLISH


def _finnish() -> WordList:
    from readout.text.wordlists.finnish import FINNISH

    return FINNISH


# By language. A list is loaded when a report is written in its language: its patterns take a quarter of a second.
_KNOWN: Mapping[str, Callable[[], WordList]] = {"en": _english, "fi": _finnish}
