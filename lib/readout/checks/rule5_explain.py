"""Rule 5: the why is a person's, and a fall comes with what we do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.checks.finding import Finding, finding
from readout.checks.narrative import FEWEST_WORDS, Narratives
from readout.checks.rule7_next_steps import open_actions
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text.mentions import mentions


def check_prompts(places: Iterable[str]) -> Iterator[Finding]:
    """Report every place where only a prompt or a template's own words stand (R505)."""
    for where in places:
        cure = "write what is true of this client and month, or delete it"
        yield finding("R505", where, f"a prompt or an example stands here unanswered; {cure}")


def check_words(report: Report, narratives: Narratives) -> Iterator[Finding]:
    """Report real changes unexplained (R501), adverse ones left alone (R502), and a month without a summary (R505).

    A prompt that stands untouched is ``check_prompts``'s: one gap, one finding.
    """
    for result in report.kpis:
        if result.changed:
            if not _explained(report, result, narratives) and not _asked(result, narratives):
                cure = f"say why in an explain cell with kpis: [{result.kpi.id}], in {FEWEST_WORDS} words or more"
                found = f"{result.kpi.id} truly changed for the {result.verdict.status} and nobody says why"
                yield finding("R501", _place(result, narratives), f"{found}; {cure}")
            if result.verdict.status == "worse" and not _acted_on(report, result, narratives):
                cure = "add work with this kpi, a decision about its goal, or words on it to the next-steps cell"
                found = f"{result.kpi.id} truly changed for the worse and nothing is done about it"
                yield finding("R502", f"clients/{report.client.id}/work.csv", f"{found}; {cure}")
    yield from _summary(narratives)


def _explained(report: Report, result: KpiResult, narratives: Narratives) -> bool:
    """A cell speaks of the KPIs in its metadata; one without any, of those it names."""
    answers = list(narratives.answers("explain"))
    names = {kpi.id: kpi.name for kpi in report.client.kpis}
    return any(result.kpi.id in (cell.kpis or mentions(cell.words, names)) for cell in answers)


def _asked(result: KpiResult, narratives: Narratives) -> bool:
    """Whether the KPI's own prompt stands unanswered, which R505 says."""
    return any(cell.untouched and result.kpi.id in cell.kpis for cell in narratives.of("explain"))


def _acted_on(report: Report, result: KpiResult, narratives: Narratives) -> bool:
    """Whether work on the KPI is open or was finished in the month, by either side, or a decision or words say so."""
    work = report.work
    if any(item.kpi == result.kpi.id for item in (*open_actions(report), *work.done, *work.client_done)):
        return True
    served = {*result.kpi.goals, *(goal.id for goal in report.client.goals if goal.kpi == result.kpi.id)}
    names = {kpi.id: kpi.name for kpi in report.client.kpis}
    spoken_of = (mentions(cell.words, names) for cell in narratives.answers("next-steps"))
    return any(each.goal in served for each in report.decisions) or any(result.kpi.id in ids for ids in spoken_of)


def _place(result: KpiResult, narratives: Narratives) -> str:
    """The cell that waits for the words, where there is one."""
    cells = narratives.of("explain")
    return next((cell.where for cell in cells if result.kpi.id in cell.kpis), narratives.label)


def _summary(narratives: Narratives) -> Iterator[Finding]:
    """A month without a person's own sentence on it is a machine's; an untouched prompt is ``check_prompts``'s."""
    cells = narratives.of("summary")
    if any(cell.words.strip() or cell.untouched for cell in cells):
        return
    found = "the summary is empty" if cells else "there is no summary cell"
    cure = "write a sentence or two on what we learned this month"
    where = "" if cells else ', in a Markdown cell with the metadata {"readout": {"slot": "summary"}}'
    yield finding("R505", narratives.place("summary"), f"{found}; {cure}{where}")
