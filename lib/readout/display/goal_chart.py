"""The pace of a goal: what was reached, month by month, against its plan, and where it leads."""

from __future__ import annotations

import pandas as pd
from plotnine import scale_x_continuous, scale_y_continuous

from readout.display import goal_layers
from readout.display.axis_foot import foot, replaced
from readout.display.chart import Chart, draw
from readout.display.goal_labels import end_labels, room_of
from readout.display.one_layer import in_one_layer
from readout.display.plane import Plane
from readout.display.scales import Panel, month_axis, value_axis
from readout.display.stretches import alone, stretches
from readout.display.theme import SMALL, Palette, chart_theme
from readout.model.client import Kpi
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.series import value_at
from readout.text import chart_lines
from readout.text.figures import Figures


def goal_chart(
    report: Report,
    result: GoalResult,
    kpi: Kpi,
    figures: Figures,
    palette: Palette,
    size: tuple[float, float] = SMALL,
) -> Chart | None:
    """Draw ``result`` as actual (solid) against plan (outlined), with the projection in its band where one is told;
    None when there is nothing to draw yet."""
    if result.plan.empty or result.path.dropna().empty:
        return None
    span = list(result.plan.index)
    plan = stretches([value_at(result.plan, month) for month in span])
    actual = stretches([value_at(result.path, month) for month in span])
    course = _course(result, span, actual)
    values = [*plan["value"], *actual["value"], *course["lower"], *course["upper"]]
    axis = value_axis(values, kpi.unit, figures, zero=result.goal.measure == "total")
    panel = Panel.beside(axis, size)
    today = int(actual["position"].iloc[-1])
    last = len(span) - 1
    labels = end_labels(result, plan, actual, course, kpi, figures)
    across = month_axis(
        span,
        figures,
        panel,
        room=room_of(labels, last),
        named=[today, last, 0, *range(today, -1, -3), *range(today, last, 3)],
    )
    plane = Plane(across, axis, panel)
    lines = [(plan, "value"), (actual, "value"), (course, "expected")]
    layers = [
        *goal_layers.projection(course, palette),
        *goal_layers.plan(plan, palette),
        *goal_layers.actual(actual, alone(actual), plane, palette),
        *goal_layers.words(labels, lines, plane, palette),
        scale_x_continuous(**across.scale()),
        scale_y_continuous(**axis.scale()),
        chart_theme(palette, size, without=replaced(plane)),
        *foot(plane, palette),
    ]
    caption = chart_lines.goal_caption(result, kpi.name, axis.unit, figures)
    alt = chart_lines.goal_alt(report, result, kpi, figures)
    return draw(in_one_layer(layers), f"goal-{result.goal.id}", alt, caption, palette, size, jagged=bool(axis.start))


def _course(result: GoalResult, span: list[pd.Period], actual: pd.DataFrame) -> pd.DataFrame:
    """The way from what was reached to the landing, by position; no rows where no landing is told."""
    columns = ["position", "expected", "lower", "upper"]
    if result.landing is None or result.course.empty:
        return pd.DataFrame(columns=columns, dtype=float)
    reached = float(actual["value"].iloc[-1])
    ahead = [(float(span.index(month)), *row) for month, *row in result.course.itertuples() if month in span]
    return pd.DataFrame([(float(actual["position"].iloc[-1]), reached, reached, reached), *ahead], columns=columns)
