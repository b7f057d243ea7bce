"""Whether an amount or a count that matches no fact is said of something that the report knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.checks.prose.matching import says
from readout.checks.prose.periods import period_of
from readout.checks.prose.slips import NEAR, dropped, may_be_meant, near
from readout.checks.prose.unmatched import Unmatched
from readout.text.wordlists import WordList

UNNAMED = 1.3  # and within this one where nothing in its clause says what it is about: prices are near to anything


@dataclass(frozen=True)
class Amount(Unmatched):
    """An amount of money, or a bare number."""

    def claimed(self, words: WordList) -> bool:
        """Whether the amount can be wrong."""
        if self.spoken.near.owner is None and (
            words.subjects.whole.search(self.spoken.near.text) and self.kpis and not self.has_goal
        ):
            return False  # of this KPI the report knows no target
        if self.spoken.lacks and self.kpis:
            return self.has_goal
        lacking = words.subjects.lacking.search(self.spoken.sentence[: self.quantity.start])
        if (lacking or words.heads.short.match(self.quantity.of)) and (self.has_goal or self.speaks_of_goal(words)):
            return True  # "twelve short of the 150"
        if self.speaks_of_goal(words) and dropped(self.quantity, self.of_goals):
            return True
        if self._target(words) and near(self.quantity, self.of_goals):
            return True
        if words.subjects.gap_of.search(self.spoken.sentence[: self.quantity.start]) and self.fits_unit:
            return True  # "the difference of 500"
        if words.subjects.band.search(self.spoken.clause) and all(fact.when != "range" for fact in self.own):
            return False  # of this KPI the report gives no range
        if words.times.per_day.search(self.spoken.near.text) and near(self.quantity, self.own, when="per day"):
            return True
        if self._each(words) or self._apart(words):
            return True
        if self.counted_before(words):
            # Work that was counted can tell it, or orders ("of them placed an order").
            bought = words.heads.placed.match(self.quantity.of) is not None
            return self.work.claims(words) or (bought and near(self.quantity, self.meant, UNNAMED))
        if self._of_basket(words) or self._of_another or self._month_alone(words):
            return True
        if self.head.kind == "work" and self.quantity.kind == "plain":
            # "We did two things" counts work, "May tells us two things" does not.
            loose = words.subjects.things.fullmatch(self.head.word)
            any_work = re.fullmatch(words.subjects.any_work, self.head.word, re.IGNORECASE)
            if not any_work and not words.heads.generic.fullmatch(self.head.word):
                return self.work.is_own(self.head.word)  # nine articles are the analyst's own knowledge
            return not loose or words.subjects.doing.search(self.spoken.clause) is not None
        if self.head.kind == "kpi":
            money = self.quantity.kind == "money"
            if words.heads.trial.search(self.spoken.near.before):
                return False
            if self.speaks_of_goal(words) and words.heads.rest.search(self.spoken.near.text):
                return True  # "twelve leads short of the 150"
            priced = self.spoken.context.report.client.kpi(str(self.head.kpi)).unit == "currency"
            return (priced or not money) and near(self.quantity, (*self.meant, *self.work.results))
        if words.subjects.held_against.match(self.spoken.sentence, self.quantity.end) and self.fits_unit:
            return True  # "€16.80 less than in April" is the change of what is spoken of
        against = self.fits_unit and period_of(self.spoken.near.text, self.spoken.context).bases
        if against and (self.quantity.sign or near(self.quantity, self.meant)):
            return True  # "against May 2025 +€14,200"
        if self.kpis and (near(self.quantity, self.own) if self.is_named else near(self.quantity, self.meant, UNNAMED)):
            return True
        if self.speaks_of_goal(words) and near(self.quantity, self.of_goals):
            return True
        return self.work.claims(words)

    def counted_before(self, words: WordList) -> bool:
        """Whether the figure is a part of what was counted before: "34 of them", "of the 148 leads, 34"."""
        if self.quantity.kind != "plain" or self.spoken.pronoun:
            return False
        counted = words.subjects.of_whole.search(self.spoken.sentence[: self.quantity.start])
        partly = counted is not None and bool(self.spoken.context.mentions(counted[0]))
        return partly or words.subjects.of_them.search(self._around) is not None

    def _each(self, words: WordList) -> bool:
        """Whether the figure is what one KPI is worth for each of another: "revenue per visitor came to €4.28"."""
        before = self.spoken.earlier if self.spoken.goes_on else ""
        told = f"{before} {self.spoken.near.text}"
        if self.quantity.kind != "money" or not words.heads.per.search(told) or not words.heads.earned.search(told):
            return False
        return near(self.quantity, self.own, when="each")

    def _apart(self, words: WordList) -> bool:
        """Whether the figure is by how much one figure lies from another: "5,214 exceeds it by 64"."""
        before = self.spoken.near.before
        if not (words.amounts.moved_by.search(before) and words.subjects.apart_by.search(before)):
            return False
        other = re.search(r"\d", f"{self.spoken.before} {self.spoken.sentence[: self.quantity.start]}")
        return other is not None and self.fits_unit

    def _of_basket(self, words: WordList) -> bool:
        """Whether the figure is what an average order is worth, which follows from two KPIs."""
        if self.quantity.kind != "money" or not words.heads.basket.search(self.spoken.clause) or self.has_members:
            return False
        orders = {each.kpi for each in self.spoken.context.mentions(words.heads.basket_of)}
        each = [abs(fact.value) for fact in self.others if fact.when == "each" and fact.kpi in orders]
        return any(may_be_meant(reading.value, value, NEAR) for reading in self.quantity.readings for value in each)

    def _target(self, words: WordList) -> bool:
        """Whether the figure is what is still short of: "two short of the 150"."""
        before = self.spoken.sentence[: self.quantity.start]
        ends = [found.end() for found in re.finditer(words.heads.short.pattern, before, re.IGNORECASE)]
        return any(re.fullmatch(r"\s+(?:the|our|a)?\s*[€£$]?", before[end:]) for end in ends)

    @property
    def _of_another(self) -> bool:
        """Whether the figure is another KPI's value, taken from the wrong line: "5,214 visitors" of 5,214 orders."""
        context, money = self.spoken.context, self.quantity.kind == "money"
        named = {each.kpi for each in context.mentions(self.spoken.near.text)}
        if not any((context.report.client.kpi(each).unit == "currency") is money for each in named):
            return False
        values = (fact for fact in self.foreign if fact.when == "" and not (fact.change or fact.parts or fact.month))
        return any(says(self.quantity, fact, strict=True) for fact in values)

    def _month_alone(self, words: WordList) -> bool:
        """Whether the figure's part of the sentence says nothing but of which month it is: "in April it was 74"."""
        near, context = self.spoken.near, self.spoken.context
        if not self.fits_unit or self.has_members or words.subjects.change.search(near.text):
            return False
        told = near.text
        if near.located is None and near.owner is None:
            if self.spoken.timing.opening is None:
                return False
            told = self.spoken.sentence[: self.quantity.start] + near.after  # "April: 5,148"
        rest = told.replace(self.quantity.text, " ", 1)
        for _, start, end in context.months_in(rest):
            rest = rest[:start] + " " * (end - start) + rest[end:]
        for each in (words.times.year_ago, words.times.previous):
            rest = context.filled(each).sub(" ", rest)
        for name in context.mentions(rest):
            rest = rest[: name.start] + " " * (name.end - name.start) + rest[name.end :]
        return all(words.heads.neutral.fullmatch(word) for word in re.findall(r"[^\W\d_]+", rest))

    @property
    def _around(self) -> str:
        """The figure with a few words before it and those right after it: "34 of them", but not "148, of which 34"."""
        read, quantity = self.spoken.sentence, self.quantity
        return read[max(0, quantity.start - 16) : quantity.end] + re.split(r"[,;:.(]", read[quantity.end :][:16])[0]
