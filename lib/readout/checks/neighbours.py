"""Rule 0, trust: a client's report holds nothing of another client's (R008)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from readout.checks.finding import Finding, finding


def check_names(texts: Iterable[tuple[str, str]], names: Iterable[str]) -> Iterator[Finding]:
    """Report each place whose text holds one of ``names``; ``texts`` are pairs of (place, text).

    The name itself is not printed: the message may travel with the report.
    """
    by_word = defaultdict[str, list[str]](list)
    for name in names:
        by_word[_first_word(name)].append(name)
    for where, text in texts:
        words = {"", *map(_folded, _WORD.findall(text))}
        candidates = (name for word in words & by_word.keys() for name in by_word[word])
        if any(_pattern(name).search(text) for name in candidates):
            cure = "take it out, or list it under may_mention in client.yml"
            yield finding("R008", where, f"another client's name or id stands here; {cure}")


_WORD = re.compile(r"\w+")
_SAME = str.maketrans(
    {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{COMBINING DOT ABOVE}": None}
)  # as IGNORECASE has it


@lru_cache(maxsize=10_000)
def _first_word(name: str) -> str:
    """The word that a text must hold before it can hold ``name``: few of thousands of names have to be looked for."""
    word = _WORD.search(name)
    return _folded(word[0]) if word else ""


def _folded(word: str) -> str:
    return word.casefold().translate(_SAME)


@lru_cache(maxsize=1_000)
def _pattern(name: str) -> re.Pattern[str]:
    """Whole words; one word by itself must match in case too, for it may be an ordinary word in small letters."""
    words = [re.escape(word) for word in name.split()]
    flags = re.IGNORECASE if len(words) > 1 or "-" in name else 0
    body = r"\s+".join(words)
    return re.compile(rf"(?<!\w){body}(?!\w)", flags)
