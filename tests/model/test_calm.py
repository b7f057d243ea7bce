"""A real change after many normal months is worth telling as such."""

from __future__ import annotations

import random

from readout.model.calm import LONGEST, calm_months
from readout.model.report import Report
from tests.builders import client_of, kpi, report_of, series_of

CHANCE = random.Random(1)
STEADY = [100 + CHANCE.gauss(0, 3) for _ in range(60)]


def report(values: list[float], of: str) -> Report:
    return report_of(client_of(kpis=(kpi(),)), of, {"revenue": series_of(values, "2008-01")})


def test_months_are_counted_back_to_the_last_change() -> None:
    """The 40th month doubles, which is seen in it and the one after; up to the 46th, four normal months follow."""
    made = report([*STEADY[:39], 200, *STEADY[40:45], 30], "2011-10")
    assert made.kpis[0].changed
    assert calm_months(made.client, made.kpis[0]) == 4


def test_nobody_looks_back_further_than_three_years() -> None:
    """Nor past the months in which nothing could be judged yet."""
    long = report(STEADY, "2012-12")
    assert calm_months(long.client, long.kpis[0]) <= LONGEST
    young = report(STEADY[:15], "2009-03")
    assert calm_months(young.client, young.kpis[0]) == 2
