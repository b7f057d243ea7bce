"""What a catalogue of sentences cannot do alone: the forms that names of months and weekdays take in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from readout.text.grammar import finnish

Forms = Callable[[str], Mapping[str, str]]


def _unchanged(name: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class Grammar:
    """Per kind of name a function from the name as the calendar has it to its forms, by the name of the case."""

    month: Forms = _unchanged
    weekday: Forms = _unchanged


# By language (ISO 639). One that does not bend these names, or whose sentences get by without, needs no entry.
_GRAMMARS = {"fi": Grammar(finnish.month, finnish.weekday)}


def grammar(language: str) -> Grammar:
    """Return the grammar of ``language``; one that changes nothing where there is none."""
    return _GRAMMARS.get(language, Grammar())
