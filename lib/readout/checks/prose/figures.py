"""Rule 0, trust: a figure in the prose that matches no figure of the month (R004)."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.finding import Finding, finding
from readout.checks.prose.context import Context
from readout.checks.prose.facts import Fact
from readout.checks.prose.judgements import Judgement, judgements
from readout.checks.prose.known import Known
from readout.checks.prose.matching import nearest
from readout.checks.prose.meant import Meant
from readout.checks.prose.prose import Prose
from readout.checks.prose.sentences import Sentence
from readout.checks.prose.spoken import Spoken
from readout.text.figures import Figures
from readout.text.language import language

_CURE = "correct it, take it out, or put what it counts into work.csv"
_SOURCE = "correct it, take it out, or say where it comes from (“according to …”)"


def check_figures(prose: Prose, sentence: Sentence, context: Context, facts: Known) -> Iterator[Finding]:
    """Report every figure of a sentence that says nothing the report says."""
    for each in judgements(prose, sentence, context, facts):
        if each.spoken is not None and not each.excuse:
            yield finding("R004", prose.where, _message(each, facts, each.spoken, sentence))


def _message(judgement: Judgement, facts: Known, spoken: Spoken, sentence: Sentence) -> str:
    quantity, kpis = judgement.quantity, judgement.kpis
    figures = Figures(language("en"), spoken.context.report.client.currency)
    own, others = Meant(spoken).of(facts.of(kpis)), Meant(spoken).of(facts.others)
    near = nearest(quantity, own) or nearest(quantity, others) or nearest(quantity, facts.of(list(facts.kpis)))
    hint = f"; the nearest is {near.label}: {_said(near, figures)}" if near else ""
    cure = _SOURCE if judgement.unsourced else _CURE
    return f"“{quantity.text}” matches no figure of the month{hint}; {cure} (“{sentence.shown}”)"


def _said(fact: Fact, figures: Figures) -> str:
    if fact.kind == "points":
        return figures.points(fact.value)
    if fact.kind in ("percent", "share"):
        return figures.signed_share(fact.value) if fact.change else figures.value(fact.value, "percent")
    return figures.value(fact.value, "currency" if fact.kind == "money" else "number")
