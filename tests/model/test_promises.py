"""Done, late with a new due date, or dropped with a reason: that is an account of a promise; else there is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Source
from readout.model.facts import facts
from readout.model.promises import Account, tally
from tests.builders import client_of, promise, report_of, sent, work

CLIENT = client_of()
DONE = {"status": "done", "done": "2012-06-09"}
GIVEN = {"promised": "2012-06-10", "due": "2012-06-10"}


def account(sent_as: dict[str, Any] | None = None, row: dict[str, Any] | None = None, **client: Any) -> Account:
    """What became of a promise for 10 June, with the row of today; no ``row`` means that it is gone."""
    history = [sent(CLIENT, "2012-05", promises=(promise(**(GIVEN if sent_as is None else sent_as)),))]
    items = [] if row is None else [work(**row)]
    (found,) = report_of(client_of(**client), "2012-06", items=items, history=history).promises
    return found


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ({**GIVEN, "status": "done", "done": "2012-06-09"}, "kept"),
        ({**GIVEN, "status": "done", "done": "2012-06-30"}, "kept"),  # ten days late, and in the month
        ({**GIVEN, "status": "done", "done": "2012-07-02"}, "since"),
        ({**GIVEN, "due": "2012-07-10"}, "moved"),
        ({**GIVEN, "status": "dropped", "note": "The shop has its own guide"}, "dropped"),
        ({"due": "2012-06-05", "promised": "2012-06-05", "status": "done", "done": "2012-06-05"}, "kept"),
    ],
)
def test_what_is_accounted_for(row: dict[str, Any], outcome: str) -> None:
    """Each of the three accounts, and work that was brought forward."""
    found = account(row=row)
    assert (found.outcome, found.awaited, found.faults) == (outcome, True, ())


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (None, "gone"),
        (GIVEN, "overdue"),
        ({"promised": "2012-06-10"}, "overdue"),
        ({**GIVEN, "due": "2012-06-30"}, "overdue"),  # the new day has passed as well
        ({**GIVEN, "status": "dropped"}, "dropped-silently"),
        ({"promised": "2012-07-10", "due": "2012-07-10"}, "moved-silently"),
        ({"due": "2012-07-10"}, "moved-silently"),
        ({}, "moved-silently"),  # both dates were taken out
        ({"due": "2012-06-20", "status": "done", "done": "2012-06-15"}, "moved-silently"),
        ({**GIVEN, "due": "2012-07-10", "title": "A leaflet"}, "renamed"),
        ({**GIVEN, "due": "2012-07-10", "owner": "owner"}, "handed-over"),
    ],
)
def test_what_is_no_account(row: dict[str, Any] | None, fault: str) -> None:
    """The row is gone, its day has passed, or what the client was told was changed silently."""
    assert account(row=row).faults == (fault,)


def test_a_note_accounts_for_a_new_title_or_owner() -> None:
    """The client reads the note; case, blanks and a full stop are no new title."""
    moved = {**GIVEN, "due": "2012-07-10"}
    assert account(row={**moved, "title": "A leaflet", "note": "A leaflet instead of a guide"}).faults == ()
    assert account(row={**moved, "owner": "owner", "note": "You have the photos"}).faults == ()
    assert account(row={**moved, "title": " guide. "}).faults == ()


def test_the_first_date_is_the_due_date_where_no_other_was_given() -> None:
    """Sent with due 10 June alone: moved to July, the row must say that it was first promised for June."""
    sent_with = {"due": "2012-06-10"}
    assert account(sent_with, {"due": "2012-07-10"}).faults == ("moved-silently",)
    assert account(sent_with, {"promised": "2012-06-10", "due": "2012-07-10"}).faults == ()
    assert account({}, {}).faults == ()


def test_what_is_due_later_is_not_awaited_yet() -> None:
    """It is open, as it may be; kept early, it is kept."""
    later = {"promised": "2012-08-10", "due": "2012-08-10"}
    open_still = account(later, later)
    assert (open_still.outcome, open_still.awaited, open_still.faults) == ("moved", False, ())
    assert account(later, {**later, "status": "done", "done": "2012-06-02"}).outcome == "kept"


def test_the_reports_today_decides_what_has_passed() -> None:
    """Figures that settle until 5 July make what is due on 4 July late; what was done by then was done since."""
    slow = (Source("orders", date="date", file="x.csv", lag_days=5),)
    row = {**GIVEN, "due": "2012-07-04"}
    assert account(row=row).faults == ()
    assert account(row=row, sources=slow).faults == ("overdue",)


def test_the_clients_own_promises_are_theirs() -> None:
    """Their actions are asked for elsewhere (R702)."""
    history = [sent(CLIENT, "2012-05", promises=(promise(side="client", due="2012-06-10"),))]
    assert report_of(CLIENT, "2012-06", history=history).promises == ()


def test_the_tally_is_of_what_was_awaited() -> None:
    """As the client reads it: three promises for June, and one for August that nobody waits for yet."""
    later = {"promised": "2012-08-10", "due": "2012-08-10"}
    rows = {"a": {**GIVEN, **DONE}, "b": {**GIVEN, **DONE}, "c": {**GIVEN, "due": "2012-07-10"}, "d": later}
    then = tuple(promise(name, **(later if name == "d" else GIVEN)) for name in rows)
    items = [work(name, **row) for name, row in rows.items()]
    report = report_of(CLIENT, "2012-06", items=items, history=[sent(CLIENT, "2012-05", promises=then)])
    assert tally(report.promises) == {"kept": 2, "since": 0, "moved": 1, "dropped": 0, "open": 0}
    assert facts(report)["work"]["promises"] == tally(report.promises)


DAYS = st.none() | st.sampled_from(["2012-05-15", "2012-06-10", "2012-06-30", "2012-07-10"])


@given(DAYS, DAYS, DAYS, DAYS, st.sampled_from(["planned", "doing", "done", "dropped"]), st.booleans())
def test_without_a_fault_a_promise_is_accounted_for(
    promised: str | None, due: str | None, first: str | None, then: str | None, status: str, noted: bool
) -> None:
    """Whatever the row says: what has come due is then done, moved to a day ahead, or dropped with a reason."""
    row = {"promised": first, "due": then, "status": status, "note": "Because" if noted else None}
    found = account({"promised": promised, "due": due}, {**row, "done": "2012-06-20" if status == "done" else None})
    if found.awaited and not found.faults:
        assert found.outcome in ("kept", "since", "moved", "dropped")
        assert found.outcome != "dropped" or noted


def test_without_a_history_the_log_says_what_was_promised() -> None:
    """Our rows with a promised date in the month, whatever became of them."""
    items = [
        work("kept", promised="2012-06-10", due="2012-06-12", status="done", done="2012-06-12"),
        work("moved", promised="2012-06-20", due="2012-07-20"),
        work("theirs", owner="owner", promised="2012-06-10"),
        work("may", promised="2012-05-10", due="2012-07-20"),
        work("unpromised", due="2012-06-10"),
    ]
    found = report_of(CLIENT, "2012-06", items=items).promises
    assert [(each.promise.id, each.outcome, each.faults) for each in found] == [
        ("kept", "kept", ()),
        ("moved", "moved", ()),
    ]
