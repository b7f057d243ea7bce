"""Whether a figure is said of something that the report knows: only then can it be wrong.

Prices, limits, rates of others, what happened in a week, what a thing is made of: the report holds none of these, and
a figure of theirs is the analyst's own knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.checks.prose.amounts import Amount
from readout.checks.prose.elsewhere import Elsewhere
from readout.checks.prose.facts import Fact
from readout.checks.prose.parts import Part
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.spoken import Spoken
from readout.checks.prose.unmatched import Unmatched

Fields = tuple[Quantity, tuple[str, ...], Spoken, tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]


@dataclass(frozen=True)
class Claim(Unmatched):
    """A figure that matches nothing."""

    @property
    def excuse(self) -> str:
        """Why the figure may stand though it matches nothing; empty where it is said of what the report knows."""
        words, kind = self.spoken.context.words, self.quantity.kind
        if words is None:
            return ""
        if kind in ("streak", "record"):
            return "" if self.kpis else "nobody's streak"
        if kind in ("days", "months", "tally"):
            return ""
        if self.head.kind == "other":
            known = self.work.counts(self.head.word) or self.work.counted_there(words)
            return "" if known else "counts something else"
        if theirs := Elsewhere(self.spoken, self.head, self.kpis).whose(words):
            return theirs
        if kind in ("percent", "share", "ratio", "points"):
            return "" if Part(*self._fields).claimed(words) else "a part of something else"
        return "" if Amount(*self._fields).claimed(words) else "an amount near nothing"

    @property
    def _fields(self) -> Fields:
        return self.quantity, self.kpis, self.spoken, self.own, self.others, self.foreign
