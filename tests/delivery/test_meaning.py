"""An approver sees what the client would notice: not moved numbers, but other figures, goals, verdicts, promises."""

from __future__ import annotations

import dataclasses
from typing import Any

from readout.delivery.meaning import differences_in_meaning
from readout.model.client import Client, Revision
from readout.model.history import SentReport
from readout.model.promises import accounts
from tests.builders import client_of, day, goal, kpi, month, promise, sent, work

VISITS = kpi("visits", name="Shop visits", value="count(id)", unit="number")
THEN = client_of(kpis=(kpi(), VISITS), goals=(goal(),))
NOTE = "The range was cut"


def facts(**statuses: str) -> dict[str, Any]:
    """Facts with the statuses of goals (``grow``) and of KPIs."""
    kpis = [{"id": id_, "value": 1.0, "status": status} for id_, status in statuses.items() if id_ != "grow"]
    return {"schema": 1, "kpis": kpis, "goals": [{"id": "grow", "status": statuses.get("grow", "on-track")}]}


def said(now: Client, before: SentReport | None = None, items: tuple[Any, ...] = (), **today: Any) -> list[str]:
    """What differs in June 2012 from the report sent for May, as ``topic: line``."""
    before = before or sent(THEN, "2012-05", facts=facts(revenue="routine", visits="routine"))
    usual = {"facts": facts(revenue="routine", visits="routine")}
    record = sent(now, "2012-06", **{**usual, **today})
    found = accounts(before, items, month("2012-06"), day("2012-06-30") or before.month.end_time.date())
    return [f"{each.topic}: {each.said}" for each in differences_in_meaning(before, record, now, found)]


def test_new_numbers_alone_mean_nothing_new() -> None:
    """A month later with the same agreements, verdicts and no promise due."""
    assert said(THEN, facts={**facts(revenue="routine", visits="routine"), "as_of": "2012-06-30"}) == []


def test_the_first_report_differs_from_nothing() -> None:
    """Nothing was sent before it."""
    assert differences_in_meaning(None, sent(THEN, "2012-06"), THEN, ()) == ()


def test_other_kpis() -> None:
    """Dropped, new, in another order, counted otherwise."""
    sales = kpi("sales", name="Sales")
    assert said(client_of(kpis=(kpi(), sales), goals=THEN.goals)) == ["KPIs: visits is dropped", "KPIs: sales is new"]
    assert said(client_of(kpis=(VISITS, kpi()), goals=THEN.goals)) == [
        "KPIs: the order was revenue, visits and is visits, revenue"
    ]
    assert said(client_of(kpis=(kpi(where={"status": "paid"}), VISITS), goals=THEN.goals)) == [
        "KPIs: revenue: where was {} and is {status: paid}"
    ]


def test_other_goals() -> None:
    """With since when, by whose agreement and why, where a revision says so."""
    revised = Revision(month("2012-06"), 90.0, "owner", NOTE)
    assert said(client_of(kpis=THEN.kpis, goals=(goal(revisions=(revised,)),))) == [
        f"goals: grow: target was 120 and is 90 from 2012-06, agreed by owner: {NOTE}"
    ]
    assert said(client_of(kpis=THEN.kpis, goals=(goal(target=90.0),))) == [
        "goals: grow: target was 120 and is 90, and nobody is named who agreed"
    ]
    later = dataclasses.replace(goal(), until=month("2013-03"))
    assert said(client_of(kpis=THEN.kpis, goals=(later,))) == ["goals: grow: until was 2012-12 and is 2013-03"]
    assert said(client_of(kpis=THEN.kpis, goals=(goal("other"),)))[:2] == [
        "goals: grow is dropped",
        "goals: other is new",
    ]


def test_other_statuses_and_verdicts() -> None:
    """Of goals and of figures."""
    assert said(THEN, facts=facts(revenue="worse", visits="routine", grow="behind")) == [
        "goals: grow was on-track and is behind",
        "verdicts: revenue was routine and is worse",
    ]


def test_what_became_of_promises() -> None:
    """Kept, late with the new day, dropped, or without an account; what is not due yet is not told."""
    given = [promise(name, due="2012-06-10", promised="2012-06-10") for name in ("kept", "late", "dropped", "open")]
    before = sent(THEN, "2012-05", facts=facts(revenue="routine", visits="routine"),
                  promises=(*given, promise("ahead", due="2012-07-10")))  # fmt: skip
    items = (
        work("kept", title="Kept", status="done", done="2012-06-09"),
        work("late", title="Late", promised="2012-06-10", due="2012-07-20"),
        work("dropped", title="Dropped", status="dropped", note="The shop has one", promised="2012-06-10"),
        work("open", title="Open", promised="2012-06-10", due="2012-06-10"),
        work("ahead", title="Ahead", due="2012-07-10"),
    )
    assert said(THEN, before, items) == [
        "promises: kept (Kept) is kept",
        "promises: late (Late) is late, now due 2012-07-20",
        "promises: dropped (Dropped) is dropped",
        "promises: open (Open) is without an account",
    ]


def test_corrected_figures() -> None:
    """An earlier month's, and of a new version the month's own."""
    again = {**facts(revenue="routine", visits="routine"), "restated": [
        {"kpi": "revenue", "month": "2012-04", "sent": 10.0, "now": 12.5}]}  # fmt: skip
    assert said(THEN, facts=again) == ["corrections: revenue of 2012-04 was told as 10 and is 12.5"]


def test_a_new_version_is_held_against_the_one_it_replaces() -> None:
    """With the words that were written anew."""
    first = sent(THEN, "2012-06", facts=facts(revenue="routine"), words={"summary": "As planned."})
    second = sent(THEN, "2012-06", words={"summary": "Not as planned."}, facts={**facts(revenue="routine"), "revised": [
        {"kpi": "revenue", "sent": 10.0, "now": None}]})  # fmt: skip
    assert [f"{each.topic}: {each.said}" for each in differences_in_meaning(first, second, THEN, ())] == [
        "corrections: revenue was told as 10 and is nothing",
        "words: summary is written anew",
    ]
