"""Whether a figure is said of something that the report knows: only then can it be wrong.

Prices, limits, rates of others, what happened in a week, what a thing is made of: the report holds none of these, and
a figure of theirs is the analyst's own knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.facts import Fact, When
from readout.checks.prose.heads import Head, head_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.segments import Segment, repeats, segment
from readout.checks.prose.slips import may_be_meant
from readout.checks.prose.spoken import Spoken
from readout.text.wordlists import WordList

NEAR = 2.5  # a slip of the pen stays within this factor of what was meant
UNNAMED = 1.3  # and within this one where nothing in its clause says what it is about: prices are near to anything
DERIVED = ("per day", "each", "rest", "window", "monthly", "pace", "elapsed", "apart")  # facts too many to be near to
HOPED_REACH = 24  # characters after a figure in which "we had hoped for" may begin


@dataclass(frozen=True)
class Claim:
    """A figure that matches nothing; ``kpis`` are those it may be about, ``own`` their facts, ``others`` the rest."""

    quantity: Quantity
    kpis: tuple[str, ...]
    spoken: Spoken
    own: tuple[Fact, ...]
    others: tuple[Fact, ...]

    @property
    def stands(self) -> bool:
        """Whether the figure is said of what the report knows."""
        words, kind = self.spoken.context.words, self.quantity.kind
        if words is None:
            return True
        if kind == "streak":
            return bool(self.kpis)
        if kind in ("days", "months"):
            return True
        if self._head.kind == "other":
            return self._told
        if words.heads.moment.search(self._setting) or self._foreign(words) or self._hoped(words):
            return False
        if self._in_channel(words):
            return False
        if words.heads.others.search(self.spoken.sentence) or words.heads.abroad.search(self.spoken.clause):
            return False
        if kind in ("percent", "share", "ratio", "points"):
            return self._part(words)
        return self._amount(words)

    def _in_channel(self, words: WordList) -> bool:
        """Whether the figure is that of a channel or device, or its part of a whole: the report holds none."""
        report, channel = self.spoken.context.report, words.heads.channel
        found = channel.search(self.spoken.near.text)
        if found is None and self.quantity.kind in ("percent", "share"):
            found = channel.search(self.spoken.clause) if words.heads.whole.match(self.quantity.of) else None
        return found is not None and not any(repeats(found[0], kpi.name) for kpi in report.client.kpis)

    def _part(self, words: WordList) -> bool:
        """A percentage, a part or a multiple: of a KPI, a change, a member of it, a goal."""
        if self._planned(words):
            return True
        if self._composition(words):
            return False
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
        if {each.kpi for each in context.mentions(clause)} != {whole.kpi}:
            return False
        return not self._names_work

    @property
    def _names_work(self) -> bool:
        """Whether the sentence names a piece of work that was done."""
        report = self.spoken.context.report
        titles = [item.title for item in report.work.done]
        return any(
            repeats(self.spoken.written, title, (report.client.name, *(each for each in titles if each != title)))
            for title in titles
        )

    def _amount(self, words: WordList) -> bool:
        if words.subjects.gap.search(self.spoken.sentence[: self.quantity.start]) and self.kpis:
            return any(goal.goal.kpi in self.kpis for goal in self.spoken.context.report.goals)
        if words.heads.short.match(self.quantity.of) and self._planned(words) and self.kpis:
            return True  # "twelve short of the 150"
        if words.subjects.band.search(self.spoken.clause) and all(fact.when != "range" for fact in self.own):
            return False  # of this KPI the report gives no range
        counted = words.subjects.of_whole.search(self.spoken.sentence[: self.quantity.start])
        partly = counted is not None and bool(self.spoken.context.mentions(counted[0]))
        if self.quantity.kind == "plain" and (partly or words.subjects.of_them.search(self._around)):
            # A part of what was counted: work that was counted can tell it, or orders ("of them placed an order").
            bought = words.heads.placed.match(self.quantity.of) is not None
            return self._worked(words) or (bought and self._near(self._meant, UNNAMED))
        if self._of_basket(words):
            return True
        if self._head.kind == "work" and self.quantity.kind == "plain":
            # "We did two things" counts work, "May tells us two things" does not.
            loose = words.subjects.things.fullmatch(self._head.word)
            return not loose or words.subjects.doing.search(self.spoken.clause) is not None
        if words.times.per_day.search(self.spoken.near.after) and self._near(self.own, when="per day"):
            return True
        if self._head.kind == "kpi":
            money = self.quantity.kind == "money"
            if words.heads.trial.search(self.spoken.near.before):
                return False
            if self._planned(words) and words.heads.rest.search(self.spoken.near.text):
                return True  # "twelve leads short of the 150"
            priced = self.spoken.context.report.client.kpi(str(self._head.kpi)).unit == "currency"
            return (priced or not money) and self._near((*self._meant, *self._results))
        if words.subjects.held_against.match(self.spoken.sentence, self.quantity.end) and self._fits_unit:
            return True  # "€16.80 less than in April" is the change of what is spoken of
        if self.kpis and (self._near(self.own) if self._named else self._near(self._meant, UNNAMED)):
            return True
        if self._planned(words) and self._near(fact for fact in self.others if fact.label.startswith("goal ")):
            return True
        return self._worked(words)

    def _of_basket(self, words: WordList) -> bool:
        """Whether the figure is what an average order is worth, which follows from two KPIs."""
        if self.quantity.kind != "money" or not words.heads.basket.search(self.spoken.near.text) or self._members:
            return False
        orders = {each.kpi for each in self.spoken.context.mentions(words.heads.basket_of)}
        each = [abs(fact.value) for fact in self.others if fact.when == "each" and fact.kpi in orders]
        return any(may_be_meant(reading.value, value, NEAR) for reading in self.quantity.readings for value in each)

    def _worked(self, words: WordList) -> bool:
        """An amount of money spent on work, or a count of what work brought."""
        spent = words.heads.spent.search(self.spoken.sentence) is not None
        named = self._names_work
        kinds = ("money",) if self.quantity.kind == "money" else ("count",)
        facts = [fact for fact in self.others if fact.kpi is None and fact.kind in kinds]
        if self.quantity.kind == "money":
            paid = words.amounts.spend.search(self.spoken.clause) is not None
            return (spent or (named and paid)) and self._near(facts)
        came = words.subjects.came.match(self.spoken.written[self.quantity.end :])
        if came and self._near(self._brought_by(came[0])):
            return True
        if self._told_of(re.match(r"\W*(\w*)", self.quantity.of)[1]):  # type: ignore[index]
            return True
        before = self.spoken.near.before
        counted = re.search(rf"(?<!\w)(?:{words.subjects.any_work})(?!\w)", before, re.IGNORECASE) is not None
        return counted or (named and words.subjects.brings.search(before) is not None and self._near(facts))

    @property
    def _fits_unit(self) -> bool:
        """Whether a KPI spoken of is measured in the figure's unit."""
        client = self.spoken.context.report.client
        money = self.quantity.kind == "money"
        return any((client.kpi(each).unit == "currency") is money for each in self.kpis)

    @property
    def _around(self) -> str:
        """The figure with a few words on both sides."""
        read, quantity = self.spoken.sentence, self.quantity
        return read[max(0, quantity.start - 16) : quantity.end + 16]

    @property
    def _setting(self) -> str:
        """The figure's clause, with the words that a bracket around the figure belongs to."""
        before = self.spoken.sentence[: self.quantity.start]
        words = self.spoken.context.words
        if words is not None and words.heads.when.search(before):
            return before + self.spoken.clause
        opened = before.rfind("(")
        if opened < 0 or ")" in before[opened:]:
            return self.spoken.clause
        return re.split(r"[,;]\s", before[:opened])[-1] + self.spoken.clause

    @cached_property
    def _head(self) -> Head:
        return head_of(self.quantity, self.spoken.sentence, self.spoken.context)

    @property
    def _results(self) -> tuple[Fact, ...]:
        """What the work that the sentence names has brought."""
        written = self.spoken.written
        return tuple(fact for fact in self.others if fact.kpi is None and fact.about and repeats(written, fact.about))

    def _brought_by(self, text: str) -> tuple[Fact, ...]:
        """The counted results of the work that a text names."""
        names = [
            fact for fact in self.others if fact.kpi is None and fact.about and fact.label.startswith("results by")
        ]
        return tuple(fact for fact in names if repeats(text, fact.about, (self.spoken.context.report.client.name,)))

    @property
    def _meant(self) -> tuple[Fact, ...]:
        """The KPIs' facts but for how they moved, unless the clause says that something did."""
        words = self.spoken.context.words
        moves = words is not None and (self._moves(words) or words.subjects.change.search(self.spoken.clause))
        return tuple(fact for fact in self.own if moves or self._members or not fact.change)

    @property
    def _told(self) -> bool:
        """Whether what is counted is counted in the title of a piece of work."""
        return self._told_of(self._head.word)

    def _told_of(self, word: str) -> bool:
        """Whether a word that stands after the figure is counted in a title, near that figure."""
        client = self.spoken.context.report.client
        told = [fact for fact in self.others if fact.about and fact.kind == "count" and fact.kpi is None]
        return self._near(fact for fact in told if repeats(word, fact.about, (client.name,)))

    @cached_property
    def _named(self) -> bool:
        """Whether a KPI is named in the figure's clause, or before the colon or bracket that opens it."""
        context, sentence = self.spoken.context, self.spoken.sentence
        if context.mentions(self.spoken.clause):
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

    def _foreign(self, words: WordList) -> bool:
        """Whether a measure of something else stands nearer before the figure than any KPI."""
        if self._head.kind in ("kpi", "work"):
            return False
        near, context = self._stripped(words), self.spoken.context
        named = context.mentions(near.before)
        if not context.mentions(near.text):
            found = words.heads.foreign.search(near.text)
        else:
            found = words.heads.foreign.search(near.before, named[-1].end if named else 0)
        return found is not None and not any(
            repeats(found[0], name) and words.heads.foreign.search(name)
            for name in (context.report.client.kpi(id_).name for id_ in self.kpis)
        )

    def _stripped(self, words: WordList) -> Segment:
        """The figure's part of the sentence without what stands in commas between a subject and its verb."""
        quantity = self.quantity

        def blank(found: re.Match[str]) -> str:
            return found[0] if found.start() <= quantity.start < found.end() else " " * len(found[0])

        return segment(words.aside.sub(blank, self.spoken.sentence), quantity, self.spoken.context)

    def _hoped(self, words: WordList) -> bool:
        """Whether the figure is what somebody once hoped for, feared or planned, which no fact can bear out."""
        clause, text = self.spoken.clause, self.quantity.text
        place = max(0, clause.find(text))
        reach = place + len(text) + HOPED_REACH
        return any(found.start() <= reach for found in words.heads.hoped.finditer(clause))

    def _near(self, facts: Iterable[Fact], factor: float = NEAR, when: When | None = None) -> bool:
        """Whether a fact of the kind is so near that the figure may be meant for it."""
        kinds = {"money": ("money",), "plain": ("count", "money", "percent")}.get(self.quantity.kind, ())
        values = [
            abs(fact.value) * (100 if fact.kind == "percent" else 1)
            for fact in facts
            if fact.kind in kinds
            and (fact.when not in DERIVED if when is None else fact.when == when)
            and not (fact.kind == "percent" and fact.change)
        ]
        return any(may_be_meant(abs(each.value), value, factor) for each in self.quantity.readings for value in values)
