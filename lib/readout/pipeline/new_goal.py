"""A new client's first goal: a KPI, a value, a month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from readout.data import values
from readout.data.findings import one_of
from readout.data.starting.answers import GoalAnswer
from readout.data.starting.template import Template
from readout.pipeline.interview import Interview, choice
from readout.text.figures import Figures
from readout.text.language import Language
from readout.text.template_words import goal_statement, template_words


def answered_goal(
    interview: Interview,
    template: Template,
    lost: Mapping[str, str],
    words: Language,
    currency: str | None,
    start: pd.Period | None,
    end: pd.Period | None,
) -> GoalAnswer | None:
    """Return the first goal; ``lost`` are the KPIs that the data do not give. None where an answer is missing."""
    able = [kpi for kpi in template.yaml.kpis if kpi.id not in lost]
    if not able:
        if not interview.wrong:
            reasons = "; ".join(f"{id_}: {reason}" for id_, reason in lost.items())
            interview.refuse(f"the data give none of the template's KPIs ({reasons}); say more with --map")
        return None
    ids = [kpi.id for kpi in able]
    question = f"KPI of the first goal ({one_of(ids)})"
    chosen = interview.answer("goal-kpi", question, choice(ids), _first(template, ids)) or _first(template, ids)
    kpi = next(each for each in able if each.id == chosen)
    goal = template.goal(template.goal_of(chosen))
    measure = "total" if kpi.value.additive and (goal.kpi != chosen or goal.measure == "total") else "level"
    per = "in all, from the first to the last month" if measure == "total" else "in one month"
    share = ", as a fraction: 0.4 for 40 %" if kpi.unit == "percent" else ""
    target = interview.answer("target", f"Its target, {per}{share}", number)
    until = interview.answer("until", "To be reached by (YYYY-MM)", values.month, _proposed(start, end))
    if start is not None and until is not None and until < start:
        interview.refuse(f"--until is {until}, before --start {start}; write a later month")
    if target is None or start is None:
        return None
    reached = until if until is not None else start + 11  # as proposed, where nobody has said yet
    said = template_words(words, chosen)
    name = said.name if said and words.locale.language != "en" else kpi.name
    figures = Figures(words, currency)
    proposal = goal_statement(figures, name, target, kpi.unit, kpi.better, measure, (start, reached))
    statement = interview.answer("goal", "The goal in one sentence", values.text, proposal)
    return None if statement is None else GoalAnswer(chosen, target, reached, statement)


def _proposed(start: pd.Period | None, end: pd.Period | None) -> str:
    """The engagement's last month, or the one that is proposed for it as long as nobody has said."""
    return str(end) if end is not None else str(start + 11) if start is not None else ""


def _first(template: Template, ids: list[str]) -> str:
    """The KPI of the first of the template's goals that the data can be held against."""
    goals = (goal.kpi for goal in template.yaml.goals)
    return next((kpi for kpi in goals if kpi in ids), ids[0])


def number(text: str) -> float:
    """Read a number as people type it into a terminal: 600000, 0.4."""
    try:
        value: Any = float(text)
    except ValueError:
        value = text
    return values.number(value)
