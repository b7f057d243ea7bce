"""The checks that live from what was sent: each with a report that earns the finding and one that does not."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from readout.checks import check_report
from readout.checks.finding import Finding
from readout.model.client import Client, Decision, Event, Goal, Kpi, Pause, Revision
from readout.model.report import Report
from readout.model.work import WorkItem
from tests.builders import client_of, goal, kpi, month, promise, reach_to, report_of, sent, work

VISITS = kpi("visits", name="Shop visits", value="count(id)", unit="number", where_in_file="clients/shop/client.yml:30")
KPIS = (kpi(), VISITS)
GOALS = (goal(where_in_file="clients/shop/client.yml:40"),)
THEN = client_of(kpis=KPIS, goals=GOALS)
MONTHS = tuple(f"2012-{n:02}" for n in range(1, 13))
VALUES = {f"2012-{n:02}": 10.0 for n in range(1, 7)}
DONE = work("guide", status="done", done="2012-06-20", evidence="https://example.com/guide")
GIVEN = {"promised": "2012-06-10", "due": "2012-06-10"}


def june(*items: Any, values: dict[str, float] = VALUES, before: dict[str, Any] | None = None, **today: Any) -> Report:
    """A report for June 2012 after one sent for May, which no check finds fault with but for what a test changes."""
    history = [sent(THEN, "2012-05", {"revenue": 10.0, "visits": 10.0}, **(before or {}))]
    client: Client = client_of(**{"kpis": KPIS, "goals": GOALS, **today})
    given = {each.id: values for each in client.kpis}
    return report_of(client, "2012-06", given, (DONE, *items), {"orders": reach_to("2012-06-30")}, history)


def leaflet(**fields: Any) -> WorkItem:
    return work("leaflet", **{"title": "A leaflet", **fields})


def goal_is(**fields: Any) -> tuple[Goal, ...]:
    return (dataclasses.replace(GOALS[0], **fields),)


def revenue_is(**fields: Any) -> tuple[Kpi, ...]:
    return (kpi(**fields), VISITS)


def said(note: str, of: str = "2012-06", **fields: Any) -> tuple[Event, ...]:
    return (Event(month(of), note, **fields),)


REVISION = Revision(month("2012-06"), 90.0, "owner", "The range was cut")
BACKDATED = Revision(month("2012-03"), 90.0, "owner", "The range was cut")
PIVOT = Decision(month("2012-06"), "grow", "pivot", "Trade customers come first")
LEAFLET = {"promises": (promise("leaflet", title="A leaflet", **GIVEN),)}

EARN: dict[str, Report] = {
    "R006": june(values={**VALUES, "2012-05": 11.0}),
    "R103 target": june(goals=goal_is(target=100.0)),
    "R103 span": june(goals=goal_is(until=month("2013-03"))),
    "R103 statement": june(goals=goal_is(statement="Sell a bit more in 2012")),
    "R103 measure": june(goals=goal_is(measure="level")),
    "R103 plan": june(goals=goal_is(plan={month(each): 20.0 if each < "2012-07" else 0.0 for each in MONTHS})),
    "R103 KPI": june(goals=goal_is(kpi="visits")),
    "R103 gone": june(goals=(goal("other"),)),
    "R103 kept is no account": june(
        goals=goal_is(until=month("2013-03")), decisions=(dataclasses.replace(PIVOT, decide="keep"),)
    ),
    "R103 definition": june(kpis=revenue_is(where={"status": "paid"})),
    "R103 better": june(kpis=revenue_is(better="lower")),
    "R204 gone": june(before=LEAFLET),
    "R204 overdue": june(leaflet(**GIVEN), before=LEAFLET),
    "R204 moved": june(leaflet(promised="2012-07-10", due="2012-07-10"), before=LEAFLET),
    "R204 renamed": june(
        leaflet(title="A poster", promised="2012-06-10", due="2012-07-10"),
        before=LEAFLET,
    ),
    "R204 handed over": june(
        leaflet(owner="owner", promised="2012-06-10", due="2012-07-10"),
        before=LEAFLET,
    ),
    "R204 never sent": june(leaflet(**GIVEN)),
    "R403 removed": june(kpis=KPIS[:1]),
    "R403 added": june(kpis=(*KPIS, kpi("sales", name="Sales"))),
    "R403 reordered": june(kpis=KPIS[::-1]),
    "R802": june(before={"minutes": False}),
}

PASS: dict[str, Report] = {
    "nothing changed": june(),
    "R006 settling": june(values={**VALUES, "2012-05": 10.04}),
    "R103 revised from now on": june(goals=goal_is(revisions=(REVISION,))),
    "R103 revised back into May": june(goals=goal_is(revisions=(BACKDATED,))),
    "R103 decided": june(goals=goal_is(until=month("2013-03")), decisions=(PIVOT,)),
    "R103 a goal that was over": june(
        before={"goals": {"old": dataclasses.replace(sent(THEN, "2012-05").goals["grow"], until=month("2012-05"))}}
    ),
    "R103 a goal told to be gone": june(
        goals=(goal("other"),), events=said("We dropped the goal “Sell for 120 in 2012”")
    ),
    "R103 a definition told": june(
        kpis=revenue_is(where={"status": "paid"}), events=said("We count paid orders only", kpis=("revenue",))
    ),
    "R204 done": june(before={"promises": (promise("guide", due="2012-06-20"),)}),
    "R204 moved with its first date": june(leaflet(promised="2012-06-10", due="2012-07-10"), before=LEAFLET),
    "R204 dropped with a reason": june(
        leaflet(status="dropped", note="The shop has one", **GIVEN),
        before=LEAFLET,
    ),
    "R403 removed and told": june(kpis=KPIS[:1], events=said("Shop visits are no longer counted")),
    "R403 added and told": june(kpis=(*KPIS, kpi("sales", name="Sales")), events=said("A new figure", kpis=("sales",))),
    "R403 reordered and told": june(kpis=KPIS[::-1], events=said("Visits come first now", kpis=("visits",))),
    "R802 a pause": june(before={"minutes": False}, pause=(Pause(month("2012-06"), "The shop moves"),)),
}


def found(report: Report) -> list[Finding]:
    """The findings of this module's codes, and R204's neighbours that tell of the same rows."""
    return [each for each in check_report(report) if each.code in {"R006", "R103", "R204", "R403", "R802"}]


@pytest.mark.parametrize("case", EARN)
def test_what_is_wrong_is_found(case: str) -> None:
    """Once a KPI, goal, row or client, so that the analyst mends one thing."""
    codes = {each.code for each in found(EARN[case])}
    assert codes == {case.split()[0]}
    assert len(found(EARN[case])) == (2 if case == "R006" else 1)  # two KPIs have changed


@pytest.mark.parametrize("case", PASS)
def test_what_is_right_is_left_alone(case: str) -> None:
    """What was told to the client is no silent change."""
    assert found(PASS[case]) == []


@pytest.mark.parametrize("case", EARN)
def test_without_a_sent_report_there_is_nothing_to_hold_against(case: str) -> None:
    """The first month of a client; only what is plainly overdue in the log is found."""
    report = EARN[case]
    series = {result.kpi.id: result.series for result in report.kpis}
    items = (*report.work.done, *report.work.late)
    first = report_of(report.client, "2012-06", series, items, report.reach)
    assert {each.code for each in found(first)} <= {"R204"}


def test_an_event_of_the_month_that_was_sent_accounts_for_nothing() -> None:
    """The client read it before the change; one of next month has not been read."""
    for of in ("2012-05", "2012-07"):
        assert [each.code for each in found(june(kpis=KPIS[:1], events=said("Shop visits are gone", of)))] == ["R403"]


def test_the_gravest_months_are_named_and_the_rest_counted() -> None:
    """A new export that changes a whole year is one thing to look at."""
    history = [sent(THEN, each, {"revenue": 9.0}) for each in VALUES if each != "2012-06"]
    report = report_of(THEN, "2012-06", {"revenue": VALUES}, (DONE,), {"orders": reach_to("2012-06-30")}, history)
    (only,) = [each for each in found(report) if each.code == "R006"]
    assert "2012-05 from 9 to 10, 2012-04 from 9 to 10, 2012-03 from 9 to 10 and 2 earlier months" in only.message


def test_each_finding_says_where_and_what_and_the_cure(snapshot: SnapshotAssertion) -> None:
    """The lines an analyst reads. Read them as one."""
    lines = [
        f"{each.severity:7} {each.code} {each.where}: {each.message}" for case in EARN for each in found(EARN[case])
    ]
    assert "\n".join(lines) == snapshot
