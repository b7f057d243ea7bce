"""Every goal in one small table: where it stands, by how much, and what is still needed."""

from __future__ import annotations

from readout.display.marks import MARKS
from readout.display.table import Cell, Column, Table
from readout.model.client import Unit
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.text import goal_lines, landing_lines, phrases
from readout.text.figures import MISSING, Figures

_LONGEST_HALF = 24  # characters, of which the narrowest of the columns holds as many


def goals_table(report: Report, figures: Figures) -> Table:
    """Return the goals in the order of client.yml; what is still needed only where something is."""
    words = figures.language
    needed = any(_needed(report, result, figures) for result in report.goals)
    columns = (
        Column(words.say("Goal"), width=10),
        Column(words.say("Status"), width=5 if needed else 4),
        Column(words.say("Actual"), "right", 0 if needed else 3),
        Column(words.say("Target"), "right", 0 if needed else 3),
        *([Column(words.say("Still needed"), "right", 7)] if needed else []),
    )
    caption = words.say("Our goals at the end of {month}", month=figures.month(report.month))
    rows = tuple(_row(report, result, needed, figures) for result in report.goals)
    return Table("goals", caption, columns, rows)


def _row(report: Report, result: GoalResult, needed: bool, figures: Figures) -> tuple[Cell, ...]:
    unit = _unit(report, result)
    notes = (_open(result, figures), _parent(report, result, figures), _steps(result, figures))
    status = f"{MARKS.get(result.status or '', '')} {phrases.goal_status(result, figures.language)}".strip()
    cells = (
        Cell(result.goal.statement, "; ".join(note for note in notes if note)),
        Cell(status, phrases.pace(result, unit, figures), strong=True),
        Cell(figures.short(result.actual, unit), _planned(result, unit, figures)),
        Cell(phrases.target(result, unit, figures)),
    )
    if not needed:
        return cells
    return (*cells, Cell(_needed(report, result, figures) or MISSING, landing_lines.capability(result, figures)))


def _planned(result: GoalResult, unit: Unit, figures: Figures) -> str:
    """The plan for now, until it has become the target."""
    if result.planned is None or result.months_left <= 0:
        return ""
    return figures.language.say("planned {value}", value=figures.short(result.planned, unit))


def _unit(report: Report, result: GoalResult) -> Unit:
    return report.client.kpi(result.goal.kpi).unit if result.goal.kpi else "number"


def _needed(report: Report, result: GoalResult, figures: Figures) -> str:
    if result.goal.kpi is None:
        return ""
    if result.goal.measure == "level" and result.required_rate is not None and result.months_left > 0:
        return figures.language.say("by {month}", month=figures.month_in_sentence(result.goal.until))
    return _in_halves(goal_lines.required(result, report.client.kpi(result.goal.kpi), figures) or "")


def _in_halves(needed: str) -> str:
    """Let "£198,000 a month, 7 months left" break after its comma only, while its parts are no longer than a column."""
    halves = needed.split(", ")
    if max(map(len, halves)) > _LONGEST_HALF:
        return needed
    return ", ".join(half.replace(" ", "\N{NO-BREAK SPACE}") for half in halves)


def _open(result: GoalResult, figures: Figures) -> str:
    return goal_lines.why_open(result, figures) if result.status is None else ""


def _parent(report: Report, result: GoalResult, figures: Figures) -> str:
    """Name the larger goal that this one serves."""
    if result.goal.parent is None:
        return ""
    larger = phrases.goal_name(report.client, report.client.goal(result.goal.parent))
    return figures.language.say("part of: {goal}", goal=larger)


def _steps(result: GoalResult, figures: Figures) -> str:
    steps = result.goal.milestones
    if not steps:
        return ""
    return figures.language.say("{done} of {total} steps done", done=result.steps_done, total=len(steps))
