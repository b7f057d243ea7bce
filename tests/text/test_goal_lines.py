"""What we say of goals. The snapshot is the text a client reads: read it as one."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from readout.model.client import Better, Decision
from readout.model.report import Report
from readout.text import goal_lines
from readout.text.phrases import goal_status, pace
from tests.builders import assert_readable, client_of, figures_in, goal, kpi, month, report_of, step

FIGURES = figures_in()
MONTHS = [f"2012-{n:02}" for n in range(1, 13)]


def june(
    monthly: dict[str, float], of: str = "2012-06", better: Better = "higher", name: str = "Net revenue", **fields: Any
) -> Report:
    """A report on one goal over 2012: by default 120,000 of revenue, 10,000 a month."""
    fields = {"target": 120_000.0, "statement": "Sell for £120,000 in 2012", **fields}
    unit = "number" if name == "Complaints" else "currency"
    client = client_of(kpis=(kpi(name=name, better=better, unit=unit),), goals=(goal(**fields),))
    return report_of(client, of, {"revenue": monthly})


def year(first_five: float, last: float, months: int = 6) -> dict[str, float]:
    """``first_five`` in each month but the last one."""
    return dict(zip(MONTHS[:months], [first_five] * (months - 1) + [last], strict=True))


def steps(*done: str | None, of: str = "2012-06") -> Report:
    """A report on a goal of dated steps, due at the end of March, June and September."""
    dues = ("2012-03-31", "2012-06-30", "2012-09-30")
    milestones = tuple(step(f"Step {n}", due, day) for n, (due, day) in enumerate(zip(dues, done, strict=False), 1))
    made = goal(kpi=None, target=None, statement="Open the shop in Cork", milestones=milestones)
    return report_of(client_of(goals=(made,)), of)


LEVEL: dict[str, Any] = {"measure": "level", "target": 104.0, "statement": "An average order of £104 by December 2012"}
COST: dict[str, Any] = {"measure": "level", "target": 80.0, "statement": "An order costs us £80 at most"}
BUDGET: dict[str, Any] = {"target": 120.0, "statement": "At most 120 complaints in 2012"}
AOV, CPO = "Average order value", "Cost per order"

CASES: dict[str, Report] = {
    "total: not started": june({}, "2011-10"),
    "total: on track": june(year(10_000, 10_000)),
    "total: ahead": june(year(10_000, 20_000)),
    "total: behind": june(year(10_000, 0)),
    "total: one month left": june(year(10_000, 5_000, 11), "2012-11"),
    "total: met early": june(year(20_000, 22_500)),
    "total: met in millions": june(year(1_900_000, 2_345_678, 12), "2012-12", target=23e6),
    "total: missed": june(year(9_000, 9_500, 12), "2012-12"),
    "total: narrowly missed": june(year(10_000, 9_990, 12), "2012-12"),
    "total: a month is missing": june({"2012-01": 1.0, "2012-03": 1.0, "2012-06": 1.0}, "2012-03"),
    "total: three months are missing": june({"2012-01": 1.0, "2012-03": 1.0, "2012-06": 1.0}),
    "total: all months are missing": june({}),
    "total: no last year to plan by": june(year(10_000, 10_000), plan="seasonal"),
    "level: on track": june({"2011-12": 80, "2012-06": 92}, name=AOV, **LEVEL),
    "level: ahead": june({"2011-12": 80, "2012-06": 96}, name=AOV, **LEVEL),
    "level: one day ahead": june(
        {"2011-12": 0, "2012-01": 31}, "2012-01", until="2012-02", name=AOV, **{**LEVEL, "target": 60.0}
    ),
    "level: behind": june({"2011-12": 80, "2012-06": 88}, name=AOV, **LEVEL),
    "level: behind where the plan began": june({"2011-12": 80, "2012-06": 70}, name=AOV, **LEVEL),
    "level: met": june({"2012-06": 104.5}, name=AOV, **LEVEL),
    "level: missed": june({"2012-12": 99.5}, "2012-12", name=AOV, **LEVEL),
    "lower level: ahead": june({"2011-12": 140, "2012-06": 100}, better="lower", name=CPO, **COST),
    "lower level: behind": june({"2011-12": 140, "2012-06": 120}, better="lower", name=CPO, **COST),
    "lower level: met": june({"2011-12": 140, "2012-06": 79}, better="lower", name=CPO, **COST),
    "lower level: missed": june({"2012-12": 84}, "2012-12", better="lower", name=CPO, **COST),
    "budget: on track": june(year(10, 10), better="lower", name="Complaints", **BUDGET),
    "budget: ahead": june(year(10, 0), better="lower", name="Complaints", **BUDGET),
    "budget: behind": june(year(10, 20), better="lower", name="Complaints", **BUDGET),
    "budget: kept": june(year(9, 9, 12), "2012-12", better="lower", name="Complaints", **BUDGET),
    "budget: broken": june(year(10, 81), better="lower", name="Complaints", **BUDGET),
    "steps: not started": steps(None, of="2011-10"),
    "steps: on track": steps("2012-03-30", "2012-06-29", None),
    "steps: behind": steps("2012-03-30", None, None, of="2012-07"),
    "steps: met": steps("2012-03-30", "2012-06-29"),
    "steps: missed": steps("2012-03-30", None, of="2012-12"),
    "steps: none": steps(),
}


def said(report: Report) -> list[str]:
    """All that is said of the report's goal: the answer, its status and pace, and what is still needed."""
    result = report.goals[0]
    lines = [goal_lines.answer(report, FIGURES), goal_status(result, FIGURES.language)]
    unit = report.client.kpis[0].unit if report.client.kpis else "number"
    lines.append(pace(result, unit, FIGURES))
    if report.client.kpis:
        lines.append(goal_lines.required(result, report.client.kpis[0], FIGURES) or "")
    return [line for line in lines if line]


def test_what_we_say_of_a_goal_in_every_status(snapshot: SnapshotAssertion) -> None:
    """First the lead sentence, then the status in a word, how far from the plan, and what is still needed."""
    blocks = [f"## {name}\n" + "\n".join(said(report)) for name, report in CASES.items()]
    assert "\n\n".join(blocks).replace("\u00a0", "~") == snapshot


@pytest.mark.parametrize("status", ["not-started", "on-track", "ahead", "behind", "met", "missed", None])
def test_the_snapshot_shows_every_status(status: str | None) -> None:
    """So that whoever reads it has read them all."""
    assert status in {report.goals[0].status for report in CASES.values()}


def test_without_a_goal_the_report_says_that_it_cannot_tell() -> None:
    """It does not call a month a good one that nobody set an aim for."""
    expected = "No goal has been agreed yet, so this report cannot say whether we are on track."
    assert goal_lines.answer(report_of(client_of(), "2012-06"), FIGURES) == expected


def test_the_answer_is_about_the_first_goal_of_the_client_file() -> None:
    """Its order is the analyst's."""
    first, second = goal("a", statement="First", start="2013-01", until="2013-12"), goal("b", statement="Second")
    report = report_of(client_of(kpis=(kpi(),), goals=(first, second)), "2012-06")
    assert goal_lines.answer(report, FIGURES) == "Our goal starts in January 2013."


@pytest.mark.parametrize(
    ("decide", "expected"),
    [
        ("keep", "we keep the plan. Autumn decides."),
        ("change", "we change the plan. Autumn decides."),
        ("pivot", "we change direction. Autumn decides."),
    ],
)
def test_a_decision_names_its_goal_and_its_reason(decide: Any, expected: str) -> None:
    """A full stop is written once, whether or not the analyst typed it."""
    report = report_of(client_of(kpis=(kpi(),), goals=(goal(statement="Sell more."),)), "2012-06")
    for because in ("autumn decides", "Autumn decides."):
        decision = Decision(month("2012-06"), "grow", decide, because)
        assert goal_lines.decision_line(report, decision, FIGURES) == ("Revenue:", expected)


def test_steps_still_ahead_are_told_earliest_first() -> None:
    """Neither what is done nor what is overdue; a step done in July was ahead of us in June."""
    a = goal("a", kpi=None, target=None, milestones=(step("Launch", "2012-09-30"), step("Test", "2012-06-30")))
    b = goal("b", kpi=None, target=None, milestones=(
        step("Brief", "2012-07-31", "2012-05-02"), step("Build", "2012-07-15", "2012-07-10")))  # fmt: skip
    report = report_of(client_of(goals=(a, b)), "2012-06")
    assert goal_lines.coming_steps(report, FIGURES) == (
        ("15 July 2012:", "Build"),
        ("30 September 2012:", "Launch"),
    )


@given(
    st.sampled_from([*CASES]),
    st.sampled_from(["met", "ahead", "on-track", "behind", "missed"]),
    st.none() | st.integers(-400, 400),
    st.floats(-1e9, 1e9),
    st.floats(-1e9, 1e9),
)
def test_no_sentence_shows_a_machines_words(
    case: str, status: Any, days: int | None, actual: float, planned: float
) -> None:
    """No None, no nan, no braces, no double blank, no doubled full stop, whatever the figures."""
    report = CASES[case]
    result = report.goals[0]
    if result.actual is not None and result.planned is not None:
        result = dataclasses.replace(result, status=status, days_ahead=days, actual=actual, planned=planned)
    report = dataclasses.replace(report, goals=(result,))
    for line in said(report):
        assert_readable(line)
