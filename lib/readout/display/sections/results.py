"""Rule 3: every agreed KPI, good or bad, against the month and the year before."""

from __future__ import annotations

from readout.display import kpi_chart
from readout.display.blocks import Block, Bullets, Heading, Paragraph, Section
from readout.display.chart import Charts
from readout.display.table import Cell, Column, Table
from readout.display.theme import Palette
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.text import history_lines, phrases, sentences
from readout.text.figures import Figures


def results(report: Report, figures: Figures, palette: Palette) -> Section:
    """Return all KPIs as a table and, where they have a history, as charts; then how each is counted."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("What came of it"))]
    if not report.kpis:
        return Section((*blocks, Paragraph(words.say("No figure has been agreed yet."))))
    blocks.append(_table(report, figures))
    charts = [kpi_chart.kpi_chart(result, figures, palette) for result in report.kpis]
    drawn = tuple(chart for chart in charts if chart)
    if drawn:
        blocks.append(Charts(drawn))
    blocks.extend(Paragraph(line) for line in sentences.filled_in(report, figures))
    blocks.extend(Paragraph(line) for line in history_lines.restated(report, figures))
    blocks.extend(Paragraph(line) for line in sentences.reconciled(report, figures))
    events = _events(report, figures)
    if events:
        blocks.append(Heading(words.say("What to know when reading these lines"), 3))
        blocks.append(Bullets(events))
    return Section(tuple(blocks))


def _events(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """What happened in the months shown solid, and in the month a year ago that this one is compared with."""
    first = report.month - kpi_chart.MONTHS
    recent = [event for event in report.client.events if first <= event.month <= report.month]
    return tuple((f"{figures.month(event.month)}:", sentences.event(event, figures)) for event in recent)


def _table(report: Report, figures: Figures) -> Table:
    words = figures.language
    columns = (
        Column(words.say("Figure"), width=4),
        Column(figures.month(report.month), "right", 2),
        Column(figures.month(report.month - 1), "right", 2),
        Column(words.say("Change"), "right", 2),
        Column(figures.month(report.month - 12), "right", 2),
        Column(words.say("Change"), "right", 2),
    )
    caption = words.say("All agreed figures for {month}", month=figures.month(report.month))
    return Table("results", caption, columns, tuple(_row(report, result, figures) for result in report.kpis))


def _row(report: Report, result: KpiResult, figures: Figures) -> tuple[Cell, ...]:
    notes = (
        sentences.serves(report, result.kpi, figures),
        sentences.estimated(result, figures),
        sentences.year_to_date(result, figures),
    )
    return (
        Cell(result.kpi.name, "; ".join(note for note in notes if note)),
        Cell(phrases.value_or_reason(result, figures), strong=True),
        *_compared(result, result.previous, figures),
        *_compared(result, result.year_ago, figures),
    )


def _compared(result: KpiResult, comparison: Comparison, figures: Figures) -> tuple[Cell, Cell]:
    per_day = ""
    if comparison.per_day_change_pct is not None and comparison.month.days_in_month != result.month.days_in_month:
        per_day = figures.language.say("{change} per day", change=figures.signed_share(comparison.per_day_change_pct))
    return (
        Cell(figures.value(comparison.value, result.kpi.unit)),
        Cell(phrases.change(comparison, result.kpi, figures), per_day),
    )
