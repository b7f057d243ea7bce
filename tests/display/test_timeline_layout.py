"""The timeline's labels: in rows, none on another, inside the calendar, what does not fit counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.display.lettering import width_of
from readout.display.timeline_layout import MOST_ROWS, Calendar, Item, Placed, place
from readout.model.client import Event
from readout.model.timeline import Entry

CALENDAR = Calendar(tuple(pd.period_range("2012-04", "2012-09", freq="M")), 60, 460, dt.date(2012, 6, 30))
FIRST = dt.date(2012, 4, 1)


def entry(day: int, title: str) -> Entry:
    return Entry("ours", FIRST + dt.timedelta(days=day), title)


def placed(*entries: Entry) -> tuple[tuple[Placed, ...], int]:
    return place([Item((each,), each.title) for each in entries], CALENDAR)


def widest(label: Placed) -> float:
    return max(map(width_of, label.lines))


def test_days_lie_where_the_calendar_has_them() -> None:
    """The first of April at the left edge, the last of September at the right one."""
    assert CALENDAR.start(CALENDAR.months[0]) == pytest.approx(60)
    assert 60 < CALENDAR.at(FIRST) < 62
    assert 458 < CALENDAR.at(dt.date(2012, 9, 30)) < 460


def test_neighbours_share_a_row_and_crowds_do_not() -> None:
    """April and September side by side; three on one day below each other."""
    near, left_out = placed(entry(0, "One"), entry(150, "Two"))
    assert [each.row for each in near] == [0, 0]
    assert left_out == 0
    assert [each.row for each in placed(*[entry(100, "Guide")] * 3)[0]] == [0, 1, 2]


def test_a_label_near_the_right_edge_stands_before_its_mark() -> None:
    """Where it does not reach back over today's line."""
    (label,), _ = placed(entry(180, "The last thing"))
    assert label.left + widest(label) < label.at[0]


def test_a_label_does_not_cross_today_without_need() -> None:
    """Of ten days before it, the label stands on the left."""
    (label,), _ = placed(entry(80, "Guide mailed to all customers"))
    assert label.left + widest(label) < label.at[0] < CALENDAR.at(CALENDAR.today)


LONG = "The peak of the week before went on for one more day, with 101,017 views on Monday and 6,074 on Tuesday"


def crosses(label: Placed) -> bool:
    """Whether the words run across today's line."""
    return label.left < CALENDAR.at(CALENDAR.today) < label.left + widest(label)


@pytest.mark.parametrize("day", [0, 45, 70, 95, 120])
def test_a_long_event_of_a_kpi_keeps_off_today_s_line(day: int) -> None:
    """Its words stand below the KPI's chart in full: here they end with dots, where three lines do not hold them."""
    event = Event(pd.Period("2012-05", "M"), LONG, kpis=("page-views",))
    (label,), _ = place([Item((replace(entry(day, LONG), kind="event", event=event),), LONG)], CALENDAR)
    assert not crosses(label)
    assert label.whole or f" {label.lines[-1][:-1].split()[-1]}" in LONG.replace(",", " ")


def test_what_is_told_nowhere_else_is_never_cut_for_it() -> None:
    """An event of no KPI, and work that is planned: all words, across the line if need be."""
    (label,), _ = placed(entry(45, "Nobody could have known this beforehand: " + LONG[:80]))
    assert label.whole
    assert crosses(label)


def test_a_long_label_stands_whole_on_two_lines() -> None:
    """Nothing of it is cut, and what follows stands below both lines."""
    title = "Review of the season: what sold, to whom, in which country and at what cost to us"
    (label, after), _ = placed(entry(100, title), entry(101, "Next"))
    assert len(label.lines) == 2
    assert " ".join(label.lines) == title
    assert label.whole
    assert after.row == 2


def test_more_than_fit_are_counted() -> None:
    """Nine on one day: six rows, three left out."""
    shown, left_out = placed(*[entry(100, "Guide")] * 9)
    assert (len(shown), left_out) == (MOST_ROWS, 3)


@given(st.lists(st.tuples(st.integers(0, 182), st.text(alphabet="aWi ä", max_size=90)), max_size=30))
def test_labels_never_overlap_and_stay_inside(dated: list[tuple[int, str]]) -> None:
    """Whatever is planned; and nothing is lost without being counted."""
    shown, left_out = placed(*(entry(day, title) for day, title in dated))
    assert len(shown) + left_out == len(dated)
    for number, one in enumerate(shown):
        assert one.left >= CALENDAR.left - 1e-6
        assert one.left + widest(one) <= CALENDAR.right + 1e-6
        for other in shown[number + 1 :]:
            if set(one.rows) & set(other.rows):
                assert one.span[1] < other.span[0] or other.span[1] < one.span[0]
