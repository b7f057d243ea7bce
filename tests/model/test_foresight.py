"""What was expected a month ago is held against what came."""

from __future__ import annotations

from dataclasses import replace

from readout.model.client import Event
from readout.model.foresight import Foresight, foresight_of
from readout.model.history import Definition, Projected, SentReport
from tests.builders import client_of, kpi, month, report_of, sent, series_of

CALM = [100, 102, 99, 101, 98, 100, 103, 97, 101, 99, 100, 102, 98, 101, 100, 99, 103, 100, 97, 102, 99, 101, 100, 98]
MEAN = kpi(value="mean(revenue)")
SHOP = client_of(kpis=(MEAN,))
JANUARY = month("2014-01")


def test_a_calm_month_lies_in_its_range_and_a_jump_does_not() -> None:
    """Two years between 97 and 103 foresee about 100."""
    calm = foresight_of(SHOP, MEAN, series_of([*CALM, 101]), JANUARY)
    jump = foresight_of(SHOP, MEAN, series_of([*CALM, 160]), JANUARY)
    assert calm is not None
    assert jump is not None
    assert calm.held
    assert not jump.held
    assert (calm.lower, calm.expected, calm.upper) == (jump.lower, jump.expected, jump.upper)  # nobody knew the month
    assert 95 < calm.lower < 100 < calm.upper < 105


def test_nothing_was_foreseen_without_a_year_behind_it_or_a_figure() -> None:
    """Eleven months before, no figure this month, quarterly figures, or a month that an event takes out."""
    series = series_of([*CALM, 101])
    assert foresight_of(SHOP, MEAN, series_of([100] * 12), month("2012-12")) is None
    assert foresight_of(SHOP, MEAN, series_of([100, 101] * 6 + [100]), month("2013-01")) is not None
    assert foresight_of(SHOP, MEAN, series, month("2014-02")) is None
    assert foresight_of(SHOP, MEAN, replace(series, due_months=frozenset({1, 4, 7, 10})), JANUARY) is None
    out = replace(SHOP, events=(Event(JANUARY, "Tracking was down", ("revenue",), exclude=True),))
    assert foresight_of(out, MEAN, series, JANUARY) is None


def test_what_the_last_report_said_counts_whatever_became_of_its_figures() -> None:
    """December's report expected 90 to 110; its own figures have changed since. What it counted must be the same."""
    said = Projected(JANUARY, 100.0, 90.0, 110.0)
    december = sent(SHOP, "2013-12", {"revenue": 98.0}, projection={"revenue": said})

    def foreseen(before: SentReport, value: float = 105.0) -> Foresight | None:
        report = report_of(SHOP, "2014-01", {"revenue": series_of([*CALM, value])}, history=[before])
        return report.kpi("revenue").foresight

    assert foreseen(december) == Foresight(100.0, 90.0, 110.0, held=True)
    assert foreseen(december, 111.0) == Foresight(100.0, 90.0, 110.0, held=False)
    calculated = foresight_of(SHOP, MEAN, series_of([*CALM, 105]), JANUARY)
    november = sent(SHOP, "2013-11", projection={"revenue": replace(said, month=month("2013-12"))})
    other = replace(december, definitions={"revenue": Definition("sum(revenue)")})
    for before in (november, other, replace(december, projection={})):
        assert foreseen(before) == calculated
