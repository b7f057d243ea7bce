"""A figure that was sent and is another today is said once, beyond settling and rounding."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Event
from readout.model.facts import facts
from readout.model.report import Report
from readout.model.restated import has_changed
from tests.builders import client_of, goal, kpi, month, report_of, sent, series_of

CLIENT = client_of(kpis=(kpi("orders", value="count(id)", unit="number"),), goals=(goal(kpi="orders"),))


def report(history, values: Any, of: str = "2012-06", client=CLIENT) -> Report:
    return report_of(client, of, {"orders": values}, history=history)


def changes(found: Report) -> list[tuple[str, float, float | None]]:
    return [(str(each.month), each.sent, each.now) for each in found.restated]


@pytest.mark.parametrize(
    ("then", "now", "unit", "changed"),
    [
        (1204, 1187, "number", True),  # 1.4 %
        (1204, 1207, "number", False),  # a quarter of a percent: late bookings
        (10, 11, "number", True),
        (0, 1, "number", True),
        (0, 0.0004, "number", False),  # both print 0
        (0.034, 0.0343, "percent", False),  # both 3.4 %
        (0.034, 0.0351, "percent", True),  # 3.4 % became 3.5 %
        (0.0085, 0.0089, "percent", True),  # 0.85 % became 0.89 %
        (0.5, 0.504, "currency", False),  # both £0.50
        (-200.0, -190.0, "currency", True),
    ],
)
def test_what_counts_as_changed(then: float, now: float, unit: Any, changed: bool) -> None:
    """More than half a percent, and more than half a unit of the last printed digit."""
    assert has_changed(then, now, unit) is changed


@given(st.floats(-1e9, 1e9), st.sampled_from(["currency", "number", "percent"]))
def test_a_figure_has_not_changed_when_it_is_the_same(value: float, unit: Any) -> None:
    """Nor when only the 12 digits of facts.json rounded it."""
    assert not has_changed(value, value, unit)
    assert not has_changed(float(f"{value:.12g}"), value, unit)


def test_a_changed_figure_is_told_with_both_values() -> None:
    """May was sent as 1,204 and is 1,187 today; April is what it was."""
    history = [sent(CLIENT, "2012-04", {"orders": 1100}), sent(CLIENT, "2012-05", {"orders": 1204})]
    found = report(history, {"2012-04": 1100, "2012-05": 1187, "2012-06": 1})
    assert changes(found) == [("2012-05", 1204, 1187)]
    assert facts(found)["restated"] == [{"kpi": "orders", "month": "2012-05", "sent": 1204, "now": 1187}]


def test_a_change_is_told_once() -> None:
    """June's report said that May is 1,187, as a correction or in its comparison: July has nothing to add."""
    may = sent(CLIENT, "2012-05", {"orders": 1204})
    corrected = {"restated": [{"kpi": "orders", "month": "2012-05", "sent": 1204, "now": 1187}]}
    compared = {"kpis": [{"id": "orders", "value": 1, "comparisons": {"previous": {"value": 1187}}}]}
    values = {"2012-05": 1187, "2012-06": 1, "2012-07": 1}
    for said in (corrected, compared):
        june = sent(CLIENT, "2012-06", facts={"kpis": [], **said})
        assert changes(report([may, june], values, "2012-07")) == []
        assert changes(report([may, june], {**values, "2012-05": 1100}, "2012-07")) == [("2012-05", 1187, 1100)]


def test_the_comparison_with_a_year_ago_tells_too() -> None:
    """June 2012 compared itself with June 2011, which the client had read as 900 and then as 950."""
    compared = {"kpis": [{"id": "orders", "value": 1, "comparisons": {"year_ago": {"value": 950}}}]}
    history = [sent(CLIENT, "2011-06", {"orders": 900}), sent(CLIENT, "2012-06", facts=compared)]
    assert changes(report(history, {"2011-06": 950, "2012-06": 1, "2012-07": 1}, "2012-07")) == []


def test_a_kpi_that_counts_something_else_cannot_be_compared() -> None:
    """The change of definition is R103's; so is one of a KPI that it is made of."""
    paid = client_of(kpis=(kpi("orders", value="count(id)", unit="number", where={"status": "paid"}),))
    history = [sent(CLIENT, "2012-05", {"orders": 1204})]
    assert changes(report(history, {"2012-05": 900}, client=paid)) == []
    assert changes(report([dataclasses.replace(history[0], definitions={})], {"2012-05": 900})) == []
    share = kpi("share", value="kpi(orders) / kpi(orders)", source=None, unit="percent")
    then, now = (dataclasses.replace(each, kpis=(*each.kpis, share)) for each in (CLIENT, paid))
    series = {"orders": series_of({"2012-05": 5}), "share": series_of({"2012-05": 0.5})}
    for client, found in ((then, ["share"]), (now, [])):
        made = report_of(client, "2012-06", series, history=[sent(then, "2012-05", {"orders": 5, "share": 1.0})])
        assert [each.kpi.id for each in made.restated] == found


def test_older_figures_rest() -> None:
    """Thirteen months back is the month before last year's; what lies before it compares with nothing."""
    history = [sent(CLIENT, of, {"orders": 10}) for of in ("2011-04", "2011-05")]
    assert changes(report(history, {"2011-04": 20, "2011-05": 20, "2012-06": 1})) == [("2011-05", 10, 20)]


def test_a_figure_that_is_gone_is_told_only_where_there_are_rows() -> None:
    """An export that no longer reaches back contradicts nobody; a month with rows and no trusted figure does."""
    history = [sent(CLIENT, "2012-05", {"orders": 10}), sent(CLIENT, "2012-04", {"orders": 10})]
    broken = dataclasses.replace(series_of({"2012-06": 5}), incomplete={month("2012-05"): "no row on 9 May"})
    assert changes(report(history, broken)) == [("2012-05", 10, None)]


def test_a_figure_that_was_pending_has_not_changed() -> None:
    """It was not told, and is filled in."""
    history = [sent(CLIENT, "2012-05", facts={"kpis": [{"id": "orders", "value": None}]})]
    assert changes(report(history, {"2012-05": 20})) == []


def test_a_cause_is_what_an_event_since_the_last_report_names() -> None:
    """For that KPI and that month; an event of the time before was in the last report already."""
    history = [sent(CLIENT, "2012-04", {"orders": 1100}), sent(CLIENT, "2012-05", {"orders": 1204})]
    values = {"2012-04": 1000, "2012-05": 1187, "2012-06": 1}
    why, may = "Test orders were taken out", month("2012-05")
    cause = Event(month("2012-06"), why, ("orders",), corrects=(may,))
    for event, causes in (
        (cause, [None, why]),
        (dataclasses.replace(cause, corrects=(may, month("2012-04"))), [why, why]),
        (dataclasses.replace(cause, kpis=()), [None, None]),
        (dataclasses.replace(cause, corrects=()), [None, None]),
        (dataclasses.replace(cause, month=may), [None, None]),
        (dataclasses.replace(cause, month=month("2012-07")), [None, None]),
    ):
        found = report(history, values, client=dataclasses.replace(CLIENT, events=(event,)))
        assert [each.cause for each in found.restated] == causes
