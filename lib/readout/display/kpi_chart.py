"""A KPI's last twelve months in their normal range, with the twelve before in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from plotnine import scale_x_continuous, scale_y_continuous

from readout.display import kpi_layers
from readout.display.axis_foot import foot, replaced
from readout.display.chart import Chart, draw, row_size
from readout.display.event_marks import Mark, event_marks, marks_of
from readout.display.lettering import width_of
from readout.display.one_layer import in_one_layer
from readout.display.plane import Plane
from readout.display.process_band import band
from readout.display.scales import Panel, ValueAxis, month_axis, value_axis
from readout.display.sparkline import Spark, sparkline
from readout.display.stretches import alone, stretches
from readout.display.theme import LETTERS, SMALL, Palette, chart_theme
from readout.model.months import months_between
from readout.model.process import ProcessMonth
from readout.model.report import Report
from readout.model.results import KpiResult
from readout.text import chart_lines, verdict_lines
from readout.text.figures import Figures

MONTHS = 12
MOST_AIR = 0.4  # of the line's height: how far the axis goes on for the sake of the normal range


def kpi_chart(
    result: KpiResult,
    figures: Figures,
    palette: Palette,
    process: Sequence[ProcessMonth] = (),
    marks: Sequence[Mark] = (),
    size: tuple[float, float] = SMALL,
) -> Chart | None:
    """Draw the twelve months up to the report's (solid) over the year before (light); None without two values.

    ``process`` gives the months' normal ranges (band) and real changes (diamonds), ``marks`` the events of this KPI.
    """
    months = months_between(result.month - (MONTHS - 1), result.month)
    now = stretches([result.series.at(month) for month in months])
    if len(now) < 2:
        return None
    before = stretches([result.series.at(month - MONTHS) for month in months])
    judged = {each.month: each for each in process}
    axis, ranges = _axis(result, now, before, band([judged.get(month) for month in months]), figures)
    panel = Panel.beside(axis, size)
    end = _end(now, result, months, figures)
    across = month_axis(months, figures, panel, room=_room(end))
    plane = Plane(across, axis, panel)
    layers = [
        *kpi_layers.ranges(ranges, palette),
        *kpi_layers.events(_marked(marks, months), plane, palette),
        *kpi_layers.last_year(before, alone(before), palette),
        *kpi_layers.actual(now, pd.concat([alone(now), end[["position", "value"]]]), palette),
        *kpi_layers.changes(_changed(now, months, judged), palette),
        *kpi_layers.value_label(end, plane, palette),
        *kpi_layers.verdict_word(end, _word(result, figures), [now, before], plane, palette),
        scale_x_continuous(**across.scale()),
        scale_y_continuous(**axis.scale()),
        chart_theme(palette, size, without=replaced(plane)),
        *foot(plane, palette),
    ]
    alt = chart_lines.kpi_alt(result, months, _changes(months, judged), [mark.event for mark in marks], figures)
    caption = chart_lines.caption(result.kpi.name, axis.unit, figures)
    return draw(in_one_layer(layers), f"kpi-{result.kpi.id}", alt, caption, palette, size, jagged=bool(axis.start))


def kpi_spark(result: KpiResult, process: Sequence[ProcessMonth], figures: Figures, palette: Palette) -> Spark | None:
    """Return the same twelve months as a line no larger than a word; None without two values."""
    months = months_between(result.month - (MONTHS - 1), result.month)
    values = [result.series.at(month) for month in months]
    if sum(value is not None for value in values) < 2:
        return None
    normal = {each.month: (each.verdict.lower, each.verdict.upper) for each in process}
    spans = [normal.get(month, (None, None)) for month in months]
    ranges = [None if low is None or high is None else (low, high) for low, high in spans]
    return Spark(sparkline(values, ranges, palette), chart_lines.spark_alt(result, months, figures), palette)


def kpi_charts(
    report: Report, processes: Mapping[str, Sequence[ProcessMonth]], figures: Figures, palette: Palette
) -> tuple[Chart, ...]:
    """Return the charts of all KPIs that have a history; ``processes`` holds each one's months by its id."""
    marks = event_marks(report)
    size = row_size(len(report.kpis))
    drawn = (
        kpi_chart(each, figures, palette, processes.get(each.kpi.id, ()), marks_of(each.kpi.id, marks), size)
        for each in report.kpis
    )
    return tuple(chart for chart in drawn if chart)


def kpi_sparks(
    report: Report, processes: Mapping[str, Sequence[ProcessMonth]], figures: Figures, palette: Palette
) -> dict[str, Spark]:
    """Return the sparklines of all KPIs that have a history, by id."""
    drawn = ((each.kpi.id, kpi_spark(each, processes.get(each.kpi.id, ()), figures, palette)) for each in report.kpis)
    return {id_: spark for id_, spark in drawn if spark}


def _axis(
    result: KpiResult, now: pd.DataFrame, before: pd.DataFrame, ranges: pd.DataFrame, figures: Figures
) -> tuple[ValueAxis, pd.DataFrame]:
    """Return the axis and the band as far as it is drawn: a range too wide to tell anything must not flatten the line.

    Sums stand on zero; a level that never comes near it may stand higher, and says so.
    """
    known = [*now["value"], *before["value"]]
    air = MOST_AIR * (max(known) - min(known) if min(known) < 0 else max(known))
    reach = min(known) - air, max(known) + air
    lower, upper = (np.clip(ranges[side].to_numpy(), *reach) for side in ("lower", "upper"))
    cut = ranges.assign(lower=lower, upper=upper)
    zero = result.kpi.formula.additive
    return value_axis([*known, *lower, *upper], result.kpi.unit, figures, zero=zero), cut


def _end(now: pd.DataFrame, result: KpiResult, months: Sequence[pd.Period], figures: Figures) -> pd.DataFrame:
    """The report's own month with its value in words; no row when it has no figure."""
    end = now[now["position"] == len(months) - 1]
    return end.assign(label=[figures.short(float(value), result.kpi.unit) for value in end["value"]])


def _room(end: pd.DataFrame) -> float:
    return max((width_of(label, LETTERS, bold=True) + kpi_layers.BESIDE + 1 for label in end["label"]), default=0.0)


def _marked(marks: Sequence[Mark], months: Sequence[pd.Period]) -> list[tuple[int, str]]:
    """Where the events' letters stand; several in a month stand as one."""
    letters: dict[int, str] = {}
    for mark in marks:
        if mark.event.month in months:
            position = months.index(mark.event.month)
            letters[position] = letters.get(position, "") + mark.letter
    return sorted(letters.items())


def _changes(months: Sequence[pd.Period], judged: dict[pd.Period, ProcessMonth]) -> list[pd.Period]:
    return [month for month in months if month in judged and judged[month].verdict.status in ("better", "worse")]


def _changed(now: pd.DataFrame, months: Sequence[pd.Period], judged: dict[pd.Period, ProcessMonth]) -> pd.DataFrame:
    positions = [float(months.index(month)) for month in _changes(months, judged)]
    return now[now["position"].isin(positions)]


def _word(result: KpiResult, figures: Figures) -> str:
    return verdict_lines.verdict(result, figures) if result.changed else ""
