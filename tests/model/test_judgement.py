"""Every KPI of a report is judged by its own events, season and calendar, and its change taken apart."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.model.client import Event
from readout.model.drivers_detail import Detail, Member, Members
from readout.model.judged import is_above, known_to, manner_of, verdict_of
from readout.model.judgement import judged_kpi
from readout.model.results import KpiResult, kpi_result
from readout.model.series import EVERY_MONTH, KpiSeries, value_at
from readout.model.signals import Verdict
from tests.builders import client_of, kpi, month, report_of, series_of

REVENUE = kpi()
SHOP = client_of(kpis=(REVENUE,))
# Two years around 100 with a little noise by hand, and a jump in January 2014.
CALM = [100, 102, 99, 101, 98, 100, 103, 97, 101, 99, 100, 102, 98, 101, 100, 99, 103, 100, 97, 102, 99, 101, 100, 98]
JUMP = series_of([*CALM, 160])
MEAN = kpi(value="mean(revenue)")


def result_of(series: KpiSeries, of: str = "2014-01", **fields: object) -> KpiResult:
    client = replace(SHOP, kpis=(replace(REVENUE, **fields),))  # type: ignore[arg-type]
    return judged_kpi(client, kpi_result(client, client.kpis[0], series, month(of)))


def test_a_jump_is_a_real_change_and_the_month_before_it_was_normal() -> None:
    """160 after two years between 97 and 103."""
    assert result_of(JUMP).verdict.status == "better"
    assert result_of(JUMP).changed
    assert result_of(JUMP, "2013-12").verdict.status == "routine"
    assert not result_of(JUMP, "2013-12").changed


def test_a_rise_of_what_should_fall_is_worse_and_still_lies_above() -> None:
    """A price that jumps: the direction is the same, the judgement is not."""
    result = result_of(JUMP, better="lower")
    assert result.verdict.status == "worse"
    assert is_above(result.kpi, result.verdict)
    assert not is_above(replace(REVENUE, better="lower"), Verdict("better", ""))


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (Event(month("2014-01"), "Tracking was down", ("revenue",), exclude=True), "no-verdict"),
        (Event(month("2014-01"), "New shop", ("revenue",), rebase=True), "no-verdict"),
        (Event(month("2014-01"), "Tracking was down", ("orders",), exclude=True), "better"),
        (Event(month("2014-01"), "Fair", ("revenue",)), "better"),
    ],
)
def test_events_of_the_kpi_are_heeded_and_others_are_not(event: Event, status: str) -> None:
    """Not judged where the client's file takes the month out, or says that a lasting shift starts there."""
    client = replace(SHOP, events=(event,))
    assert verdict_of(client, REVENUE, JUMP, month("2014-01")).status == status


def test_only_sums_are_taken_per_day() -> None:
    """February has fewer days to sell on; an average has not. A quarter's days are not its last month's."""
    quarterly = replace(JUMP, due_months=frozenset({3, 6, 9, 12}))
    assert manner_of(SHOP, REVENUE, JUMP)["per_day"] is True
    assert manner_of(SHOP, MEAN, JUMP)["per_day"] is False
    assert manner_of(SHOP, REVENUE, quarterly)["per_day"] is False
    assert JUMP.due_months == EVERY_MONTH


def test_a_month_beyond_the_data_is_not_judged_by_the_last_one_known() -> None:
    """The jump of January says nothing of March, which has no figure."""
    assert len(known_to(JUMP, month("2014-03"))) == 27
    verdict = verdict_of(SHOP, REVENUE, JUMP, month("2014-03"))
    assert (verdict.status, verdict.expected) == ("no-verdict", None)
    assert verdict_of(SHOP, REVENUE, series_of({}), month("2014-03")).status == "no-verdict"


def test_the_future_is_not_known() -> None:
    """A report of December made in February says what it said in January."""
    then = series_of(CALM)
    assert verdict_of(SHOP, REVENUE, JUMP, month("2013-12")) == verdict_of(SHOP, REVENUE, then, month("2013-12"))


def test_a_change_is_taken_apart_by_member() -> None:
    """160 after 98: Finland brought 50 of it, others 12. December and January are equally long."""
    december, january = month("2013-12"), month("2014-01")
    members = (
        Member("Finland", {december: 40.0, january: 90.0}),
        Member("Sweden", {december: 58.0, january: 70.0}),
    )
    detail = Detail((Members("country", members, frozenset({december, january})),))
    client = replace(SHOP, kpis=(replace(REVENUE, dimensions=("country",)),))
    result = judged_kpi(client, kpi_result(client, client.kpis[0], JUMP, january), detail)
    assert result.previous.explanation is not None
    assert [(part.name, part.effect) for part in result.previous.explanation.parts] == [("Finland", 50), ("Sweden", 12)]
    assert result.year_ago.explanation is not None  # a year ago is no month of the detail: nothing is made up
    assert [part.kind for part in result.year_ago.explanation.parts] == ["unexplained"]


def test_without_a_change_nothing_is_taken_apart() -> None:
    """The first month ever has nothing to be compared with."""
    result = result_of(series_of([100]), "2012-01")
    assert (result.previous.explanation, result.year_ago.explanation) == (None, None)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), max_size=30))
def test_parts_add_up_in_every_report(values: list[float]) -> None:
    """Whatever the figures are."""
    report = report_of(SHOP, "2014-01", {"revenue": series_of(values, start="2011-09")})
    for result in report.kpis:
        for comparison in (result.previous, result.year_ago):
            if comparison.explanation:
                total = sum(part.effect for part in comparison.explanation.parts)
                assert total == pytest.approx(comparison.change, rel=1e-9, abs=1e-6)


def test_what_is_known_by_a_month_ends_with_it() -> None:
    """Before the first value, between, and after the last: the month itself is always there, with or without value."""
    series = series_of([1, 2, 3, 4], "2012-01")
    for text in ("2011-11", "2012-01", "2012-03", "2012-04", "2012-07"):
        known, first = known_to(series, month(text)), min(month(text), month("2012-01"))
        whole = series.values.reindex(pd.period_range(first, month(text), freq="M"))
        pd.testing.assert_series_equal(known, whole)
    assert known_to(KpiSeries("none", series.values.iloc[:0]), month("2012-01")).isna().tolist() == [True]


def test_a_value_is_found_whatever_months_are_left_out() -> None:
    """By its place where months follow each other, by search where one is missing."""
    values = pd.Series([1.0, 2.0, 4.0], pd.PeriodIndex(["2012-01", "2012-02", "2012-04"], freq="M"))
    found = {text: value_at(values, month(text)) for text in ("2011-12", "2012-01", "2012-02", "2012-03", "2012-04")}
    assert found == {"2011-12": None, "2012-01": 1.0, "2012-02": 2.0, "2012-03": None, "2012-04": 4.0}
