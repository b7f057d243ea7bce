"""Goals called by what they are: "the six million", "150 leads a month"."""

from __future__ import annotations

from readout.checks.prose.context import Context
from readout.checks.prose.facts import Fact, kind_of
from readout.checks.prose.matching import says
from readout.checks.prose.quantities import quantities


def names_goal(text: str, context: Context) -> bool:
    """Whether a figure of a text is a goal's target, with its unit or before what is counted."""
    figures = [each for each in quantities(text, context) if each.kind in ("money", "plain")]
    client = context.report.client
    for result in context.report.goals:
        kpi = result.goal.kpi
        if kpi is None:
            continue
        kind = kind_of(client.kpi(kpi).unit, client.currency is not None)
        targets = [
            Fact(kind, each, "")
            for each in (result.target, result.goal.target, result.required_rate)
            if each is not None
        ]
        for each in figures:
            if any(says(each, target) for target in targets) and (
                each.kind == "money" or each.scaled or any(name.kpi == kpi for name in context.mentions(each.of)[:1])
            ):
                return True
    return False
