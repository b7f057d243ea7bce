"""A goal's pace: what was reached against its plan."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from readout.display.chart import Chart
from readout.display.goal_chart import goal_chart
from readout.display.lettering import width_of
from readout.display.theme import LETTERS, Palette
from readout.model.client import Goal
from tests.builders import client_of, figures_in, goal, kpi, report_of, series_of, step

FIGURES, PALETTE = figures_in(), Palette()


def dashed(chart: Chart | None, ink: str) -> int:
    """How many broken lines of an ink are drawn."""
    assert chart is not None
    return len(re.findall(rf'style="fill: none; stroke-dasharray: [^"]*stroke: {ink}', chart.svg))


def chart_of(aim: Goal, month: str = "2012-06", values: list[float] | None = None) -> Chart | None:
    report = report_of(
        client_of(kpis=(kpi(),), goals=(aim,)), month, {"revenue": series_of(values or [10.0] * 12, "2012-01")}
    )
    return goal_chart(report, report.goal("grow"), report.client.kpi("revenue"), FIGURES, Palette())


def test_nothing_is_drawn_before_the_goal_starts() -> None:
    """Nor for a goal without any figure."""
    assert chart_of(goal(start="2012-07"), "2012-06") is None
    nothing = report_of(client_of(kpis=(kpi(),), goals=(goal(),)), "2012-06", {})
    assert goal_chart(nothing, nothing.goal("grow"), nothing.client.kpi("revenue"), FIGURES, Palette()) is None


def test_a_goal_of_steps_has_no_chart() -> None:
    """Dated steps have no line; the section shows them in its table."""
    steps = goal(kpi=None, target=None, milestones=(step("Shop opened", "2012-05-01"),))
    report = report_of(client_of(kpis=(kpi(),), goals=(steps,)), "2012-06", {})
    assert goal_chart(report, report.goal("grow"), report.client.kpi("revenue"), FIGURES, Palette()) is None


def test_plan_and_actual_are_told_apart_without_colour() -> None:
    """The plan is outlined: a line of paper inside a wider dark one; a total is said to be added up."""
    chart = chart_of(goal())
    assert chart is not None
    assert dashed(chart, PALETTE.muted) == 0
    assert dashed(chart, PALETTE.accent) == 0
    dark, inside = (
        [float(wide) for wide in re.findall(rf"stroke: {ink}; stroke-width: ([\d.]+)\"", chart.svg)]
        for ink in (PALETTE.muted, PALETTE.paper)
    )
    assert max(dark) > max(inside) > 0
    assert chart.caption == "Revenue, added up"
    level = chart_of(goal(measure="level", target=20.0))
    assert level is not None
    assert level.caption == "Revenue"


def test_both_lines_are_labelled_at_their_ends() -> None:
    """The plan with its target, 120; the actual with what six months brought, 60."""
    chart = chart_of(goal())
    assert chart is not None
    assert ">target<" in chart.svg
    assert ">£120<" in chart.svg
    assert ">£60.00<" in chart.svg


def test_labels_of_lines_that_end_together_stay_readable() -> None:
    """A plan met to the penny: three lines of words, each a line below the other."""
    chart = chart_of(goal(), "2012-12")
    assert chart is not None
    heights = [float(y) for y in re.findall(r'y="([\d.]+)"[^>]*>(?:target|£120)</text>', chart.svg)][-3:]
    assert len(heights) == 3
    assert min(after - before for before, after in pairwise(sorted(heights))) > LETTERS


@pytest.mark.parametrize("month", [8.0, 9.5, 10.0, 10.5, 11.0])
def test_what_was_reached_shortly_before_the_end_stands_on_no_other_words(month: float) -> None:
    """Eleven of twelve months are over: the words at the right edge begin beside the actual line's end."""
    chart = chart_of(goal(), "2012-11", [month] * 12)
    assert chart is not None
    words = re.findall(r"<text ([^>]*)>([^<]+)</text>", chart.svg)
    placed = [
        (*(float(at) for at in re.findall(r' [xy]="([\d.]+)"', look)), "700" in look, said) for look, said in words
    ]
    ((x, y, _, reached),) = [each for each in placed if each[2]]
    edge = [(left, height) for left, height, strong, _ in placed if not strong and left > 120]
    assert len(edge) >= 2
    assert all(x + width_of(reached, bold=True) <= left or abs(y - height) >= LETTERS for left, height in edge)


@pytest.mark.parametrize("first", [0.0, 1.0, -5.0])
def test_a_goal_that_has_just_begun_shows_what_was_reached(first: float) -> None:
    """However little: a label must not fall below the axis, where it would not be drawn."""
    chart = chart_of(goal(), "2012-01", [first])
    assert chart is not None
    assert re.search(r">−?£[015](\.00)?<", chart.svg)


def test_the_alt_text_says_where_we_stand() -> None:
    """The span, then the sentence of the first page."""
    chart = chart_of(goal(), values=[9.0] * 6)
    assert chart is not None
    assert chart.alt.startswith("Line chart of Revenue against the plan, January 2012 to December 2012. ")
    assert "£54" in chart.alt
    assert chart.id == "goal-grow"


def test_a_missing_month_ends_the_line() -> None:
    """What is added up is unknown from there on; what was reached until then is drawn."""
    chart = chart_of(goal(), values=[10.0, 10.0, float("nan"), 10.0, 10.0, 10.0])
    assert chart is not None
    assert ">£20.00<" in chart.svg
    assert "We cannot say yet" in chart.alt


def test_a_goal_of_one_month() -> None:
    """A campaign may last no longer."""
    chart = chart_of(goal(start="2012-06", until="2012-06", target=12.0))
    assert chart is not None
    assert ">£10.00<" in chart.svg


def test_the_same_goal_gives_the_same_bytes() -> None:
    """Reports are compared by their bytes."""
    assert chart_of(goal()) == chart_of(goal())
