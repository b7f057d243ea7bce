"""Rule 5, the part a machine can say: what really changed, which parts add up to it, and what exactly is counted.

The why is the analyst's, in the narrative cells around this section.
"""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section, SmallPrint
from readout.display.chart import Charts
from readout.display.contribution_chart import contribution_charts
from readout.display.theme import Palette
from readout.model.report import Report
from readout.text import driver_lines, sentences, verdict_lines
from readout.text.figures import Figures


def explain(report: Report, figures: Figures, palette: Palette | None = None) -> Section:
    """Return what changed and where it sits; the analyst's explanations follow; no chart without a palette."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("Why"), anchor="why")]
    parts, said = driver_lines.driver_lines(report, figures), verdict_lines.month_sentence(report, figures)
    if said and (not parts or any(result.changed for result in report.kpis)):  # the first page tells a normal month
        blocks.append(Paragraph(said))
    if parts:
        blocks.append(Paragraph(words.say("Where the change sits, in parts that add up to it:"), "intro"))
        blocks.append(Bullets(parts))
    charts = contribution_charts(report, figures, palette) if palette else ()
    if charts:
        blocks.append(Charts(charts))
    return Section(tuple(blocks))


def definitions(report: Report, figures: Figures) -> Section:
    """Return how each figure is counted, in small print: last on the page, and never left out."""
    words = figures.language
    lines = [(f"{result.kpi.name}:", sentences.definition(result.kpi, figures)) for result in report.kpis]
    if not lines:
        return Section(())
    until = ("", sentences.as_of_sentence(report, figures))
    rates = sentences.rates_sentence(report, figures)
    more = [("", rates)] if rates else []
    title = words.say("How we count")
    return Section((SmallPrint(title, (*lines, *more, until), anchor="counting", folded=True),))
