"""Whether a figure that matches no fact may stand: it says nothing of what the report knows, and has its source.

Prices, limits, hopes, what we did: the report holds none of these, and a figure of theirs is the analyst's own
knowledge. How a channel, a week, a part or a competitor went is not: the reader is told where such a figure comes from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.amounts import Amount
from readout.checks.prose.elsewhere import NEED_SOURCE, Elsewhere
from readout.checks.prose.facts import Fact
from readout.checks.prose.matching import says
from readout.checks.prose.parts import Part
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.spoken import Spoken
from readout.checks.prose.unmatched import Unmatched
from readout.text.wordlists import WordList

PARTS = ("percent", "share", "ratio", "points")
EXACT = 0.005  # a figure of a KPI that is not spoken of is known only when it is written this exactly
Fields = tuple[Quantity, tuple[str, ...], Spoken, tuple[Fact, ...], tuple[Fact, ...], tuple[Fact, ...]]


@dataclass(frozen=True)
class Claim(Unmatched):
    """A figure that matches nothing."""

    @property
    def excuse(self) -> str:
        """Why the figure may stand though it matches nothing; empty where it is said of what the report knows, or needs
        a source and has none."""
        return "" if self.lacks_source else self.elsewhere

    @cached_property
    def elsewhere(self) -> str:
        """What the figure is of that no report holds; empty where it is said of what the report knows."""
        words, kind = self.spoken.context.words, self.quantity.kind
        if words is None or kind in ("days", "months", "tally"):
            return ""
        if kind in ("streak", "record"):
            limit = words.heads.limit.search(self.spoken.clause) is not None and re.search(r"\d", self.spoken.clause)
            return "" if self.kpis and not (limit and kind == "streak") else "nobody's streak"
        if kind in PARTS and self.spoken.sourced and not self.is_named and not self.work.named:
            return "of its own source"
        if self.head.kind == "other":
            known = self.work.counts(self.head.word) or self.work.counted_there(words)
            return "" if known else self._counted(words)
        if whose := Elsewhere(self.spoken, self.head, self.kpis).whose(words):
            return whose
        if kind in PARTS:
            return "" if Part(*self._fields).claimed(words) else "a part of something else"
        amount = Amount(*self._fields)
        if amount.claimed(words):
            return ""
        counts = self.quantity.kind == "plain" and (self.head.kind == "kpi" or self.spoken.pronoun)
        return "of those counted" if counts or amount.counted_before(words) else "an amount near nothing"

    def _counted(self, words: WordList) -> str:
        if words.heads.measured.match(self.head.word):
            return "a measure"
        return "a part of something else" if self.quantity.kind in PARTS else "counts something else"

    @property
    def lacks_source(self) -> bool:
        """Whether the figure says how something went that no report holds, and not where it comes from."""
        return self.elsewhere in NEED_SOURCE and self._tells_result and not self.spoken.sourced

    @property
    def _tells_result(self) -> bool:
        """Whether the figure may be read as a result: a part of something, what a KPI counts, money that was not paid
        by us. How many letters were answered is none, nor is a known figure of a month that is named loosely."""
        spoken, kind, words = self.spoken, self.quantity.kind, self.spoken.context.words
        if words is None or words.sources.open.search(spoken.near.before) or self._is_known:
            return False
        if self.elsewhere in ("a part of something else", "of those counted"):
            tested = words.heads.others.search(spoken.sentence) or words.heads.trial.search(spoken.sentence)
            stated = words.heads.asked.search(spoken.near.text) or words.sources.ours.search(spoken.sentence)
            return kind in ("percent", "share", "plain") and not (tested or stated)
        if kind == "plain":
            named = self.head.kind == "kpi" or spoken.pronoun or bool(spoken.context.mentions(spoken.near.text))
            named = named or self.elsewhere != "of a moment"
            return named and not words.sources.ours.search(spoken.near.text)
        if kind == "money" and self.elsewhere != "of others abroad":
            paid = words.heads.spent, words.amounts.spend, words.sources.ours
            return not any(each.search(spoken.clause) for each in paid)
        return True

    @property
    def _is_known(self) -> bool:
        """Whether the figure is a KPI's, in whatever month, or stands in the month's work."""
        own, rest = (
            [each for each in facts if each.when == "" and not (each.change or each.parts)]
            for facts in (self.own, self.foreign)
        )
        exact = all(each.half <= EXACT * abs(each.value) for each in self.quantity.readings)
        work = [each for each in self.others if each.about and each.kind in ("count", "money")]
        if self.elsewhere == "a part of something else" and not self.is_named:
            words = self.spoken.context.words
            goal = words is not None and self.speaks_of_goal(words)
            every = (*self.own, *self.foreign, *self.others)  # "that is 18 %" names nothing, and is right
            own = [each for each in every if goal or not each.of_goal]
        return any(says(self.quantity, each) for each in own) or any(
            says(self.quantity, each, strict=True) for each in (*work, *(rest if exact else ()))
        )

    @property
    def _fields(self) -> Fields:
        return self.quantity, self.kpis, self.spoken, self.own, self.others, self.foreign
