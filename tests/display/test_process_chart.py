"""The process chart: a figure's months in the range that its history led one to expect of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from readout.display.chart import Chart
from readout.display.process_chart import process_chart
from readout.display.theme import Palette
from readout.model.client import Event
from readout.model.process import process_of
from tests.builders import FLAT, client_of, figures_in, kpi, month, report_of, series_of

PALETTE = Palette(accent="#123456")
LEVEL = "mean(revenue)"  # not a sum, so that months of 28 and 31 days are alike
TWO_AND_A_HALF = [*FLAT, *FLAT[:6]]


def chart_of(values: Sequence[float], of: str, event: Event | None = None, **fields: object) -> Chart | None:
    """The chart of a figure whose values start in January 2010."""
    client = client_of(kpis=(kpi(**fields),), events=(event,) if event else ())  # type: ignore[arg-type]
    report = report_of(client, of, {"revenue": series_of(values, start="2010-01")})
    result = report.kpis[0]
    months = process_of(client, result.kpi, result.series, report.month)
    return process_chart(result, months, figures_in(), PALETTE)


def stretches(chart: Chart | None, color: str) -> int:
    """How many lines of a colour are drawn; points are filled, lines are not."""
    assert chart is not None
    return len(re.findall(rf'style="fill: none;[^"]*stroke: {color}', chart.svg))


def bands(chart: Chart | None) -> int:
    """How many stretches the normal range is drawn in."""
    assert chart is not None
    return chart.svg.count(f'style="fill: {PALETTE.grid}"')


def diamonds(chart: Chart | None) -> int:
    """How many months are marked as real changes."""
    assert chart is not None
    return chart.svg.count(f"fill: #ffffff; stroke: {PALETTE.ink}")


def test_the_alt_text_names_the_months_that_really_changed() -> None:
    """Two flat years and a jump: a reader who cannot see the diamond hears of it."""
    chart = chart_of([*FLAT, 160], "2012-01")
    assert chart is not None
    assert chart.id == "process-revenue"
    assert chart.caption == "Revenue: months in their normal range (band); real changes are diamonds"
    assert chart.alt == (
        "Line chart of Revenue in its normal range, January 2011 to January 2012. Real changes: January 2012."
    )


def test_the_alt_text_says_so_when_no_month_changed() -> None:
    """Two flat years."""
    chart = chart_of([*FLAT, 100], "2012-01")
    assert chart is not None
    assert chart.alt.endswith(" No month is a real change.")


def test_a_real_change_is_a_diamond() -> None:
    """By shape, and not by colour alone: one for the jump, none in two flat years."""
    assert diamonds(chart_of([*FLAT, 160], "2012-01")) == 1
    assert diamonds(chart_of([*FLAT, 100], "2012-01")) == 0


@pytest.mark.parametrize("months", [1, 6, 12])
def test_without_a_range_for_any_month_there_is_no_chart(months: int) -> None:
    """In the first year nobody knows what is normal; a bare line stands in the results already."""
    of = f"{month('2010-01') + (months - 1)}"
    assert chart_of([100.0] * months, of) is None


def test_no_band_crosses_a_month_that_is_not_judged() -> None:
    """An excluded month has no range: band and expectation are drawn in two stretches, the values in one."""
    excluded = Event(month("2011-12"), "Tracking was down", ("revenue",), exclude=True)
    whole = chart_of(TWO_AND_A_HALF, "2012-06", value=LEVEL)
    parted = chart_of(TWO_AND_A_HALF, "2012-06", excluded, value=LEVEL)
    assert [bands(whole), stretches(whole, PALETTE.muted), stretches(whole, PALETTE.accent)] == [1, 1, 1]
    assert [bands(parted), stretches(parted, PALETTE.muted), stretches(parted, PALETTE.accent)] == [2, 2, 1]


def test_no_line_crosses_a_gap() -> None:
    """A missing month is missing."""
    gap = [*TWO_AND_A_HALF[:23], float("nan"), *TWO_AND_A_HALF[24:]]
    assert stretches(chart_of(gap, "2012-06", value=LEVEL), PALETTE.accent) == 2


def test_a_share_has_an_axis_in_percent() -> None:
    """The unit is the KPI's."""
    chart = chart_of([each / 1000 for each in (*FLAT, 100)], "2012-01", value="mean(share)", unit="percent")
    assert chart is not None
    assert "%</text>" in chart.svg
    assert "£" not in chart.svg


@pytest.mark.parametrize("size", [0.0, 1e-9, 1e12, -50.0])
def test_figures_of_any_size_are_drawn(size: float) -> None:
    """All zero, tiny, huge and below zero."""
    assert chart_of([size * each / 100 for each in (*FLAT, 160)], "2012-01", value="mean(x)") is not None
