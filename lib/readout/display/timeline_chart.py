"""The plan on one line of time: goals, decisions, finished and coming work, with today marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from readout.display import timeline_layers
from readout.display.chart import Chart, draw
from readout.display.lettering import wrapped
from readout.display.markup import html_text
from readout.display.one_layer import in_one_layer
from readout.display.theme import FULL, Palette, chart_theme
from readout.display.timeline_layout import ROW, Calendar, Item, Lane, place
from readout.model.months import months_between
from readout.model.report import Report
from readout.model.timeline import Entry, Timeline, timeline_of
from readout.text import timeline_lines
from readout.text.figures import Figures

FEWEST = 3  # dated things; fewer are said faster than drawn
_NAMES = 62.0  # points for the lanes' names
_AIR = 3.5  # points between lanes
_TODAY = 12.0  # points above the lanes for today's date
_AXIS = 15.0  # points below them for the months


@dataclass(frozen=True)
class TimelineBlock:
    """The timeline as a chart, and on a phone as the list of ``lines`` (date, what).

    ``told`` are the titles that the chart says in full.
    """

    chart: Chart
    lines: tuple[tuple[str, str], ...]
    told: frozenset[str] = frozenset()

    def html(self) -> str:
        """Return the chart and the list; the style shows one of them."""
        rows = "".join(f"<li><strong>{html_text(when)}</strong> {html_text(what)}</li>" for when, what in self.lines)
        return f'<div class="timeline">{self.chart.html()}<ol>{rows}</ol></div>'

    def typst(self) -> str:
        """Return the chart alone."""
        return self.chart.typst()


def timeline_block(report: Report, figures: Figures, palette: Palette) -> TimelineBlock | None:
    """Return the six to twelve months around the report's; None where next to nothing has a date."""
    timeline = timeline_of(report)
    if len(timeline.entries) < FEWEST:
        return None
    width = 72 * FULL[0] * 0.98
    calendar = Calendar(tuple(months_between(timeline.first, timeline.last)), _NAMES, width - 4, timeline.today)
    lanes = _lanes(report, timeline, calendar, figures)
    height = lanes[-1].top + lanes[-1].height
    size = (FULL[0], (height + _AXIS) / 72)
    layers = [
        *timeline_layers.calendar(calendar, lanes, height, palette),
        *timeline_layers.today(calendar, timeline, height, figures, palette),
        *timeline_layers.finished(calendar, timeline, _finished_lane(lanes), palette),
        *timeline_layers.words(lanes, figures, palette),
        *timeline_layers.marks(lanes, palette),
        *timeline_layers.axes(calendar, width, height, figures),
        chart_theme(palette, size, without=timeline_layers.BARE),
    ]
    alt = timeline_lines.alt(timeline, figures)
    chart = draw(in_one_layer(layers), "timeline", alt, timeline_lines.caption(figures), palette, size)
    told = (each.item for lane in lanes for each in lane.placed if each.whole and len(each.item.entries) == 1)
    titles = frozenset(entry.title for item in told for entry in item.entries if not entry.soon)
    return TimelineBlock(chart, timeline_lines.lines(timeline, figures), titles)


def _lanes(report: Report, timeline: Timeline, calendar: Calendar, figures: Figures) -> list[Lane]:
    """The lanes that have something in them, from the top down; finished work stands before what is planned."""
    lanes: list[Lane] = []
    top = _TODAY
    for kinds in timeline_lines.LANES:
        if "ours" in kinds and timeline.finished:
            lanes.append(Lane(timeline_lines.finished_name(figures), (), top, ROW))
            top += ROW + _AIR
        entries = [each for each in timeline.entries if each.kind in kinds]
        if entries:
            placed, left_out = place(_items(report, entries, figures), calendar)
            name = wrapped(timeline_lines.lane_name(kinds, figures), _NAMES - 4)
            rows = max(max(each.rows.stop for each in placed), name.count("\n") + 1 + bool(left_out))
            lanes.append(Lane(name, placed, top, rows * ROW, left_out))
            top += rows * ROW + _AIR
    return lanes


def _items(report: Report, entries: Sequence[Entry], figures: Figures) -> list[Item]:
    """Goals that end on one day have one label, and so has what is due soon: the report tells it in full elsewhere."""
    soon = tuple(each for each in entries if each.soon)
    items = [Item(soon, timeline_lines.soon(soon, figures))] if soon else []
    rest = [each for each in entries if not each.soon]
    for (_, ends), group in groupby(rest, key=lambda each: (each.day, each.goal is not None)):
        same = tuple(group)
        if ends:
            items.append(Item(same, timeline_lines.goal_ends(report.client, same)))
        else:
            items += [Item((each,), timeline_lines.title(each, figures)) for each in same]
    return items


def _finished_lane(lanes: list[Lane]) -> Lane | None:
    return next((lane for lane in lanes if not lane.placed), None)
