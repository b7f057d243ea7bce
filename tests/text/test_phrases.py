"""Words for single things."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any, get_args

import pytest

from readout.model.client import Pending
from readout.model.goals import GoalResult, GoalStatus
from readout.model.results import Comparison, KpiResult
from readout.model.work import Kind
from readout.text import phrases
from readout.text.figures import MISSING
from readout.text.language import language
from tests.builders import figures_in, goal, kpi, month, series_of

WORDS = language("en-GB")
JUNE, MAY = month("2012-06"), month("2012-05")


def result(**fields: Any) -> KpiResult:
    usual: dict[str, Any] = {"kpi": kpi(), "month": JUNE, "value": None, "series": series_of({})}
    return KpiResult(**{**usual, "previous": Comparison(MAY), "year_ago": Comparison(JUNE - 12), **fields})


def test_every_status_has_its_word() -> None:
    """And each its own."""
    statuses = [*get_args(GoalStatus), None]
    names = [phrases.goal_status(GoalResult(goal(), JUNE, status), WORDS) for status in statuses]
    assert names == ["Met", "Ahead", "On track", "Behind", "Missed", "Not started", "Open"]


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (11, "11 days ahead"),
        (1, "1 day ahead"),
        (-1, "1 day behind"),
        (-30, "30 days behind"),
        (None, MISSING),
    ],
)
def test_days_are_told_while_the_goal_runs(days: int | None, text: str) -> None:
    """Neither before it starts, nor while it is on track, nor once it is decided; and of totals alone."""
    running = GoalResult(goal(), JUNE, "ahead" if (days or 0) > 0 else "behind", days_ahead=days)
    assert phrases.days_ahead(running, WORDS) == text
    for status in ("met", "missed", "not-started", "on-track"):
        decided = dataclasses.replace(running, status=status)
        assert phrases.days_ahead(decided, WORDS) == MISSING
    assert phrases.days_ahead(dataclasses.replace(running, goal=goal(measure="level")), WORDS) == MISSING


@pytest.mark.parametrize(("status", "text"), [("ahead", "within the limit"), ("behind", "too fast")])
def test_a_budget_is_told_without_days(status: str, text: str) -> None:
    """Days ahead of a spending plan would read as spending too fast."""
    running = GoalResult(goal(), JUNE, status, days_ahead=12, better="lower")
    assert phrases.days_ahead(running, WORDS) == text


def test_every_kind_of_work_has_a_heading() -> None:
    """And no two the same."""
    headings = [phrases.work_kind(kind, WORDS) for kind in get_args(Kind)]
    assert len(set(headings)) == len(get_args(Kind))


@pytest.mark.parametrize(
    ("unit", "change", "share", "text"),
    [
        ("currency", 12.0, 0.12, "+12%"),
        ("number", -1.0, -0.023, "\N{MINUS SIGN}2.3%"),
        ("number", 0.0, 0.0, "0.0%"),
        ("percent", 0.012, 0.6, "+1.2 points"),  # a rate that rose from 2 % to 3.2 % rose by points
        ("percent", 0.02, None, "+2.0 points"),  # from nothing, too
        ("currency", 12.0, None, MISSING),
        ("currency", None, None, MISSING),
    ],
)
def test_a_change_is_told_as_its_reader_expects_it(
    unit: Any, change: float | None, share: float | None, text: str
) -> None:
    """Percentage points for a percentage, a signed percentage for all else, a dash where there is none."""
    comparison = Comparison(MAY, 100.0, change, share)
    assert phrases.change(comparison, kpi(unit=unit), figures_in()) == text


def test_a_value_or_the_reason_for_its_absence() -> None:
    """A figure first; an agreed date before the fact that the month is incomplete."""
    pending = Pending("revenue", JUNE, dt.date(2012, 7, 12), "the bank settles late")
    figures = figures_in()
    assert phrases.value_or_reason(result(value=1234.0, pending=pending), figures) == "£1,234"
    assert phrases.value_or_reason(result(value=0.0), figures) == "£0"
    assert phrases.value_or_reason(result(pending=pending, incomplete="x"), figures) == "available on 12 July 2012"
    assert phrases.value_or_reason(result(incomplete="data reach 9 June only"), figures) == "month incomplete"
    assert phrases.value_or_reason(result(), figures) == "no figure"
