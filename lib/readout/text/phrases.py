"""Words for single things: a status, a kind of work, a unit, what is missing."""

from __future__ import annotations

import pandas as pd

from readout.model.client import Client, Goal, Kpi, Unit
from readout.model.goals import GoalResult
from readout.model.months import months_between
from readout.model.results import Comparison, KpiResult
from readout.text.figures import MISSING, Figures, rounds_to_nothing
from readout.text.language import Language

NOTHING_LEFT = -1.0  # as a change: what lies below has crossed zero
TOLD_AS_TIMES = 2.0  # from +200% on nobody pictures a percentage: then it is said how many times the other figure
MOST_TIMES = 100  # and nobody pictures more times than that


def goal_status(result: GoalResult, words: Language) -> str:
    """Return a goal's status in a word or two."""
    return goal_status_word(result.status, words)


def goal_status_word(status: str | None, words: Language) -> str:
    """Return what a goal's status is called."""
    names = {
        "met": words.say("Met"),
        "ahead": words.say("Ahead"),
        "on-track": words.say("On track"),
        "behind": words.say("Behind"),
        "missed": words.say("Missed"),
        "not-started": words.say("Not started"),
    }
    return names[status] if status in names else words.say("Open")


def pace(result: GoalResult, unit: Unit, figures: Figures) -> str:
    """Return how far a goal is from its plan, or was at its end: in days for a total, else in per cent or points."""
    words = figures.language
    if result.status == "missed":
        return _apart(result, result.target, unit, figures)
    if result.status not in ("ahead", "behind"):
        return ""
    if result.goal.measure == "level" and result.goal.kpi is not None:
        return _apart(result, result.planned, unit, figures)
    if result.better == "lower":  # a budget: "days ahead" would read as spending too fast
        return words.say("within the limit") if result.status == "ahead" else words.say("too fast")
    days = result.days_ahead
    if not days:
        return ""
    if days > 0:
        return words.count("{n} day ahead", "{n} days ahead", days)
    return words.count("{n} day behind", "{n} days behind", -days)


def _apart(result: GoalResult, planned: float | None, unit: Unit, figures: Figures) -> str:
    """Return how far the actual figure is from what was planned, or from the target when the goal has ended."""
    words, actual = figures.language, result.actual
    if actual is None or planned is None or (unit != "percent" and planned <= 0):
        return ""
    gap = actual - planned
    if unit != "percent" and not NOTHING_LEFT * planned <= gap <= MOST_TIMES * planned:
        return ""
    far = figures.points(abs(gap)).removeprefix("+") if unit == "percent" else figures.share(gap / planned)
    if rounds_to_nothing(far):
        return ""
    if result.status == "missed":
        return words.say("{share} short", share=far) if gap < 0 else words.say("{share} over", share=far)
    return words.say("{share} below plan", share=far) if gap < 0 else words.say("{share} above plan", share=far)


def target(result: GoalResult, unit: Unit, figures: Figures) -> str:
    """Return a goal's target; one that is a ceiling says so."""
    if result.target is None:
        return MISSING
    said = figures.short(result.target, unit)
    return figures.language.say("at most {value}", value=said) if result.better == "lower" else said


def goal_name(client: Client, goal: Goal) -> str:
    """Return a goal in a word or three: its figure's name where no other goal has that figure, else its statement."""
    of_that_figure = [each for each in client.goals if each.kpi == goal.kpi]
    return client.kpi(goal.kpi).name if goal.kpi and len(of_that_figure) == 1 else goal.statement.rstrip(".")


def work_kind(kind: str, words: Language) -> str:
    """Return what kind of work a piece of it is."""
    return {
        "content": words.say("Content"),
        "distribution": words.say("Distribution"),
        "mention": words.say("Mention"),
        "contact": words.say("Contact"),
        "deliverable": words.say("Deliverable"),
        "planning": words.say("Planning"),
        "task": words.say("Task"),
        "question": words.say("Question"),
        "feedback": words.say("Feedback"),
    }[kind]


def change(comparison: Comparison, kpi: Kpi, figures: Figures) -> str:
    """Return a change as its reader expects it: points for a percentage, else a signed percentage or "11 times"; the
    change itself where a figure fell below zero, for no reader can picture "462% less"."""
    if comparison.change is None:
        return MISSING
    if kpi.unit == "percent":
        return figures.points(comparison.change)
    if comparison.change_pct is not None and comparison.change_pct < NOTHING_LEFT:
        return figures.change(comparison.change, kpi.unit)
    return relative(comparison.change_pct, figures)


def relative(change_pct: float | None, figures: Figures) -> str:
    """Return a relative change (a fraction): +36%, and what is far above in times."""
    if change_pct is None or change_pct < TOLD_AS_TIMES:
        return figures.signed_share(change_pct)
    if change_pct + 1 > MOST_TIMES:
        return figures.language.say("over {n} times", n=MOST_TIMES)
    return figures.language.say("{n} times", n=figures.times(change_pct + 1))


def change_on(comparison: Comparison, kpi: Kpi, figures: Figures) -> str:
    """Return a change with the month it is told against; empty where there is nothing to compare with. From zero or
    from below it, where no percentage says anything, it is the change itself."""
    if comparison.change is None:
        return ""
    said, month = change(comparison, kpi, figures), figures.month_short(comparison.month)
    if said == MISSING:
        said = figures.change(comparison.change, kpi.unit)
    if kpi.unit != "percent" and comparison.change_pct is not None and comparison.change_pct >= TOLD_AS_TIMES:
        return figures.language.say("{times} {month}'s", times=said, month=month)
    return figures.language.say("{change} on {month}", change=said, month=month)


def value_or_reason(result: KpiResult, figures: Figures) -> str:
    """Return a KPI's value, or why it has none."""
    words = figures.language
    if result.value is not None:
        return figures.short(result.value, result.kpi.unit)
    if result.pending:
        return words.say("available on {day}", day=figures.day(result.pending.until))
    if not result.series.due(result.month):
        return words.say("quarterly, next with {month}", month=figures.month_name(_next_due(result)))
    if result.incomplete:
        return words.say("month incomplete")
    return words.say("no figure")


def _next_due(result: KpiResult) -> pd.Period:
    """The next month that has a figure: at most a year ahead, for some month of the year has one."""
    return next(month for month in months_between(result.month, result.month + 12) if result.series.due(month))
