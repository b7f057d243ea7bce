"""Rule 1, after the first page's table: each goal's pace drawn, where it will land, and what was decided about it."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Fitting, Heading, Paragraph, Section, SmallPrint
from readout.display.chart import Charts, row_size
from readout.display.goal_chart import goal_chart
from readout.display.theme import Palette
from readout.model.report import Report
from readout.text import chart_lines, goal_lines, landing_lines
from readout.text.figures import Figures


def goals(report: Report, figures: Figures, palette: Palette | None) -> Section:
    """Return the goals' pace as charts, their landing, and this month's decisions; no charts without a palette."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("Our goals in detail"), anchor="goals")]
    if not report.goals:
        return Section((*blocks, Paragraph(words.say("No goal has been agreed yet."))))
    size = row_size(sum(1 for result in report.goals if result.goal.kpi))
    charts = [
        goal_chart(report, result, report.client.kpi(result.goal.kpi), figures, palette, size)
        for result in report.goals
        if result.goal.kpi and palette is not None
    ]
    ahead = [landing_lines.landing_line(report, result, figures) for result in report.goals]
    landings = tuple(line for line in ahead if line)
    told = SmallPrint(words.say("Where we will land"), landings, 3) if landings else None
    drawn = tuple(chart for chart in charts if chart)
    if drawn:
        key = chart_lines.goal_key(report, figures, any(chart.jagged for chart in drawn))
        blocks.append(Fitting(told, Charts(drawn, key)) if told else Charts(drawn, key))
    elif told:
        blocks.append(told)
    ends = [landing_lines.landed_line(report, result, figures) for result in report.goals]
    landed = tuple(line for line in ends if line)
    if landed:
        blocks.append(SmallPrint(words.say("Where we landed"), landed, 3))
    questions = tuple(
        line for line in (landing_lines.pivot_line(report, each, figures) for each in report.goals) if line
    )
    if questions:
        blocks.append(Heading(words.say("To decide"), 3))
        blocks.append(Bullets(_once(questions)))
    decided = tuple(goal_lines.decision_line(report, each, figures) for each in report.decisions)
    decided = (*goal_lines.revision_lines(report, figures), *decided)
    if decided:
        blocks.append(Heading(words.say("What we decided"), 3))
        blocks.append(Bullets(_once(decided)))
    return Section(tuple(blocks))


def _once(lines: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What is said of several goals in the same words is said once, of all of them."""
    names: dict[str, list[str]] = {}
    for name, said in lines:
        names.setdefault(said, []).append(name.rstrip(":"))
    return tuple((f"{', '.join(each)}:", said) for said, each in names.items())
