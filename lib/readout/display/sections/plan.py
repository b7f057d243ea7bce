"""Rule 6: what we do next month and on the months after it; who does what stands under next steps."""

from __future__ import annotations

from readout.display.blocks import Block, Heading, Paragraph, Section, SmallPrint
from readout.display.theme import Palette
from readout.display.timeline_chart import timeline_block
from readout.model.report import Report
from readout.text import goal_lines
from readout.text.figures import Figures


def plan(report: Report, figures: Figures, palette: Palette | None = None) -> Section:
    """Return how much is due next month, then what lies further ahead."""
    words, due = figures.language, report.work.due
    blocks: list[Block] = [
        Heading(words.say("What we do in {month}", month=figures.month_in_sentence(report.month + 1)), anchor="plan")
    ]
    timeline = timeline_block(report, figures, palette) if palette else None
    if timeline:
        blocks.append(timeline)
    if not due:
        blocks.append(Paragraph(_nothing(report, figures)))
    milestones = goal_lines.coming_steps(report, figures)
    later = [(f"{figures.day(item.due)}:", item.title) for item in report.work.later]
    if due:
        one = "We finish {n} piece of work; next steps say by when."
        many = "We finish {n} pieces of work; next steps say who does what by when."
        blocks.append(Paragraph(words.count(one, many, len(due))))
    if later or milestones:
        blocks.append(SmallPrint(words.say("Further ahead"), (*later, *milestones), 3))
    return Section(tuple(blocks))


def _nothing(report: Report, figures: Figures) -> str:
    """Say why nothing is due: a pause was agreed, or the plan is still to be made."""
    pause = report.pause_in(report.month + 1)
    if pause is None:
        return figures.language.say("Nothing has been planned yet.")
    return figures.language.say("The month is a pause: {reason}.", reason=pause.rstrip("."))
