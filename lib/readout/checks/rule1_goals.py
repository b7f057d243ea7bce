"""Rule 1: state the project's goals, and what we do where one is behind its plan."""

from __future__ import annotations

from collections.abc import Iterator

from readout.checks.agreements import changed_definitions, changed_goals
from readout.checks.finding import Finding, finding
from readout.checks.narrative import FEWEST_WORDS, Narratives
from readout.model.goals import GoalResult
from readout.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Report a client without any goal (R101), agreements changed silently (R103), goals behind undecided (R105)."""
    where = f"clients/{report.client.id}/client.yml"
    if not report.client.goals:
        yield finding("R101", where, "goals is empty; agree on a business goal and write it there")
    for place, message in (*changed_goals(report), *changed_definitions(report)):
        yield finding("R103", place, message)
    decided = {each.goal for each in report.decisions}
    for result in behind(report):
        # What was decided about a larger goal was decided about its parts.
        if not decided & {result.goal.id, result.goal.parent}:
            cure = f"add one for {report.month} to decisions: keep, change or pivot, and because"
            yield finding("R105", result.goal.where_in_file or where, f"{_stands(result)} and has no decision; {cure}")


def check_words(report: Report, narratives: Narratives) -> Iterator[Finding]:
    """Report a goal behind its plan about which the analyst says nothing (R104).

    One goals cell may speak of several goals, so any words there are taken for an answer; for a goal with a KPI an
    explain cell of that KPI will do too. A goals prompt that stands untouched is ``check_prompts``'s: one gap, one
    finding.
    """
    if next(narratives.answers("goals"), None) or any(cell.untouched for cell in narratives.of("goals")):
        return
    explained = {kpi for cell in narratives.answers("explain") for kpi in cell.kpis}
    for result in behind(report):
        if result.goal.kpi not in explained:
            cure = f"say what we do differently in a goals cell, in {FEWEST_WORDS} words or more"
            yield finding("R104", narratives.place("goals"), f"{_stands(result)} and has no word on it; {cure}")


def behind(report: Report) -> tuple[GoalResult, ...]:
    """Return the goals that ask for words and a decision: behind, or missed in a month of their own span."""
    off = ("behind", "missed")
    return tuple(each for each in report.goals if each.status in off and report.month <= each.goal.until)


def _stands(result: GoalResult) -> str:
    days = -(result.days_ahead or 0)
    by = f" by {days} day{'s' if days > 1 else ''}" if result.status == "behind" and days > 0 else ""
    return f"goal {result.goal.id} is {result.status}{by}"
