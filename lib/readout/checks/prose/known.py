"""The month's facts, all of them: what prose about it may say in figures."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from readout.checks.prose.context import Context
from readout.checks.prose.derived_facts import derived_facts
from readout.checks.prose.facts import Fact
from readout.checks.prose.kpi_facts import kpi_facts
from readout.checks.prose.other_facts import goal_facts, ratio_facts, told_facts, work_facts
from readout.checks.prose.tallies import tally_facts


@dataclass(frozen=True)
class Known:
    """The month's facts: of each KPI, and of everything else."""

    kpis: dict[str, tuple[Fact, ...]]
    others: tuple[Fact, ...]

    def of(self, kpis: Sequence[str]) -> tuple[Fact, ...]:
        """Return the facts of some KPIs."""
        return tuple(fact for kpi in kpis for fact in self.kpis.get(kpi, ()))


def known(context: Context) -> Known:
    """Return what prose about this month may say in figures."""
    report = context.report
    kpis = {result.kpi.id: list(kpi_facts(result, report.client)) for result in report.kpis}
    others: list[Fact] = []  # goals' among them: "the plan" needs no KPI's name
    every = (
        *(goal_facts(report), work_facts(report), ratio_facts(report), told_facts(context), derived_facts(report)),
        tally_facts(report),
    )
    for fact in itertools.chain.from_iterable(every):
        others.append(fact)
        if fact.kpi in kpis:
            kpis[fact.kpi].append(fact)
    return Known({id_: tuple(facts) for id_, facts in kpis.items()}, tuple(others))
