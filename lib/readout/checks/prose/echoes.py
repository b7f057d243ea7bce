"""What is said of another KPI by pointing back: "revenue fell, and so did orders"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.checks.prose.clauses import Said
from readout.checks.prose.context import Context
from readout.checks.prose.sentences import Sentence


def echoes(sentence: Sentence, context: Context, told: Sequence[Said]) -> Iterator[Said]:
    """Yield the direction last ``told`` before each KPI of which the sentence only says that it went the same way."""
    words = context.words
    if words is None:
        return
    spoken_of = {said.kpi for said in told}
    for each in context.mentions(sentence.read):
        before = [said for said in told if said.start < each.start and not said.negated]
        if not before or each.kpi in spoken_of:
            continue
        first = words.reference.echo.search(sentence.read[: each.start])
        last = words.reference.echoed.match(sentence.read, each.end)
        if first or last:
            yield Said(before[-1].course, before[-1].word, each.kpi, each.start)
