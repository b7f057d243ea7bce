"""How the report judges and projects, in plain words."""

from __future__ import annotations

from readout.model.report import Report
from readout.text import verdict_lines
from readout.text.figures import Figures


def method(report: Report, figures: Figures) -> tuple[str, ...]:
    """Return a paragraph each on verdicts, on what cannot be told, on parts, on projections and how the last did."""
    words = figures.language
    judging = words.say(
        "Every figure is held against what its own earlier months lead one to expect, with its trend, its season and "
        "the length of the month, rather than against last month alone. Of 100 months in which nothing happened, about "
        "98 lie in the normal range. A month outside of it, or several in a row on one side, is called a real change."
    )
    abstaining = words.say(
        "With fewer than twelve earlier months it is too early to say. Where the season or a change of course may "
        "explain a month just as well, we say that it cannot be told yet."
    )
    parts = words.say(
        "The parts of a change add up to it: first the month's days, then the time of year where earlier years agree "
        "on it, then groups such as countries. They say where a change sits, not why it came."
    )
    lines = [judging, abstaining, parts]
    if any(result.landing for result in report.goals):
        projecting = words.say(
            "A projection continues what the figure did so far; four times out of five the outcome should lie in its "
            "range, which is widened where it was too narrow for the figure's own past."
        )
        lines.append(projecting)
    foreseen = verdict_lines.foresight_sentence(report, figures)
    return (*lines, foreseen) if foreseen else tuple(lines)
