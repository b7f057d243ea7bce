"""What added up to a change: from the earlier value, part by part, to this month's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from plotnine import (
    aes,
    geom_point,
    geom_rect,
    geom_segment,
    geom_text,
    scale_x_continuous,
    scale_y_continuous,
)

from readout.display.chart import Chart, draw
from readout.display.kpi_layers import Layers
from readout.display.lettering import fitted, width_of
from readout.display.one_layer import in_one_layer
from readout.display.theme import FONT, HALF, LETTERS, Palette, chart_theme
from readout.model.drivers import Explanation
from readout.model.report import Report
from readout.model.results import Comparison, KpiResult
from readout.text import chart_lines
from readout.text.driver_lines import TOLD_BY_MEMBERS, Change, effect, part_name
from readout.text.figures import Figures

MOST = 2  # changes drawn of one month
ROW = 12.0  # points
_NAMES = 100.0  # points at most for what stands before the bars
_GAP = 4.0
_BAR = 0.36  # of a row, to both sides of its middle


@dataclass(frozen=True)
class Step:
    """A row: a bar from ``start`` to ``end``, or with ``total`` a point at both; values in the KPI's unit."""

    name: str
    said: str
    start: float
    end: float
    total: bool = False


def drawn_changes(report: Report) -> tuple[Change, ...]:
    """Return what is drawn, at most two: of each real change the first comparison that its parts explain, of a single
    one both; in a normal month those of the first outcome, the year before in front, which leaves the season out."""
    changed = any(each.changed for each in report.kpis)
    told = []
    for each in report.kpis:
        sides = (each.previous, each.year_ago) if changed else (each.year_ago, each.previous)
        if (each.changed if changed else each.kpi.role == "outcome") and (explained := _explained(each, sides)):
            told.append([(each, comparison) for comparison in explained])
    if len(told) > 1 and changed:
        return tuple(comparisons[0] for comparisons in told[:MOST])
    return tuple(told[0][:MOST]) if told else ()


def drawn_whole(change: Change, figures: Figures) -> bool:
    """Whether every part's name stands beside its bar uncut; a change of which one is cut is told in words as well."""
    explanation = change[1].explanation
    names = [part_name(part, figures) for part in explanation.parts] if explanation else []
    return all(fitted(name, _NAMES) == name for name in names)


def contribution_charts(report: Report, figures: Figures, palette: Palette) -> tuple[Chart, ...]:
    """Return what the month's changes are made of, as drawn."""
    drawn = (contribution_chart(*each, figures, palette) for each in drawn_changes(report))
    return tuple(chart for chart in drawn if chart)


def contribution_chart(result: KpiResult, comparison: Comparison, figures: Figures, palette: Palette) -> Chart | None:
    """Draw the parts of a change as bars from the earlier value to this one: filled where they raise it, outlined where
    they lower it; None without parts."""
    explanation = comparison.explanation
    if not explanation or not explanation.parts or comparison.value is None or result.value is None:
        return None
    steps = _steps(result, comparison.value, explanation, figures)
    size = (HALF[0], (ROW * len(steps) + 4) / 72)
    alt = chart_lines.contribution_alt(result, comparison.value, explanation, figures)
    caption = chart_lines.contribution_caption(result, explanation, figures)
    plot = in_one_layer(_layers(steps, size, palette))
    return draw(plot, f"change-{result.kpi.id}-{explanation.base}", alt, caption, palette, size)


def _explained(result: KpiResult, comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Those of ``comparisons`` that something but the calendar explains."""
    return [
        each
        for each in comparisons
        if each.change
        and each.explanation
        and result.value is not None
        and any(part.kind in TOLD_BY_MEMBERS for part in each.explanation.parts)
    ]


def _steps(result: KpiResult, before: float, explanation: Explanation, figures: Figures) -> list[Step]:
    unit, at = result.kpi.unit, before
    steps = [Step(str(figures.month_short(explanation.base)), figures.short(before, unit), before, before, total=True)]
    for part in explanation.parts:
        name = part_name(part, figures)
        steps.append(Step(name, effect(part, result, explanation, figures), at, at + part.effect))
        at += part.effect
    now = result.value if result.value is not None else at
    return [*steps, Step(str(figures.month_short(result.month)), figures.short(now, unit), now, now, total=True)]


def _layers(steps: list[Step], size: tuple[float, float], palette: Palette) -> Layers:
    names = [fitted(step.name, _NAMES) for step in steps]
    room = 72 * size[0] * 0.98 - max(map(width_of, names)) - 3 - 3
    low = min(min(step.start, step.end) for step in steps)
    reach = [max(step.start, step.end) - low for step in steps]
    words = [width_of(step.said, LETTERS, step.total) + 2 * _GAP for step in steps]
    # Points for one unit of value: as many as leave every label room beside its bar.
    ends = [(far, wide) for far, wide in zip(reach, words, strict=True) if far > 0]
    scale = min((room - wide) / far for far, wide in ends) if ends else 1.0
    rows = pd.DataFrame(
        {
            "row": [-float(number) for number in range(len(steps))],
            "low": [min(step.start, step.end) for step in steps],
            "high": [max(step.start, step.end) for step in steps],
            "end": [step.end for step in steps],
            "said": [step.said for step in steps],
            "kind": ["total" if each.total else "rise" if each.end > each.start else "fall" for each in steps],
        }
    )
    return [
        *_bars(rows, palette),
        *_words(rows, _GAP / scale, palette),
        scale_x_continuous(limits=(low - 3 / scale, low + room / scale), expand=(0, 0), breaks=[], minor_breaks=[]),
        scale_y_continuous(
            limits=(0.5 - len(steps), 0.5), expand=(0, 0), breaks=list(rows["row"]), minor_breaks=[], labels=names
        ),
        chart_theme(palette, size, without=("axis_text_x", "axis_line_x", "panel_grid_major_y")),
    ]


def _bars(rows: pd.DataFrame, palette: Palette) -> Layers:
    """From row to row a fine line, and on it the bars; the values before and after are points."""
    from_row = rows.iloc[:-1].assign(below=rows["row"].iloc[1:].to_numpy())
    layers: Layers = [
        geom_segment(aes("end", "row", xend="end", yend="below"), data=from_row, color=palette.light, size=0.5)
    ]
    for kind, fill in (("rise", palette.accent), ("fall", palette.paper)):
        part = rows[rows["kind"] == kind].assign(
            top=lambda each: each["row"] + _BAR, foot=lambda each: each["row"] - _BAR
        )
        if len(part):
            mapping = aes(xmin="low", xmax="high", ymin="foot", ymax="top")
            layers.append(geom_rect(mapping, data=part, fill=fill, color=palette.accent, size=0.7))
    totals = rows[rows["kind"] == "total"]
    return [*layers, geom_point(aes("end", "row"), data=totals, color=palette.ink, size=2.2, stroke=0)]


def _words(rows: pd.DataFrame, gap: float, palette: Palette) -> Layers:
    layers: Layers = []
    for total, part in rows.assign(total=rows["kind"] == "total", at=rows["high"] + gap).groupby("total"):
        layers.append(
            geom_text(
                aes("at", "row", label="said"),
                data=part,
                ha="left",
                va="center",
                size=LETTERS,
                fontweight="bold" if total else "normal",
                color=palette.ink,
                family=FONT,
            )
        )
    return layers
