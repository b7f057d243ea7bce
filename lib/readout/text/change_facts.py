"""The facts of a real change, for the analyst who has to explain it: how far, how rare, made of what, and our work."""

from __future__ import annotations

from collections.abc import Iterator

from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text.driver_lines import lines_of
from readout.text.figures import Figures
from readout.text.sentences import event, kpi_sentence
from readout.text.verdict_lines import change_sentence
from readout.text.work_lines import result_text

RARE = 3  # months in a row without a real change, from which on that is worth telling


def changed(result: KpiResult, figures: Figures, calm: int) -> str:
    """Say what a KPI came to, that it is a real change, and after how many normal months."""
    said = f"{kpi_sentence(result, figures)} {change_sentence(result, figures)}"
    if calm < RARE:
        return said
    return f"{said} " + figures.language.say("It is the first real change in {n} months.", n=calm + 1)


def made_of(result: KpiResult, figures: Figures) -> Iterator[str]:
    """Say what the change is made of, against the month and the year before."""
    yield from (" ".join(line) for line in lines_of(result, figures))


def work_done(report: Report, result: KpiResult, figures: Figures) -> str:
    """Name the finished work that was meant to move the KPI, with what it directly brought."""
    words = figures.language
    done = [item for item in report.work.done if item.kpi == result.kpi.id]
    if not done:
        return words.say("No finished work of this month names {name}.", name=result.kpi.name)
    titles = [
        f"{item.title.rstrip('.')} ({brought})" if (brought := result_text(item, figures)) else item.title.rstrip(".")
        for item in done
    ]
    return words.say("Work done on it: {titles}.", titles="; ".join(titles))


def noted(report: Report, result: KpiResult, figures: Figures) -> Iterator[str]:
    """Repeat what client.yml notes of the KPI in this month."""
    for said in report.events_for(result.kpi.id):
        if said.month == report.month:
            yield figures.language.say("Noted: {note}", note=event(said, figures))
