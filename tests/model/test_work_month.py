"""The work log as it stands at a month's end: nothing promised may be lost."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.model.client import Show
from readout.model.work import WorkItem
from readout.model.work_month import MonthsWork, first_date, is_open, work_of_month
from tests.builders import client_of, day, month, work

END = dt.date(2012, 6, 30)
SHOW = Show()


def june(*items: WorkItem, as_of: dt.date = END, show: Show = SHOW) -> MonthsWork:
    return work_of_month(client_of(show=show), items, month("2012-06"), as_of)


def ids(items: tuple[WorkItem, ...]) -> list[str]:
    return [item.id for item in items]


def places(found: MonthsWork) -> dict[str, list[str]]:
    """Where items stand, by list; empty lists are left out."""
    names = ("done", "client_done", "late", "dropped", "due", "later", "client_asks", "undated")
    return {name: ids(getattr(found, name)) for name in names if getattr(found, name)}


@pytest.mark.parametrize(
    ("done", "listed"),
    [("2012-05-31", False), ("2012-06-01", True), ("2012-06-30", True), ("2012-07-01", False)],
)
def test_work_belongs_to_the_month_it_was_done_in(done: str, listed: bool) -> None:
    """From its first day to its last."""
    assert ids(june(work(status="done", done=done)).done) == (["guide"] if listed else [])


def test_what_was_done_stands_in_the_order_of_its_days() -> None:
    """Whoever did it; what the client did stands apart."""
    found = june(
        work("b", status="done", done="2012-06-20"),
        work("a", status="done", done="2012-06-02", owner=None),
        work("theirs", status="done", done="2012-06-03", owner="owner"),
    )
    assert places(found) == {"done": ["a", "b"], "client_done": ["theirs"]}


@pytest.mark.parametrize("kind", ["question", "feedback"])
def test_an_answered_question_is_no_accomplishment(kind: str) -> None:
    """Ours are not listed as work; the client's answers are listed as theirs."""
    assert places(june(work(kind=kind, status="done", done="2012-06-05"))) == {}
    theirs = work(kind=kind, status="done", done="2012-06-05", owner="owner")
    assert places(june(theirs)) == {"client_done": ["guide"]}


@pytest.mark.parametrize(
    ("promised", "due", "listed"),
    [
        (None, "2012-06-29", ["late"]),
        (None, "2012-06-30", ["late"]),  # its day has passed
        (None, "2012-07-01", ["due"]),
        (None, "2012-07-31", ["due"]),
        (None, "2012-08-01", ["later"]),
        ("2012-06-15", "2012-07-15", ["late", "due"]),  # moved: accounted for, and on next month's list
        ("2012-06-15", "2012-09-15", ["late", "later"]),
        ("2012-07-15", "2012-06-15", ["late"]),  # brought forward, and not done by then either
        ("2012-07-15", None, ["due"]),
        ("2012-06-15", None, ["late"]),
        (None, None, ["undated"]),
    ],
)
def test_our_open_work_stands_where_its_dates_put_it(promised: str | None, due: str | None, listed: list[str]) -> None:
    """Seen on 30 June: late from its first date on, due in July, later after it."""
    for status in ("planned", "doing"):
        found = june(work(status=status, promised=promised, due=due))
        assert places(found) == {name: ["guide"] for name in listed}


@pytest.mark.parametrize(
    ("due", "asked"),
    [("2012-05-01", True), ("2012-06-30", True), ("2012-07-31", True), ("2012-08-01", False), (None, True)],
)
def test_the_client_is_asked_for_what_is_due_by_the_end_of_next_month(due: str | None, asked: bool) -> None:
    """What is overdue or has no date is asked for too; what is due later can wait for its report."""
    assert places(june(work(owner="owner", due=due))) == ({"client_asks": ["guide"]} if asked else {})


def test_asks_stand_overdue_first_and_undated_last() -> None:
    """The client reads from the top what has waited longest."""
    items = [
        work(name, owner="owner", due=due) for name, due in (("c", None), ("b", "2012-07-02"), ("a", "2012-05-02"))
    ]
    assert ids(june(*items).client_asks) == ["a", "b", "c"]


@pytest.mark.parametrize(("due", "listed"), [("2012-06-01", True), ("2012-06-30", True), ("2012-07-01", False)])
def test_what_was_given_up_is_said_in_the_month_it_was_due(due: str, listed: bool) -> None:
    """And nowhere else: it is neither late nor due any more."""
    found = june(work(status="dropped", due=due, note="no hands"))
    assert places(found) == ({"dropped": ["guide"]} if listed else {})


def test_today_is_the_end_of_the_longest_lag() -> None:
    """With figures that settle by 5 July: what is due on the 4th has passed."""
    as_of = dt.date(2012, 7, 5)
    assert places(june(work(due="2012-07-04"), as_of=as_of)) == {"late": ["guide"]}
    assert places(june(work(due="2012-07-06"), as_of=as_of)) == {"due": ["guide"]}


def test_a_promise_kept_while_the_figures_settled_is_accounted_for() -> None:
    """Promised for 20 June, done on 3 July: late in June's report, which says when; due in July, it is July's."""
    as_of = dt.date(2012, 7, 5)
    assert places(june(work(status="done", done="2012-07-03", due="2012-06-20"), as_of=as_of)) == {"late": ["guide"]}
    assert places(june(work(status="done", done="2012-07-03", due="2012-07-04"), as_of=as_of)) == {}


def test_a_long_lag_hides_nothing() -> None:
    """As of 14 August, work and asks due on 10 August have passed: late, asked for, and not also ahead of us."""
    as_of = dt.date(2012, 8, 14)
    assert places(june(work(due="2012-08-10"), as_of=as_of)) == {"late": ["guide"]}
    assert places(june(work(due="2012-08-10", owner="owner"), as_of=as_of)) == {"client_asks": ["guide"]}


def test_what_was_done_later_was_open_then() -> None:
    """June's report made again in August says what it said in June."""
    assert places(june(work(status="done", done="2012-07-03", due="2012-06-20"))) == {"late": ["guide"]}


@pytest.mark.parametrize(
    ("promised", "due", "first"),
    [
        ("2012-06-01", "2012-07-01", "2012-06-01"),
        ("2012-07-01", "2012-06-01", "2012-06-01"),
        (None, "2012-06-01", "2012-06-01"),
        ("2012-06-01", None, "2012-06-01"),
        (None, None, None),
    ],
)
def test_the_first_date_is_the_earliest_one_named(promised: str | None, due: str | None, first: str | None) -> None:
    """Moving a date does not move the promise, except to an earlier day."""
    assert first_date(work(promised=promised, due=due)) == day(first)


def test_totals_add_up_the_months_finished_work() -> None:
    """100 + 20.50 spent, 3 + 1.5 hours; results by where they were counted, and only what is a count."""
    found = june(
        work("a", status="done", done="2012-06-01", spend=100.0, hours=3.0, result="30", result_source="form log"),
        work("b", status="done", done="2012-06-02", spend=20.5, result="4", result_source="form log"),
        work("c", status="done", done="2012-06-03", hours=1.5, result="2.5", result_source="till"),
        work("d", status="done", done="2012-06-04", result="many", result_source="till"),
        work("next", due="2012-07-04", spend=999.0, result="999", result_source="till"),
        work("theirs", owner="owner", status="done", done="2012-06-04", spend=999.0),
        show=Show(hours=True, spend=True),
    )
    assert (found.totals.spend, found.totals.hours) == (120.5, 4.5)
    assert dict(found.totals.results) == {"form log": 34.0, "till": 2.5}


@pytest.mark.parametrize(("spend", "hours"), [*itertools.product([True, False], repeat=2)])
def test_totals_are_shown_as_agreed_with_the_client(spend: bool, hours: bool) -> None:
    """What the client shall not see is not even added up."""
    item = work(status="done", done="2012-06-01", spend=100.0, hours=3.0)
    totals = june(item, show=Show(spend=spend, hours=hours)).totals
    assert (totals.spend, totals.hours) == (100 if spend else None, 3 if hours else None)


def test_nothing_written_down_is_not_zero() -> None:
    """A month in which nobody noted money has no total; a noted 0 has one."""
    assert june(work(status="done", done="2012-06-01")).totals.spend is None
    assert june(work(status="done", done="2012-06-01", spend=0.0)).totals.spend == 0


days = st.none() | st.dates(dt.date(2012, 4, 1), dt.date(2012, 10, 31))


@st.composite
def items(draw: st.DrawFn) -> WorkItem:
    status = draw(st.sampled_from(["planned", "doing", "done", "dropped"]))
    done = draw(days.filter(bool)) if status == "done" else None
    owner = draw(st.sampled_from(["lead", "owner", None]))
    kind = draw(st.sampled_from(["content", "question"]))
    return work("x", owner=owner, kind=kind, status=status, promised=draw(days), due=draw(days), done=done)


@given(items(), st.integers(0, 60))
def test_open_work_stands_somewhere_and_finished_work_is_never_owed(item: WorkItem, lag: int) -> None:
    """Ours always; the client's unless it is due after next month. No list of open work holds what is closed."""
    as_of = END + dt.timedelta(days=lag)
    found = places(june(item, as_of=as_of))
    owed = {"late", "due", "later", "undated", "client_asks"} & set(found)
    if not is_open(item, as_of):
        kept_since = item.status == "done" and item.done is not None and item.done > END
        assert owed <= ({"late"} if kept_since else set())
    elif item.side != "client":
        assert owed & {"late", "due", "later", "undated"}
    else:
        waits = (item.due or item.promised) or END
        assert bool(owed) == (waits <= max(dt.date(2012, 7, 31), as_of))
    assert not {"due", "later"} <= set(found)
    assert not ("done" in found and owed)
