"""The pace of a goal: what has been reached, month by month, against its plan."""

from __future__ import annotations

import pandas as pd
from plotnine import aes, geom_line, geom_point, geom_text, ggplot, scale_x_continuous, scale_y_continuous

from readout.display.chart import Chart, draw
from readout.display.scales import month_axis, room_for, value_axis
from readout.display.theme import Palette, house_theme
from readout.model.client import Kpi
from readout.model.goals import GoalResult
from readout.model.report import Report
from readout.model.series import value_at
from readout.text import goal_lines
from readout.text.figures import Figures


def goal_chart(report: Report, result: GoalResult, kpi: Kpi, figures: Figures, palette: Palette) -> Chart | None:
    """Draw ``result`` as actual (solid) against plan (dashed); None when there is nothing to draw yet."""
    if result.plan.empty or result.path.dropna().empty:
        return None
    words = figures.language
    plan, actual = _points(result.plan, result.plan.index), _points(result.path.dropna(), result.plan.index)
    labels = _end_labels(plan, actual, kpi, figures)
    plot = (
        ggplot(plan, aes("position", "value"))
        + geom_line(linetype="dashed", color=palette.muted, size=0.7)
        + geom_line(data=actual, color=palette.accent, size=1.3)
        + geom_point(data=actual.tail(1), color=palette.accent, size=2)
        + geom_text(
            data=labels,
            mapping=aes(label="label"),
            ha="left",
            va="center",
            nudge_x=0.02 * len(result.plan),  # in months: as near to its line in a short span as in a year
            size=7.5,
            color=palette.ink,
            family="Lato",
        )
        + scale_x_continuous(**month_axis(list(result.plan.index), figures, room=room_for(list(labels["label"]), 0.3)))
        + scale_y_continuous(**value_axis([*plan["value"], *actual["value"]], kpi.unit, figures))
        + house_theme(palette)
    )
    caption = words.say("{name}: actual (solid) and plan (dashed)", name=kpi.name)
    if result.goal.measure == "total":
        caption = words.say("{name}, added up: actual (solid) and plan (dashed)", name=kpi.name)
    return draw(plot, f"goal-{result.goal.id}", _alt(report, result, kpi, figures), caption)


def _points(values: pd.Series[float], span: pd.Index) -> pd.DataFrame:
    positions = [position for position, month in enumerate(span) if month in values.index]
    found = [value_at(values, span[position]) for position in positions]
    return pd.DataFrame({"position": positions, "value": found}, dtype=float)


def _end_labels(plan: pd.DataFrame, actual: pd.DataFrame, kpi: Kpi, figures: Figures) -> pd.DataFrame:
    """Label both lines at their ends, kept apart by a tenth of the chart's height."""
    ends = pd.concat([plan.tail(1), actual.tail(1)], ignore_index=True)
    words = figures.language
    ends["label"] = [
        words.say("plan {value}", value=figures.short(float(ends["value"].iloc[0]), kpi.unit)),
        figures.short(float(ends["value"].iloc[1]), kpi.unit),
    ]
    gap = 0.1 * max(plan["value"].max(), actual["value"].max())
    same_end = ends["position"].iloc[0] - ends["position"].iloc[1] < 3
    if same_end and abs(ends["value"].iloc[0] - ends["value"].iloc[1]) < gap:
        up = 1.0 if ends["value"].iloc[0] >= ends["value"].iloc[1] else -1.0
        middle = ends["value"].mean()
        ends["value"] = [middle + up * gap / 2, middle - up * gap / 2]
    elif not same_end:
        reached = float(actual["value"].iloc[-1])
        lowest = min(0.0, reached) + 0.35 * gap  # a label below the axis would not be drawn at all
        ends.loc[1, "value"] = max(reached + gap * _free_side(plan, actual), lowest)
    return ends


def _free_side(plan: pd.DataFrame, actual: pd.DataFrame) -> float:
    """Where the plan's way on leaves room beside the newest actual point: below it (-0.7) or above (0.7)."""
    point = actual.iloc[-1]
    ahead = plan.loc[plan["position"] > point["position"], "value"].iloc[:2]
    return -0.7 if ahead.mean() >= point["value"] else 0.7


def _alt(report: Report, result: GoalResult, kpi: Kpi, figures: Figures) -> str:
    return figures.language.say(
        "Line chart of {name} against the plan, {first} to {last}. {sentence}",
        name=kpi.name,
        first=figures.month(result.goal.start),
        last=figures.month(result.goal.until),
        sentence=goal_lines.goal_sentence(report, result, figures),
    )
