"""Rule 5, the part a machine can say: what the calendar did, and what exactly is counted.

The why is the analyst's, in the narrative cells around this section.
"""

from __future__ import annotations

from readout.display.blocks import Block, Heading, Paragraph, Section
from readout.model.report import Report
from readout.text import sentences
from readout.text.figures import Figures


def explain(report: Report, figures: Figures) -> Section:
    """Return what the calendar explains; the analyst's explanations follow."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("Why"))]
    notes = [note for note in (sentences.calendar_sentence(report, figures),) if note]
    if notes:
        blocks.append(Paragraph(" ".join(notes)))
    return Section(tuple(blocks))


def definitions(report: Report, figures: Figures) -> Section:
    """Return how each figure is counted, in small print: last on the page, and never left out."""
    words = figures.language
    lines = [f"{result.kpi.name}: {sentences.definition(result.kpi, figures)}" for result in report.kpis]
    if not lines:
        return Section(())
    small_print = (*lines, sentences.as_of_sentence(report, figures))
    return Section((Heading(words.say("How we count")), *(Paragraph(line, "note") for line in small_print)))
