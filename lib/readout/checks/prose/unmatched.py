"""A figure that matches no fact, and what its sentence tells of it: whose it may be, what it counts, what is moving."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.facts import Fact
from readout.checks.prose.heads import Head, head_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.spoken import Spoken
from readout.checks.prose.work_told import WorkTold
from readout.text.wordlists import WordList


@dataclass(frozen=True)
class Unmatched:
    """``kpis`` are those it may be about, ``own`` their facts, ``others`` those of no KPI alone, ``foreign`` those of
    the other KPIs."""

    quantity: Quantity
    kpis: tuple[str, ...]
    spoken: Spoken
    own: tuple[Fact, ...]
    others: tuple[Fact, ...]
    foreign: tuple[Fact, ...] = ()

    @property
    def has_goal(self) -> bool:
        """Whether a KPI spoken of has a goal."""
        return any(goal.goal.kpi in self.kpis for goal in self.spoken.context.report.goals)

    @property
    def fits_unit(self) -> bool:
        """Whether a KPI spoken of is measured in the figure's unit."""
        client = self.spoken.context.report.client
        money = self.quantity.kind == "money"
        return any((client.kpi(each).unit == "currency") is money for each in self.kpis)

    @property
    def of_goals(self) -> tuple[Fact, ...]:
        """The goals' facts."""
        return tuple(fact for fact in self.others if fact.of_goal)

    @property
    def work(self) -> WorkTold:
        """What the sentence says of work."""
        return WorkTold(self.spoken, self.others)

    @cached_property
    def head(self) -> Head:
        """What the figure counts."""
        return head_of(self.quantity, self.spoken.sentence, self.spoken.context)

    @property
    def meant(self) -> tuple[Fact, ...]:
        """The KPIs' facts but for how they moved, unless the clause says that something did."""
        words = self.spoken.context.words
        moves = words is not None and (self.moves(words) or words.subjects.change.search(self.spoken.clause))
        return tuple(fact for fact in self.own if moves or self.has_members or not fact.change)

    @cached_property
    def is_named(self) -> bool:
        """Whether a KPI is named in the figure's clause, or before the colon or bracket that opens it."""
        context, sentence = self.spoken.context, self.spoken.sentence
        if context.mentions(self.spoken.clause) or self.spoken.pronoun:
            return True
        before = sentence[: self.quantity.start]
        return any(re.search(r"[:(–—]", before[each.end :]) for each in context.mentions(before))

    @cached_property
    def has_members(self) -> bool:
        """Whether a part of a change is named."""
        return bool(self.spoken.members.named)

    def speaks_of_goal(self, words: WordList) -> bool:
        """Whether the sentence speaks of a goal, by a word or by what the goal is."""
        told = f"{self.spoken.before} {self.spoken.sentence}" if self.spoken.goes_on else self.spoken.sentence
        spoken = words.heads.goal.search(told) is not None or self.spoken.slot == "goals"
        spoken = spoken or self.spoken.names_goal
        return spoken and bool(self.spoken.context.report.goals)

    def moves(self, words: WordList) -> bool:
        """Whether the clause says that something moved."""
        every = (*words.courses.values(), *words.attributive.values(), words.subjects.of_change)
        return any(pattern.search(self.spoken.clause) for pattern in every)
