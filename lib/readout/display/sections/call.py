"""Rule 8: the call, and what it goes through; the client's own actions come first."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section, SmallPrint
from readout.model.report import Report
from readout.text import call_lines
from readout.text.figures import Figures


def call(report: Report, figures: Figures) -> Section:
    """Return when we talk and the agenda; small below it each of the client's actions, as the call begins with them."""
    words = figures.language
    points = call_lines.short_agenda(report, figures)
    when = call_lines.call_sentence(report, figures)
    about: list[Block] = [Bullets(points, "brief")] if points else []
    if points and report.work.client_asks:
        title = words.count("Your action", "Your {n} actions", len(report.work.client_asks))
        about.append(SmallPrint(title, tuple(call_lines.asks(report, figures)), level=3))
    return Section((Heading(words.say("Our call"), anchor="call"), Paragraph(when, "intro"), *about))
