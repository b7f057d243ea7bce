"""The parts of a change that a sentence names, and whether a figure is said of them: "Germany lost €41,200"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.context import Context
from readout.checks.prose.facts import Fact
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.segments import Segment, segment


@dataclass(frozen=True)
class Members:
    """A figure of a ``sentence``, and the parts of a change that are named around it; ``written`` is the sentence with
    its titles and quotes, ``earlier`` the one before where this one points back to it."""

    sentence: str
    context: Context
    quantity: Quantity
    written: str = ""
    earlier: str = ""

    @cached_property
    def near(self) -> Segment:
        """The figure's own part of the sentence."""
        return segment(self.sentence, self.quantity, self.context)

    @cached_property
    def named(self) -> frozenset[str]:
        """The parts of a change that the sentence names."""
        own = self.context.named_parts(self.written or self.sentence)
        return own or self.context.named_parts(self.earlier)

    @property
    def parts_of_change(self) -> bool:
        """Whether the figure is said to be a named part's share of a change."""
        words = self.context.words
        return bool(self.named) and words is not None and words.subjects.of_change.search(self.quantity.of) is not None

    @cached_property
    def before(self) -> bool:
        """Whether a part of a change stands before the figure, in its own part of the sentence."""
        return any(self._names(part, self.near.before) for part in self.named)

    def meant(self, fact: Fact, moves: bool) -> bool:
        """Whether the sentence may mean a fact by what it says of parts; ``moves``: whether it tells a movement."""
        named = self.named
        words = self.context.words
        if fact.parts and fact.kind != "share":
            alone = len(fact.parts) == 1 and fact.parts != ("unexplained",)
            if not named and len(fact.parts) > 1 and words is not None and words.subjects.several.search(self.sentence):
                return True  # "three countries lost €69,300 together"
            return self._told(fact) or (alone and not named and self.shares)
        if fact.parts:
            return self._shared(fact)
        if words is None:
            return True
        if fact.when == "part":
            return self.shares or self.quantity.of.startswith(" of ") or not moves
        if self.quantity.kind in ("share", "percent", "ratio") and words.subjects.of_change.search(self.near.text):
            return fact.kind == "share"  # "a fifth of the fall" is no change of its own
        return (
            fact.kind != "share"
            or self.quantity.kind != "percent"
            or self.shares
            or self.quantity.of.startswith(" of ")
            or words.heads.whole.match(self.quantity.of) is not None
        )

    def _shared(self, fact: Fact) -> bool:
        """Whether a share is that of exactly those named with it."""
        named = self.named
        words = self.context.words
        if not named:
            return len(fact.parts) > 1 and words is not None and bool(words.subjects.of_change.search(self.sentence))
        own = self._own
        if not own and len(fact.parts) > 1 and words is not None and words.subjects.together_all.search(self.near.text):
            return True  # "the three countries together"
        return frozenset(fact.parts) in own if own else frozenset(fact.parts) <= named

    def _told(self, fact: Fact) -> bool:
        """Whether an amount is that of a part named with it, or of exactly those named with it together."""
        parts, own, words = frozenset(fact.parts), self._own, self.context.words
        if not own:
            return parts <= self.named - self._of_it
        if len(parts) > 1 and words is not None and words.subjects.together_all.search(self.near.text):
            return parts <= self.named
        return parts in own or (len(parts) == 1 and any(parts <= side for side in own))

    @cached_property
    def _of_it(self) -> frozenset[str]:
        """The parts that are named as parts of the figure: "€90,500, of which Germany made up most"."""
        words = self.context.words
        found = words.subjects.of_which.search(self.sentence, self.quantity.end) if words else None
        return self.context.named_parts(self.sentence[found.end() :]) if found else frozenset()

    @cached_property
    def _own(self) -> tuple[frozenset[str], ...]:
        """The parts named before the figure, after it, and on both sides, where there are any."""
        before, after = (frozenset(name for name in self.named if self._names(name, side)) for side in self._sides)
        return tuple(side for side in (before, after, before | after) if side)

    @cached_property
    def _sides(self) -> tuple[str, str]:
        """What stands before the figure and after it, as far as the next figure: "Germany and France explain 67%"."""
        joint = r",|\b(?:and|while|ja|sekä|kun|but|mutta)\b"
        *others, before = re.split(r"\d[\d.,]*|[;:]", self.sentence[: self.quantity.start])
        after, *more = re.split(r"\d[\d.,]*|[;:]", self.sentence[self.quantity.end :])
        if others:
            before = re.split(joint, before, maxsplit=1)[-1]
        words = self.context.words
        whole = words.subjects.of_which.search(after) if words else None
        if whole:
            after, more = after[: whole.start()], []
        if more:
            after = re.sub(rf"(?s)(?:{joint})(?!.*(?:{joint})).*", "", after)
        return before, after

    @cached_property
    def shares(self) -> bool:
        """Whether the sentence speaks of parts of a whole."""
        words = self.context.words
        return words is not None and words.amounts.share.search(self.sentence) is not None

    def _names(self, part: str, text: str) -> bool:
        return part in self.context.named_parts(text)
