"""The call: how long, when, and what about."""

from __future__ import annotations

from readout.model.client import Call
from readout.model.work import WorkItem
from readout.text.call_lines import agenda, call_sentence
from tests.builders import client_of, figures_in, goal, kpi, report_of, work

VALUES = {"revenue": {f"2012-{n:02}": 1.0 for n in range(1, 7)}}


def test_the_call_is_in_the_month_after_the_report() -> None:
    """The second Tuesday of July 2012 is the 10th."""
    report = report_of(client_of(call=Call(45, "second Tuesday 10:00")), "2012-06")
    assert call_sentence(report, figures_in()) == "We talk for 45 minutes on Tuesday, 10 July 2012 at 10:00."


def test_a_call_without_a_rule_is_still_to_be_agreed() -> None:
    """A rule nobody can read is treated like none; no time is made up."""
    for when in (None, "when you like"):
        report = report_of(client_of(call=Call(30, when)), "2012-06")
        expected = "We talk for 30 minutes; the time is still to be agreed."
        assert call_sentence(report, figures_in()) == expected


def test_the_agenda_goes_from_the_clients_actions_to_the_plan() -> None:
    """Their actions first, then each goal that is off its plan, their questions, our plan."""
    goals = (goal("a", statement="sell more"), goal("b", statement="Keep", target=6.0, until="2012-06"))
    items: list[WorkItem] = [
        work("list", title="send the price list", owner="owner", due="2012-07-02"),
        work("next", title="Do we go on together?", owner="owner", due="2012-07-10"),
        work("ours", title="Ours", due="2012-07-10"),
    ]
    report = report_of(client_of(kpis=(kpi(),), goals=goals), "2012-06", VALUES, items)
    assert [result.status for result in report.goals] == ["behind", "met"]
    assert agenda(report, figures_in()) == (
        ("Your actions:", "Send the price list. Do we go on together?"),
        ("To decide:", "Sell more. Do we change direction?"),  # what is still needed was never reached
        ("Your questions.", ""),
        ("The plan:", "What we do in July 2012."),
    )


def test_a_quiet_month_has_a_short_agenda() -> None:
    """No action asked, no goal off its plan: questions and the plan remain."""
    points = [point for point, _ in agenda(report_of(client_of(), "2012-06"), figures_in())]
    assert points == ["Your questions.", "The plan:"]
