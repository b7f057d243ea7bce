"""The reader of the analyst's words: figures (R004), directions (R005), causes (R503) and voice (R901, R902)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding
from readout.checks.prose.blocks import blocks
from readout.checks.prose.causes import check_causes
from readout.checks.prose.context import context
from readout.checks.prose.courses import check_courses
from readout.checks.prose.figures import check_figures
from readout.checks.prose.known import known
from readout.checks.prose.plans import check_plans
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence, sentences
from readout.checks.prose.voice import check_blame, check_voice
from readout.model.report import Report

__all__ = ["Prose", "check_prose"]


def check_prose(report: Report, words: Iterable[Prose]) -> Iterator[Finding]:
    """Report what the analyst's words say that the month's facts do not, and where they divide us from the client.

    In a language without word lists only numbers in digits are read.
    """
    against = context(report)
    facts = known(against)
    said: list[tuple[Prose, Sentence]] = []
    for prose in words:
        for block in blocks(prose.text):
            said += [(prose, each) for each in sentences(block, against.titles, against.words)]
    for prose, sentence in said:
        yield from check_figures(prose, sentence, against, facts)
        yield from check_courses(prose, sentence, against)
        yield from check_plans(prose, sentence, against)
        yield from check_causes(prose, sentence, against)
        yield from check_voice(prose, sentence, against)
    yield from check_blame(said, against)
