"""Real change or a normal month: what the last value says against its own history."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.model.signals import Case, Verdict, judge, judge_each
from tests.model.stats.series import generated

QUIET = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
OPPOSITE = {"better": "worse", "worse": "better"}


def months_of(values: list[float], start: str = "2010-03") -> pd.Series[float]:
    return pd.Series(np.array(values, dtype=float), pd.period_range(start, periods=len(values), freq="M"))


def noise(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(count)


@st.composite
def histories(draw: st.DrawFn) -> pd.Series[float]:
    """Anything a source may bring: gaps, zeros, constants, falls below zero, very large and very small values."""
    value = st.one_of(
        st.just(math.nan), st.just(0.0), st.just(7.0), st.floats(-1e9, 1e9), st.integers(0, 20).map(float)
    )
    return months_of(draw(st.lists(value, min_size=0, max_size=40)))


def test_a_series_that_never_moved_and_then_jumps_has_changed() -> None:
    """24 months of 100 lead one to expect 100; 150 is a change, upwards."""
    verdict = judge(months_of([100] * 24 + [150]))
    assert verdict.status == "better"
    assert verdict.expected == pytest.approx(100)
    assert verdict.months == 1


def test_a_series_that_never_moves_is_routine() -> None:
    """No movement is a normal month, of zeros as well."""
    assert judge(months_of([100] * 25)).status == "routine"
    assert judge(months_of([0] * 25)).status == "routine"


def test_a_straight_line_expects_its_next_step() -> None:
    """0, 1, 2 … 29: 29 is expected after 28, and 60 is not."""
    verdict = judge(months_of(list(range(30))))
    assert verdict.status == "routine"
    assert verdict.expected == pytest.approx(29, abs=0.01)
    assert judge(months_of([*range(30), 60])).status == "better"


def test_limits_of_a_level_with_noise_are_prediction_limits() -> None:
    """The mean of n values, and t times s times the root of 1 + 1/n either way, as the textbook has it.

    For 60 values around 100 with noise 5: 100 ± 2.45 * 5 * 1.008, give or take what the other candidates say.
    """
    values = 100 + 5 * noise(60)
    verdict = judge(months_of([*values, 100.0]), seasonal="no")
    half = 2.45 * values.std(ddof=1) * math.sqrt(1 + 1 / 60)
    assert verdict.expected == pytest.approx(values.mean(), abs=2)
    assert verdict.lower == pytest.approx(values.mean() - half, abs=2.5)
    assert verdict.upper == pytest.approx(values.mean() + half, abs=2.5)


def test_the_status_follows_the_limits_for_a_change_of_one_month() -> None:
    """Just inside the limits is routine, just outside is not."""
    history = list(100 + 5 * noise(48))
    limits = judge(months_of([*history, 100.0]))
    assert limits.lower is not None
    assert limits.upper is not None
    assert judge(months_of([*history, limits.upper * 1.01])).status == "better"
    assert judge(months_of([*history, limits.lower * 0.99])).status == "worse"
    assert judge(months_of([*history, limits.upper * 0.999])).status in ("routine", "no-verdict")


def test_last_decembers_peak_makes_this_decembers_peak_no_change() -> None:
    """A shop sells 180 in December and about 100 otherwise; after two Decembers the third is expected."""
    year = [100, 98, 103, 101, 99, 97, 102, 100, 104, 99, 101, 180]
    verdict = judge(months_of([*year, *[value + 2 for value in year], *year], "2010-01"))
    assert verdict.status == "routine"
    assert verdict.expected is not None
    assert verdict.expected > 160


def test_a_missing_december_peak_is_a_change() -> None:
    """The same shop at 100 in its fourth December: a normal month for the average, and far too little for it."""
    year = [100, 98, 103, 101, 99, 97, 102, 100, 104, 99, 101, 180]
    months = [*year, *[value + 2 for value in year], *[value - 1 for value in year], *year[:-1], 100]
    assert judge(months_of(months, "2010-01")).status == "worse"


def test_one_december_peak_does_not_make_the_second_one_a_change() -> None:
    """With one earlier year, a peak that comes back may be the season: no alarm."""
    year = [100, 98, 103, 101, 99, 97, 102, 100, 104, 99, 101, 180]
    assert judge(months_of([*year, *year], "2010-01")).status in ("routine", "no-verdict")


def test_growth_is_expected_to_go_on() -> None:
    """Two percent a month for four years: the next two percent are no news, 20 % are."""
    values = list(100 * 1.02 ** np.arange(48) * np.exp(0.02 * noise(48)))
    assert judge(months_of([*values, 100 * 1.02**48])).status == "routine"
    assert judge(months_of([*values, 120 * 1.02**48])).status == "better"


def test_one_mad_month_in_the_history_does_not_hide_a_change() -> None:
    """A month of ten times the usual leaves the limits of all others nearly as they were."""
    calm = list(100 + 3 * noise(40))
    mad = [*calm[:20], 1000.0, *calm[21:]]
    without, with_it = judge(months_of([*calm, 125.0])), judge(months_of([*mad, 125.0]))
    assert without.status == with_it.status == "better"
    assert with_it.upper == pytest.approx(without.upper, rel=0.03)


def test_a_lasting_shift_is_found_though_no_month_of_it_is_far_out() -> None:
    """Four months, each 2.2 noise units above 36 of noise: none is beyond the limits, together they are."""
    values = [*(100 + 5 * noise(36, 4)), 111.0, 111.0, 111.0, 111.0]
    verdicts = [judge(months_of(values[:until]), seasonal="no") for until in range(37, 41)]
    found = [verdict for verdict in verdicts if verdict.status == "better"]
    assert found
    assert found[0].months > 1
    assert str(found[0].months) in found[0].reason


def test_a_single_far_month_is_no_lasting_shift_afterwards() -> None:
    """Three months after one very good month all is normal again, and said to be."""
    values = [*(100 + 5 * noise(36, 4)), 150.0, 100.0, 101.0]
    assert judge(months_of(values[:37])).status == "better"
    assert judge(months_of(values[:38])).status == "routine"
    assert judge(months_of(values)).status == "routine"


def test_fewer_than_twelve_earlier_months_are_a_trial() -> None:
    """Eleven earlier months give no verdict; the twelfth does. Gaps do not count."""
    values = list(100 + 5 * noise(13))
    trial = judge(months_of(values[:12]))
    assert (trial.status, trial.expected, trial.lower, trial.upper) == ("trial", None, None, None)
    assert "11 months" in trial.reason
    assert judge(months_of(values)).status != "trial"
    assert judge(months_of([*values[:5], math.nan, *values[6:]])).status == "trial"


def test_a_month_without_value_has_no_verdict() -> None:
    """Nothing is judged where nothing is known, and nothing of an empty series."""
    for values in ([100.0] * 24 + [math.nan], [math.nan] * 24, []):
        assert judge(months_of(values)).status in ("no-verdict", "trial")
        assert judge(months_of(values)).expected is None


def test_a_month_that_an_event_excludes_is_not_judged_and_not_learned_from() -> None:
    """Tracking was down: neither the month itself is judged, nor do later ones expect it again."""
    values = months_of([*(100 + 5 * noise(30)), 20.0, 101.0])
    down = values.index[-2]
    assert judge(values[:-1], exclude=[down]).status == "no-verdict"
    emptied = values.copy()
    emptied[down] = math.nan
    assert judge(values, exclude=[down]) == judge(emptied)


def test_an_explained_shift_is_a_new_level() -> None:
    """After a rebase from 100 to 200, 200 is normal and 100 a fall; before three months of it there is no verdict."""
    values = months_of([*(100 + 3 * noise(30)), *(200 + 3 * noise(9, 2))])
    start = values.index[30]
    assert judge(values, rebase=[start]).status == "routine"
    assert judge(values[:33], rebase=[start]).status == "no-verdict"
    fallen = values.copy()
    fallen.iloc[-1] = 100
    assert judge(fallen, rebase=[start]).status == "worse"


def test_a_season_that_must_be_there_takes_two_years_to_know() -> None:
    """With `seasonal: yes` and a year and a half there is no verdict; with `no` there is."""
    values = months_of(list(100 + 5 * noise(19)))
    assert judge(values, seasonal="yes").status == "no-verdict"
    assert judge(values, seasonal="no").status != "no-verdict"


def test_the_same_month_a_year_ago_excuses_nothing_without_a_season() -> None:
    """Two Aprils of 130 among months of 80: with `seasonal: no` the second one is no season, but a change."""
    values = months_of([130.0 if n % 12 == 3 else 80.0 for n in range(16)], start="2010-01")
    assert judge(values, seasonal="no").status == "better"
    assert judge(values).status in ("routine", "no-verdict")


def test_a_short_february_is_no_fall() -> None:
    """Ten a day, every day: 280 in February is what 310 in January leads one to expect."""
    index = pd.period_range("2010-03", "2014-02", freq="M")
    values = pd.Series(index.days_in_month * 10.0, index)
    verdict = judge(values, per_day=True)
    assert verdict.status == "routine"
    assert verdict.expected == pytest.approx(280)


def test_counts_are_never_expected_below_zero() -> None:
    """A few leads a month: the lower limit is none, not minus two."""
    leads = np.random.default_rng(3).poisson(2, 37).astype(float)
    verdict = judge(months_of(list(leads)))
    assert verdict.lower is not None
    assert verdict.lower >= 0


def test_reasons_speak_plainly() -> None:
    """The analyst reads a sentence without statistics."""
    calm = list(100 + 5 * noise(36))
    for last in (100.0, 150.0, 50.0, math.nan):
        reason = judge(months_of([*calm, last])).reason
        assert reason.endswith(".")
        assert not any(word in reason.lower() for word in ("sigma", "p-value", "deviation", "quantile"))


def test_an_index_that_is_not_of_different_months_is_refused() -> None:
    """Days, plain numbers and a month given twice are a mistake of the caller."""
    with pytest.raises(ValueError, match="PeriodIndex"):
        judge(pd.Series([1.0, 2.0]))
    with pytest.raises(ValueError, match="PeriodIndex"):
        judge(pd.Series([1.0], pd.period_range("2010-01-01", periods=1, freq="D")))
    with pytest.raises(ValueError, match="different months"):
        judge(pd.Series([1.0, 2.0], pd.PeriodIndex(["2010-01", "2010-01"], freq="M")))


def test_a_verdict_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        judge(months_of([1.0])).status = "better"  # type: ignore[misc]


def test_the_order_of_rows_does_not_matter() -> None:
    values = months_of(list(100 + 5 * noise(30)))
    assert judge(values[::-1]) == judge(values)


@QUIET
@given(histories())
def test_any_history_gets_an_answer(values: pd.Series[float]) -> None:
    """Gaps, zeros, constants, negative and huge values: a status, and limits in order around what is expected."""
    verdict = judge(values)
    assert verdict == judge(values)
    if verdict.expected is not None:
        assert verdict.lower is not None
        assert verdict.upper is not None
        assert verdict.lower <= verdict.expected <= verdict.upper
    if verdict.status in ("better", "worse", "routine"):
        assert verdict.expected is not None


@QUIET
@given(histories())
def test_lower_is_better_mirrors_the_verdict(values: pd.Series[float]) -> None:
    """What is better for sales is worse for costs; the figures stay."""
    higher, lower = judge(values), judge(values, "lower")
    assert replace(higher, status=OPPOSITE.get(higher.status, higher.status)) == lower


@QUIET
@given(st.integers(0, 1000), st.sampled_from([1e-6, 0.01, 3.0, 1000.0, 1e12]), st.sampled_from([0.0, 30.0, 60.0]))
def test_scaling_the_data_scales_the_answer(seed: int, factor: float, jump: float) -> None:
    """Pence or pounds: the same verdict, in the other unit."""
    values = months_of([*(100 + 5 * noise(30, seed)), 100.0 + jump])
    one, other = judge(values), judge(values * factor)
    assert one.status == other.status
    for a, b in zip(_figures(one), _figures(other), strict=True):
        assert b == pytest.approx(a * factor, rel=1e-6)


@QUIET
@given(st.integers(0, 1000))
def test_losses_are_judged_as_profits_upside_down(seed: int) -> None:
    """A series of negative values is the mirror image of a positive one."""
    values = months_of([*(100 + 5 * noise(30, seed)), 120.0])
    up, down = judge(values), judge(-values, "lower")
    assert up.status == down.status
    lower, middle, upper = _figures(down)
    assert _figures(up) == pytest.approx([-upper, -middle, -lower])


def test_few_false_alarms_and_most_changes_found_in_a_small_simulation() -> None:
    """Of 100 normal months at most 8 are called a change; of 60 changes of five noise units at least 48 are found."""
    alarms, found = 0, 0
    for seed in range(100):
        values = 100 + 5 * noise(37, seed)
        alarms += judge(months_of(list(values))).status in OPPOSITE
        if seed < 60:
            found += judge(months_of([*values[:-1], values[-1] + 25])).status == "better"
    assert alarms <= 8
    assert found >= 48


def test_the_model_loads_without_scipy_charts_or_databases() -> None:
    """Scipy waits for the first verdict; charts and databases are not the model's."""
    code = (
        "import sys; import readout.model.signals, readout.model.forecast; "
        "print([name for name in ('scipy', 'plotnine', 'duckdb') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def _figures(verdict: Verdict) -> list[float]:
    figures = (verdict.lower, verdict.expected, verdict.upper)
    return [figure for figure in figures if figure is not None]


def test_months_judged_together_are_judged_as_alone() -> None:
    """To the last bit: 240 series of every kind, whatever stands beside them and however they are to be read."""
    cases = [
        Case(
            values := generated(seed),
            better="lower" if seed % 2 else "higher",
            seasonal=("auto", "auto", "yes", "no")[seed % 4],
            rebase=(values.index[9],) if seed % 7 == 0 else (),
            exclude=(values.index[5], values.index[-1])[: seed % 3] if seed % 5 == 0 else (),
            per_day=seed % 3 == 0,
        )
        for seed in range(240)
    ]
    for case, verdict in zip(cases, judge_each(cases), strict=True):
        manner = {"rebase": case.rebase, "exclude": case.exclude, "per_day": case.per_day}
        assert verdict == judge(case.values, case.better, case.seasonal, **manner)


@QUIET
@given(st.lists(histories(), max_size=4))
def test_any_histories_may_be_judged_together(together: list[pd.Series[float]]) -> None:
    """Empty ones, gaps only and constants among them."""
    assert judge_each([Case(each) for each in together]) == [judge(each) for each in together]
