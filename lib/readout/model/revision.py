"""A new version of a month's report that was sent already: what it replaces, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from readout.model.history import SentReport, newest_of


@dataclass(frozen=True)
class Begun:
    """That somebody has begun ``version`` of ``month``, and ``because`` of what."""

    month: pd.Period
    version: int
    because: str


@dataclass(frozen=True)
class Revision:
    """A version as its reader needs to know it: the one before, which was sent, and why there is another.

    ``words`` are the keys (see ``history.word_key``) under which other words stand now.
    """

    version: int
    because: str
    before: SentReport
    words: tuple[str, ...] = field(default=())


def version_of(history: Iterable[SentReport], begun: Iterable[Begun], month: pd.Period) -> int:
    """Return the version that a report of ``month`` is now: 1 until it was sent, then the one begun since, if any."""
    newest = newest_of(history, month)
    if newest is None:
        return 1
    if newest.state != "sent":
        return newest.version
    return max((each.version for each in begun if each.month == month), default=newest.version)


def revision_of(history: Iterable[SentReport], begun: Iterable[Begun], month: pd.Period) -> Revision | None:
    """Return what makes the report of ``month`` a revision; None for a first version."""
    history, begun = tuple(history), tuple(begun)
    version = version_of(history, begun, month)
    said = next((each for each in begun if (each.month, each.version) == (month, version)), None)
    earlier = (each for each in history if each.month == month and each.version < version and each.state == "sent")
    before = max(earlier, key=lambda each: each.version, default=None)
    return Revision(version, said.because, before) if said and before else None


def changed_words(before: SentReport, words: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys under which ``words`` say other than ``before`` did: rewritten, new or gone."""
    then, now = {key: _plain(text) for key, text in before.words.items()}, {key: _plain(text) for key, text in words}
    return tuple(key for key in dict.fromkeys((*then, *now)) if then.get(key) != now.get(key))


def _plain(text: str) -> str:
    return " ".join(text.split())
