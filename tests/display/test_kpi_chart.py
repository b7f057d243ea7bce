"""A KPI's last twelve months over the twelve before."""

from __future__ import annotations

import pytest

from readout.display.chart import Chart
from readout.display.kpi_chart import kpi_chart
from readout.display.theme import ACTUAL, LAST_YEAR, Palette
from readout.model.series import KpiSeries
from tests.builders import client_of, figures_in, kpi, report_of, series_of

PALETTE = Palette(accent="#123456")


def chart_of(values: dict[str, float] | KpiSeries, month: str = "2012-12", **fields: object) -> Chart | None:
    report = report_of(client_of(kpis=(kpi(**fields),)), month, {"revenue": values})  # type: ignore[arg-type]
    return kpi_chart(report.kpi("revenue"), figures_in(), PALETTE)


def lines(chart: Chart | None, color: str) -> int:
    """How many lines of a colour are drawn."""
    assert chart is not None
    return chart.svg.count(f"stroke: {color}")


@pytest.mark.parametrize("values", [{}, {"2012-12": 5.0}, {"2010-01": 1.0, "2010-02": 2.0}])
def test_less_than_two_values_are_no_line(values: dict[str, float]) -> None:
    """Of the last twelve months, that is."""
    assert chart_of(values) is None


def test_without_a_year_before_there_is_one_line() -> None:
    """And nothing light behind it."""
    chart = chart_of(series_of(range(100, 112)))
    assert chart is not None
    assert chart.caption == "Revenue"
    assert lines(chart, Palette().light) == 0


def test_the_year_before_is_in_the_background() -> None:
    """One light line, thinner than the other."""
    chart = chart_of(series_of(range(100, 124), start="2011-01"))
    assert chart is not None
    assert lines(chart, Palette().light) == 1
    assert LAST_YEAR < ACTUAL


def test_no_line_crosses_a_gap() -> None:
    """A missing month is missing: two stretches, two lines."""
    whole = chart_of(series_of(range(100, 112)))
    gap = series_of([100, 101, 102, 103, float("nan"), 105, 106, 107, 108, 109, 110, 111])
    assert lines(chart_of(gap), "#123456") == lines(whole, "#123456") + 1


def test_the_newest_value_is_written_at_the_lines_end() -> None:
    """Short, in the report's currency."""
    chart = chart_of(series_of([1_000_000.0] * 11 + [1_234_567.0]))
    assert chart is not None
    assert "£1.23M" in chart.svg


def test_the_alt_text_says_what_the_line_says() -> None:
    """Span, value and comparison, in a sentence."""
    chart = chart_of(series_of([100.0] * 11 + [110.0]))
    assert chart is not None
    assert chart.alt.startswith("Line chart of Revenue, January 2012 to December 2012. ")
    assert "£110" in chart.alt
    assert "10% more than in November 2012" in chart.alt
    assert chart.id == "kpi-revenue"


@pytest.mark.parametrize("values", [[0.0] * 12, [-5.0, 5.0] * 6, [1e12] * 12, [1e-9] * 12])
def test_values_of_any_size_are_drawn(values: list[float]) -> None:
    """All zero, below zero, huge and tiny."""
    assert chart_of(series_of(values)) is not None
