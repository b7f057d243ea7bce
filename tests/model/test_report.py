"""A client's month is calculated once, without a clock."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.model.client import Decision, Event, Pause, Source
from readout.model.report import as_of_date
from tests.builders import client_of, goal, kpi, month, report_of, step, work


def test_today_is_the_months_end_plus_the_largest_lag() -> None:
    """One source settles at once, one after three days, one after five: 30 June becomes 5 July."""
    sources = tuple(Source(f"s{lag}", date="date", file="x.csv", lag_days=lag) for lag in (0, 5, 3))
    assert as_of_date(client_of(sources=sources), month("2012-06")) == dt.date(2012, 7, 5)
    assert as_of_date(client_of(sources=()), month("2012-02")) == dt.date(2012, 2, 29)


def test_a_report_holds_everything_in_the_order_of_the_client_file() -> None:
    """KPIs and goals as listed, each goal measured by its own KPI and the way it is better."""
    cost = kpi("cost", better="lower")
    goals = (goal("cut", kpi="cost"), goal("grow", kpi="revenue"), goal("move", kpi=None, target=None))
    values = {"cost": {"2012-01": 40.0}, "revenue": {"2012-01": 40.0}}
    report = report_of(client_of(kpis=(cost, kpi()), goals=goals), "2012-01", values)
    assert [result.kpi.id for result in report.kpis] == ["cost", "revenue"]
    assert [(result.goal.id, result.status) for result in report.goals] == [
        ("cut", "behind"),  # 40 spent of 10 planned
        ("grow", "ahead"),  # 40 sold of 10 planned
        ("move", None),
    ]
    assert report.as_of == dt.date(2012, 1, 31)


def test_lags_move_what_is_late() -> None:
    """Work and dated steps are seen on the same day as the figures."""
    slow = Source("orders", date="date", file="x.csv", lag_days=5)
    move = goal("move", kpi=None, target=None, milestones=(step("Move", "2012-07-03"),))
    report = report_of(client_of(sources=(slow,), goals=(move,)), "2012-06", items=[work(due="2012-07-04")])
    assert report.goal("move").status == "behind"
    assert [item.id for item in report.work.late] == ["guide"]


def test_results_are_found_by_id() -> None:
    """And an id that does not exist is an error rather than nothing."""
    report = report_of(client_of(kpis=(kpi(), kpi("cost")), goals=(goal("a"), goal("b"))), "2012-01")
    assert report.kpi("cost").kpi.id == "cost"
    assert report.goal("b").goal.id == "b"
    for find in (report.kpi, report.goal):
        with pytest.raises(KeyError):
            find("nothing")


def test_decisions_and_pauses_are_those_of_the_month() -> None:
    """Last month's decision was last month's."""
    decisions = tuple(Decision(month(f"2012-0{n}"), "grow", "keep", f"reason {n}") for n in (5, 6))
    client = client_of(decisions=decisions, pause=(Pause(month("2012-05"), "the shop moves"),))
    assert [each.because for each in report_of(client, "2012-06").decisions] == ["reason 6"]
    assert report_of(client, "2012-06").pause is None
    assert report_of(client, "2012-05").pause == "the shop moves"


def test_events_are_known_once_they_have_happened() -> None:
    """Only those of the KPI itself, up to the month of the report."""
    events = tuple(Event(month(f"2012-0{n}"), f"event {n}", kpis=names) for n, names in enumerate(
        [("revenue",), ("cost",), ("revenue", "cost"), ("revenue",)], start=4))  # fmt: skip
    report = report_of(client_of(kpis=(kpi(),), events=events), "2012-06")
    assert [each.note for each in report.events_for("revenue")] == ["event 4", "event 6"]
