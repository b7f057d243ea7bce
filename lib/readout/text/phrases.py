"""Words for single things: a status, a kind of work, a unit, what is missing."""

from __future__ import annotations

import pandas as pd

from readout.model.client import Kpi
from readout.model.goals import GoalResult
from readout.model.months import months_between
from readout.model.results import Comparison, KpiResult
from readout.text.figures import MISSING, Figures
from readout.text.language import Language


def goal_status(result: GoalResult, words: Language) -> str:
    """Return a goal's status in a word or two."""
    names = {
        "met": words.say("Met"),
        "ahead": words.say("Ahead"),
        "on-track": words.say("On track"),
        "behind": words.say("Behind"),
        "missed": words.say("Missed"),
        "not-started": words.say("Not started"),
    }
    return names[result.status] if result.status else words.say("Open")


def days_ahead(result: GoalResult, words: Language) -> str:
    """Return how far a goal is ahead of or behind its plan."""
    days = result.days_ahead
    if days is None or result.status not in ("ahead", "behind") or result.goal.measure == "level":
        return MISSING
    if result.better == "lower":  # a budget: "days ahead" would read as spending too fast
        return words.say("within the limit") if result.status == "ahead" else words.say("too fast")
    if days > 0:
        return words.count("{n} day ahead", "{n} days ahead", days)
    return words.count("{n} day behind", "{n} days behind", -days)


def work_kind(kind: str, words: Language) -> str:
    """Return the heading for a kind of work."""
    return {
        "content": words.say("Content"),
        "distribution": words.say("Distribution"),
        "mention": words.say("Mentions"),
        "contact": words.say("Contacts"),
        "deliverable": words.say("Deliverables"),
        "planning": words.say("Planning"),
        "task": words.say("Tasks"),
        "question": words.say("Questions"),
        "feedback": words.say("Feedback"),
    }[kind]


def change(comparison: Comparison, kpi: Kpi, figures: Figures) -> str:
    """Return a change as its reader expects it: percentage points for a percentage, else a signed percentage."""
    if comparison.change is None:
        return MISSING
    if kpi.unit == "percent":
        return figures.points(comparison.change)
    return figures.signed_share(comparison.change_pct)


def value_or_reason(result: KpiResult, figures: Figures) -> str:
    """Return a KPI's value, or why it has none."""
    words = figures.language
    if result.value is not None:
        return figures.value(result.value, result.kpi.unit)
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
