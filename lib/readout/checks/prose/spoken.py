"""Which facts a sentence speaks of: there are enough of them to match any figure, so it must say which are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from readout.checks.prose.context import Context
from readout.checks.prose.facts import Fact
from readout.checks.prose.periods import Period, period_of
from readout.checks.prose.quantities import Quantity


@dataclass(frozen=True)
class Spoken:
    """A clause and its sentence, as they are to be read."""

    clause: str
    sentence: str
    context: Context

    def of(self, facts: Sequence[Fact], quantity: Quantity) -> Iterator[Fact]:
        """Yield the facts that the sentence may mean by a figure."""
        named = frozenset(name for fact in facts for name in fact.parts if self._names(name))
        for fact in facts:
            if self._timely(fact, quantity) and self._meant(fact, quantity) and self._partly(fact, named, quantity):
                yield fact

    def _timely(self, fact: Fact, quantity: Quantity) -> bool:
        if fact.month is not None:
            return fact.month in self._months or (self._past and not fact.change)
        if fact.base is None:
            return True
        if fact.change:
            return not self._bases or fact.base in self._bases or fact.base in self._months
        return fact.base in self._bases or fact.base in self._months or quantity.bound is None

    def _meant(self, fact: Fact, quantity: Quantity) -> bool:
        words = self.context.words
        if words is None or fact.when in ("", "range"):
            return True
        if fact.kind in ("money", "count"):
            return True
        if fact.when == "goal" and re.match(r"\W+(?:of|from)\b.*\d", quantity.of):
            return True  # "39% of the €6 million"
        patterns = {
            "per day": words.times.per_day,
            "to date": words.times.year_to_date,
            "goal": words.times.plan,
            "spend": words.amounts.spend,
        }
        return self.context.filled(patterns[fact.when]).search(self.sentence) is not None

    def _partly(self, fact: Fact, named: frozenset[str], quantity: Quantity) -> bool:
        if fact.parts and fact.kind != "share" and not named:
            return quantity.bound is None and len(fact.parts) == 1  # an amount of its own needs no name
        if fact.parts:
            return frozenset(fact.parts) <= named if named else self._shares and len(fact.parts) > 1
        return fact.kind != "share" or quantity.kind != "percent" or self._shares or quantity.of.startswith(" of ")

    @cached_property
    def _period(self) -> Period:
        own = period_of(self.clause, self.context)
        return own if own.named else period_of(self.sentence, self.context)

    @property
    def _bases(self) -> tuple[pd.Period, ...]:
        return self._period.bases if self._period.known else ()

    @cached_property
    def _months(self) -> frozenset[pd.Period]:
        named = {month for month, _, _ in self.context.months_in(self.sentence)}
        return frozenset(named - {self.context.report.month})

    @cached_property
    def _past(self) -> bool:
        words = self.context.words
        return words is None or (not self._months and words.amounts.past.search(self.sentence) is not None)

    @cached_property
    def _shares(self) -> bool:
        words = self.context.words
        return words is not None and words.amounts.share.search(self.sentence) is not None

    def _names(self, part: str) -> bool:
        source = self.context.words.name(part) if self.context.words else re.escape(part)
        return re.search(rf"(?<!\w){source}(?!\w)", self.sentence, re.IGNORECASE) is not None
