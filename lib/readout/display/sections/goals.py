"""Rule 1: every goal against its plan, ahead or behind and by how much, and what was decided about it."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section
from readout.display.chart import Charts
from readout.display.goal_chart import goal_chart
from readout.display.table import Cell, Column, Table
from readout.display.theme import Palette
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.text import chart_lines, goal_lines, landing_lines, phrases
from readout.text.figures import MISSING, Figures


def goals(report: Report, figures: Figures, palette: Palette | None) -> Section:
    """Return the goals as a table, their pace as charts, and this month's decisions; no charts without a palette."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("Where we stand against our goals"))]
    if not report.goals:
        return Section((*blocks, Paragraph(words.say("No goal has been agreed yet."))))
    blocks.append(_table(report, figures))
    charts = [
        goal_chart(report, result, report.client.kpi(result.goal.kpi), figures, palette)
        for result in report.goals
        if result.goal.kpi and palette is not None
    ]
    drawn = tuple(chart for chart in charts if chart)
    if drawn:
        blocks.append(Charts(drawn))
        blocks.append(Paragraph(chart_lines.goal_key(report, figures), "note"))
    ahead = [landing_lines.landing_line(report, result, figures) for result in report.goals]
    landings = tuple(line for line in ahead if line)
    if landings:
        blocks.append(Heading(words.say("Where we will land"), 3))
        blocks.append(Bullets(landings))
    questions = tuple(line for line in (landing_lines.pivot_line(each, figures) for each in report.goals) if line)
    if questions:
        blocks.append(Heading(words.say("To decide"), 3))
        blocks.append(Bullets(questions))
    decided = tuple(goal_lines.decision_line(report, each, figures) for each in report.decisions)
    decided = (*goal_lines.revision_lines(report, figures), *decided)
    if decided:
        blocks.append(Heading(words.say("What we decided"), 3))
        blocks.append(Bullets(decided))
    return Section(tuple(blocks))


def _table(report: Report, figures: Figures) -> Table:
    words = figures.language
    columns = (
        Column(words.say("Goal"), width=5),
        Column(words.say("Status"), width=3),
        Column(words.say("Actual"), "right", 2),
        Column(words.say("Planned by now"), "right", 2),
        Column(words.say("Target"), "right", 2),
        Column(words.say("Still needed"), "right", 3),
    )
    caption = words.say("Our goals at the end of {month}", month=figures.month(report.month))
    return Table("goals", caption, columns, tuple(_row(report, result, figures) for result in report.goals))


def _row(report: Report, result: GoalResult, figures: Figures) -> tuple[Cell, ...]:
    status = Cell(phrases.goal_status(result, figures.language), _pace(result, figures), strong=True)
    notes = (_parent(report, result, figures), _steps(result, figures))
    goal = Cell(result.goal.statement, "; ".join(note for note in notes if note))
    if result.goal.kpi is None:
        return (goal, status, *(Cell(MISSING) for _ in range(4)))
    kpi = report.client.kpi(result.goal.kpi)
    needed = goal_lines.required(result, kpi, figures) or MISSING
    amounts = (result.actual, result.planned, result.target)
    return (
        goal,
        status,
        *(Cell(figures.value(amount, kpi.unit)) for amount in amounts),
        Cell(needed, landing_lines.capability(result, figures)),
    )


def _pace(result: GoalResult, figures: Figures) -> str:
    pace = phrases.days_ahead(result, figures.language)
    return "" if pace == MISSING else pace


def _parent(report: Report, result: GoalResult, figures: Figures) -> str:
    """Name the larger goal that this one serves."""
    if result.goal.parent is None:
        return ""
    larger = report.client.goal(result.goal.parent).statement.rstrip(".")
    return figures.language.say("part of: {goal}", goal=larger)


def _steps(result: GoalResult, figures: Figures) -> str:
    steps = result.goal.milestones
    if not steps:
        return ""
    return figures.language.say("{done} of {total} steps done", done=result.steps_done, total=len(steps))
