"""Where a text speaks of something by its name, in whatever form its words are inflected.

Words are compared by their first letters, enough of them to tell names apart and few enough to survive Finnish
cases and English plurals: "tilaukset" is found in "tilausten", "myynti" in "myynnin".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_STEM = 4


def mentions(text: str, names: Mapping[str, str], *, loose: bool = True) -> dict[str, int]:
    """Return where ``text`` first names each of ``names`` (id to name), as the index of a character.

    A name is found whole, or by two of its words side by side; when ``loose``, also by one word that no other
    name has. Names that are not found are left out.
    """
    words = [(match.start(), match.group().casefold()) for match in _WORD.finditer(text)]
    stems = {id_: _stems(name) for id_, name in names.items()}
    found: dict[str, int] = {}
    for id_, own in stems.items():
        others = {stem for other, theirs in stems.items() if other != id_ for stem in theirs}
        at = _side_by_side(words, own)
        if at is None and loose:
            at = _alone(words, [stem for stem in own if len(stem) >= _SHORTEST_STEM and stem not in others])
        if at is not None:
            found[id_] = at
    return found


def shares_words(text: str, title: str) -> bool:
    """Whether ``text`` takes up a title: it holds two of its longer words, or the only one."""
    words = [match.group().casefold() for match in _WORD.finditer(text)]
    stems = {stem for stem in _stems(title) if len(stem) >= _SHORTEST_STEM}
    shared = {stem for stem in stems if any(word.startswith(stem) for word in words)}
    return bool(shared) and len(shared) >= min(2, len(stems))


def _stems(name: str) -> list[str]:
    words = [match.group().casefold() for match in _WORD.finditer(name)]
    return [word[: max(_SHORTEST_STEM, len(word) * 6 // 10)] for word in words]


def _side_by_side(words: list[tuple[int, str]], stems: list[str]) -> int | None:
    """A name of one word is found by it; a longer one by any two words that follow each other in it."""
    for number, (position, word) in enumerate(words):
        following = words[number + 1][1] if number + 1 < len(words) else ""
        if len(stems) == 1 and _is(word, stems[0]):
            return position
        for first, second in pairwise(stems):
            if _is(word, first) and _is(following, second):
                return position
    return None


def _alone(words: list[tuple[int, str]], stems: list[str]) -> int | None:
    return next((position for position, word in words if any(_is(word, stem) for stem in stems)), None)


def _is(word: str, stem: str) -> bool:
    return word == stem if len(stem) < _SHORTEST_STEM else word.startswith(stem)
