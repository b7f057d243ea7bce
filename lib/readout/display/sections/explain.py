"""Rule 5, the part a machine can say: the calendar, what happened, and what exactly is counted.

The why is the analyst's, in the narrative cells around this section.
"""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section
from readout.model.report import Report
from readout.text import sentences, work_lines
from readout.text.figures import Figures

MONTHS_REMEMBERED = 13  # an event explains this month's comparison with last year's


def explain(report: Report, figures: Figures) -> Section:
    """Return what to know when reading the figures."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("Why"))]
    notes = [note for note in (sentences.calendar_sentence(report, figures),) if note]
    if notes:
        blocks.append(Paragraph(" ".join(notes)))
    events = _events(report, figures)
    if events:
        blocks.append(Heading(words.say("What to know when reading the figures"), 3))
        blocks.append(Bullets(events))
    return Section(tuple(blocks))


def _events(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    first = report.month - MONTHS_REMEMBERED
    recent = [event for event in report.client.events if first <= event.month <= report.month]
    return tuple((f"{figures.month(event.month)}:", work_lines.sentence(event.note)) for event in recent)


def definitions(report: Report, figures: Figures) -> Section:
    """Return how each figure is counted, in small print: last on the page, and never left out."""
    words = figures.language
    lines = tuple((f"{result.kpi.name}:", sentences.definition(result.kpi, figures)) for result in report.kpis)
    if not lines:
        return Section(())
    return Section(
        (
            Heading(words.say("How we count"), 2),
            Bullets(lines),
            Paragraph(sentences.as_of_sentence(report, figures), "note"),
        )
    )
