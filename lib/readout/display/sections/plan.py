"""Rule 6: what we do next month and on the months after it."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section
from readout.display.table import Cell, Column, Table
from readout.display.theme import Palette
from readout.display.timeline_chart import timeline_block
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text import goal_lines, phrases, work_lines
from readout.text.figures import MISSING, Figures


def plan(report: Report, figures: Figures, palette: Palette | None = None) -> Section:
    """Return next month's work with due dates and owners, then what lies further ahead."""
    words, work = figures.language, report.work
    blocks: list[Block] = [
        Heading(words.say("What we do in {month}", month=figures.month_in_sentence(report.month + 1)))
    ]
    timeline = timeline_block(report, figures, palette) if palette else None
    if timeline:
        blocks.append(timeline)
    if work.due:
        blocks.append(_table(report, work.due, figures))
    else:
        blocks.append(Paragraph(_nothing(report, figures)))
    milestones = goal_lines.coming_steps(report, figures)
    later = [(f"{figures.day(item.due)}:", item.title) for item in work.later]
    if later or milestones:
        blocks.append(Heading(words.say("Further ahead"), 3))
        blocks.append(Bullets((*later, *milestones)))
    return Section(tuple(blocks))


def _nothing(report: Report, figures: Figures) -> str:
    """Say why nothing is due: a pause was agreed, or the plan is still to be made."""
    pause = report.pause_in(report.month + 1)
    if pause is None:
        return figures.language.say("Nothing has been planned yet.")
    return figures.language.say("The month is a pause: {reason}.", reason=pause.rstrip("."))


def _table(report: Report, items: tuple[WorkItem, ...], figures: Figures) -> Table:
    words = figures.language
    columns = (
        Column(words.say("Work"), width=5),
        Column(words.say("Kind"), width=2),
        Column(words.say("Who"), width=2),
        Column(words.say("Due"), "right", 1),
    )
    rows = tuple(
        (
            Cell(item.title, item.note or ""),
            Cell(phrases.work_kind(item.kind, words)),
            Cell(work_lines.owner_name(report, item) or MISSING),
            Cell(figures.day_month(item.due, (report.month + 1).year), work_lines.moved_note(item, figures)),
        )
        for item in items
    )
    caption = words.say("Work due in {month}", month=figures.month_in_sentence(report.month + 1))
    return Table("plan", caption, columns, rows)
