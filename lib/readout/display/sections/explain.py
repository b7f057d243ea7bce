"""Rule 5, the part a machine can say: what really changed, which parts add up to it, and what exactly is counted.

The why is the analyst's, in the narrative cells around this section.
"""

from __future__ import annotations

from readout.display.blocks import Beside, Block, Bullets, Heading, Paragraph, Section, SmallPrint
from readout.display.chart import Charts
from readout.display.contribution_chart import contribution_charts, drawn_changes, drawn_whole
from readout.display.theme import Palette
from readout.model.report import Report
from readout.text import driver_lines, sentences, verdict_lines
from readout.text.figures import Figures


def explain(report: Report, figures: Figures, palette: Palette | None = None, *, only_words: bool = False) -> Section:
    """Return what changed and where it sits; the analyst's explanations follow.

    What is drawn is not told a second time. Without a palette there are no charts, and all is told; with
    ``only_words`` the charts are left out as if they were there.
    """
    words, drawn = figures.language, drawn_changes(report) if palette or only_words else ()
    whole = [change for change in drawn if drawn_whole(change, figures)]
    parts, said = driver_lines.driver_lines(report, figures, whole), verdict_lines.month_sentence(report, figures)
    text: list[Block] = []
    if said and (
        not (parts or drawn) or any(result.changed for result in report.kpis)
    ):  # page one tells a normal month
        text.append(Paragraph(said))
    bullets = (_where(figures), Bullets(parts)) if parts else ()
    charts = contribution_charts(report, figures, palette) if palette else ()
    heading, key = (
        Heading(words.say("Why"), anchor="why"),
        words.say("Filled bars raised the figure, outlined bars lowered it."),
    )
    if len(charts) == 1 and bullets:  # beside its text: half a page's width would stay empty
        return Section((heading, *text, Beside(charts, (*bullets, Paragraph(key, "note")))))
    return Section((heading, *text, *((Charts(charts, key),) if charts else ()), *bullets))


def _where(figures: Figures) -> Paragraph:
    return Paragraph(figures.language.say("Where the change sits, in parts that add up to it:"), "intro")


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
