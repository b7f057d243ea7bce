"""Rule 0, trust: every character is printed as it was typed (R009)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from readout.checks.finding import Finding, finding

MOST_NAMED = 3


def check_characters(
    typed: Iterable[tuple[str, str]], shown: Iterable[tuple[str, str]], missing: Callable[[str], tuple[str, ...]]
) -> Iterator[Finding]:
    """Report each place that holds characters no font of the report has; texts are pairs of (place, text).

    ``typed`` are keys and rows; ``shown`` are cells, which repeat what was typed and are reported only for
    characters of their own. ``missing`` returns those characters of a text, each once.
    """
    known: set[str] = set()
    for where, text in typed:
        found = missing(text)
        known.update(found)
        yield from _findings(where, found)
    for where, text in shown:
        yield from _findings(where, tuple(each for each in missing(text) if each not in known))


def _findings(where: str, found: tuple[str, ...]) -> Iterator[Finding]:
    if found:
        names = ", ".join(_named(each) for each in found[:MOST_NAMED])
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        them = "it" if len(found) == 1 else "them"
        yield finding("R009", where, f"no font has {names}{more}; the PDF shows \ufffd instead, so replace {them}")


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} {name}" if name else code
