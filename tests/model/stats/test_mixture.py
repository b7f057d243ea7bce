"""What all candidates together expect of one month, against textbook formulas."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from readout.model.stats import mixture
from readout.model.stats.candidates import among, candidates
from readout.model.stats.history import read_history
from readout.model.stats.innovations import evidence, fit
from readout.model.stats.mixture import Mixture, below_each, next_month, quantiles
from readout.model.stats.outliers import Asked, fits_without_outliers
from tests.model.stats.plainly import plain_quantile
from tests.model.stats.series import generated

PLAIN = np.array([0])  # of the candidates without season, the first: white noise, no trend


def two_parts() -> Mixture:
    """Half of the weight around 10, half around 20 in logarithms."""
    flags = np.array([False, True])
    return Mixture(
        weight=np.array([0.5, 0.5]),
        centre=np.array([10.0, math.log(20)]),
        spread=np.array([1.0, 0.1]),
        freedom=np.array([1e9, 1e9]),
        logarithmic=flags,
        season=flags,
        drift=flags,
    )


def test_half_of_a_mixture_lies_below_what_separates_its_parts() -> None:
    """Between 10 ± 1 and 20 ± 10 % there is nothing: 15 has one half below it; 10 a quarter, 20 three quarters."""
    below = two_parts().below(np.array([10.0, 14.5, 20.0]))
    assert below == pytest.approx([0.25, 0.5, 0.75], abs=0.001)


def test_quantiles_are_where_their_share_lies_below() -> None:
    parts, shares = two_parts(), np.array([0.01, 0.3, 0.6, 0.99])
    assert parts.below(parts.quantiles(shares)) == pytest.approx(shares, abs=1e-6)


def test_the_short_way_to_a_quantile_ends_where_halving_alone_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last bit: a limit of a report must not hang on the way it was searched."""
    shares = np.array([0.009, 0.2, 0.5, 0.75, 0.991])
    short = two_parts().quantiles(shares)
    monkeypatch.setattr(mixture, "STEPS", 0)
    assert short.tolist() == two_parts().quantiles(shares).tolist()


def test_nothing_of_a_logarithmic_part_lies_below_zero() -> None:
    assert two_parts().below(np.array([-5.0, 0.0])) == pytest.approx([0, 0], abs=1e-9)


def test_one_plain_candidate_is_the_textbook_prediction_interval() -> None:
    """12 values of mean 6.5 and standard deviation 3.606: t with 11 degrees of freedom, spread s * sqrt(1 + 1/12)."""
    values = np.arange(1.0, 13.0) - 20  # below zero: no logarithms
    one = among(candidates(24, "no"), PLAIN)
    fitted = fit(tuple(range(13)), np.append(values, 0.0), 12, (), one)
    month = next_month(fitted, 12)
    spread = values.std(ddof=1) * math.sqrt(1 + 1 / 12)
    assert evidence(fitted, 12).noise[0, 0] == pytest.approx(values.std(ddof=1), rel=1e-4)
    assert month.centre == pytest.approx([-13.5], rel=1e-4)
    assert month.spread == pytest.approx([spread], rel=1e-4)
    assert month.quantiles(np.array([0.9])) == pytest.approx([-13.5 + spread * stats.t.ppf(0.9, 11)], rel=1e-4)


def test_one_trend_candidate_is_the_textbook_regression() -> None:
    """A least squares line through 12 values, and its prediction interval a month ahead."""
    time, values = np.arange(12.0), np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, -8])
    slope, level = np.polyfit(time, values, 1)
    residual = values - level - slope * time
    noise = math.sqrt((residual**2).sum() / 10)
    spread = noise * math.sqrt(1 + 1 / 12 + (12 - time.mean()) ** 2 / ((time - time.mean()) ** 2).sum())
    one = among(candidates(24, "no"), PLAIN + 1)
    assert one.trend.all()
    month = next_month(fit(tuple(range(13)), np.append(values, 0.0), 12, (), one), 12)
    assert month.centre == pytest.approx([level + 12 * slope], rel=1e-3)
    assert month.spread == pytest.approx([spread], rel=1e-3)
    assert month.freedom == pytest.approx([10])


def test_what_comes_later_does_not_touch_what_was_known() -> None:
    """The evidence after 20 months is the same whatever the 21st brings."""
    values = 1 + 0.1 * np.random.default_rng(1).standard_normal(21)
    of = candidates(24)
    one = fit(tuple(range(21)), values, 20, (), of)
    other = fit(tuple(range(21)), np.append(values[:20], 9.0), 20, (), of)
    assert evidence(one, 20).weight == pytest.approx(evidence(other, 20).weight)
    assert next_month(one, 20).centre == pytest.approx(next_month(other, 20).centre)


def test_the_weights_tell_a_season_from_none() -> None:
    """Four years of a clear wave leave nothing to candidates without season; four years of noise favour them."""
    time = np.arange(49)
    noise = 0.05 * np.random.default_rng(2).standard_normal(49)
    of = candidates(60)
    wave = evidence(fit(tuple(range(49)), 1 + 0.3 * np.sin(time * np.pi / 6) + noise, 48, (), of), 48)
    calm = evidence(fit(tuple(range(49)), 1 + noise, 48, (), of), 48)
    assert wave.weight[of.season].sum() > 0.999
    assert calm.weight[of.season].sum() < 0.4


def test_the_limits_of_real_months_are_where_halving_finds_them_by_scipy() -> None:
    """To the last bit, for series of every kind, asked for together."""
    histories = [read_history(generated(seed)) for seed in range(40)]
    asked = [Asked(each, len(each.at) - 1, "auto") for each in histories if len(each.at) > 12]
    months = [next_month(*fitted) for fitted in fits_without_outliers(asked)]
    shares = np.array([0.009, 0.5, 0.991])
    found = quantiles(months, shares)
    for month, limits in zip(months, found, strict=True):
        assert limits.tolist() == [plain_quantile(month, share) for share in shares]


def test_the_probability_of_each_months_value_is_its_own() -> None:
    """Two mixtures asked for together: half lies below 14.5 in both, three quarters below 20."""
    assert below_each([two_parts(), two_parts()], np.array([14.5, 20.0])) == pytest.approx([0.5, 0.75], abs=0.001)
