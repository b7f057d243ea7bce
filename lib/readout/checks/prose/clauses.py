"""Clauses of a sentence: its parts with one subject each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.text.wordlists import WordList


@dataclass(frozen=True)
class Clause:
    """A part of a sentence with one subject; ``start`` is its place in the sentence."""

    text: str
    start: int


def clauses(text: str, words: WordList) -> Iterator[Clause]:
    """Split a sentence at the words that end a clause, and at an "and" after which a new subject has its own verb."""
    stops = [(stop.start(), stop.end()) for stop in words.breaks.finditer(text)]
    start = 0
    for first, last in sorted([*stops, *_joined(text, stops, words)]):
        if first >= start and text[start:first].strip():
            yield Clause(text[start:first], start)
        start = max(start, last)
    if text[start:].strip():
        yield Clause(text[start:], start)


def _joined(text: str, stops: list[tuple[int, int]], words: WordList) -> Iterator[tuple[int, int]]:
    """Yield each "and" that joins two statements: before it something is said already, and after it somebody else does
    something: "revenue fell and orders rose", but not "orders and visitors rose" or "orders rose and stayed there"."""
    ends = sorted((*(first for first, _ in stops), len(text)))
    start = 0
    for found in words.joins.finditer(text):
        start = max([start, *(last for _, last in stops if last <= found.start())])
        end = next(each for each in ends if each >= found.end())
        if words.verbs.search(text, start, found.start()) and words.predicated.match(text, found.end(), end):
            yield found.start(), found.end()
            start = found.end()
