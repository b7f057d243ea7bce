"""The six to twelve months around a report: what was done, what is due, what was decided, where goals end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from readout.model.client import Decision, Engagement, Event
from readout.model.timeline import LEAST, MOST, Timeline, timeline_of
from readout.model.work import WorkItem
from tests.builders import client_of, goal, kpi, month, report_of, step, work


def timeline(items: Iterable[WorkItem] = (), of: str = "2012-06", **fields: object) -> Timeline:
    return timeline_of(report_of(client_of(kpis=(kpi(),), **fields), of, {}, items))


def shown(found: Timeline) -> list[tuple[str, str, str, bool]]:
    return [(each.kind, each.day.isoformat(), each.title, each.done) for each in found.entries]


def test_without_dates_it_shows_half_a_year() -> None:
    """Two months back and three ahead."""
    found = timeline()
    assert (str(found.first), str(found.last)) == ("2012-04", "2012-09")
    assert found.entries == ()
    assert found.today == dt.date(2012, 6, 30)


@pytest.mark.parametrize(
    ("due", "last"), [("2012-07-15", "2012-09"), ("2012-11-01", "2012-12"), ("2014-01-01", "2013-03")]
)
def test_it_reaches_as_far_as_dates_go(due: str, last: str) -> None:
    """And a month further, so that the last label has room; never more than twelve months in all."""
    found = timeline((work(due=due),))
    assert str(found.last) == last
    assert LEAST <= (found.last - found.first).n + 1 <= MOST


def test_what_lies_beyond_is_counted() -> None:
    """A date in two years is not shown, and not forgotten."""
    found = timeline((work("near", due="2012-07-15"), work("far", due="2014-01-01")))
    assert [each.title for each in found.entries] == ["Near"]
    assert found.beyond == 1


def test_it_begins_no_earlier_than_the_engagement() -> None:
    """What was before is not our plan."""
    found = timeline(engagements=(Engagement(month("2012-05"), month("2013-04")),))
    assert str(found.first) == "2012-05"


def test_work_of_both_sides_goals_steps_and_decisions() -> None:
    """Each with its date, earliest first; a month's decision stands in its middle."""
    items = (
        work("guide", due="2012-07-10"),
        work("prices", owner="owner", due="2012-07-05"),
        work("overdue", owner="owner", due="2012-06-05"),
        work("undated"),
    )
    aim = goal(milestones=(step("Shop opened", "2012-05-01", "2012-05-20"), step("Shop moved", "2012-08-01")))
    found = timeline(
        items,
        goals=(aim,),
        decisions=(
            Decision(month("2012-06"), "grow", "keep", "It works"),
            Decision(month("2012-07"), "grow", "keep", "x"),
        ),
        events=(Event(month("2012-04"), "New checkout"), Event(month("2012-07"), "Not yet")),
    )
    assert shown(found) == [
        ("event", "2012-04-15", "New checkout", True),
        ("step", "2012-05-20", "Shop opened", True),
        ("decision", "2012-06-15", "", True),
        ("theirs", "2012-07-05", "Prices", False),
        ("ours", "2012-07-10", "Guide", False),
        ("step", "2012-08-01", "Shop moved", False),
        ("goal-end", "2012-12-31", "Sell for 120 in 2012", False),
    ]


def test_one_decision_about_several_goals_stands_once() -> None:
    """ "We keep the plan", three times over, says no more than once."""
    goals = (goal("grow"), goal("other"))
    decisions = tuple(Decision(month("2012-06"), each.id, "keep", "It works") for each in goals)
    found = timeline(goals=goals, decisions=(*decisions, Decision(month("2012-06"), "grow", "change", "x")))
    assert [each.decision.decide for each in found.entries if each.decision] == ["keep", "change"]


def test_finished_work_is_counted_by_month() -> None:
    """Ours, up to the report's month; answers to questions are no pieces of work."""
    days = ("2012-03-31", "2012-04-01", "2012-06-05", "2012-06-30", "2012-07-01")
    items = [work(f"w{number}", status="done", done=day) for number, day in enumerate(days)]
    items += [work("answer", kind="question", status="done", done="2012-06-01"),
              work("theirs", owner="owner", status="done", done="2012-06-01")]  # fmt: skip
    assert {str(each): count for each, count in timeline(items).finished.items()} == {"2012-04": 1, "2012-06": 2}
