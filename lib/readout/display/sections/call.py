"""Rule 8: the call, and what it goes through; the client's own actions come first."""

from __future__ import annotations

from collections.abc import Iterator

from readout.display.blocks import Heading, Paragraph, Section
from readout.display.table import Cell, Column, Table
from readout.model.agenda import agenda_of
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text import call_lines, work_lines
from readout.text.figures import MISSING, Figures


def call(report: Report, figures: Figures) -> Section:
    """Return when we talk and the agenda: each of the client's actions with who, by when and what waits on it."""
    words = figures.language
    heading = Heading(words.say("Our call"), anchor="call")
    when = Paragraph(call_lines.call_sentence(report, figures), "intro")
    rows = tuple(_rows(report, figures))
    columns = (
        Column(words.say("Point"), width=9),
        Column(words.say("Who"), width=4),
        Column(words.say("By when"), "right", 2),
        Column(words.say("Minutes"), "right", 2),
    )
    return Section((heading, when, *((Table("agenda", words.say("Agenda"), columns, rows),) if rows else ())))


def _rows(report: Report, figures: Figures) -> Iterator[tuple[Cell, ...]]:
    """A row a point with its minutes, and below it a row for each of its actions or of further goals to decide on."""
    for point in agenda_of(report):
        title, minutes = call_lines.topic_title(report, point, figures), figures.count(point.minutes)
        first, *more = (call_lines.to_decide(goal, figures.language) for goal in point.goals) if point.goals else ("",)
        yield Cell(title, first, strong=True), Cell(""), Cell(""), Cell(minutes)
        for goal in more:
            yield Cell(goal), Cell(""), Cell(""), Cell("")
        for item in point.asks:
            yield _action(report, item, figures)


def _action(report: Report, item: WorkItem, figures: Figures) -> tuple[Cell, ...]:
    words = figures.language
    late = words.say("overdue") if item.due and item.due <= report.as_of else ""
    day = figures.day_month(item.due, (report.month + 1).year) if item.due else words.say("no date agreed yet")
    who = work_lines.owner_name(report, item) or MISSING
    return Cell(item.title, work_lines.sentence(item.note or "")), Cell(who), Cell(day, late), Cell("")
