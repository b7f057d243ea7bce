"""Which months the parameters of a query ask for."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from readout.data.databases.span import parameters_for
from readout.model.client import Client, Engagement, Source

NOVEMBER = pd.Period("2011-11", freq="M")


def span(month: pd.Period | None, lag_days: int = 0, start: str | None = "2010-12") -> tuple[str, str]:
    """Return the first day wanted and the first one that is not."""
    engagements = (Engagement(pd.Period(start, freq="M"), NOVEMBER),) if start else ()
    client = Client(id="shop", name="Shop", engagements=engagements)
    values = parameters_for(client, Source("orders", "day", lag_days=lag_days), month)
    assert values["client"] == "shop"
    assert all(type(values[name]) is dt.date for name in ("month_start", "month_end"))
    return str(values["month_start"]), str(values["month_end"])


def test_history_begins_three_years_before_the_engagement() -> None:
    """And does not move with the month, so that a report made again next year sees the same history."""
    assert span(NOVEMBER) == ("2007-12-01", "2011-12-01")
    assert span(NOVEMBER - 3)[0] == "2007-12-01"
    assert span(pd.Period("2009-01", freq="M")) == ("2006-01-01", "2009-02-01")


@pytest.mark.parametrize(("lag", "end"), [(0, "2011-12-01"), (3, "2012-01-01"), (31, "2012-01-01"), (32, "2012-02-01")])
def test_the_end_is_the_first_day_not_wanted(lag: int, end: str) -> None:
    """With a lag, the days on which one sees that figures have settled are wanted too."""
    assert span(NOVEMBER, lag)[1] == end


def test_without_a_month_or_an_engagement_everything_is_wanted() -> None:
    """The newest month is not known before the data are; no clock is read for it."""
    assert span(None) == ("2007-12-01", "2100-01-01")
    assert span(None, start=None) == ("1990-01-01", "2100-01-01")
