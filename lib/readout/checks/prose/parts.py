"""Whether a percentage, a part or a multiple that matches no fact is said of something that the report knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.checks.prose.slips import may_be_meant
from readout.checks.prose.unmatched import Unmatched
from readout.text.wordlists import WordList

UNNAMED = 1.3  # how near to a rate a percentage is that may be meant for it


@dataclass(frozen=True)
class Part(Unmatched):
    """A percentage, a part in words or a multiple."""

    def claimed(self, words: WordList) -> bool:
        """Whether it can be wrong: it is of a KPI, a change, a member of it, a goal."""
        if self.speaks_of_goal(words) or (self.kpis and self.spoken.compares):
            return True
        client = self.spoken.context.report.client
        if self.quantity.kind == "points" and any(client.kpi(each).unit == "percent" for each in self.kpis):
            return True
        if self._composition(words):
            return False
        shared = (words.amounts.share, words.subjects.of_which)
        of_it = words.heads.whole.match(self.quantity.of) or any(each.search(self.spoken.near.text) for each in shared)
        if self.work.named and of_it:
            spent = words.amounts.spend.search(self.spoken.sentence) or words.heads.spent.search(self.spoken.sentence)
            if spent is not None and not self.spoken.context.mentions(self.spoken.clause):
                return True  # the guide's part of what the work cost
        if self.head.kind == "none" and self._is_rate and not re.match(r"\s+of\b", self.quantity.of):
            return True
        if self.is_named or self.has_members or self.head.kind in ("kpi", "moved"):
            return bool(self.kpis) or self.head.kind == "kpi"
        return bool(self.kpis) and (self.moves(words) or self.quantity.sign != 0)

    def _composition(self, words: WordList) -> bool:
        """Whether it says what a KPI is made of ("half of the leads asked for lamps"), in parts that the report does
        not know: no country, no other KPI, no counted work, no movement."""
        context, clause, of = self.spoken.context, self.spoken.clause, self.quantity.of
        whole = next(iter(context.mentions(of)), None)
        if self.spoken.goes_on and re.search(r"\d", self.spoken.earlier):
            return False  # "34 came by the guide. That is half of the leads" can be worked out
        if self.spoken.near.located not in (None, context.report.month) or context.months_in(of):
            return False
        if whole is None or not words.heads.made_of.match(of[: whole.end]) or self.has_members:
            return False
        if self.moves(words) or words.subjects.change.search(self.spoken.near.after):
            return False
        if {each.kpi for each in context.mentions(clause)} != {whole.kpi} or words.heads.orders.search(clause):
            return False  # "6.4% of visitors placed an order" is a rate
        return not self.work.named

    @property
    def _is_rate(self) -> bool:
        """Whether a percentage is near that of a rate spoken of: "6.4% again" in a cell on a rate of 5.4%."""
        own = [abs(fact.value) for fact in self.own if fact.kind == "percent" and not fact.change and fact.when == ""]
        readings = self.quantity.readings if self.quantity.kind == "percent" else ()
        return any(may_be_meant(abs(each.value), value, UNNAMED) for each in readings for value in own)
