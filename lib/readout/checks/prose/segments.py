"""The part of a sentence in which a figure stands, and what that part alone says: whose it is, and of which month."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from readout.checks.prose.context import Context
from readout.checks.prose.quantity import Quantity

JOINTS = re.compile(r"[;,:]\s|\b(?:and|ja|sekä|mutta|but)\s", re.IGNORECASE)
SHORT = 3  # letters of a stem that other words end in by chance
_COMPOUND = 7  # letters from which on a word may be a compound
_STEM = 5  # letters of a word that tell it from others, doubled letters as one (Finnish "opas" is "oppaan" elsewhere)


@dataclass(frozen=True)
class Segment:
    """A figure's own part of its sentence; ``start`` is where the part begins."""

    text: str
    start: int
    quantity: Quantity
    context: Context

    @property
    def before(self) -> str:
        """The part's words before the figure."""
        return self.text[: max(0, self.quantity.start - self.start)]

    @property
    def after(self) -> str:
        """The part from the figure on."""
        return self.text[max(0, self.quantity.start - self.start) :]

    @cached_property
    def located(self) -> pd.Period | None:
        """The month of which the part says what was; None where it names none, or names it to compare with."""
        words = self.context.words
        if words is None:
            return None
        then = self.context.filled(words.subjects.then).finditer(self.text)
        if any(self._close(found.start()) and not self._leads_on(found.end()) for found in then):
            return self.context.report.month - 12
        times = words.times
        months = self.context.months_in(self.text)
        last = [each for each in months if each[1] <= len(self.before) and self._own(each[2])][-1:] or [
            each for each in months[:1] if self._after_all(each[1], each[2])
        ]
        for month, start, end in last:
            if self._leads_on(end):
                return None  # "from 4,980 in February to 5,214"
            base = re.search(r"\b(?:by|until|till)\s+(?:the\s+end\s+of\s+)?$", self.text[:start], re.IGNORECASE)
            base = base or times.base.search(self.text[:start]) or times.base_ends.match(self.text, end)
            if not base and not re.match(
                r"\s+(?:jälkeen|verrattuna|nähden|verran|mennessä|loppu|\w*tavoit|goal|target|plan)", self.text[end:]
            ):
                return month
        return None

    @cached_property
    def owner(self) -> pd.Period | None:
        """The month that the figure belongs to by its grammar, whatever it is compared with: "above April's 4,870",
        "74 in April", "April (74)"."""
        words = self.context.words
        if words is None:
            return None
        end = len(self.before) + len(self.quantity.text)
        for month, first, last in (*self.context.months_in(self.text), *self._years_ago):
            between = self.before[last:] if last <= len(self.before) else self.text[end:first]
            if last <= len(self.before) and words.times.owns.fullmatch(f"{self.text[first:last]}|{between}"):
                return month
            if first >= end and words.times.owned.fullmatch(f"{between}|{self.text[first:last]}"):
                return month
        return None

    @property
    def reach(self) -> str:
        """What stands before the figure, a bar, and the figure with its ending: where something may have moved to."""
        ending = re.match(r":\w+", self.quantity.of)
        return f"{self.before}|{self.quantity.text}{ending[0] if ending else ''}"

    @cached_property
    def arrives(self) -> bool:
        """Whether the figure is where something moved to: "fell 18 % to €412,300"."""
        words = self.context.words
        if words is None or not words.amounts.reached.search(self.reach) or words.amounts.sized.search(self.before):
            return False
        return any(words.courses[course].search(self.before) for course in ("up", "down"))

    @property
    def _years_ago(self) -> tuple[tuple[pd.Period, int, int], ...]:
        words, month = self.context.words, self.context.report.month
        bases = ((words.times.year_ago, month - 12), (words.times.previous, month - 1)) if words else ()
        return tuple(
            (base, *found.span()) for each, base in bases for found in self.context.filled(each).finditer(self.text)
        )

    def _leads_on(self, end: int) -> bool:
        """Whether what ends there is only where something came from: "from 70 a year ago to 148"."""
        return re.fullmatch(r"\s+(?:to|→|->)\s+[€£$]?", self.before[end:]) is not None

    def _after_all(self, start: int, end: int) -> bool:
        """Whether a month after the figure says when: "412,300 in May"."""
        said = re.search(r"\bin\s$", self.text[:start], re.IGNORECASE) or self.text[start:end].endswith("ssa")
        return bool(said) and self._close(start)

    def _own(self, end: int) -> bool:
        """Whether no other figure stands between a month and the figure: it would be that one's month."""
        return re.search(r"(?:[€£$]\s?\d|\d[\d.,]*\s?(?:[%€£$]|\w))", self.before[end:]) is None

    def _close(self, start: int) -> bool:
        """Whether no other figure stands between the figure and what comes after it."""
        return re.search(r"\d", self.text[len(self.before) + len(self.quantity.text) : start]) is None

    @cached_property
    def is_outset(self) -> bool:
        """Whether the figure is what another one is compared with: "from 74"."""
        words = self.context.words
        if words is None:
            return True
        subjects = words.subjects
        before = re.sub(r"(?:[€£$]|EUR|GBP|USD|SEK)\s?$", "", self.before)
        if self.quantity.bound in ("over", "under"):  # "over" bounds a figure, and "on" holds one against another
            bound = words.amounts.bounds[self.quantity.bound]
            before = next(
                (before[: each.start()] for each in bound.finditer(before) if not before[each.end() :].strip()), before
            )
        return bool(subjects.outset.search(before) or subjects.outset_ends.match(self.after))


def segment(read: str, quantity: Quantity, context: Context) -> Segment:
    """Return the part of a sentence in which a figure stands."""
    stops = [0, *(stop.end() for stop in JOINTS.finditer(read)), len(read)]
    for first, last in itertools.pairwise(stops):
        if first <= quantity.start < last:
            return Segment(read[first:last], first, quantity, context)
    return Segment(read, 0, quantity, context)


def repeats(text: str, wording: str, besides: Iterable[str] = ()) -> bool:
    """Whether a word of ``wording`` is in ``text``, in whatever form; compounds hold theirs. Words that are in one of
    ``besides`` as well tell nothing."""
    told, common = _plain(wording), _plain(" ".join(besides))
    found = re.findall(r"[^\W\d_]{4,}", text.casefold())
    stems = {_stem(word) for word in found} - {"eur"}
    # A compound that only begins as they do ("lamppuopas" in a "lamppukauppa") is told by more of it.
    stems |= {_plain(word)[:-2] for word in found if _stem(word) in common and len(_plain(word)) > _COMPOUND}
    stems = {stem for stem in stems if stem not in common}
    # A short bare ending is another word's, and so is a short beginning of a long word ("cheap", "checkout"); a longer
    # one is a compound's own last part ("lamppuopas").
    sources = (
        re.escape(stem) if len(stem) > SHORT else rf"(?:(?<!\w)|(?<=\w{{4}})){re.escape(stem)}\w{{1,4}}(?!\w)"
        for stem in stems
    )
    return any(re.search(source, told) for source in sources)


def _stem(word: str) -> str:
    plain = _plain(word)
    return plain[: max(3, min(_STEM, len(plain) - 2))]


def _plain(text: str) -> str:
    return re.sub(r"(\w)\1", r"\1", text.casefold())
