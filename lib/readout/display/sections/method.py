"""How the report tells a change from a normal month: half a page of small print, and a chart of one figure."""

from __future__ import annotations

from readout.display.blocks import Block, Heading, Paragraph, Section
from readout.display.chart import Charts
from readout.display.process_chart import process_chart
from readout.display.theme import Palette
from readout.model.process import process_of
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text import method_lines
from readout.text.figures import Figures


def method(report: Report, figures: Figures, palette: Palette) -> Section:
    """Return the method in a few sentences, with the process chart of the figure that says most."""
    if not report.kpis:
        return Section(())
    words = figures.language
    blocks: list[Block] = [Heading(words.say("How we tell a real change from a normal month"))]
    blocks.extend(Paragraph(line, "note") for line in method_lines.method(report, figures))
    shown = _shown(report)
    chart = process_chart(shown, process_of(report.client, shown.kpi, shown.series, report.month), figures, palette)
    if chart:
        blocks.append(Charts((chart,)))
    return Section(tuple(blocks))


def _shown(report: Report) -> KpiResult:
    """The first figure that really changed, else the first outcome, else the first."""
    changed = [result for result in report.kpis if result.changed]
    outcomes = [result for result in report.kpis if result.kpi.role == "outcome"]
    return (*changed, *outcomes, *report.kpis)[0]
