"""A KPI's month against the month and the year before."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Pending
from readout.model.results import FilledIn, YearToDate, compare, kpi_result, year_to_date
from readout.model.series import KpiSeries
from tests.builders import client_of, kpi, month, series_of

amounts = st.just(0.0) | st.floats(1e-6, 1e9) | st.floats(-1e9, -1e-6)


def test_a_change_is_the_difference_and_its_part_of_what_was_before() -> None:
    """Sums of months of different length are also compared per day."""
    change = compare(series_of({"2012-02": 290, "2012-03": 341}), month("2012-03"), month("2012-02"), additive=True)
    assert change.value == 290
    assert change.change == 51
    assert change.change_pct == pytest.approx(51 / 290)  # 17.6 %
    assert change.per_day_change_pct == pytest.approx(0.1)  # 341/31 = 11 a day against 290/29 = 10 a day


def test_months_of_equal_length_change_per_day_as_they_change() -> None:
    """July and August have 31 days each: 100 to 110 is 10 % either way."""
    change = compare(series_of({"2012-07": 100, "2012-08": 110}), month("2012-08"), month("2012-07"), additive=True)
    assert change.change_pct == pytest.approx(0.1)
    assert change.per_day_change_pct == pytest.approx(0.1)


def test_a_february_after_a_leap_year_is_a_day_shorter() -> None:
    """2,900 in the 29 days of February 2012 and 2,800 in the 28 of 2013: nothing changed per day."""
    change = compare(series_of({"2012-02": 2900, "2013-02": 2800}), month("2013-02"), month("2012-02"), additive=True)
    assert change.change_pct == pytest.approx(-100 / 2900)
    assert change.per_day_change_pct == pytest.approx(0)


def test_what_is_no_sum_has_no_change_per_day() -> None:
    """An average order or a rate does not grow with the length of a month."""
    change = compare(series_of({"2012-02": 50, "2012-03": 60}), month("2012-03"), month("2012-02"), additive=False)
    assert change.change_pct == pytest.approx(0.2)
    assert change.per_day_change_pct is None


@pytest.mark.parametrize("base", [0.0, -10.0])
def test_a_change_from_zero_or_less_has_no_percentage(base: float) -> None:
    """From nothing, or from a loss, no percentage tells the truth; the difference does."""
    change = compare(series_of({"2012-01": base, "2012-02": 30}), month("2012-02"), month("2012-01"), additive=True)
    assert change.change == 30 - base
    assert change.change_pct is None
    assert change.per_day_change_pct is None


@pytest.mark.parametrize("values", [{"2012-02": 30}, {"2012-01": 30}, {"2012-01": math.nan, "2012-02": 30}, {}])
def test_a_missing_month_is_not_zero(values: dict[str, float]) -> None:
    """Where one of the two months is missing there is no change at all."""
    change = compare(series_of(values), month("2012-02"), month("2012-01"), additive=True)
    assert (change.change, change.change_pct, change.per_day_change_pct) == (None, None, None)


def test_a_result_compares_with_the_month_and_the_year_before() -> None:
    """110 in March 2012 stands against 100 in February 2012 and 88 in March 2011."""
    series = series_of({"2011-03": 88, "2012-02": 100, "2012-03": 110})
    result = kpi_result(client_of(), kpi(), series, month("2012-03"))
    assert result.value == 110
    assert (str(result.previous.month), result.previous.change) == ("2012-02", 10)
    assert (str(result.year_ago.month), result.year_ago.change) == ("2011-03", 22)
    assert result.previous.per_day_change_pct is not None


def test_only_sums_and_counts_are_additive() -> None:
    """A ratio's result has no change per day, whatever its months' lengths."""
    series = series_of({"2012-02": 100, "2012-03": 110})
    ratio = kpi_result(client_of(), kpi(value="sum(revenue) / count(invoice)"), series, month("2012-03"))
    assert ratio.previous.change_pct == pytest.approx(0.1)
    assert ratio.previous.per_day_change_pct is None


def test_a_pending_figure_is_pending_in_its_own_month_only() -> None:
    """The agreed later date and the reason of an incomplete month reach the result."""
    pending = Pending("revenue", month("2012-03"), dt.date(2012, 4, 12), "the bank settles late")
    series = KpiSeries("revenue", series_of([100.0, 110.0]).values, {month("2012-03"): "data reach 9 March 2012 only"})
    client = client_of(pending=(pending,))
    march = kpi_result(client, kpi(), series, month("2012-03"))
    assert march.value is None
    assert march.pending == pending
    assert march.incomplete == "data reach 9 March 2012 only"
    february = kpi_result(client, kpi(), series, month("2012-02"))
    assert (february.pending, february.incomplete, february.value) == (None, None, 110)
    assert kpi_result(client, kpi("orders"), series, month("2012-03")).pending is None


@given(amounts, amounts)
def test_a_percentage_never_contradicts_its_change(before: float, now: float) -> None:
    """Both have the same sign, and the percentage leads from the old value to the new one."""
    change = compare(series_of([before, now]), month("2012-02"), month("2012-01"), additive=True)
    assert change.change == now - before
    if change.change_pct is not None:
        assert before > 0
        assert (change.change_pct > 0) == (change.change > 0) or change.change_pct == 0
        assert before * (1 + change.change_pct) == pytest.approx(now, abs=max(abs(now), before) * 1e-9)


def test_a_small_base_has_a_percentage() -> None:
    """Half a pound that became one doubled."""
    assert compare(series_of([0.5, 1.0]), month("2012-02"), month("2012-01"), additive=True).change_pct == 1


# A fiscal year from December: 10 + 20 + 30 by February 2012, against 5 + 5 + 10 the year before.
WINTERS = {"2010-12": 5, "2011-01": 5, "2011-02": 10, "2011-12": 10, "2012-01": 20, "2012-02": 30}


def test_a_rest_of_adding_up_is_no_base() -> None:
    """0.1 + 0.2 - 0.3 is 0.00000000000000006 to a machine, and no month to compare 100 with."""
    change = compare(series_of([0.1 + 0.2 - 0.3, 100.0]), month("2012-02"), month("2012-01"), additive=True)
    assert change.change == pytest.approx(100)
    assert change.change_pct is None


def test_the_fiscal_year_adds_up_to_the_month() -> None:
    """60 against 20 is three times as much; in its first month a year to date says nothing new."""
    year = year_to_date(series_of(WINTERS), month("2012-02"), 12)
    assert year == YearToDate(month("2011-12"), 60, 20, 2)
    assert year_to_date(series_of(WINTERS), month("2011-12"), 12) is None
    assert year_to_date(series_of(WINTERS), month("2012-02"), 2) is None


def test_a_year_with_a_month_missing_has_no_sum() -> None:
    """Missing this year: nothing to tell. Missing, or nothing, a year before: a sum without a comparison."""
    gap = {**WINTERS, "2012-01": math.nan}
    assert year_to_date(series_of(gap), month("2012-02"), 12) is None
    for before, year_ago in ((math.nan, None), (-15.0, 0.0)):
        year = year_to_date(series_of({**WINTERS, "2010-12": before}), month("2012-02"), 12)
        assert year == YearToDate(month("2011-12"), 60, year_ago, None)
    assert year_to_date(series_of({**WINTERS, "2010-12": -14.5}), month("2012-02"), 12).change_pct == 119  # type: ignore[union-attr]


def test_a_figure_that_came_in_late_is_told_once() -> None:
    """April's, pending until 12 June, is told in June's report: neither before nor again, nor for another KPI."""
    series = series_of([1, 2, 3, 40, 5, 6, 7])
    pending = Pending("revenue", month("2012-04"), dt.date(2012, 6, 12), "the bank settles late")
    client = client_of(pending=(pending,))
    told = {n: kpi_result(client, kpi(), series, month(f"2012-0{n}")).filled_in for n in (4, 5, 6, 7)}
    assert told == {4: (), 5: (), 6: (FilledIn(month("2012-04"), 40),), 7: ()}
    other = kpi_result(client, kpi("orders"), series_of([1] * 7, kpi="orders"), month("2012-06"))
    assert other.filled_in == ()
    still_missing = kpi_result(client, kpi(), series_of([1, 2, 3, math.nan, 5, 6]), month("2012-06"))
    assert still_missing.filled_in == ()


def test_a_figure_due_within_its_own_month_is_told_in_the_next() -> None:
    """April's report could not have it yet, whatever the date agreed."""
    pending = Pending("revenue", month("2012-04"), dt.date(2012, 4, 30), "the bank settles late")
    series, client = series_of([1, 2, 3, 40, 5, 6]), client_of(pending=(pending,))
    assert kpi_result(client, kpi(), series, month("2012-04")).filled_in == ()
    assert kpi_result(client, kpi(), series, month("2012-05")).filled_in == (FilledIn(month("2012-04"), 40),)


def test_percentages_never_add_up() -> None:
    """Rates that a file lists by the month make no year of 60%, and no rate a day."""
    series = series_of({name: value / 100 for name, value in WINTERS.items()})
    result = kpi_result(client_of(fiscal_year_start=12), kpi("rate", unit="percent"), series, month("2012-02"))
    assert result.kpi.formula.additive
    assert result.year_to_date is None
    assert result.previous.per_day_change_pct is None
