"""Rule 3: every agreed KPI, good or bad, against the month and the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from readout.display.blocks import Block, Heading, Paragraph, Section, SmallPrint
from readout.display.chart import Charts
from readout.display.event_marks import event_marks
from readout.display.kept import kept
from readout.display.kpi_chart import kpi_charts, kpi_sparks
from readout.display.sparkline import Spark
from readout.display.table import Cell, Column, Table
from readout.display.theme import Palette
from readout.model.process import ProcessMonth, process_of
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.text import chart_lines, history_lines, phrases, prediction_lines, sentences, verdict_lines
from readout.text.figures import MISSING, Figures


def results(report: Report, figures: Figures, palette: Palette | None) -> Section:
    """Return all KPIs as a table and, where they have a history, as charts; no charts without a palette."""
    words = figures.language
    blocks: list[Block] = [Heading(words.say("What came of it"), anchor="results")]
    if not report.kpis:
        return Section((*blocks, Paragraph(words.say("No figure has been agreed yet."))))
    processes = {each.kpi.id: _process(report, each) for each in report.kpis} if palette else {}
    sparks = kpi_sparks(report, processes, figures, palette) if palette else {}
    blocks.append(_table(report, sparks, figures))
    drawn = kpi_charts(report, processes, figures, palette) if palette else ()
    if drawn:
        blocks.append(Charts(drawn, chart_lines.key(report, figures, any(chart.jagged for chart in drawn))))
    blocks.extend(Paragraph(line) for line in sentences.filled_in(report, figures))
    blocks.extend(Paragraph(line) for line in history_lines.restated(report, figures))
    blocks.extend(Paragraph(line) for line in sentences.reconciled(report, figures))
    blocks.extend(_predictions(report, figures))
    events = _events(report, figures)
    if events:
        blocks.append(SmallPrint(words.say("What to know when reading these lines"), events, 3))
    return Section(tuple(blocks))


def _process(report: Report, result: KpiResult) -> tuple[ProcessMonth, ...]:
    """A KPI's months with their normal ranges, for its chart."""
    client, kpi = report.client, replace(result.kpi, where_in_file="")
    of = (kpi, result.series, report.month)
    return kept("process", lambda: (client.events, *of), lambda: process_of(client, *of))


def _predictions(report: Report, figures: Figures) -> tuple[Block, ...]:
    """What finished work was expected to do, beside what its figure did: no claim that one caused the other."""
    words = figures.language
    told = [each for each in report.predictions if each.outcome != "too-early"]
    if not told:
        return ()
    together: dict[str, list[str]] = {}
    for each in told:
        name = prediction_lines.expected(each, report.client.kpi(each.kpi).name, figures)
        did = words.say("{expected}: {outcome}.", expected=name, outcome=prediction_lines.outcome(each, figures))
        day = figures.day_month(each.item.done, report.month.year)
        together.setdefault(did, []).append(words.say("{title} ({day})", title=each.item.title, day=day))
    lines = tuple((did, words.say("After: {works}.", works="; ".join(works))) for did, works in together.items())
    note = words.say(
        "We look at the months after the work. A change that followed work was not necessarily caused by it."
    )
    title = words.say("What we expected, and what happened")
    return (SmallPrint(title, (*lines, ("", note)), 3),)


def _events(report: Report, figures: Figures) -> tuple[tuple[str, str], ...]:
    """What happened in the months shown solid, and in the month a year ago that this one is compared with; the charts
    show the letters."""
    return tuple(
        (f"{mark.letter} · {figures.month(mark.event.month)}:", sentences.event(mark.event, figures))
        for mark in event_marks(report)
    )


def _table(report: Report, sparks: Mapping[str, Spark], figures: Figures) -> Table:
    words = figures.language
    columns = (
        Column(words.say("Figure"), width=12),
        Column(figures.month_short(report.month), "right"),
        Column(words.say("Verdict"), width=8),
        Column(words.say("On {month}", month=figures.month_short(report.month - 1)), "right", 9),
        Column(words.say("On {month}", month=figures.month_short(report.month - 12)), "right", 7),
    )
    caption = words.say("All agreed figures for {month}", month=figures.month(report.month))
    return Table("results", caption, columns, tuple(_row(report, result, sparks, figures) for result in report.kpis))


def _row(report: Report, result: KpiResult, sparks: Mapping[str, Spark], figures: Figures) -> tuple[Cell, ...]:
    notes = (
        sentences.serves(report, result.kpi, figures),
        sentences.estimated(result, figures),
        sentences.year_to_date(result, figures),
    )
    return (
        Cell(result.kpi.name, "; ".join(note for note in notes if note), spark=sparks.get(result.kpi.id)),
        Cell(phrases.value_or_reason(result, figures), strong=True),
        Cell(verdict_lines.marked(result, figures) or MISSING, verdict_lines.normal_range(result, figures)),
        _compared(result, result.previous, figures),
        _compared(result, result.year_ago, figures),
    )


def _compared(result: KpiResult, comparison: Comparison, figures: Figures) -> Cell:
    words, notes = figures.language, []
    if comparison.value is not None:
        notes.append(words.say("from {value}", value=figures.short(comparison.value, result.kpi.unit)))
    per_day = comparison.per_day_change_pct
    other_length = comparison.month.days_in_month != result.month.days_in_month
    if per_day is not None and per_day >= phrases.NOTHING_LEFT and other_length:
        notes.append(words.say("{change} per day", change=phrases.relative(per_day, figures)))
    return Cell(phrases.change(comparison, result.kpi, figures), "; ".join(notes))
