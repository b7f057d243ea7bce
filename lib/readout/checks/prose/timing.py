"""Of which month a figure is, or between which ones it lies: what its own words name, and what they compare with."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from readout.checks.prose.context import Context
from readout.checks.prose.facts import Fact
from readout.checks.prose.periods import Period, bases_in, period_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.segments import Segment, segment

SHORTLY = 2  # words of an opening that only says what is compared with: "against April"


@dataclass(frozen=True)
class Timing:
    """A figure's clause and sentence, as they are to be read."""

    clause: str
    sentence: str
    context: Context
    quantity: Quantity

    @cached_property
    def near(self) -> Segment:
        """The figure's own part of the sentence."""
        return segment(self.sentence, self.quantity, self.context)

    def fits(self, fact: Fact) -> bool:
        """Whether the sentence may mean a fact by the months that it names."""
        owner = self.near.owner
        if owner is not None and fact.kpi is not None and not fact.change and fact.when == "" and not fact.parts:
            return owner == (fact.month or fact.base or self.context.report.month)
        if fact.month is not None:
            if fact.change and fact.base is None and fact.month in self._held:
                return False  # April's own change is not meant where April is what May is held against
            if not fact.change and self.near.located is not None:
                return fact.month == self.near.located
            return fact.month in self._months or ((self._past or self._in_row) and not fact.change)
        if fact.change:
            if fact.base is not None and self._adjoining_bases:
                return fact.base in self._adjoining_bases
            if fact.base is not None and self._owns_more:
                return fact.base == self.near.located  # "April had 344 fewer"
            if fact.base is not None and not self._bases and self._opening_bases:
                return fact.base in self._opening_bases
            return fact.base is None or not self._bases or fact.base in self._bases or fact.base in self._months
        if fact.base is not None:
            return self._held_against(fact.base)
        elsewhere = self.near.located not in (None, self.context.report.month)
        return not (elsewhere and fact.kpi is not None and fact.when == "")

    def _held_against(self, base: pd.Period) -> bool:
        """Whether the value of the month that this one is compared with is meant."""
        if self.near.located not in (None, self.context.report.month):
            return self.near.located == base
        spoken = (*period_of(self.sentence, self.context).bases, *self._bases, *self._months)
        if self.near.is_outset:
            return base in spoken or not spoken
        if self.near.located is not None:
            return self.near.located == base
        if self.near.arrives:
            return False  # "fell to €412,300": what it fell to is this month's
        if self._in_row or base in self._adjoining or base == self.opening or (base in spoken and self._tells_when):
            return True
        return (base in spoken or (not spoken and self._set_beside)) and self._beside_another

    @cached_property
    def _adjoining(self) -> tuple[pd.Period, ...]:
        """The months that the figure's own part of the sentence names or compares with, no other figure between."""
        found = (
            (*period_of(side, self.context).bases, *(each[0] for each in self.context.months_in(side)))
            for side in self._sides
        )
        return tuple(itertools.chain.from_iterable(found))

    @cached_property
    def _sides(self) -> tuple[str, str]:
        """What stands before and after the figure in its own part of the sentence, as far as the next figure."""
        words, near, place = self.context.words, self.near, self.near.start
        before, after = near.before, self.sentence[self.quantity.end : place + len(near.text)]
        if words is None:
            return before, after
        ends = [found.end() for found in re.finditer(r"\d[\d.,]*", before)]
        ends += [each[1] for each in words.amounts.numbers_in(before)]
        starts = [found.start() for found in re.finditer(r"\d", after)]
        starts += [each[0] for each in words.amounts.numbers_in(after)]
        return before[max(ends, default=0) :], after[: min(starts, default=len(after))]

    @cached_property
    def _adjoining_bases(self) -> tuple[pd.Period, ...]:
        """The months that the figure's own words compare with: "4% under April"."""
        found = tuple(itertools.chain.from_iterable(period_of(side, self.context).bases for side in self._sides))
        words = self.context.words
        if not found and words is not None and words.times.in_month.search(self._sides[1]):
            found = (self.context.report.month - 1,)  # "cheaper by €6.80 in a month and by €4.60 in a year"
        return found

    @cached_property
    def _opening_bases(self) -> tuple[pd.Period, ...]:
        """The month that a sentence opens by comparing with, and the only one that it does: "against April, orders rose
        1.3%, visitors 0.5%" compares both."""
        told, words = re.split(r"[,:]\s|(?=\d)", self.sentence)[0], self.context.words
        named = self.context.mentions(told)
        told = told[: named[0].start] if named else told
        if words is None or not (words.compared.search(told) or len(told.split()) <= SHORTLY):
            return ()
        if any(self.context.filled(each).search(told) for each in (words.times.year_ago, words.times.previous)):
            return ()  # "November a year ago" is not the last November
        found = tuple(bases_in(told, self.context))
        every = {*period_of(self.sentence, self.context).bases, *bases_in(self.sentence, self.context)}
        return found if found and every <= set(found) else ()

    @property
    def _owns_more(self) -> bool:
        """Whether the figure says by how much an earlier month had more or fewer than this one."""
        words, located = self.context.words, self.near.located
        if words is None or located in (None, self.context.report.month) or self._period.bases:
            return False
        after = self.quantity.of.lstrip()
        return any(words.attributive[each].match(after) for each in ("up", "down"))

    @property
    def _set_beside(self) -> bool:
        """Whether the figure stands in brackets, behind a stroke or words that set it beside the one before it."""
        words = self.context.words
        before = self.sentence[: self.quantity.start].rstrip("€£$ ")
        stands = before.endswith(("(", "/", "→", "->", "–")) or self.near.is_outset or self._past
        stands = stands or re.search(r"\d\s?[%€]?(?:,|\s(?:and|ja))$", before) is not None  # a list of months' figures
        return stands or (words is not None and words.times.beside.search(self.near.text) is not None)

    @cached_property
    def _in_row(self) -> bool:
        """Whether the figure is one of three or more in a row, month by month: "4,980 → 5,060 → 5,148 → 5,214"."""
        number = r"[€£$]?\d[\d.,\s]*(?:[€£$%kM]|\w+)?"
        bare, joint = r"[€£$]?\d[\d.,]*\d?\s?[€£$%kM]?", r"(?:,\s|,?\s(?:and|then|ja|sitten)\s(?:[^\W\d]+\s){0,2})"
        rows = (
            *re.finditer(rf"{number}(?:\s*(?:→|->|=>|–>|>)\s*{number}){{2,}}", self.sentence),
            *re.finditer(rf"{bare}(?:{joint}{bare}){{2,}}", self.sentence),
        )
        return any(row.start() <= self.quantity.start < row.end() for row in rows)

    @cached_property
    def opening(self) -> pd.Period | None:
        """The month last named before the figure and compared with nothing, where this is the first figure: "April:
        5,148", "the best month so far, April, reached €503,000"."""
        before = self.sentence[: self.quantity.start]
        last = next(reversed(self.context.months_in(before)), None)
        if (
            last is None
            or last[0] in bases_in(before, self.context)
            or last[0] in period_of(before, self.context).bases
        ):
            return None
        if len({each[0] for each in self.context.months_in(before)}) > 1 and re.search(r"\w{4}", before[: last[1]]):
            return None
        return None if re.search(r"\d", before[last[2] :]) else last[0]

    @cached_property
    def _tells_when(self) -> bool:
        """Whether the figure's clause tells of the time named before it: ", when we sold for €398,100"."""
        words = self.context.words
        return words is not None and words.heads.when.search(self.sentence[: self.quantity.start]) is not None

    @cached_property
    def _beside_another(self) -> bool:
        """Whether an earlier figure of the sentence may be what this one is held against: "96,400 (95,900)"."""
        return re.search(r"\d[\d.,\s]*\d", self.sentence[: self.quantity.start]) is not None

    @cached_property
    def _period(self) -> Period:
        return period_of(self.clause, self.context)  # what another clause compares with binds this one to nothing

    @property
    def _bases(self) -> tuple[pd.Period, ...]:
        return self._period.bases if self._period.known else ()

    @cached_property
    def _months(self) -> frozenset[pd.Period]:
        named = {month for month, _, _ in self.context.months_in(self.sentence)}
        return frozenset(named - {self.context.report.month})

    @cached_property
    def _held(self) -> frozenset[pd.Period]:
        """The months of the sentence that something is compared with."""
        return frozenset(bases_in(self.sentence, self.context))

    @cached_property
    def _past(self) -> bool:
        words = self.context.words
        return words is None or (not self._months and words.amounts.past.search(self.sentence) is not None)
