"""Words of direction that only bound a figure: "a little more than €412,000", "did not fall below €400,000"."""

from __future__ import annotations

import re

from readout.checks.prose.context import Context
from readout.text.wordlists import WordList


def tells_level(text: str, found: re.Match[str], negated: bool, context: Context) -> bool:
    """Whether the direction ``found`` in a clause says how much something was, and not which way it went."""
    words, after = context.words, text[found.end() :]
    if words is None:
        return False
    if re.match(r"\s+(?:kuin|than)\s+[€£$]?\d", after) and not _compares(after, context, words):
        return True
    return negated and _unpassed(after, words)


def _unpassed(after: str, words: WordList) -> bool:
    """Whether a figure follows that was not passed."""
    rest = after.lstrip()
    bounds = (words.amounts.bounds[each].match(rest) for each in ("over", "under"))
    return any(re.match(r"[^,;.]{0,12}\d", rest[each.end() :]) for each in bounds if each)


def _compares(after: str, context: Context, words: WordList) -> bool:
    """Whether the figure is an earlier month's: "more than 5,148 in April"."""
    named = any(month != context.report.month for month, _, _ in context.months_in(after))
    return named or any(context.filled(each).search(after) for each in (words.times.previous, words.times.year_ago))
