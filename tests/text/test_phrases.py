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
from tests.builders import client_of, figures_in, goal, kpi, month, series_of

WORDS = language("en-GB")
FIGURES = figures_in()
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
        (None, ""),
    ],
)
def test_the_pace_of_a_total_is_told_in_days_while_the_goal_runs(days: int | None, text: str) -> None:
    """Neither before it starts, nor while it is on track, nor once it is met."""
    running = GoalResult(goal(), JUNE, "ahead" if (days or 0) > 0 else "behind", days_ahead=days)
    assert phrases.pace(running, "currency", FIGURES) == text
    for status in ("met", "not-started", "on-track", None):
        assert phrases.pace(dataclasses.replace(running, status=status), "currency", FIGURES) == ""


@pytest.mark.parametrize(("status", "text"), [("ahead", "within the limit"), ("behind", "too fast")])
def test_a_budget_is_told_without_days(status: str, text: str) -> None:
    """Days ahead of a spending plan would read as spending too fast."""
    running = GoalResult(goal(), JUNE, status, days_ahead=12, better="lower")
    assert phrases.pace(running, "currency", FIGURES) == text


@pytest.mark.parametrize(
    ("status", "unit", "actual", "planned", "text"),
    [
        ("behind", "number", 88.0, 100.0, "12% below plan"),
        ("ahead", "number", 104.5, 100.0, "4.5% above plan"),
        ("behind", "number", -20.0, 100.0, ""),  # across zero no share can be pictured
        ("behind", "percent", 0.024, 0.03, "0.6\u00a0points below plan"),
        ("behind", "number", 5.0, 0.0, ""),  # of nothing there is no share
        ("on-track", "number", 99.0, 100.0, ""),
    ],
)
def test_the_pace_of_a_level_is_told_against_its_plan(
    status: Any, unit: Any, actual: float, planned: float, text: str
) -> None:
    """In per cent, a percentage in points: a level has no days."""
    running = GoalResult(goal(measure="level"), JUNE, status, actual=actual, planned=planned, target=120.0)
    assert phrases.pace(running, unit, FIGURES) == text


@pytest.mark.parametrize(("actual", "text"), [(97.0, "3.0% short"), (103.0, "3.0% over"), (100.01, "")])
def test_a_missed_goal_says_by_how_much(actual: float, text: str) -> None:
    """Short of what was to be reached, or over a limit."""
    ended = GoalResult(goal(), JUNE, "missed", actual=actual, planned=50.0, target=100.0)
    assert phrases.pace(ended, "currency", FIGURES) == text


def test_a_target_that_is_a_ceiling_says_so() -> None:
    """A goal that should fall: at most £0.57."""
    aim = GoalResult(goal(), JUNE, "behind", target=0.57)
    assert phrases.target(aim, "currency", FIGURES) == "£0.57"
    assert phrases.target(dataclasses.replace(aim, better="lower"), "currency", FIGURES) == "at most £0.57"
    assert phrases.target(dataclasses.replace(aim, target=None), "currency", FIGURES) == MISSING


def test_a_goal_is_called_by_its_figure_unless_another_goal_has_it_too() -> None:
    """Whole statements are read once; a goal of dated steps has nothing shorter."""
    sales, more, steps = goal(statement="Sell more."), goal("b", statement="Sell much more"), goal("c", kpi=None)
    assert phrases.goal_name(client_of(kpis=(kpi(),), goals=(sales, steps)), sales) == "Revenue"
    assert phrases.goal_name(client_of(kpis=(kpi(),), goals=(sales, more)), sales) == "Sell more"
    assert phrases.goal_name(client_of(kpis=(kpi(),), goals=(sales, steps)), steps) == steps.statement


@pytest.mark.parametrize(
    ("base", "now", "cell", "tile"),
    [
        (100.0, 36.0, "\N{MINUS SIGN}64%", "\N{MINUS SIGN}64% on May 2012"),
        (100.0, 299.0, "+199%", "+199% on May 2012"),
        (100.0, 300.0, "3 times", "3 times May 2012's"),
        (9341.0, 101017.0, "11 times", "11 times May 2012's"),
        (0.002, 12e9, "over 100 times", "over 100 times May 2012's"),
    ],
)
def test_from_two_hundred_per_cent_on_a_rise_is_told_in_times(base: float, now: float, cell: str, tile: str) -> None:
    """Nobody pictures +981%."""
    comparison = Comparison(MAY, base, now - base, now / base - 1)
    assert phrases.change(comparison, kpi(), FIGURES) == cell
    assert phrases.change_on(comparison, kpi(), FIGURES) == tile
    assert phrases.change_on(Comparison(MAY), kpi(), FIGURES) == ""


def test_every_kind_of_work_has_a_name() -> None:
    """And no two the same."""
    headings = [phrases.work_kind(kind, WORDS) for kind in get_args(Kind)]
    assert len(set(headings)) == len(get_args(Kind))


@pytest.mark.parametrize(
    ("unit", "change", "share", "text"),
    [
        ("currency", 12.0, 0.12, "+12%"),
        ("number", -1.0, -0.023, "\N{MINUS SIGN}2.3%"),
        ("number", 0.0, 0.0, "0.0%"),
        ("percent", 0.012, 0.6, "+1.2\u00a0points"),  # a rate that rose from 2 % to 3.2 % rose by points
        ("percent", 0.02, None, "+2.0\u00a0points"),  # from nothing, too
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
