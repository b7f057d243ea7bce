"""Where a KPI will land: the months ahead and their sum, with intervals that hold."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.model.forecast import Coverage, Landing, coverage, project, project_total

QUIET = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
SEASON = [80, 85, 95, 100, 105, 110, 95, 90, 100, 105, 115, 160]


def months_of(values: list[float], start: str = "2010-01") -> pd.Series[float]:
    return pd.Series(np.array(values, dtype=float), pd.period_range(start, periods=len(values), freq="M"))


def noise(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(count)


def calm(count: int, seed: int = 1) -> pd.Series[float]:
    return months_of(list(100 + 5 * noise(count, seed)))


@st.composite
def histories(draw: st.DrawFn) -> pd.Series[float]:
    """Gaps, zeros, constants, falls below zero, huge values, and too little of everything."""
    value = st.one_of(st.just(math.nan), st.just(0.0), st.just(7.0), st.floats(-1e9, 1e9))
    return months_of(draw(st.lists(value, min_size=1, max_size=36)))


def test_months_ahead_follow_the_last_one() -> None:
    """After December 2012 come January to March 2013, each with its expected value between its bounds."""
    ahead = project(calm(36), 3)
    assert [str(month) for month in ahead.index] == ["2013-01", "2013-02", "2013-03"]
    assert list(ahead.columns) == ["expected", "lower", "upper"]
    assert ((ahead["lower"] < ahead["expected"]) & (ahead["expected"] < ahead["upper"])).all()


def test_a_series_that_never_moves_stays() -> None:
    """100 for two years is 100 next month, and 600 in six months."""
    values = months_of([100] * 24)
    assert project(values, 3).to_numpy() == pytest.approx(100, abs=0.01)
    assert project_total(values, 6).expected == pytest.approx(600, abs=0.1)


def test_a_straight_line_goes_on() -> None:
    """0, 1 … 29, then 30, 31, 32: 93 together."""
    values = months_of(list(range(30)))
    assert list(project(values, 3)["expected"]) == pytest.approx([30, 31, 32], abs=0.05)
    assert project_total(values, 3).expected == pytest.approx(93, abs=0.1)


def test_a_season_comes_back() -> None:
    """A shop with a December peak has one next December, and not before."""
    values = months_of([value + shift for shift in (0, 2, 1, 3) for value in SEASON])
    ahead = project(values, 12)["expected"]
    assert ahead.iloc[-1] == pytest.approx(162, abs=3)
    assert ahead.iloc[:-1].max() < 125


def test_eighty_percent_of_white_noise_lies_in_the_interval() -> None:
    """For noise of 5, 80 % of months lie within 1.28 * 5 of the level, give or take what is not known about both."""
    widths = [(ahead["upper"] - ahead["lower"]).iloc[0] for ahead in (project(calm(60, seed), 1) for seed in range(8))]
    assert np.mean(widths) == pytest.approx(2 * 1.28 * 5, rel=0.15)


def test_the_total_has_an_interval_of_its_own() -> None:
    """Months err against each other: the interval of six is narrower than the six together, and wider than one."""
    values = calm(48)
    ahead, total = project(values, 6), project_total(values, 6)
    assert total.lower is not None
    assert total.upper is not None
    assert total.expected == pytest.approx(ahead["expected"].sum(), rel=0.01)
    assert total.upper - total.lower < (ahead["upper"] - ahead["lower"]).sum() * 0.8
    assert total.upper - total.lower > (ahead["upper"] - ahead["lower"]).max()


def test_a_total_of_one_month_is_that_month() -> None:
    values = calm(36)
    month, total = project(values, 1).iloc[0], project_total(values, 1)
    assert (total.expected, total.lower, total.upper) == tuple(month)


def test_more_certainty_takes_a_wider_interval() -> None:
    """95 % reach further than 80 %, and 80 % further than 50 %."""
    bands = [project(calm(36), 1, level) for level in (0.5, 0.8, 0.95)]
    widths = [(band["upper"] - band["lower"]).iloc[0] for band in bands]
    assert widths == sorted(widths)
    assert widths[0] < 0.7 * widths[2]


def test_fewer_than_twelve_known_months_project_nothing() -> None:
    """Eleven months, gaps not counted, say nothing about the twelfth."""
    for values in (calm(11), months_of([*[100.0] * 11, math.nan]), months_of([math.nan] * 3)):
        assert project(values, 2).isna().all(axis=None)
        assert project_total(values, 2) == Landing(None, None, None)
    assert project(calm(12), 2).notna().all(axis=None)


def test_a_last_month_without_value_is_still_the_last_month() -> None:
    """May is missing: the projection begins with June, from what April knew."""
    values = calm(29)
    values.iloc[-1] = math.nan
    assert str(project(values, 1).index[0]) == "2012-06"
    april = project(values.iloc[:-1], 2)["expected"].iloc[1]
    assert project(values, 1)["expected"].iloc[0] == pytest.approx(april, rel=0.01)


def test_counts_are_not_projected_below_zero() -> None:
    ahead = project(months_of(list(np.random.default_rng(3).poisson(1, 30))), 6)
    assert (ahead["lower"] >= 0).all()


def test_a_sum_per_day_knows_how_long_the_months_ahead_are() -> None:
    """Ten a day: 310 in January 2014, 280 in February."""
    index = pd.period_range("2010-01", "2013-12", freq="M")
    ahead = project(pd.Series(index.days_in_month * 10.0, index), 2, per_day=True)
    assert list(ahead["expected"]) == pytest.approx([310, 280], abs=0.1)


def test_an_explained_shift_is_projected_from_its_new_level() -> None:
    values = months_of([*(100 + 3 * noise(30)), *(200 + 3 * noise(6, 2))])
    assert project(values, 1, rebase=[values.index[30]])["expected"].iloc[0] == pytest.approx(200, abs=8)


def test_coverage_tries_the_projection_on_the_past() -> None:
    """Noise is held about as often as promised; after a jump that nobody could know, hardly."""
    fair = coverage(calm(60), 3)
    assert fair.tries == 12
    assert fair.months is not None
    assert 0.6 <= fair.months <= 1
    jumped = months_of([*(100 + noise(30)), *(300 + 40 * noise(8, 2))])
    poor = coverage(jumped, 6)
    assert poor.total is not None
    assert poor.total < 0.5


def test_coverage_of_a_short_past_is_unknown() -> None:
    """Two years are needed before a first try, and the months it speaks of after it."""
    assert coverage(calm(29), 6) == Coverage(None, None, 0)
    assert coverage(calm(30), 6).tries == 1


def test_coverage_does_not_count_starts_from_which_nothing_was_projected() -> None:
    """A series of gaps with a value every third month: no start knew twelve values, so nothing was missed either."""
    values = calm(33)
    values[np.arange(33) % 3 != 0] = math.nan
    assert coverage(values, 3).months is None


@pytest.mark.parametrize(("months", "level"), [(0, 0.8), (-1, 0.8), (3, 0.0), (3, 1.0), (3, 80)])
def test_no_months_and_no_share_is_refused(months: int, level: float) -> None:
    """80 is not 80 %, and there is nothing zero months ahead."""
    with pytest.raises(ValueError, match="level"):
        project(calm(24), months, level)


@QUIET
@given(histories(), st.integers(1, 7))
def test_any_history_gets_an_answer(values: pd.Series[float], months: int) -> None:
    """Bounds in order or nothing at all, and the same on every call."""
    ahead = project(values, months)
    assert len(ahead) == months
    pd.testing.assert_frame_equal(ahead, project(values, months))
    if values.notna().sum() < 12:
        assert ahead.isna().all(axis=None)
    else:
        assert (ahead["lower"] <= ahead["expected"]).all()
        assert (ahead["expected"] <= ahead["upper"]).all()


@QUIET
@given(st.integers(0, 1000), st.sampled_from([1e-6, 3.0, 1e9]))
def test_scaling_the_data_scales_the_projection(seed: int, factor: float) -> None:
    values = calm(30, seed)
    assert project(values * factor, 3).to_numpy() == pytest.approx(project(values, 3).to_numpy() * factor, rel=1e-6)


def test_intervals_hold_about_as_often_as_they_say() -> None:
    """Of 30 seasonal, growing shops' next three months, 80 % intervals hold between 65 and 95 %."""
    held = []
    for seed in range(30):
        whole = np.tile(SEASON, 4)[:45] * 1.01 ** np.arange(45) * np.exp(0.05 * noise(45, seed))
        ahead = project(months_of(list(whole[:42])), 3)
        held += list((ahead["lower"] <= whole[42:]) & (whole[42:] <= ahead["upper"]))
    assert 0.65 <= np.mean(held) <= 0.95
