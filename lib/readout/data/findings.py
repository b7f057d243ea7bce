"""What is wrong with a configuration, by key path, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One thing to mend: the path of its key (``("goals", 0, "until")``) and a sentence with the cure."""

    path: KeyPath
    message: str


def key_path(path: KeyPath) -> str:
    """Return a key path as people write it: ``goals[0].until``."""
    words = [f"[{part}]" if isinstance(part, int) else f".{id_shown(part)}" for part in path]
    return "".join(words).removeprefix(".")


def shown(value: Any) -> str:
    """Return a value as a message may show it: short, in one line, and never a URL, which may hold a password."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a group of keys" if value else "an empty group of keys"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if "://" in str(value):
        return "a URL"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:56]}…{text[-1]}"


def one_of(words: Iterable[str]) -> str:
    """Return words as a choice: ``a, b or c``."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def nearest(word: object, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None."""
    by_lower = {each.lower(): each for each in known}
    lower = str(word).lower()
    matches = get_close_matches(lower, by_lower, n=1, cutoff=0.6)
    longer = [each for each in by_lower if len(lower) > 2 and each.startswith(lower)]
    return next((by_lower[each] for each in (*matches, *longer)), None)


def instead(word: object, known: Iterable[str], add: str) -> str:
    """Return the cure for an unknown id: the nearest known one, else all of them, or to ``add`` it."""
    choices = sorted(known)
    near = nearest(word, choices)
    if near:
        return f"did you mean {id_shown(near)}?"
    return f"write {one_of(map(id_shown, choices))}, or {add}" if choices else add


def id_shown(id_: str) -> str:
    """Return a key or id as it is; in quotes when it holds more than letters, digits, ``_`` and ``-``."""
    return id_ if id_.replace("_", "").replace("-", "").isalnum() else repr(id_)
