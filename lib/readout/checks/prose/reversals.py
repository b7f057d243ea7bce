"""A comparison told from the other end: "April had more orders than May" says that May had fewer."""

from __future__ import annotations

from dataclasses import replace

from readout.checks.prose.clauses import Clause
from readout.checks.prose.context import Context
from readout.checks.prose.directions import Said
from readout.checks.prose.periods import Period
from readout.text.wordlists import Course

_OTHER_WAY: dict[Course, Course] = {"up": "down", "down": "up", "better": "worse", "worse": "better"}


def reversal(said: Said, clause: Clause, context: Context) -> tuple[Said, Period] | None:
    """Return what a comparative said of an earlier month says of the report's month, and that it is held against the
    earlier one; None where nothing is told from the other end."""
    words = context.words
    if words is None or said.course not in _OTHER_WAY or not words.comparative.search(said.word):
        return None
    text, place = clause.text, said.start - clause.start
    base = _located(text, context)
    if base is None:
        return None
    than = words.than.search(text, place)
    rest = text[than.end() :] if than else text
    named_now = any(month == context.report.month for month, _, _ in context.months_in(rest))
    if than and not named_now and not words.now.search(text, than.end()):
        return None
    if not than and (named_now or words.now.search(text)):
        return None
    return replace(said, course=_OTHER_WAY[said.course]), base


def _located(text: str, context: Context) -> Period | None:
    """The one earlier month of which a clause speaks as the time when something was so."""
    words = context.words
    if words is None:
        return None
    month, times = context.report.month, words.times
    unknown = context.filled(times.plan), context.filled(times.elsewhere), words.compared
    if any(each.search(text) for each in unknown):
        return None
    others = [each for each in context.months_in(text) if each[0] != month]
    if len({each[0] for each in others}) == 1:
        named, start, end = others[0]
        then = words.during.search(text[:start]) or words.located.fullmatch(text[start:end])
        return Period((named,)) if then and not times.base.search(text[:start]) else None
    if others:
        return None
    ago = context.filled(words.subjects.then).search(text)
    return Period((month - 12,)) if ago and not words.than.search(text[: ago.start()]) else None
