"""Which facts a sentence speaks of: there are enough of them to match any figure, so it must say which are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.context import Context
from readout.checks.prose.cues import cues
from readout.checks.prose.facts import Fact, When
from readout.checks.prose.members import Members
from readout.checks.prose.periods import period_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.referents import counts_last
from readout.checks.prose.segments import Segment, repeats, segment
from readout.checks.prose.timing import Timing
from readout.text.wordlists import WordList

PART_REACH = 2  # words between a part and its whole: "3 % of all orders"
ARRIVAL = 3  # words between "fell" and "to 82 %", that among them
PRECISE = 4  # digits of a figure that says by itself which fact is meant


@dataclass(frozen=True)
class Spoken:
    """A figure's clause and sentence, as they are to be read; ``written`` is the sentence with its titles and quotes,
    ``slot`` its place in the report, ``earlier`` the sentence before where this one points back to it, ``before``
    that sentence in any case."""

    clause: str
    sentence: str
    context: Context
    quantity: Quantity
    slot: str | None = None
    written: str = ""
    earlier: str = ""
    before: str = ""

    def of(self, facts: Sequence[Fact]) -> Iterator[Fact]:
        """Yield the facts that the sentence may mean by the figure."""
        for fact in facts:
            if (
                self.timing.fits(fact)
                and self._meant(fact)
                and self._moved(fact)
                and (self._of_goal(fact) or self.members.meant(fact, self._courses))
            ):
                yield fact

    def _of_goal(self, fact: Fact) -> bool:
        """Whether the fact is how much of a goal is reached, where goals are what is written about."""
        return self.slot == "goals" and fact.when in ("target", "planned") and fact.kind == "share"

    @cached_property
    def members(self) -> Members:
        """The parts of a change that are named around the figure."""
        return Members(self.sentence, self.context, self.quantity, self.written, self.earlier)

    @cached_property
    def near(self) -> Segment:
        """The figure's own part of the sentence."""
        return segment(self.sentence, self.quantity, self.context)

    @cached_property
    def timing(self) -> Timing:
        """Which months the figure may be of."""
        return Timing(self.clause, self.sentence, self.context, self.quantity)

    def _meant(self, fact: Fact) -> bool:
        words = self.context.words
        if words is None:
            return True
        if fact.about and not repeats(self.written, fact.about):
            return False
        if self._brought and fact.kind == "count" and not fact.about and not self._by_itself(fact):
            return False
        if fact.when == "done":
            special = re.match(rf"\W+(?:{words.amounts.pieces})(?!\w)", self.quantity.of, re.IGNORECASE)
            return not special or re.search(words.subjects.any_work, special[0], re.IGNORECASE) is not None
        if fact.when in ("", "part", "done of a kind"):
            return fact.beside is None or self._beside(fact)
        if fact.when == "spend" and fact.kind == "money":
            return bool(fact.about) or not self._one_item
        lacking = words.subjects.gap.search(self.sentence[: self.quantity.start])
        if fact.when == "goal" and (lacking or words.heads.short.match(self.quantity.of)):
            return True
        if fact.when in ("goal", "planned") and re.match(r"\W+(?:of|from)\b.*\d", self.quantity.of):
            return True  # "39% of the €6 million"
        if fact.when in ("planned", "target") and fact.kind == "share":
            return self._of_whole(fact.when, words)
        if fact.when == "apart" and len({each.kpi for each in self.context.mentions(self.sentence)}) < 2:
            return False
        planned = words.subjects.planned.search(self.near.text)
        if fact.when == "window" and (planned or words.times.year_to_date.search(self.sentence)):
            return False
        if fact.kind in ("money", "count") and self._precise and fact.when != "without":
            return True
        found = self.context.filled(self._cues[fact.when]).search(self.sentence) is not None
        if fact.when == "to date" and words.times.year_to_date.search(self.sentence):
            return True
        return found or (self.slot == "goals" and fact.when in ("goal", "to date", "target", "pace"))

    def _beside(self, fact: Fact) -> bool:
        """Whether a KPI is meant as a part of another: both are named, or it is "3 % of the orders"."""
        if fact.beside in {each.kpi for each in self.context.mentions(f"{self.earlier} {self.sentence}")}:
            return True
        words = self.context.words
        if words is not None and words.heads.orders.search(self.sentence):
            orders = {each.kpi for each in self.context.mentions(words.heads.basket_of)}
            if fact.beside in orders:
                return True
        of = self.context.mentions(self.quantity.of)
        return bool(of) and of[0].kpi == fact.kpi and len(self.quantity.of[: of[0].start].split()) <= PART_REACH

    def _by_itself(self, fact: Fact) -> bool:
        """Whether the fact is how a KPI moved in a normal month: to credit work with it is a story, no wrong figure."""
        status = self.context.report.kpi(fact.kpi).verdict.status if fact.kpi is not None else ""
        return fact.change and status == "routine"

    @cached_property
    def _cues(self) -> dict[When, re.Pattern[str]]:
        return cues(self.context.words) if self.context.words else {}

    @cached_property
    def _precise(self) -> bool:
        """Whether the figure is written with so many digits that it cannot be met by chance."""
        return any(len(f"{each.value:.12g}".replace(".", "").rstrip("0")) >= PRECISE for each in self.quantity.readings)

    def _of_whole(self, when: When, words: WordList) -> bool:
        """A part of the goal is not a part of the plan by now, unless both may be meant."""
        spoken = f"{self.earlier} {self.sentence}"
        whole = words.subjects.whole.search(spoken) is not None
        if when == "target":
            alone = self.slot == "goals" and not words.times.plan.search(spoken)
            return whole or alone or words.subjects.target.search(spoken) is not None
        planned = words.heads.by_now.search(spoken) is not None
        return planned or (not whole and words.times.plan.search(spoken) is not None)

    @cached_property
    def _brought(self) -> bool:
        """Whether a piece of work is said to have brought the figure: then it must be its own counted result."""
        words, start = self.context.words, self.near.start
        before = self._dateless(self.written[start : start + len(self.near.before)])
        if words is None or self.near.is_outset or re.search(r"\bof\s+(?:the|our)\s+$", before, re.IGNORECASE):
            return False  # "of the 148 leads, the guide brought 34"
        if not words.subjects.brings.search(before) or not self.context.mentions(self.quantity.of):
            return False
        return any(repeats(before, item.title) for item in self.context.report.work.done)

    @cached_property
    def _one_item(self) -> bool:
        """Whether one piece of work alone is spoken of, so that what all of them cost is not meant."""
        if self.context.words and self.context.words.subjects.together_all.search(self.sentence):
            return False
        stretch = re.split(r"\d[\d.,]*", self.written[: self.quantity.start])[-1]
        text = self._dateless(f"{stretch} {self.near.after}")
        return sum(repeats(text, item.title) for item in self.context.report.work.done) == 1

    def _dateless(self, text: str) -> str:
        for _, start, end in self.context.months_in(text):
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def _moved(self, fact: Fact) -> bool:
        """An amount by which something moved is meant only where something moves."""
        words = self.context.words
        if words is None or not fact.change or self.quantity.sign or self.quantity.kind == "ratio":
            return True
        if self._reached(words):
            return False
        if fact.when == "" and not fact.parts and fact.kind in ("money", "count") and self.members.before:
            return False  # "Germany lost €14,200" is not what all countries together lost
        if self._brought and self._by_itself(fact):
            return True
        lacking = self._precise or words.heads.short.match(self.quantity.of)
        if (fact.when == "goal" and lacking) or (fact.parts and frozenset(fact.parts) <= self.members.named):
            return True
        if fact.kind == "percent" and not self._is_rate(fact):
            return True
        if fact.kind == "percent" and self._is_rate(fact):
            # A rate's own change in per cent: "better by 3.8%", "3.8% higher", and not "at 3.8%, up from 5.2%".
            near = " ".join(self.quantity.of.split()[:2])
            more = (*words.courses.values(), *words.attributive.values(), words.comparative)
            return words.amounts.moved_by.search(self.near.before) is not None or any(
                each.search(near) for each in more
            )
        told = self.near.text if self._counts_kpi else self.sentence
        every = (*words.courses.values(), *words.attributive.values(), words.subjects.change)
        return any(each.search(told) for each in every)

    @property
    def _counts_kpi(self) -> bool:
        """Whether a KPI's name stands right after the figure, or before it with nothing after it: "74 leads" and
        "leads: 74", but not "74 more"."""
        found = self.context.mentions(self.quantity.of)
        if self.quantity.kind == "plain" and re.match(r"\s*(?:[,.;)]|$)", self.quantity.of):
            return bool(self.context.mentions(self.near.before))
        return bool(found) and not re.search(r"\w", self.quantity.of[: found[0].start])

    def _reached(self, words: WordList) -> bool:
        """Whether the figure is where something moved to, and not by how much: "fell to 82 %"."""
        if self.quantity.kind not in ("percent", "money", "plain") or not words.amounts.reached.search(
            f"{self.near.before}|{self.quantity.text}"
        ):
            return False
        every = (*words.courses["up"].finditer(self.near.before), *words.courses["down"].finditer(self.near.before))
        return any(len(self.near.before[each.end() :].split()) <= ARRIVAL for each in every)

    @property
    def compares(self) -> bool:
        """Whether a figure says by how much a month differs: "12% more than in April", "three times last May's"."""
        words, quantity = self.context.words, self.quantity
        if words is None:
            return False
        multiple = quantity.kind == "ratio" and bool(period_of(self.near.text, self.context).bases)
        return multiple or words.subjects.held_against.match(self.sentence, quantity.end) is not None

    @property
    def pronoun(self) -> bool:
        """Whether a pronoun before the figure counts what was named last, a KPI: "niitä tuli 44", "there were 184"."""
        words = self.context.words
        quantity = self.quantity
        if words is None or quantity.kind != "plain":
            return False
        if not counts_last(self.sentence, quantity.start, quantity.end, words):
            return False
        told = self.sentence[: self.near.start] or self.before
        return not re.search(r"\w", told) or bool(self.context.mentions(told))

    @cached_property
    def _courses(self) -> bool:
        words = self.context.words
        every = (*words.courses.values(), *words.attributive.values()) if words else ()
        return any(pattern.search(self.sentence) for pattern in every)

    def _is_rate(self, fact: Fact) -> bool:
        kpis = {kpi.id: kpi.unit for kpi in self.context.report.client.kpis}
        return fact.kpi is not None and kpis.get(fact.kpi) == "percent"
