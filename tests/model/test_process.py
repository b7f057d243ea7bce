"""The process chart shows each month as it could be judged then."""

from __future__ import annotations

from dataclasses import replace

from readout.model.process import process_of
from tests.builders import client_of, kpi, month, series_of

CALM = [100, 102, 99, 101, 98, 100, 103, 97, 101, 99, 100, 102, 98, 101, 100, 99, 103, 100, 97, 102, 99, 101, 100, 98]
MEAN = kpi(value="mean(revenue)")
SHOP = client_of(kpis=(MEAN,))


def test_a_year_and_the_month_it_is_compared_with() -> None:
    """January 2013 to January 2014; the jump is the only real change."""
    months = process_of(SHOP, MEAN, series_of([*CALM, 160]), month("2014-01"))
    assert [str(each.month) for each in (months[0], months[-1])] == ["2013-01", "2014-01"]
    assert [each.verdict.status for each in months] == ["routine"] * 12 + ["better"]
    assert months[-1].value == 160


def test_months_without_a_year_before_them_have_no_range() -> None:
    """December 2012 has eleven months before it."""
    first, second, *_ = process_of(SHOP, MEAN, series_of(CALM), month("2013-12"))
    assert (str(first.month), first.verdict.status, first.verdict.lower) == ("2012-12", "trial", None)
    assert second.verdict.lower is not None


def test_a_gap_has_no_value_and_quarters_are_four_a_year() -> None:
    """What is not due is not shown; what is missing is."""
    series = series_of([*CALM[:20], float("nan"), *CALM[21:]])
    assert [each.value for each in process_of(SHOP, MEAN, series, month("2013-09"))][-1] is None
    quarters = replace(series, due_months=frozenset({3, 6, 9, 12}))
    assert len(process_of(SHOP, MEAN, quarters, month("2013-12"))) == 5
