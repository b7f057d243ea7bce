"""Quarterly figures: a value every third month, and nothing missing in between."""

import dataclasses

import pytest

from readout.checks import check_report
from readout.text import phrases, sentences
from tests.builders import client_of, figures_in, goal, kpi, month, reach_to, report_of, series_of, work

QUARTERS = frozenset({3, 6, 9, 12})
VALUES = {"2011-03": 80, "2011-06": 90, "2011-09": 100, "2011-12": 110, "2012-03": 100, "2012-06": 120}


def _report(of, **fields):
    series = dataclasses.replace(series_of(VALUES), due_months=QUARTERS)
    client = client_of(kpis=(kpi(),), goals=(goal(**fields),))
    reach = {"orders": dataclasses.replace(reach_to("2012-06-30"), due_months=QUARTERS)}
    done = work(status="done", done=f"{of}-10", evidence="https://example.com")
    return report_of(client, of, {"revenue": series}, [done], reach)


def test_a_quarter_is_compared_with_the_quarter_before():
    """June's 120 is held against March's 100, with no per-day change: a quarter is no month."""
    result = _report("2012-06").kpi("revenue")
    assert result.previous.month == month("2012-03")
    assert result.previous.change_pct == pytest.approx(0.2)
    assert result.previous.per_day_change_pct is None
    assert result.year_ago.change_pct == pytest.approx(120 / 90 - 1)


def test_the_year_to_date_adds_the_quarters():
    """100 + 120 by June, 80 + 90 the year before."""
    year = _report("2012-06").kpi("revenue").year_to_date
    assert (year.value, year.year_ago) == (220, 170)


def test_a_total_waits_for_the_next_quarter():
    """In May the goal stands where March left it: 100, and no month counts as missing."""
    result = _report("2012-05", target=400).goal("grow")
    assert (result.actual, result.missing) == (100, ())


def test_a_level_holds_until_the_next_quarter():
    """March's 100 is still the newest level in May."""
    assert _report("2012-05", measure="level", target=130).goal("grow").actual == 100


def test_a_month_without_a_due_figure_is_no_gap():
    """No finding about figures, and the reader is told when the next one comes."""
    report = _report("2012-05")
    assert not {"R001", "R002", "R301"} & {each.code for each in check_report(report)}
    assert phrases.value_or_reason(report.kpi("revenue"), figures_in()) == "quarterly, next with June"
    assert sentences.kpi_sentence(report.kpi("revenue"), figures_in()) == "Revenue: quarterly, next with June."


def test_a_due_month_without_a_figure_is_one():
    """September is due and not there."""
    assert "R001" in [each.code for each in check_report(_report("2012-09"))]
