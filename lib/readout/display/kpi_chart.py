"""A KPI's last twelve months, with the twelve before in the background."""

from __future__ import annotations

import pandas as pd
from plotnine import aes, geom_line, geom_point, geom_text, ggplot, scale_x_continuous, scale_y_continuous

from readout.display.chart import Chart, draw
from readout.display.scales import month_axis, room_for, value_axis
from readout.display.theme import Palette, house_theme
from readout.model.months import months_between
from readout.model.results import KpiResult
from readout.text import sentences
from readout.text.figures import Figures

MONTHS = 12


def kpi_chart(result: KpiResult, figures: Figures, palette: Palette) -> Chart | None:
    """Draw the twelve months up to the report's (solid) over the year before (light); None without two values."""
    months = months_between(result.month - (MONTHS - 1), result.month)
    now, before = _points(result, months, 0), _points(result, months, MONTHS)
    if len(now) < 2:
        return None
    words, unit = figures.language, result.kpi.unit
    plot = ggplot(now, aes("position", "value"))
    caption = words.say("{name}, last twelve months", name=result.kpi.name)
    if len(before) > 1:
        plot = plot + geom_line(data=before, mapping=aes(group="run"), color=palette.light, size=1)
        plot = plot + geom_point(data=_alone(before), color=palette.light, size=1)
        caption = words.say("{name}, with the year before (light)", name=result.kpi.name)
    end = now[now["position"] == len(months) - 1]  # none when the report's own month has no figure
    end = end.assign(label=[figures.short(float(value), unit) for value in end["value"]])
    plot = (
        plot
        + geom_line(mapping=aes(group="run"), color=palette.accent, size=1.3)
        + geom_point(data=_alone(now), color=palette.accent, size=1.3)
        + geom_point(data=end, color=palette.accent, size=2)
        + geom_text(
            data=end,
            mapping=aes(label="label"),
            ha="left",
            va="center",
            nudge_x=0.3,
            size=7.5,
            color=palette.ink,
            family="Lato",
        )
        + scale_x_continuous(**month_axis(months, figures, room=room_for(list(end["label"]), 0.22)))
        + scale_y_continuous(**value_axis([*now["value"], *before["value"]], unit, figures))
        + house_theme(palette)
    )
    return draw(plot, f"kpi-{result.kpi.id}", _alt(result, months, figures), caption)


def _points(result: KpiResult, months: list[pd.Period], back: int) -> pd.DataFrame:
    """The known values ``back`` months earlier; ``run`` numbers the stretches, so that no line crosses a gap."""
    rows: list[tuple[float, float, str]] = []
    run = 0
    for position, month in enumerate(months):
        value = result.series.at(month - back)
        if value is None:
            run += 1
        else:
            rows.append((float(position), value, str(run)))
    return pd.DataFrame(rows, columns=["position", "value", "run"])


def _alone(points: pd.DataFrame) -> pd.DataFrame:
    """The months with a value between two without one: a line has no length there, so they are drawn as dots."""
    return points[~points["run"].duplicated(keep=False)]


def _alt(result: KpiResult, months: list[pd.Period], figures: Figures) -> str:
    return figures.language.say(
        "Line chart of {name}, {first} to {last}. {sentence}",
        name=result.kpi.name,
        first=figures.month(months[0]),
        last=figures.month(months[-1]),
        sentence=sentences.kpi_sentence(result, figures),
    )
