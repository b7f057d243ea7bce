"""What says that a figure is none of the report's: somebody else's, another time's, a price, a channel, a hope.

What was paid, asked or hoped is the analyst's own knowledge. How something went is not: such a figure needs its source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.checks.prose.heads import Head
from readout.checks.prose.segments import Segment, repeats, segment
from readout.checks.prose.spoken import Spoken
from readout.text.wordlists import WordList

NEED_SOURCE = (
    "of a moment",
    "of an older year",
    "a measure",
    "a channel's",
    "of others abroad",
    "a part of something else",
    "of those counted",
)
HOPED_REACH = 24  # characters after a figure in which "we had hoped for" may begin


@dataclass(frozen=True)
class Elsewhere:
    """A figure that matches nothing; ``head`` is what it counts, ``kpis`` are those it may be about."""

    spoken: Spoken
    head: Head
    kpis: tuple[str, ...]

    def whose(self, words: WordList) -> str:
        """Say what the figure is of that no report holds, first what needs no source; empty where nothing says so."""
        heads, spoken = words.heads, self.spoken
        found = {
            "of a moment": heads.moment.search(self._moment) is not None,
            "of an older year": self._older,
            "a measure": self._foreign(words, heads.measured),
            "a price": self._foreign(words, heads.asked),
            "hoped or feared": self._hoped(words),
            "a channel's": self._in_channel(words),
            "of others": heads.others.search(spoken.sentence) is not None,
            "of others abroad": heads.abroad.search(self._setting) is not None,
        }
        every = sorted((name for name, holds in found.items() if holds), key=NEED_SOURCE.__contains__)
        return every[0] if every else ""

    def _in_channel(self, words: WordList) -> bool:
        """Whether the figure is that of a channel or device, or its part of a whole: the report holds none."""
        report, channel, whole = self.spoken.context.report, words.heads.channel, words.heads.whole
        found = channel.search(self._unsourced(min(self.spoken.near.text, self.spoken.clause, key=len), words))
        if found is None and self.spoken.quantity.kind in ("percent", "share") and whole.match(self.spoken.quantity.of):
            found = channel.search(self._unsourced(self.spoken.sentence, words))
        return found is not None and not any(repeats(found[0], kpi.name) for kpi in report.client.kpis)

    @staticmethod
    def _unsourced(text: str, words: WordList) -> str:
        """A text without what only names the source: "according to Google Analytics"."""
        return words.sources.named.sub(" ", text)

    def _foreign(self, words: WordList, foreign: re.Pattern[str]) -> bool:
        """Whether a word for something else stands nearer before the figure than any KPI."""
        part = self.head.kind == "kpi" and re.match(r"\s+of\b", self.spoken.quantity.of)
        if self.head.kind == "work" or (self.head.kind == "kpi" and not part):
            return False  # but "opened by 9% of visitors" is what was opened
        near, context = self._stripped(words), self.spoken.context
        named = context.mentions(near.before)
        if not context.mentions(near.text):
            found = foreign.search(near.text)
        else:
            found = foreign.search(near.before, named[-1].end if named else 0)
        return found is not None and not any(
            repeats(found[0], name) and foreign.search(name)
            for name in (context.report.client.kpi(id_).name for id_ in self.kpis)
        )

    def _stripped(self, words: WordList) -> Segment:
        """The figure's part of the sentence without what stands in commas between a subject and its verb."""
        quantity = self.spoken.quantity

        def blank(found: re.Match[str]) -> str:
            return found[0] if found.start() <= quantity.start < found.end() else " " * len(found[0])

        return segment(words.aside.sub(blank, self.spoken.sentence), quantity, self.spoken.context)

    def _hoped(self, words: WordList) -> bool:
        """Whether the figure is what somebody once hoped for, feared or planned, which no fact can bear out."""
        clause, quantity = self.spoken.clause, self.spoken.quantity
        place = quantity.start - max(0, self.spoken.sentence.find(clause))
        reach = place + len(quantity.text) + HOPED_REACH
        for found in words.heads.hoped.finditer(clause):
            other = re.search(r"\d", clause[found.end() : place])
            got = other and words.times.stated.search(clause, found.end() + other.start(), max(place, 0))
            if found.start() <= reach and not got:
                return True  # but "we expected 5,150 and got 3,650" tells what was
        return False

    @property
    def _older(self) -> bool:
        """Whether the last thing named before the figure is a year before the one that the report compares with."""
        last = self.spoken.context.report.month.year - 2
        before = self.spoken.sentence[: self.spoken.quantity.start]
        after = self.spoken.sentence[self.spoken.quantity.end :]
        year = r"((?:19|20)\d\d)(?!\d|[.,]\d|\s?[%€])"
        years = re.search(rf"(?<![\d.,€£$]){year}(?!.*\d)", before)
        words = self.spoken.context.words
        if years is None and words is not None:
            years = re.match(rf"[^\d.;]*\b(?:{words.times.in_year})\s+{year}", after)
        return years is not None and int(years[1]) <= last

    @property
    def _moment(self) -> str:
        """Where a moment must stand to be the figure's: its clause, or after an "and" with a figure of the month before
        it only its own part ("went out on 12 May and brought 34 of the 148 leads")."""
        near = self.spoken.near
        total = re.search(r"\b(?:of|from)\s+(?:the|our)\s+$", near.before, re.IGNORECASE)
        return near.text if total and self.head.kind == "kpi" else self._setting

    @property
    def _setting(self) -> str:
        """The figure's clause, with the words that a bracket around the figure belongs to."""
        before = self.spoken.sentence[: self.spoken.quantity.start]
        words = self.spoken.context.words
        if words is not None and words.heads.when.search(before):
            return before + self.spoken.clause
        opened = before.rfind("(")
        if opened < 0 or ")" in before[opened:]:
            return self.spoken.clause
        return re.split(r"[,;]\s", before[:opened])[-1] + self.spoken.clause
