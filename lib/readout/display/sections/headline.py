"""The first page's answer: are we on track, what changed, what is needed from you."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section, Tile, Tiles
from readout.display.sections.goals_table import goals_table
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text import change_lines, goal_lines, phrases, revision_lines, verdict_lines, work_lines
from readout.text.figures import Figures

MOST_TILES = 5


def headline(report: Report, figures: Figures) -> Section:
    """Return the answer, the goals, the month's figures, what changed, and what the client is asked for.

    The heading that it ends with is the analyst's: the notebook's summary follows.
    """
    words = figures.language
    blocks: list[Block] = [Paragraph(goal_lines.answer(report, figures), "lead"), *_revision(report, figures)]
    if report.pause:
        blocks.append(Paragraph(words.say("This month was a pause: {reason}", reason=report.pause)))
    if report.goals:
        blocks.append(goals_table(report, figures))
    if report.kpis:
        shown = sorted(report.kpis, key=lambda result: result.kpi.role == "leading")[:MOST_TILES]
        blocks.append(Tiles(tuple(_tile(result, figures) for result in shown)))
    blocks.extend(_changes(report, figures))
    blocks.append(Heading(words.say("What we need from you"), anchor="needed"))
    blocks.append(_asks(report, figures))
    blocks.append(Heading(words.say("What we make of it"), anchor="learned"))
    return Section(tuple(blocks))


def _revision(report: Report, figures: Figures) -> tuple[Block, ...]:
    """What a client who has read the version before needs to know of this one."""
    replaces = revision_lines.replaces(report, figures)
    if replaces is None:
        return ()
    return (Paragraph(replaces, "intro"), Bullets(revision_lines.changes(report, figures)))


def _changes(report: Report, figures: Figures) -> tuple[Block, ...]:
    """What really changed, or one line for a month in which nothing did: the tiles tell its movements."""
    heading = Heading(figures.language.say("What changed"), anchor="changed")
    quiet, awaited = change_lines.quiet(report, figures), change_lines.awaited(report, figures)
    lines = (*change_lines.changes(report, figures), *(("", line) for line in awaited))
    said: tuple[Block, ...] = (Paragraph(quiet),) if quiet else ()
    if lines:
        said = (*said, Bullets(lines))
    return (heading, *said) if said else ()


def _asks(report: Report, figures: Figures) -> Block:
    asks = report.work.client_asks
    if not asks:
        return Paragraph(figures.language.say("Nothing at the moment."))
    lines = ((work_lines.sentence(item.title), work_lines.ask_line(report, item, figures)) for item in asks)
    return Bullets(tuple(lines), "asks")


def _tile(result: KpiResult, figures: Figures) -> Tile:
    notes = [phrases.change_on(each, result.kpi, figures) for each in (result.year_ago, result.previous)]
    notes.append(verdict_lines.marked(result, figures))
    return Tile(result.kpi.name, phrases.value_or_reason(result, figures), tuple(note for note in notes if note))
