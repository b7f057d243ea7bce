"""What this time of year usually adds, and when one may say so."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from readout.model.drivers import explain_change
from readout.model.drivers_season import Past, is_seasonal, season_effect
from readout.model.series import KpiSeries
from tests.builders import kpi, month, series_of

NOVEMBER, DECEMBER = month("2011-11"), month("2011-12")
FLAT = [100.0] * 11


def decembers(*peaks: float, level: float = 100.0) -> KpiSeries:
    """Return years of a flat level, each ending with its December."""
    values = [each for peak in peaks for each in [*([level] * 11), peak]]
    return series_of(values, str(DECEMBER - len(values) + 1))


def effect(series: KpiSeries, **past: object) -> float | None:
    """Return the season from November to December 2011."""
    return season_effect(Past(series, **past), DECEMBER, NOVEMBER)  # type: ignore[arg-type]


def test_the_season_is_the_median_of_earlier_years() -> None:
    """Decembers of 150, 160 and 150 on a level of 100: the fourth usually brings 50, whatever it brought."""
    assert effect(decembers(150, 160, 150, 20)) == pytest.approx(50)


def test_one_year_is_no_season() -> None:
    """A single December says nothing of Decembers."""
    assert effect(decembers(150, 150)) is None
    assert effect(decembers(150, 150), insist=True) is None


def test_growth_is_no_season() -> None:
    """Steps of +1 every month lead up to December too; the work that brought them shall have the credit."""
    assert effect(series_of([100.0 + place for place in range(48)], "2008-01"), insist=True) == pytest.approx(0)


def test_the_season_has_today_s_size_and_no_growth_in_it() -> None:
    """A KPI that grows by 1 a month and has 50 more in December: steps of 51, less the 12/12 of a year's growth.

    November was 122 in 2010 and 110 in 2009 and is 134: 50 * 134/122 = 54.92 and 50 * 134/110 = 60.91; the middle of
    both is 57.91.
    """
    values = [100.0 + place + 50 * (place % 12 == 11) for place in range(36)]
    assert effect(series_of(values, "2009-01")) == pytest.approx((50 * 134 / 122 + 50 * 134 / 110) / 2)


def test_sums_are_compared_per_day() -> None:
    """10 a day in every November and 20 in every December: 31 days of 10 more, and the calendar has its own part."""
    index = pd.period_range("2009-01", "2011-12", freq="M")
    days = [each.days_in_month * (20.0 if each.month == 12 else 10.0) for each in index]
    series = KpiSeries("revenue", pd.Series(days, index=index))
    explanation = explain_change(kpi(), series, DECEMBER, NOVEMBER)
    assert {each.name: each.effect for each in explanation.parts} == pytest.approx({"calendar": 10, "season": 310})


def test_a_base_close_to_zero_makes_no_huge_season() -> None:
    """0.001 in Novembers past, 0.101 in Decembers: +0.1. With 1,000 this November it is not 1,000,000 times as much."""
    series = series_of([0.001] * 11 + [0.101] + [0.001] * 11 + [0.101] + [0.001] * 10 + [1000.0, 1200.0], "2009-01")
    found = effect(series, insist=True)
    assert found is not None
    assert abs(found) < 300


@pytest.mark.parametrize("level", [0.0, -100.0])
def test_zero_and_negative_levels_have_seasons_as_they_are(level: float) -> None:
    """Where growth makes no sense nothing is stretched: the step itself is the season."""
    assert effect(decembers(level + 50, level + 50, level, level=level)) == pytest.approx(50)


def test_the_analyst_decides_where_client_yml_says_so() -> None:
    """``seasonal: no`` has no season; ``yes`` has one though the years went different ways."""
    clear, unsure = decembers(150, 150, 170), decembers(150, 50, 160, 170)

    def season(series: KpiSeries, seasonal: str) -> float | None:
        parts = explain_change(kpi("stock", "last(stock)", seasonal=seasonal), series, DECEMBER, NOVEMBER).parts
        return next((each.effect for each in parts if each.kind == "season"), None)

    assert season(clear, "auto") == pytest.approx(50)
    assert season(clear, "no") is None
    assert season(unsure, "auto") is None
    assert season(unsure, "yes") == pytest.approx(50)  # the middle of +50, -50 and +60


def test_years_that_went_different_ways_are_no_season() -> None:
    """+30 in one year and -20 in another usually add nothing, though both months are seasonal ones."""
    shape = [100.0, 300.0, 100.0, 200.0, 100.0, 300.0, 100.0, 200.0, 100.0, 300.0, 100.0]
    series = series_of([*shape, 130, *shape, 80, *shape, 100], "2009-01")
    assert is_seasonal(Past(series), DECEMBER, NOVEMBER)
    assert effect(series) is None
    assert effect(series, insist=True) == pytest.approx(5)


def test_the_same_month_a_year_ago_has_the_same_season() -> None:
    """December against December: the season is no part."""
    series = decembers(150, 150, 150, 170)
    assert season_effect(Past(series), DECEMBER, DECEMBER - 12) is None


def test_unusual_months_teach_nothing() -> None:
    """The December in which tracking was down is left out, and with it only one earlier year is left."""
    series = decembers(150, 10, 150)
    assert effect(series, unusual=frozenset({month("2010-12")})) is None
    series = decembers(150, 150, 10, 150)
    assert effect(series, unusual=frozenset({month("2010-12")})) == pytest.approx(50)


def test_gaps_are_left_out() -> None:
    """Without November 2010, two years' steps are unknown: its own, and its growth's; the two before them count."""
    values = decembers(150, 150, 120, 120, 150).values.copy()
    values[month("2010-11")] = math.nan
    assert effect(KpiSeries("k", values)) == pytest.approx(50)
    assert effect(series_of({"2011-11": 1, "2011-12": 2})) is None


@pytest.mark.parametrize("years", [2, 3, 5])
def test_chance_is_seldom_taken_for_a_season(years: int) -> None:
    """Of 200 series in which nothing is seasonal about 5 % pass the test, and hardly any that is seasonal fails it.

    The draws are the same in every run; 10 % is three standard errors away.
    """
    draws = np.random.default_rng(7)
    index = pd.period_range("2005-12", periods=12 * years + 1, freq="M")
    shape = 1 + 0.25 * np.sin(np.arange(len(index)) * math.pi / 6)
    by_chance = found = 0
    for _ in range(200):
        noise = np.exp(0.1 * draws.standard_normal(len(index))) * 1.01 ** np.arange(len(index))
        by_chance += is_seasonal(Past(KpiSeries("k", pd.Series(100 * noise, index=index))), index[-1] + 1, index[-1])
        found += is_seasonal(
            Past(KpiSeries("k", pd.Series(100 * shape * noise, index=index))), index[-1] + 1, index[-1]
        )
    assert by_chance <= 20
    assert found >= 190
