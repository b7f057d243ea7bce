"""What added up to a change: bars from the earlier value to this one."""

from __future__ import annotations

import re

import pytest

from readout.display.chart import Chart
from readout.display.contribution_chart import contribution_chart, contribution_charts
from readout.display.theme import Palette
from readout.model.report import Report
from tests.builders import FLAT, client_of, detail_of, figures_in, kpi, report_of, series_of

PALETTE = Palette(accent="#123456")
JANUARY = "2012-01"


def report(now: dict[str, float], **fields: object) -> Report:
    """January after two flat years that ended with 60 in France and 40 in Spain."""
    by_country = detail_of(
        {
            name: {"2011-12": before, JANUARY: now[name]}
            for name, before in {"France": 60.0, "Spain": 40.0, "Very far away " * 5: 0.0}.items()
            if name in now
        }
    )
    given = {"revenue": series_of([*FLAT, sum(now.values())], start="2010-01")}
    kpis = (kpi(**fields),)  # type: ignore[arg-type]
    return report_of(client_of(kpis=kpis), JANUARY, given, details={"revenue": by_country})


def charts(of: Report) -> tuple[Chart, ...]:
    return contribution_charts(of, figures_in(), PALETTE)


def bars(chart: Chart, fill: str) -> int:
    """How many bars have this fill."""
    return len(re.findall(rf'style="fill: {fill}; stroke: {PALETTE.accent}', chart.svg))


def test_bars_that_raise_it_are_filled_and_those_that_lower_it_outlined() -> None:
    """France +50, Spain -10: told apart without colour, and by the sign of the words beside them."""
    (chart,) = charts(report({"France": 110, "Spain": 30}))
    assert bars(chart, PALETTE.accent) == 1
    assert bars(chart, PALETTE.paper) == 1
    for words in (">France<", ">+£50.00<", ">Spain<", ">−£10.00<", ">Dec 2011<", ">£100<", ">Jan 2012<", ">£140<"):
        assert words in chart.svg
    assert chart.wide


def test_the_alt_text_adds_it_up() -> None:
    """Both values and every part."""
    (chart,) = charts(report({"France": 110, "Spain": 30}))
    assert chart.id == "change-revenue-2011-12"
    assert chart.alt == (
        "Bar chart of Revenue: £100 in December 2011 became £140 in January 2012. "
        "What adds up to it: France +£50.00; Spain −£10.00."
    )


def test_a_long_name_is_cut_on_the_chart_and_whole_in_its_alt_text() -> None:
    """Seventy characters would leave no room for bars."""
    name = "Very far away " * 5
    (chart,) = charts(report({"France": 110, "Spain": 30, name: 15}))
    assert name not in chart.svg
    assert "Very far away Very" in chart.svg
    assert "…" in chart.svg
    assert name.strip() in chart.alt


def test_every_word_stays_on_the_chart() -> None:
    """The labels beside the bars end before the drawing does."""
    (chart,) = charts(report({"France": 12_000_000_000, "Spain": 0.002}))
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', chart.svg)[1])  # type: ignore[index]
    for x, words in re.findall(r'<text[^>]* x="([\d.]+)"[^>]*>([^<]*)<', chart.svg):
        assert 0 <= float(x) <= width, words


def test_in_a_normal_month_the_first_outcome_is_drawn() -> None:
    """Where something explains it: here the month before, for of a year ago nothing is known by country."""
    (chart,) = charts(report({"France": 61, "Spain": 40}))
    assert "£101 in January 2012" in chart.alt


def test_a_change_that_nothing_explains_is_not_drawn() -> None:
    """One bar called "not explained" would say nothing."""
    alone = report_of(client_of(kpis=(kpi(),)), JANUARY, {"revenue": series_of([*FLAT, 160], start="2010-01")})
    assert charts(alone) == ()
    assert charts(report_of(client_of(), JANUARY)) == ()


@pytest.mark.parametrize("values", [{}, {"2012-01": 5.0}])
def test_without_both_values_there_is_no_change(values: dict[str, float]) -> None:
    """Nor any chart of it."""
    result = report_of(client_of(kpis=(kpi(),)), JANUARY, {"revenue": values}).kpi("revenue")
    assert contribution_chart(result, result.previous, figures_in(), PALETTE) is None


def test_the_same_change_gives_the_same_bytes() -> None:
    """Reports are compared by their bytes."""
    assert charts(report({"France": 110, "Spain": 30})) == charts(report({"France": 110, "Spain": 30}))
