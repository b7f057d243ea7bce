"""What the keys about single months do: events, figures that come later, pauses, figures held against another's."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from readout.data.history_write import history_text
from readout.model.history import SentReport, definition_of
from tests.keys.shop import ORDERS, Shop, proves

PENDING = "pending: [{kpi: revenue, month: 2024-04, until: 2024-05-12, because: the bank settles late}]"
UNTIL_MARCH = ORDERS.replace("2024-04-01,130\n", "")
BOOKS = """sources:
  orders: {file: data/orders.csv, date: date, grain: month}
  books: {file: data/books.csv, date: date, grain: month}
"""


@proves("events.month", "events.note")
def test_events_are_told_beside_the_lines_they_explain(shop: Shop) -> None:
    """From their month on, for the year that the charts show."""
    shop.says("events: [{month: 2024-03, note: the new checkout opened, kpis: [revenue]}]")
    assert "March 2024: The new checkout opened." in shop.read("results")
    assert "checkout" not in shop.read("results", "2024-02")


@proves("events.rebase", "events.exclude")
def test_an_event_may_be_a_lasting_shift_or_a_month_not_judged(shop: Shop) -> None:
    """Both are said to the reader, and the month's verdict follows: never a judgement, or none yet. One event cannot
    be both."""
    event = "events: [{{month: 2024-04, note: Tracking was down, kpis: [revenue], {}}}]"
    shop.says(event.format("exclude: true"))
    assert "Tracking was down. We do not judge this month." in shop.read("results")
    assert "£130 not judged" in shop.read("results")
    shop.says(event.format("rebase: true"))
    assert "Tracking was down. From here on, the line is judged anew." in shop.read("results")
    assert "£130 cannot be told yet" in shop.read("results")
    shop.says(event.format("rebase: true, exclude: true"))
    assert "events[0] has rebase and exclude; keep one" in shop.refusal()


@proves("events.kpis")
def test_an_event_is_about_the_kpis_it_names(shop: Shop) -> None:
    """The tracking of revenue was down; the number of sales came from the till and is judged as ever."""
    two = """
kpis:
  - {id: revenue, name: Revenue, source: orders, value: sum(revenue), unit: currency, goals: [grow]}
  - {id: sales, name: Sales, source: orders, value: count(revenue), goals: [grow]}
"""
    event = "events: [{month: 2024-04, note: Tracking was down, kpis: [%s], exclude: true}]"
    shop.says(two + event % "revenue")
    assert "£130 not judged" in shop.read("results")
    assert shop.read("results").count("not judged") == 1
    shop.says(two + event % "reveneu")
    assert "events[0].kpis[0] names 'reveneu', which is not in kpis" in shop.refusal()


@proves("events.corrects")
def test_an_event_may_say_why_a_sent_figure_has_changed(shop: Shop) -> None:
    """March was sent as 110 and is 120: without a cause R006 asks for one, with it the report tells the client both."""
    assert shop.value("2024-03") == 120
    sent = history_text(replace(sent_for_march(shop), state="sent"))
    shop.write("history/2024-03.v1.json", sent)
    assert "R006" in shop.codes()
    shop.says("events: [{month: 2024-04, note: ten more were booked late, kpis: [revenue], corrects: [2024-03]}]")
    assert "R006" not in shop.codes()
    assert (
        "Revenue for March 2024: we reported £110, and the figure is now £120. Ten more were booked late."
        in shop.read("results")
    )
    shop.says("events: [{month: 2024-03, note: too early, kpis: [revenue], corrects: [2024-03]}]")
    assert "events[0].corrects[0] is 2024-03, and the event is of 2024-03; name a month before it" in shop.refusal()
    shop.says("events: [{month: 2024-04, note: of what, corrects: [2024-03]}]")
    assert "events[0] has corrects and no kpis; name the KPIs it has changed" in shop.refusal()


def sent_for_march(shop: Shop) -> SentReport:
    """What the history would hold had March's revenue been sent as 110."""
    revenue = shop.data().client.kpi("revenue")
    facts = {"schema": 1, "kpis": [{"id": "revenue", "value": 110.0}]}
    return SentReport("shop", pd.Period("2024-03", "M"), facts=facts, definitions={"revenue": definition_of(revenue)})


@proves("pending.kpi", "pending.month", "pending.until", "pending.because")
def test_a_pending_figure_holds_no_report_back_and_is_filled_in_next_month(shop: Shop) -> None:
    """Without it April is an error (R001). With it the report may be final, and May's says what the figure was."""
    shop.write("data/orders.csv", UNTIL_MARCH)
    assert "R001" in shop.codes()
    assert shop.held()
    shop.says(PENDING)
    assert not shop.held()
    headline = shop.read("headline")
    assert "available on 12 May 2024" in headline
    assert "Revenue will be available on 12 May 2024: the bank settles late." in headline
    shop.write("data/orders.csv", ORDERS + "2024-05-01,140\n")
    filled_in = "Revenue for April 2024, which was to come later, is in: £130."
    assert filled_in in shop.read("results", "2024-05")
    assert filled_in not in shop.read("results", "2024-06")


@proves("pending.kpi", "pending.month")
@pytest.mark.parametrize("other", [("month: 2024-04", "month: 2024-03"), ("kpi: revenue", "kpi: sales")])
def test_a_pending_figure_excuses_its_own_kpi_and_month_only(shop: Shop, other: tuple[str, str]) -> None:
    """That March was late excuses nothing in April, nor does another KPI."""
    shop.write("data/orders.csv", UNTIL_MARCH)
    shop.says(f"""{PENDING.replace(*other)}
kpis:
  - {{id: revenue, name: Revenue, source: orders, value: sum(revenue), goals: [grow]}}
  - {{id: sales, name: Sales, source: orders, value: count(revenue), goals: [grow]}}
""")
    assert "R001" in shop.codes()


@proves("pause.month", "pause.reason")
def test_a_pause_is_said_once_instead_of_flagged(shop: Shop) -> None:
    """A month without work is a finding (R201), but for the month and reason agreed."""
    assert "R201" in shop.codes()
    shop.says("pause: [{month: 2024-04, reason: the shop is being rebuilt}]")
    assert "R201" not in shop.codes()
    assert "This month was a pause: the shop is being rebuilt" in shop.read("headline")
    assert "R201" in shop.codes("2024-03")


@proves("pause.month", "pause.reason")
def test_no_call_and_no_work_are_announced_for_a_pause(shop: Shop) -> None:
    """The report before it names no time for a call that is not to be, and does not look as if we forgot to plan."""
    call = "call: {minutes: 30, when: second Tuesday 10:00}\n"
    shop.says(call + "pause: [{month: 2024-05, reason: the shop is being rebuilt}]")
    assert shop.read("call") == "Our call There is no call in May 2024: the shop is being rebuilt."
    assert shop.read("plan") == "What we do in May 2024 The month is a pause: the shop is being rebuilt."
    assert "We talk for 30 minutes on Tuesday, 9 April 2024" in shop.read("call", "2024-03")
    assert "Nothing has been planned yet." in shop.read("plan", "2024-03")


@proves("reconcile.kpi", "reconcile.with", "reconcile.value")
def test_reconcile_holds_our_figure_against_the_clients_own(shop: Shop) -> None:
    """The report says both; equal figures hold nothing back."""
    shop.write("data/books.csv", "date,booked\n2024-04-01,130\n")
    shop.says(BOOKS + "reconcile: [{kpi: revenue, with: books, value: sum(booked)}]")
    assert "Held against your own system, Revenue is £130 here and £130 there." in shop.read("results")
    assert "R010" not in shop.codes()


@proves("reconcile.tolerance")
def test_a_difference_beyond_the_tolerance_holds_the_report(shop: Shop) -> None:
    """By hand: 130 against 125 is 4 % too much. Within 5 % it passes, within 3 % it is an error (R010)."""
    shop.write("data/books.csv", "date,booked\n2024-04-01,125\n")
    entry = BOOKS + "reconcile: [{kpi: revenue, with: books, value: sum(booked), tolerance: %s}]"
    shop.says(entry % 0.05)
    assert not shop.held()
    shop.says(entry % 0.03)
    found = "R010 revenue does not reconcile: ours is 130, books says 125; find the difference,"
    assert f"{found} or agree on a tolerance above 0.03" in shop.checks()
    assert shop.held()
