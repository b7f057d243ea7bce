"""How the report tells a change from a normal month: a few sentences of small print."""

from __future__ import annotations

from readout.display.blocks import Section, SmallPrint
from readout.model.report import Report
from readout.text import method_lines
from readout.text.figures import Figures


def method(report: Report, figures: Figures) -> Section:
    """Return the method in a few sentences; the charts show each figure's normal range."""
    if not report.kpis:
        return Section(())
    title = figures.language.say("How we tell a real change from a normal month")
    lines = tuple(("", line) for line in method_lines.method(report, figures))
    return Section((SmallPrint(title, lines, anchor="method", folded=True),))
