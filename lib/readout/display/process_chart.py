"""The process chart: a figure's months in the range that its own history led one to expect of each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from plotnine import (
    aes,
    geom_line,
    geom_linerange,
    geom_point,
    geom_ribbon,
    ggplot,
    scale_x_continuous,
    scale_y_continuous,
)

from readout.display.chart import Chart, draw
from readout.display.scales import month_axis, value_axis
from readout.display.theme import Palette, house_theme
from readout.model.process import ProcessMonth
from readout.model.results import KpiResult
from readout.text.figures import Figures


def process_chart(
    result: KpiResult, months: Sequence[ProcessMonth], figures: Figures, palette: Palette
) -> Chart | None:
    """Draw the values (solid) over their normal ranges (band) and what was expected (dashed); real changes are
    diamonds. None without a range for any month."""
    values, ranges = _values(months), _ranges(months)
    if ranges.empty or len(values) < 2:
        return None
    words = figures.language
    plot = ggplot(values, aes("position", "value"))
    for _, run in ranges.groupby("run"):  # a band that crossed a gap would claim what nobody knows
        if len(run) == 1:  # a band of one month has no width
            plot = plot + geom_linerange(
                data=run,
                mapping=aes("position", ymin="lower", ymax="upper"),
                inherit_aes=False,
                color=palette.grid,
                size=5,
            )
            continue
        plot = plot + geom_ribbon(
            data=run, mapping=aes("position", ymin="lower", ymax="upper"), inherit_aes=False, fill=palette.grid
        )
        plot = plot + geom_line(
            data=run, mapping=aes("position", "expected"), linetype="dashed", color=palette.muted, size=0.6
        )
    changed = values[values["changed"]]
    plot = (
        plot
        + geom_line(mapping=aes(group="run"), color=palette.accent, size=1.3)
        + geom_point(color=palette.accent, size=1.1)
        + geom_point(data=changed, shape="D", color=palette.ink, fill="white", size=3, stroke=0.9)
        + scale_x_continuous(**month_axis([each.month for each in months], figures, room=0.04))
        + scale_y_continuous(
            **value_axis([*values["value"], *ranges["upper"], *ranges["lower"]], result.kpi.unit, figures)
        )
        + house_theme(palette)
    )
    caption = words.say("{name}: months in their normal range (band); real changes are diamonds", name=result.kpi.name)
    return draw(plot, f"process-{result.kpi.id}", _alt(result, months, figures), caption)


def _values(months: Sequence[ProcessMonth]) -> pd.DataFrame:
    rows, run = [], 0
    for position, each in enumerate(months):
        if each.value is None:
            run += 1
        else:
            rows.append((float(position), each.value, str(run), each.verdict.status in ("better", "worse")))
    return pd.DataFrame(rows, columns=["position", "value", "run", "changed"])


def _ranges(months: Sequence[ProcessMonth]) -> pd.DataFrame:
    rows, run = [], 0
    for position, each in enumerate(months):
        if each.verdict.lower is None:
            run += 1
        else:
            rows.append((float(position), each.verdict.expected, each.verdict.lower, each.verdict.upper, str(run)))
    return pd.DataFrame(rows, columns=["position", "expected", "lower", "upper", "run"])


def _alt(result: KpiResult, months: Sequence[ProcessMonth], figures: Figures) -> str:
    words = figures.language
    changed = [each.month for each in months if each.verdict.status in ("better", "worse")]
    said = words.say("Line chart of {name} in its normal range, {first} to {last}.", name=result.kpi.name,
                     first=figures.month(months[0].month), last=figures.month(months[-1].month))  # fmt: skip
    if not changed:
        return said + " " + words.say("No month is a real change.")
    return said + " " + words.say("Real changes: {months}.", months=figures.months(changed))
