"""The call's time and agenda."""

from __future__ import annotations

from readout.model.call import call_time
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.text.figures import Figures
from readout.text.work_lines import sentence


def call_sentence(report: Report, figures: Figures) -> str:
    """Say how long we talk and when, or why we do not."""
    words, call = figures.language, report.client.call
    pause = report.pause_in(report.month + 1)
    if pause is not None:
        month = figures.month_in_sentence(report.month + 1)
        return words.say("There is no call in {month}: {reason}.", month=month, reason=pause.rstrip("."))
    time = call_time(call.when, report.month + 1) if call.when else None
    if time is not None:
        day = figures.weekday(time.date())
        return words.say("We talk for {n} minutes on {day} at {time}.", n=call.minutes, day=day,
                         time=figures.time(time.time()))  # fmt: skip
    return words.say("We talk for {n} minutes; the time is still to be agreed.", n=call.minutes)


def agenda(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the agenda as (point, what it is about): the client's actions, decisions, questions, the plan.

    It is empty where the month of the call is a pause.
    """
    if report.pause_in(report.month + 1) is not None:
        return ()
    words = figures.language
    titles = " ".join(sentence(item.title) for item in report.work.client_asks)
    asks = [(words.say("Your actions:"), titles)] if titles else []
    off_plan = [
        (words.say("To decide:"), _to_decide(result, figures))
        for result in report.goals
        if result.status in ("behind", "missed")
    ]
    plan = (
        words.say("The plan:"),
        words.say("What we do in {month}.", month=figures.month_in_sentence(report.month + 1)),
    )
    return (*asks, *off_plan, (words.say("Your questions."), ""), plan)


def _to_decide(result: GoalResult, figures: Figures) -> str:
    """The goal, and whether its plan itself is in question."""
    statement = sentence(result.goal.statement)
    return f"{statement} {figures.language.say('Do we change direction?')}" if result.asks_to_pivot else statement
