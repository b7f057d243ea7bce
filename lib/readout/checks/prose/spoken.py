"""A figure in its clause and sentence, with what these say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from readout.checks.prose.context import Context
from readout.checks.prose.goals_told import names_goal
from readout.checks.prose.members import Members
from readout.checks.prose.periods import period_of
from readout.checks.prose.quantity import Quantity
from readout.checks.prose.referents import counts_last
from readout.checks.prose.segments import Segment, segment
from readout.checks.prose.timing import Timing


@dataclass(frozen=True)
class Spoken:
    """A figure's clause and sentence, as they are to be read; ``written`` is the sentence with its titles and quotes,
    ``slot`` its place in the report, ``earlier`` the sentence before where this one points back to it, ``before``
    that sentence in any case, ``said`` as it was written; ``goes_on``: whether this one tells more of it. ``cell`` is
    all that was written with it."""

    clause: str
    sentence: str
    context: Context
    quantity: Quantity
    slot: str | None = None
    written: str = ""
    earlier: str = ""
    before: str = ""
    said: str = ""
    goes_on: bool = False
    cell: str = ""

    @cached_property
    def members(self) -> Members:
        """The parts of a change that are named around the figure."""
        return Members(self.sentence, self.context, self.quantity, self.written, self.said if self.earlier else "")

    @cached_property
    def near(self) -> Segment:
        """The figure's own part of the sentence."""
        return segment(self.sentence, self.quantity, self.context)

    @cached_property
    def timing(self) -> Timing:
        """Which months the figure may be of."""
        return Timing(self.clause, self.sentence, self.context, self.quantity)

    @cached_property
    def names_goal(self) -> bool:
        """Whether a goal is called by its own figure."""
        return names_goal(f"{self.earlier} {self.sentence}" if self.goes_on else self.sentence, self.context)

    @property
    def told(self) -> str:
        """The sentence as it was written, with the one before where this one tells more of it."""
        return f"{self.said} {self.written}" if self.goes_on else self.written

    @property
    def sourced(self) -> bool:
        """Whether the sentence, or a line of its cell, names where the figure comes from."""
        words = self.context.words
        return words is not None and bool(words.sources.named.search(self.told) or words.sources.line.search(self.cell))

    @property
    def lacks(self) -> bool:
        """Whether the figure is said to be what is missing: "gap: €163,300", "150 is near, missing only two"."""
        words = self.context.words
        before = (self.sentence[: self.quantity.start], self.near.before)
        return words is not None and any(words.subjects.gap.search(each) for each in before)

    @property
    def again(self) -> bool:
        """Whether the sentence speaks of doing once more what was done."""
        return self.context.words is not None and self.context.words.subjects.again.search(self.sentence) is not None

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
