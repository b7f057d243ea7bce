"""The first page's answer: are we on track, what changed, what is needed from you."""

from __future__ import annotations

from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section, Tile, Tiles
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.text import goal_lines, phrases, sentences, verdict_lines, work_lines
from readout.text.figures import Figures

MOST_TILES = 5
MOST_CHANGES = 3


def headline(report: Report, figures: Figures) -> Section:
    """Return the answer, the month's figures, what changed, and what the client is asked for."""
    words = figures.language
    blocks: list[Block] = [Paragraph(goal_lines.answer(report, figures), "lead")]
    if report.pause:
        blocks.append(Paragraph(words.say("This month was a pause: {reason}", reason=report.pause)))
    if len(report.goals) > 1:
        blocks.append(Bullets(tuple(goal_lines.goal_line(report, result, figures) for result in report.goals[1:])))
    if report.kpis:
        shown = sorted(report.kpis, key=lambda result: result.kpi.role == "leading")[:MOST_TILES]
        blocks.append(Tiles(tuple(_tile(result, figures) for result in shown)))
    blocks.append(Heading(words.say("What we need from you"), 2))
    blocks.append(_asks(report, figures))
    changes = _changes(report)
    if changes:  # last, for the analyst's own summary follows it
        blocks.append(Heading(words.say("What changed"), 2))
        lines = [_said(result, figures) for result in changes]
        if all(result.verdict.status == "routine" for result in report.kpis):
            lines.append(words.say("All of these lie in their normal range: no real change this month."))
        blocks.append(Bullets(tuple(("", line) for line in lines)))
    return Section(tuple(blocks))


def _changes(report: Report) -> list[KpiResult]:
    """The outcomes, real changes first; leading signs are never headlined (rule 4), theirs stand under why."""
    outcomes = [result for result in report.kpis if result.kpi.role == "outcome"]
    return sorted(outcomes, key=lambda result: not result.changed)[:MOST_CHANGES]


def _said(result: KpiResult, figures: Figures) -> str:
    return f"{sentences.kpi_sentence(result, figures)} {verdict_lines.change_sentence(result, figures)}".strip()


def _asks(report: Report, figures: Figures) -> Block:
    asks = report.work.client_asks
    if not asks:
        return Paragraph(figures.language.say("Nothing at the moment."))
    return Bullets(
        tuple((work_lines.sentence(item.title), work_lines.ask_line(report, item, figures)) for item in asks)
    )


def _tile(result: KpiResult, figures: Figures) -> Tile:
    notes = [_note(result, each, figures) for each in (result.year_ago, result.previous)]
    notes.append(verdict_lines.verdict(result, figures))
    return Tile(result.kpi.name, phrases.value_or_reason(result, figures), tuple(note for note in notes if note))


def _note(result: KpiResult, comparison: Comparison, figures: Figures) -> str:
    if comparison.change is None:
        return ""
    change = phrases.change(comparison, result.kpi, figures)
    return figures.language.say("{change} on {month}", change=change, month=figures.month_short(comparison.month))
