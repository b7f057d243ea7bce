"""Rule 8: the call, and what it goes through; the client's own actions come first."""

from __future__ import annotations

from readout.display.blocks import Bullets, Heading, Paragraph, Section
from readout.model.report import Report
from readout.text import call_lines
from readout.text.figures import Figures


def call(report: Report, figures: Figures) -> Section:
    """Return when we talk and the agenda, which begins with the client's actions."""
    words = figures.language
    points = call_lines.short_agenda(report, figures)
    when = call_lines.call_sentence(report, figures)
    about = (Bullets(points, "brief"),) if points else ()
    return Section((Heading(words.say("Our call"), anchor="call"), Paragraph(when, "intro"), *about))
