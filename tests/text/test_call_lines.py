"""The call: how long, when, and what about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from readout.model.call import Appointment
from readout.model.client import Call, Pause
from readout.model.work import WorkItem
from readout.text.call_lines import Topic, agenda, call_sentence, short_agenda
from tests.builders import client_of, figures_in, goal, kpi, month, report_of, work

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


def test_a_holiday_moves_the_call_and_the_report_says_why() -> None:
    """Finland's independence day, 6 December 2011, was a Tuesday: the first one of its month."""
    report = replace(
        report_of(client_of(call=Call(30, "first Tuesday 10:00")), "2011-11"),
        appointment=Appointment(dt.datetime(2011, 12, 7, 10), dt.date(2011, 12, 6), "Independence Day"),
    )
    assert call_sentence(report, figures_in()) == (
        "We talk for 30 minutes on Wednesday, 7 December 2011 at 10:00. "
        "We moved it, for Tuesday, 6 December 2011 is a holiday: Independence Day."
    )


GOALS = (goal("a", statement="sell more"), goal("b", statement="Keep", target=6.0, until="2012-06"))
ITEMS: list[WorkItem] = [
    work("list", title="send the price list", owner="owner", due="2012-07-02", note="the letter waits for it"),
    work("next", title="Do we go on together?", owner="owner", due="2012-07-10"),
    work("ours", title="Ours", due="2012-07-10"),
]


def test_the_agenda_goes_from_the_clients_actions_to_the_plan() -> None:
    """Their actions first, with what waits on each, then the goal that is off its plan, their questions, our plan.

    By hand: two actions of 3, one decision of 8, 5 and 5 make 24, of 30 minutes: 7.5, 10, 6.25 and 6.25.
    """
    report = report_of(client_of(kpis=(kpi(),), goals=GOALS), "2012-06", VALUES, ITEMS)
    assert [result.status for result in report.goals] == ["behind", "met"]
    assert agenda(report, figures_in()) == (
        Topic(
            8,
            "Your 2 actions",
            (
                "Send the price list. Shop owner, by 2 July 2012. The letter waits for it.",
                "Do we go on together? Shop owner, by 10 July 2012.",
            ),
        ),
        Topic(10, "To decide", ("Sell more. Do we change direction?",)),  # what is still needed was never reached
        Topic(6, "Your questions"),
        Topic(6, "What we do in July 2012"),
    )


def test_in_the_report_the_agenda_is_short() -> None:
    """Who does what by when stands on its first page: here the actions are only named."""
    report = report_of(client_of(kpis=(kpi(),), goals=GOALS), "2012-06", VALUES, ITEMS)
    assert short_agenda(report, figures_in()) == (
        ("8 min", "Your 2 actions: Send the price list; Do we go on together?"),
        ("10 min", "To decide: Sell more. Do we change direction?"),
        ("6 min", "Your questions"),
        ("6 min", "What we do in July 2012"),
    )


def test_a_quiet_month_has_a_short_agenda() -> None:
    """No action asked, no goal off its plan: questions and the plan remain, and share the time."""
    points = short_agenda(report_of(client_of(), "2012-06"), figures_in())
    assert points == (("15 min", "Your questions"), ("15 min", "What we do in July 2012"))


def test_one_action_is_not_counted() -> None:
    """A single one reads as one."""
    report = report_of(client_of(), "2012-06", items=ITEMS[:1])
    assert next(topic.title for topic in agenda(report, figures_in())) == "Your action"


def test_a_pause_has_no_agenda() -> None:
    """There is no call to go through it in."""
    report = report_of(client_of(pause=(Pause(month("2012-07"), "we are away"),)), "2012-06", items=ITEMS)
    assert agenda(report, figures_in()) == short_agenda(report, figures_in()) == ()
