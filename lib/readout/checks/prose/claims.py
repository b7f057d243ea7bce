"""Whether a figure is said of something that the report knows: only then can it be wrong.

Prices, limits, rates of others, what happened in a week, what a thing is made of: the report holds none of these, and
a figure of theirs is the analyst's own knowledge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.elsewhere import Elsewhere
from readout.checks.prose.facts import Fact
from readout.checks.prose.heads import Head, head_of
from readout.checks.prose.matching import says
from readout.checks.prose.periods import period_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.slips import NEAR, may_be_meant, near
from readout.checks.prose.spoken import Spoken
from readout.checks.prose.work_told import WorkTold
from readout.text.wordlists import WordList

UNNAMED = 1.3  # and within this one where nothing in its clause says what it is about: prices are near to anything


@dataclass(frozen=True)
class Claim:
    """A figure that matches nothing; ``kpis`` are those it may be about, ``own`` their facts, ``others`` those of no
    KPI alone, ``foreign`` those of the other KPIs."""

    quantity: Quantity
    kpis: tuple[str, ...]
    spoken: Spoken
    own: tuple[Fact, ...]
    others: tuple[Fact, ...]
    foreign: tuple[Fact, ...] = ()

    @property
    def excuse(self) -> str:
        """Why the figure may stand though it matches nothing; empty where it is said of what the report knows."""
        words, kind = self.spoken.context.words, self.quantity.kind
        if words is None:
            return ""
        if kind == "streak":
            return "" if self.kpis else "nobody's streak"
        if kind in ("days", "months"):
            return ""
        if self._head.kind == "other":
            known = self._work.counts(self._head.word) or self._work.counted_there(words)
            return "" if known else "counts something else"
        if theirs := Elsewhere(self.spoken, self._head, self.kpis).whose(words):
            return theirs
        if kind in ("percent", "share", "ratio", "points"):
            return "" if self._part(words) else "a part of something else"
        return "" if self._amount(words) else "an amount near nothing"

    def _part(self, words: WordList) -> bool:
        """A percentage, a part or a multiple: of a KPI, a change, a member of it, a goal."""
        if self._planned(words) or (self.kpis and self.spoken.compares):
            return True
        if self._composition(words):
            return False
        shared = (words.amounts.share, words.subjects.of_which)
        of_it = words.heads.whole.match(self.quantity.of) or any(each.search(self.spoken.near.text) for each in shared)
        if self._work.named and of_it:
            spent = words.amounts.spend.search(self.spoken.sentence) or words.heads.spent.search(self.spoken.sentence)
            if spent is not None and not self.spoken.context.mentions(self.spoken.clause):
                return True  # the guide's part of what the work cost
        if self._head.kind == "none" and self._is_rate and not re.match(r"\s+of\b", self.quantity.of):
            return True
        if self._named or self._members or self._head.kind in ("kpi", "moved"):
            return bool(self.kpis) or self._head.kind == "kpi"
        return bool(self.kpis) and (self._moves(words) or self.quantity.sign != 0)

    def _composition(self, words: WordList) -> bool:
        """Whether it says what a KPI is made of ("half of the leads asked for lamps"), in parts that the report does
        not know: no country, no other KPI, no counted work, no movement."""
        context, clause, of = self.spoken.context, self.spoken.clause, self.quantity.of
        whole = next(iter(context.mentions(of)), None)
        if self.spoken.near.located not in (None, context.report.month) or context.months_in(of):
            return False
        if whole is None or not words.heads.made_of.match(of[: whole.end]) or self._members:
            return False
        if self._moves(words) or words.subjects.change.search(self.spoken.near.after):
            return False
        if {each.kpi for each in context.mentions(clause)} != {whole.kpi} or words.heads.orders.search(clause):
            return False  # "6.4% of visitors placed an order" is a rate
        return not self._work.named

    def _amount(self, words: WordList) -> bool:
        if words.subjects.whole.search(self.spoken.near.text) and self.kpis and not self._has_goal:
            return False  # of this KPI the report knows no target
        if words.subjects.gap.search(self.spoken.sentence[: self.quantity.start]) and self.kpis:
            return self._has_goal
        if words.heads.short.match(self.quantity.of) and self._has_goal:
            return True  # "twelve short of the 150"
        if self._target(words) and near(self.quantity, self._of_goals):
            return True
        if words.subjects.gap_of.search(self.spoken.sentence[: self.quantity.start]) and self._fits_unit:
            return True  # "the difference of 500"
        if words.subjects.band.search(self.spoken.clause) and all(fact.when != "range" for fact in self.own):
            return False  # of this KPI the report gives no range
        if words.times.per_day.search(self.spoken.near.text) and near(self.quantity, self.own, when="per day"):
            return True
        counted = words.subjects.of_whole.search(self.spoken.sentence[: self.quantity.start])
        partly = counted is not None and bool(self.spoken.context.mentions(counted[0]))
        if (
            self.quantity.kind == "plain"
            and not self.spoken.pronoun
            and (partly or words.subjects.of_them.search(self._around))
        ):
            # A part of what was counted: work that was counted can tell it, or orders ("of them placed an order").
            bought = words.heads.placed.match(self.quantity.of) is not None
            return self._work.claims(words) or (bought and near(self.quantity, self._meant, UNNAMED))
        if self._of_basket(words) or self._of_another or self._month_alone(words):
            return True
        if self._head.kind == "work" and self.quantity.kind == "plain":
            # "We did two things" counts work, "May tells us two things" does not.
            loose = words.subjects.things.fullmatch(self._head.word)
            any_work = re.fullmatch(words.subjects.any_work, self._head.word, re.IGNORECASE)
            if not any_work and not words.heads.generic.fullmatch(self._head.word):
                return self._work.is_own(self._head.word)  # nine articles are the analyst's own knowledge
            return not loose or words.subjects.doing.search(self.spoken.clause) is not None
        if self._head.kind == "kpi":
            money = self.quantity.kind == "money"
            if words.heads.trial.search(self.spoken.near.before):
                return False
            if self._planned(words) and words.heads.rest.search(self.spoken.near.text):
                return True  # "twelve leads short of the 150"
            priced = self.spoken.context.report.client.kpi(str(self._head.kpi)).unit == "currency"
            return (priced or not money) and near(self.quantity, (*self._meant, *self._work.results))
        if words.subjects.held_against.match(self.spoken.sentence, self.quantity.end) and self._fits_unit:
            return True  # "€16.80 less than in April" is the change of what is spoken of
        against = self._fits_unit and period_of(self.spoken.near.text, self.spoken.context).bases
        if against and (self.quantity.sign or near(self.quantity, self._meant)):
            return True  # "against May 2025 +€14,200"
        if self.kpis and (near(self.quantity, self.own) if self._named else near(self.quantity, self._meant, UNNAMED)):
            return True
        if self._planned(words) and near(self.quantity, self._of_goals):
            return True
        return self._work.claims(words)

    def _of_basket(self, words: WordList) -> bool:
        """Whether the figure is what an average order is worth, which follows from two KPIs."""
        if self.quantity.kind != "money" or not words.heads.basket.search(self.spoken.clause) or self._members:
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
        if not self._fits_unit or self._members or words.subjects.change.search(near.text):
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
    def _has_goal(self) -> bool:
        """Whether a KPI spoken of has a goal."""
        return any(goal.goal.kpi in self.kpis for goal in self.spoken.context.report.goals)

    @property
    def _is_rate(self) -> bool:
        """Whether a percentage is near that of a rate spoken of: "6.4% again" in a cell on a rate of 5.4%."""
        own = [abs(fact.value) for fact in self.own if fact.kind == "percent" and not fact.change and fact.when == ""]
        readings = self.quantity.readings if self.quantity.kind == "percent" else ()
        return any(may_be_meant(abs(each.value), value, UNNAMED) for each in readings for value in own)

    @property
    def _fits_unit(self) -> bool:
        """Whether a KPI spoken of is measured in the figure's unit."""
        client = self.spoken.context.report.client
        money = self.quantity.kind == "money"
        return any((client.kpi(each).unit == "currency") is money for each in self.kpis)

    @property
    def _around(self) -> str:
        """The figure with a few words before it and those right after it: "34 of them", but not "148, of which 34"."""
        read, quantity = self.spoken.sentence, self.quantity
        return read[max(0, quantity.start - 16) : quantity.end] + re.split(r"[,;:.(]", read[quantity.end :][:16])[0]

    @property
    def _of_goals(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.others if fact.label.startswith("goal "))

    @property
    def _work(self) -> WorkTold:
        return WorkTold(self.spoken, self.others)

    @cached_property
    def _head(self) -> Head:
        return head_of(self.quantity, self.spoken.sentence, self.spoken.context)

    @property
    def _meant(self) -> tuple[Fact, ...]:
        """The KPIs' facts but for how they moved, unless the clause says that something did."""
        words = self.spoken.context.words
        moves = words is not None and (self._moves(words) or words.subjects.change.search(self.spoken.clause))
        return tuple(fact for fact in self.own if moves or self._members or not fact.change)

    @cached_property
    def _named(self) -> bool:
        """Whether a KPI is named in the figure's clause, or before the colon or bracket that opens it."""
        context, sentence = self.spoken.context, self.spoken.sentence
        if context.mentions(self.spoken.clause) or self.spoken.pronoun:
            return True
        before = sentence[: self.quantity.start]
        return any(re.search(r"[:(–—]", before[each.end :]) for each in context.mentions(before))

    @cached_property
    def _members(self) -> bool:
        return bool(self.spoken.members.named)

    def _planned(self, words: WordList) -> bool:
        spoken = words.heads.goal.search(self.spoken.sentence) is not None or self.spoken.slot == "goals"
        return spoken and bool(self.spoken.context.report.goals)

    def _moves(self, words: WordList) -> bool:
        every = (*words.courses.values(), *words.attributive.values(), words.subjects.of_change)
        return any(pattern.search(self.spoken.clause) for pattern in every)
