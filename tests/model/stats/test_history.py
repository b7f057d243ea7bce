"""A monthly history is read without pandas' indexes, and comes to the same."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from readout.model.stats.history import History, read_history
from tests.model.stats.plainly import plain_history

MONTHS = st.integers(-200, 700).map(lambda number: pd.Period(ordinal=number, freq="M"))
VALUES = st.one_of(st.just(math.nan), st.just(math.inf), st.just(0.0), st.floats(-1e9, 1e9))


@given(
    st.dictionaries(MONTHS, VALUES, max_size=40),
    st.lists(MONTHS, max_size=3),
    st.lists(MONTHS, max_size=3),
    st.booleans(),
)
def test_any_months_are_read_as_pandas_reads_them(
    values: dict[pd.Period, float], rebase: list[pd.Period], exclude: list[pd.Period], per_day: bool
) -> None:
    """In any order, with gaps, far apart, before 1970, excluded, rebased."""
    series = pd.Series(list(values.values()), pd.PeriodIndex(list(values), freq="M"), dtype=float)
    exclude = [*exclude, *list(values)[:1]]
    found, plain = read_history(series, rebase, exclude, per_day), plain_history(series, rebase, exclude, per_day)
    assert _told(found) == _told(plain)


def _told(history: History) -> tuple[object, ...]:
    numbers = (history.at, history.values.tolist(), history.last, history.steps, history.sign, history.days)
    return (*numbers, history.size, history.reaches_last)


def test_whole_numbers_and_missing_ones_are_read_as_well() -> None:
    """An integer column, and one of objects with None."""
    index = pd.period_range("2020-01", periods=3, freq="M")
    assert read_history(pd.Series([1, 2, 3], index)).values.tolist() == [1.0, 2.0, 3.0]
    assert read_history(pd.Series([1, None, 3], index, dtype=object)).at == (0, 2)
    assert np.isfinite(read_history(pd.Series([1, None, 3], index, dtype="Float64")).values).all()
