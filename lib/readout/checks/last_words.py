"""Rule 5: this month's words are this month's (R504)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from readout.checks.finding import Finding, finding
from readout.model.report import Report

LONG = 15  # words; in longer cells a few changed words do not make a new text
SAME = 0.9  # of the words, in the same order
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Written:
    """The words of a narrative cell, as plain text; ``month`` is the one it is stamped for (YYYY-MM), if any.

    ``ready``: the sentence was made for the month and stands as it was made; two ordinary months may sound alike.
    """

    where: str
    slot: str
    words: str
    month: str | None = None
    ready: bool = False


def check_last_words(report: Report, cells: Iterable[Written], earlier: Iterable[Written]) -> Iterator[Finding]:
    """Report each cell that is stamped for another month, or repeats what an ``earlier`` cell of its slot said.

    A month that was sent is left alone: its words are frozen, and were judged before they were sent.
    """
    if report.frozen is not None:
        return
    before = tuple(earlier)
    for cell in cells:
        if not cell.words.strip():
            continue
        if cell.month is not None and cell.month != str(report.month):
            cure = f"write what is true of {report.month}"
            yield finding("R504", cell.where, f"these words were written for {cell.month}; {cure}")
        elif not cell.ready and any(each.slot == cell.slot and repeats(cell.words, each.words) for each in before):
            cure = "write what is new, or delete them"
            yield finding("R504", cell.where, f"these words stood in the last report already; {cure}")


def repeats(words: str, earlier: str) -> bool:
    """Whether a text says the same words as an earlier one; a long text may differ in a tenth of them."""
    now, then = _WORD.findall(words.casefold()), _WORD.findall(earlier.casefold())
    if now == then:
        return bool(now)
    return len(now) > LONG and SequenceMatcher(None, now, then, autojunk=False).ratio() > SAME
