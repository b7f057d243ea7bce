"""Rule 6: what we do next month and on the months after it; who does what stands under next steps."""

from __future__ import annotations

from readout.display.blocks import Block, Heading, Paragraph, Section, SmallPrint
from readout.display.theme import Palette
from readout.display.timeline_chart import timeline_block
from readout.model.report import Report
from readout.text import goal_lines
from readout.text.figures import Figures


def plan(report: Report, figures: Figures, palette: Palette | None = None) -> Section:
    """Return how much is due next month, the plan drawn, and what lies further ahead and is not drawn."""
    words, due = figures.language, report.work.due
    blocks: list[Block] = [
        Heading(words.say("What we do in {month}", month=figures.month_in_sentence(report.month + 1)), anchor="plan")
    ]
    timeline = timeline_block(report, figures, palette) if palette else None
    if due:
        one = "We finish {n} piece of work; next steps say by when."
        many = "We finish {n} pieces of work; next steps say who does what by when."
        blocks.append(Paragraph(words.count(one, many, len(due))))
    else:
        blocks.append(Paragraph(_nothing(report, figures)))
    if timeline:
        blocks.append(timeline)
    told = timeline.told if timeline else frozenset()
    later = [(f"{figures.day(item.due)}:", item.title) for item in report.work.later if item.title not in told]
    steps = [each for each in goal_lines.coming_steps(report, figures) if each[1] not in told]
    if later or steps:
        blocks.append(SmallPrint(words.say("Further ahead"), (*later, *steps), 3))
    return Section(tuple(blocks))


def _nothing(report: Report, figures: Figures) -> str:
    """Say why nothing is due: a pause was agreed, or the plan is still to be made."""
    pause = report.pause_in(report.month + 1)
    if pause is None:
        return figures.language.say("Nothing has been planned yet.")
    return figures.language.say("The month is a pause: {reason}.", reason=pause.rstrip("."))
