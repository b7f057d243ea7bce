"""What a sentence says of work that was done: what it cost, what it brought, what its title counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.checks.prose.facts import Fact
from readout.checks.prose.segments import repeats
from readout.checks.prose.slips import near, swapped
from readout.checks.prose.spoken import Spoken
from readout.text.wordlists import WordList


@dataclass(frozen=True)
class WorkTold:
    """A figure that matches nothing; ``others`` are the facts that belong to no KPI alone."""

    spoken: Spoken
    others: tuple[Fact, ...]

    @property
    def named(self) -> bool:
        """Whether the sentence names a piece of work that was done."""
        report = self.spoken.context.report
        titles = [item.title for item in report.work.done]
        return any(
            repeats(self.spoken.told, title, (report.client.name, *(each for each in titles if each != title)))
            for title in titles
        )

    def claims(self, words: WordList) -> bool:
        """An amount of money spent on work, or a count of what work brought."""
        spent = words.heads.spent.search(self.spoken.sentence) is not None
        kinds = ("money",) if self.spoken.quantity.kind == "money" else ("count",)
        facts = [fact for fact in self.others if fact.kpi is None and fact.kind in kinds]
        if self.spoken.quantity.kind == "money":
            if words.heads.per.search(self.spoken.near.text) and near(self.spoken.quantity, self._prices, when="each"):
                return True  # "it cost €1,200 and brought 34, €35 apiece"
            paid = words.amounts.spend.search(self.spoken.sentence) is not None
            done = re.search(rf"(?<!\w)(?:{words.subjects.any_work})(?!\w)", self.spoken.clause, re.IGNORECASE)
            return (spent or ((self.named or done is not None) and paid)) and near(self.spoken.quantity, facts)
        came = words.subjects.came.match(self.spoken.written[self.spoken.quantity.end :])
        if came and near(self.spoken.quantity, self._brought_by(came[0])):
            return True
        if self.counts(re.match(r"\W*(\w*)", self.spoken.quantity.of)[1]):  # type: ignore[index]
            return True
        before = self.spoken.near.before
        counted = re.search(rf"(?<!\w)(?:{words.subjects.any_work})(?!\w)", before, re.IGNORECASE) is not None
        brought = self.named and words.subjects.brings.search(before) is not None
        return counted or (brought and near(self.spoken.quantity, facts))

    @property
    def _prices(self) -> tuple[Fact, ...]:
        """What one counted result cost of each piece of work whose spend is told, here or in the sentence before."""
        text = f"{self.spoken.said} {self.spoken.written}"
        names = (self.spoken.context.report.client.name,)
        told = {
            fact.about
            for fact in self.others
            if fact.kind == "money" and fact.when == "" and fact.about and repeats(text, fact.about, names)
            if re.search(rf"(?<!\d){_grouped(fact.value)}(?!\d)", text)
        }
        return tuple(fact for fact in self.others if fact.when == "each" and fact.about in told)

    @property
    def results(self) -> tuple[Fact, ...]:
        """What the work that the sentence names has brought."""
        written = self.spoken.written
        return tuple(fact for fact in self.others if fact.kpi is None and fact.about and repeats(written, fact.about))

    def _brought_by(self, text: str) -> tuple[Fact, ...]:
        """The counted results of the work that a text names."""
        names = [
            fact for fact in self.others if fact.kpi is None and fact.about and fact.label.startswith("results by")
        ]
        return tuple(fact for fact in names if repeats(text, fact.about, (self.spoken.context.report.client.name,)))

    def counts(self, word: str) -> bool:
        """Whether a word that stands after the figure is counted in a title, near that figure."""
        client, quantity = self.spoken.context.report.client, self.spoken.quantity
        told = [fact for fact in self.others if fact.about and fact.kind == "count" and fact.kpi is None]
        named = [fact for fact in told if repeats(word, fact.about, (client.name,))]
        pairs = [(each.value, fact.value) for each in quantity.readings for fact in named]
        return near(quantity, named) or (
            quantity.kind == "plain" and any(swapped(*pair, different=2) for pair in pairs)
        )

    def counted_there(self, words: WordList) -> bool:
        """Whether the work that the sentence names brought the figure, by the place that its result is counted in: "the
        guide brought 43 sign-ups, counted from the form log"."""
        report, written = self.spoken.context.report, self.spoken.written
        sources = [each.result_source for each in report.work.done if each.result_source]
        told = any(repeats(written, source, (report.client.name,)) for source in sources)
        brought = words.subjects.brings.search(self.spoken.near.before)
        return told and self.named and brought is not None and near(self.spoken.quantity, self.results)

    def is_own(self, word: str) -> bool:
        """Whether a kind of work is one that was done: "two guides", where a guide is in the month's work."""
        return any(repeats(word, item.title) for item in self.spoken.context.report.work.done)


def _grouped(value: float) -> str:
    """A pattern of an amount's digits, however they are grouped."""
    return f"{value:,.0f}".replace(",", r"\W?")
