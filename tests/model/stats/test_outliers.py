"""Months that fit nothing are left out, and series that are fitted together are fitted as each alone."""

from __future__ import annotations

import numpy as np
import pandas as pd

from readout.model.stats.history import read_history
from readout.model.stats.outliers import Asked, fits_without_outliers
from tests.model.stats.series import generated


def test_series_fitted_together_are_fitted_as_alone() -> None:
    """With and without outliers and gaps, of any length, to the last bit."""
    histories = [read_history(generated(seed)) for seed in range(40)]
    asked = [Asked(each, len(each.at) - 1, "auto") for each in histories]
    together = fits_without_outliers(asked)
    for one, (fitted, known) in zip(asked, together, strict=True):
        ((alone, known_alone),) = fits_without_outliers([one])
        assert (known, fitted.months.at) == (known_alone, alone.months.at)
        assert (fitted.innovations == alone.innovations).all()
    assert any(known < each.known for each, (_, known) in zip(asked, together, strict=True))


def test_a_mad_month_is_left_out_and_its_neighbours_are_not() -> None:
    """The eleventh of thirty months is ten times the usual."""
    values = 100 + 3 * np.random.default_rng(5).standard_normal(31)
    values[10] *= 10
    history = read_history(pd.Series(values, pd.period_range("2019-01", periods=31, freq="M")))
    ((fitted, known),) = fits_without_outliers([Asked(history, 30, "auto")])
    assert known == 29
    assert set(range(31)) - set(fitted.months.at) == {10}


def test_a_month_that_is_left_out_is_found_by_leaving_each_out_in_turn() -> None:
    """With a gap nothing comes from a table; the same months are left out as without the gap."""
    values = 100 + 3 * np.random.default_rng(5).standard_normal(40)
    values[20] *= 3
    whole = pd.Series(values, pd.period_range("2019-01", periods=40, freq="M"))
    for series in (whole, whole.mask(np.arange(40) == 5)):
        history = read_history(series)
        ((fitted, known),) = fits_without_outliers([Asked(history, len(history.at) - 1, "auto")])
        assert known == len(history.at) - 2
        assert 20 not in fitted.months.at
