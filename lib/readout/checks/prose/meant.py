"""Which facts a sentence speaks of: there are enough of them to match any figure, so it must say which are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.cues import cues
from readout.checks.prose.facts import Fact, When
from readout.checks.prose.segments import JOINTS, repeats
from readout.checks.prose.spoken import Spoken
from readout.text.wordlists import WordList

PART_REACH = 2  # words between a part and its whole: "3 % of all orders"
ARRIVAL = 3  # words between "fell" and "to 82 %", that among them
PRECISE = 4  # digits of a figure that says by itself which fact is meant


@dataclass(frozen=True)
class Meant:
    """What a ``spoken`` figure may mean."""

    spoken: Spoken

    def of(self, facts: Sequence[Fact]) -> Iterator[Fact]:
        """Yield the facts that the sentence may mean by the figure."""
        for fact in facts:
            if (
                self.spoken.timing.fits(fact)
                and self._meant(fact)
                and self._moved(fact)
                and (self._of_goal(fact) or self.spoken.members.meant(fact, self._courses))
            ):
                yield fact

    def _of_goal(self, fact: Fact) -> bool:
        """Whether the fact is how much of a goal is reached, where goals are what is written about."""
        return self.spoken.slot == "goals" and fact.when in ("target", "planned") and fact.kind == "share"

    def _meant(self, fact: Fact) -> bool:
        words = self.spoken.context.words
        if words is None:
            return True
        if fact.about and not repeats(self.spoken.told, fact.about):
            return False
        if (fact.month is not None or fact.when == "window") and self._to_come(words):
            return False
        if fact.about and fact.kind == "money" and self._beside_work and fact.about not in self._beside_work:
            return False  # "€450 went into the guide and €1,200 into the newsletter"
        if self._brought and fact.kind == "count" and not fact.about and not self._by_itself(fact):
            return False
        if fact.of_goal and fact.kind == "share" and self.spoken.members.named:
            return False  # what Germany made up of a fall is no part of a goal
        band = words.subjects.band.search(self.spoken.sentence[: self.spoken.quantity.start]) and not self._names_month
        if band and fact.kpi and fact.when == "" and (fact.month or fact.base) and not fact.change:
            return False  # "the usual band runs from 4,900"
        if fact.when == "done":
            if self._counts_kpi:
                return False
            near = self.spoken.near.text
            if words.times.agreed.search(near) and not words.times.was.search(near):
                return False  # "three pieces are due in June"
            special = re.match(rf"\W+(?:{words.amounts.pieces})(?!\w)", self.spoken.quantity.of, re.IGNORECASE)
            return not special or re.search(words.subjects.any_work, special[0], re.IGNORECASE) is not None
        if fact.when in ("", "part", "done of a kind"):
            return fact.beside is None or self._beside(fact)
        if fact.when == "spend" and fact.kind == "money":
            return bool(fact.about) or not self._one_item
        if fact.when in ("target", "planned") and re.search(r"\d\s?/\s?$", self.spoken.near.before):
            return True  # "148/150"
        if fact.when == "goal" and (self.spoken.lacks or words.heads.short.match(self.spoken.quantity.of)):
            return True
        if fact.when in ("goal", "planned") and re.match(r"\W+(?:of|from)\b.*\d", self.spoken.quantity.of):
            return True  # "39% of the €6 million"
        if fact.when in ("planned", "target") and fact.kind == "share":
            return self._of_whole(fact.when, words)
        if fact.when == "apart" and len({each.kpi for each in self.spoken.context.mentions(self.spoken.sentence)}) < 2:
            return False
        planned = words.subjects.planned.search(self.spoken.near.text)
        if fact.when == "window" and (planned or words.times.year_to_date.search(self.spoken.sentence)):
            return False
        if fact.kind in ("money", "count") and self._precise and fact.when != "without":
            return True
        bare = not self.spoken.context.mentions(self.spoken.sentence)  # "a fall of 19 %" tells more of what was told
        earlier = self.spoken.before if bare else self.spoken.earlier
        said = f"{earlier} {self.spoken.sentence}" if self.spoken.goes_on or bare else self.spoken.sentence
        if fact.when == "apart":
            said = said.replace(self.spoken.quantity.text, " ")  # "points" after the figure is its unit
        found = self.spoken.context.filled(self._cues[fact.when]).search(said) is not None
        if fact.when == "to date" and words.times.year_to_date.search(self.spoken.sentence):
            return True
        of_goal = fact.when in ("goal", "to date", "target", "pace")
        return found or (of_goal and (self.spoken.slot == "goals" or self.spoken.names_goal))

    def _beside(self, fact: Fact) -> bool:
        """Whether a KPI is meant as a part of another: both are named, or it is "3 % of the orders"."""
        if fact.beside in {
            each.kpi for each in self.spoken.context.mentions(f"{self.spoken.earlier} {self.spoken.sentence}")
        }:
            return True
        words = self.spoken.context.words
        if words is not None and words.heads.orders.search(self.spoken.sentence):
            orders = {each.kpi for each in self.spoken.context.mentions(words.heads.basket_of)}
            if fact.beside in orders:
                return True
        of = self.spoken.context.mentions(self.spoken.quantity.of)
        return bool(of) and of[0].kpi == fact.kpi and len(self.spoken.quantity.of[: of[0].start].split()) <= PART_REACH

    def _by_itself(self, fact: Fact) -> bool:
        """Whether the fact is how a KPI moved in a normal month: to credit work with it is a story, no wrong figure."""
        status = self.spoken.context.report.kpi(fact.kpi).verdict.status if fact.kpi is not None else ""
        return fact.change and status == "routine"

    @cached_property
    def _cues(self) -> dict[When, re.Pattern[str]]:
        return cues(self.spoken.context.words) if self.spoken.context.words else {}

    @cached_property
    def _precise(self) -> bool:
        """Whether the figure is written with so many digits that it cannot be met by chance."""
        return any(
            len(f"{each.value:.12g}".replace(".", "").rstrip("0")) >= PRECISE for each in self.spoken.quantity.readings
        )

    def _of_whole(self, when: When, words: WordList) -> bool:
        """A part of the goal is not a part of the plan by now, unless both may be meant."""
        spoken = f"{self.spoken.earlier} {self.spoken.sentence}"
        whole = words.subjects.whole.search(spoken) is not None
        if when == "target":
            alone = self.spoken.slot == "goals" and not words.times.plan.search(spoken)
            return whole or alone or words.subjects.target.search(spoken) is not None
        planned = words.heads.by_now.search(spoken) is not None
        return planned or (not whole and words.times.plan.search(spoken) is not None)

    @cached_property
    def _brought(self) -> bool:
        """Whether a piece of work is said to have brought the figure: then it must be its own counted result."""
        words, start = self.spoken.context.words, self.spoken.near.start
        before = self._dateless(self.spoken.written[start : start + len(self.spoken.near.before)])
        if words is None or self.spoken.near.is_outset or re.search(r"\bof\s+(?:the|our)\s+$", before, re.IGNORECASE):
            return False  # "of the 148 leads, the guide brought 34"
        if not words.subjects.brings.search(before) or not self.spoken.context.mentions(self.spoken.quantity.of):
            return False
        return any(repeats(before, item.title) for item in self.spoken.context.report.work.done)

    @property
    def _names_month(self) -> bool:
        return bool(self.spoken.context.months_in(self.spoken.sentence))

    @cached_property
    def _one_item(self) -> bool:
        """Whether one piece of work alone is spoken of, so that what all of them cost is not meant."""
        if self.spoken.context.words and self.spoken.context.words.subjects.together_all.search(self.spoken.sentence):
            return False
        stretch = re.split(r"\d[\d.,]*", self.spoken.written[: self.spoken.quantity.start])[-1]
        text = self._dateless(f"{stretch} {self.spoken.near.after}")
        return sum(repeats(text, item.title) for item in self.spoken.context.report.work.done) == 1

    def _to_come(self, words: WordList) -> bool:
        """Whether the figure is said of each of the months that are left: none of them is known yet."""
        left = words.amounts.left.search(self.spoken.sentence) is not None
        return left and words.heads.per.search(self.spoken.near.text) is not None and not self._courses

    @cached_property
    def _beside_work(self) -> frozenset[str]:
        """The titles of the work that is named between the figure and those before and after it."""
        report, written, quantity = self.spoken.context.report, self.spoken.written, self.spoken.quantity
        titles = [item.title for item in report.work.done]
        *others, before = re.split(r"\d[\d.,]*", written[: quantity.start])
        before = JOINTS.split(before)[-1] if others else before
        after = JOINTS.split(re.split(r"\d", written[quantity.end :])[0])[0]
        return frozenset(
            title
            for title in titles
            if repeats(f"{before} · {after}", title, (report.client.name, *(each for each in titles if each != title)))
        )

    def _dateless(self, text: str) -> str:
        for _, start, end in self.spoken.context.months_in(text):
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def _moved(self, fact: Fact) -> bool:
        """An amount by which something moved is meant only where something moves."""
        words = self.spoken.context.words
        if words is None or not fact.change or self.spoken.quantity.sign or self.spoken.quantity.kind == "ratio":
            return True
        if self._reached(words):
            return False
        if fact.when == "" and not fact.parts and fact.kind in ("money", "count") and self.spoken.members.before:
            return False  # "Germany lost €14,200" is not what all countries together lost
        if self._brought and self._by_itself(fact):
            return True
        lacking = self._precise or words.heads.short.match(self.spoken.quantity.of)
        if (fact.when == "goal" and lacking) or (fact.parts and frozenset(fact.parts) <= self.spoken.members.named):
            return True
        if fact.kind == "percent" and not self._is_rate(fact):
            return True
        if fact.kind == "percent" and self._is_rate(fact):
            # A rate's own change in per cent: "better by 3.8%", "3.8% higher", and not "at 3.8%, up from 5.2%".
            near = " ".join(self.spoken.quantity.of.split()[:2])
            more = (*words.courses.values(), *words.attributive.values(), words.comparative)
            return words.amounts.moved_by.search(self.spoken.near.before) is not None or any(
                each.search(near) for each in more
            )
        if words.subjects.normal.search(self.spoken.near.text) and fact.label.endswith(("expected", "lower", "upper")):
            return True  # "64 above the expected 5,150"
        told = self.spoken.near.text if self._counts_kpi else self.spoken.sentence
        every = (*words.courses.values(), *words.attributive.values(), words.subjects.change)
        return any(each.search(told) for each in every)

    @property
    def _counts_kpi(self) -> bool:
        """Whether a KPI's name stands right after the figure, or before it with nothing after it: "74 leads" and
        "leads: 74", but not "74 more"."""
        found = self.spoken.context.mentions(self.spoken.quantity.of)
        if self.spoken.quantity.kind == "plain" and re.match(r"\s*(?:[,.;)]|$)", self.spoken.quantity.of):
            return bool(self.spoken.context.mentions(self.spoken.near.before))
        return bool(found) and not re.search(r"\w", self.spoken.quantity.of[: found[0].start])

    def _reached(self, words: WordList) -> bool:
        """Whether the figure is where something moved to, and not by how much: "fell to 82 %"."""
        if self.spoken.quantity.kind not in ("percent", "money", "plain") or not self.spoken.near.arrives:
            return False
        every = (
            *words.courses["up"].finditer(self.spoken.near.before),
            *words.courses["down"].finditer(self.spoken.near.before),
        )
        return any(len(self.spoken.near.before[each.end() :].split()) <= ARRIVAL for each in every)

    @cached_property
    def _courses(self) -> bool:
        words = self.spoken.context.words
        every = (*words.courses.values(), *words.attributive.values()) if words else ()
        return any(pattern.search(self.spoken.sentence) for pattern in every)

    def _is_rate(self, fact: Fact) -> bool:
        kpis = {kpi.id: kpi.unit for kpi in self.spoken.context.report.client.kpis}
        return fact.kpi is not None and kpis.get(fact.kpi) == "percent"
