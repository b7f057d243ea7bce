"""How the report tells a change from a normal month: half a page of small print."""

from __future__ import annotations

from readout.display.blocks import Block, Heading, Paragraph, Section
from readout.model.report import Report
from readout.text import method_lines
from readout.text.figures import Figures


def method(report: Report, figures: Figures) -> Section:
    """Return the method in a few sentences."""
    if not report.kpis:
        return Section(())
    words = figures.language
    blocks: list[Block] = [Heading(words.say("How we tell a real change from a normal month"))]
    blocks.extend(Paragraph(line, "note") for line in method_lines.method(report, figures))
    return Section(tuple(blocks))
