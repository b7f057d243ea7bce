"""The call's time and agenda."""

from __future__ import annotations

from readout.model.report import Report
from readout.text.figures import Figures
from readout.text.work_lines import ask_line


def call_sentence(report: Report, figures: Figures) -> str:
    """Say how long we talk and when."""
    words, call = figures.language, report.client.call
    if call.when:
        return words.say("We talk for {n} minutes: {when}.", n=call.minutes, when=call.when)
    return words.say("We talk for {n} minutes; the time is still to be agreed.", n=call.minutes)


def agenda(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the agenda as (point, what it is about): the client's actions, decisions, questions, the plan."""
    words = figures.language
    asks = [(item.title + ".", ask_line(report, item, figures)) for item in report.work.client_asks]
    off_plan = [
        (words.say("To decide:"), result.goal.statement)
        for result in report.goals
        if result.status in ("behind", "missed")
    ]
    plan = (
        words.say("The plan:"),
        words.say("what we do in {month}", month=figures.month_in_sentence(report.month + 1)),
    )
    return (*asks, *off_plan, (words.say("Your questions."), ""), plan)
