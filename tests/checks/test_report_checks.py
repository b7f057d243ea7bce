"""The checks: for each code one report that earns the finding and one that does not."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from readout.checks import check_report
from readout.checks.codes import CODES
from readout.checks.finding import Finding
from readout.checks.rule0_trust import source_of, unreadable
from readout.model.client import Call, Client, Decision, Engagement, Kpi, Pause, Pending, Reconcile, Source
from readout.model.errors import Problem, SourceError
from readout.model.report import Report, build_report
from readout.model.series import SourceReach
from readout.model.work import WorkItem
from tests.builders import client_of, goal, kpi, month, reach_to, report_of, series_of, step
from tests.builders import work as untitled_work

YEAR = [f"2011-{n:02}" for n in range(6, 13)]
VALUES = {f"2012-{n:02}": 10.0 for n in range(1, 7)}


def work(id: str, **fields: Any) -> WorkItem:
    return untitled_work(id, **{"title": f"The {id} to desk lamps", **fields})


DONE = work("guide", status="done", done="2012-06-20", evidence="https://example.com/guide")
COMING = work("page", due="2012-07-10")
CALL = Call(when="second Tuesday 10:00")
PENDING = Pending("revenue", month("2012-06"), dt.date(2012, 7, 12), "the bank settles late")
GRAINS = {
    "day": Source("orders", date="date", file="x.csv"),
    "week": Source("orders", date="date", file="x.csv", grain="week"),
    "month": Source("orders", date="date", file="x.csv", grain="month"),
}


def june(
    kpis: tuple[Kpi, ...] = (kpi(),),
    items: tuple[WorkItem, ...] = (DONE,),
    reach: SourceReach | None = None,
    values: Any = None,
    coming: tuple[WorkItem, ...] = (COMING,),
    **fields: Any,
) -> Report:
    """A report for June 2012 that no check finds fault with, but for what a test changes."""
    client: Client = client_of(**{"kpis": kpis, "goals": (goal(),), "call": CALL, **fields})
    given = {each.id: VALUES if values is None else values for each in kpis}
    return report_of(client, "2012-06", given, (*items, *coming), {"orders": reach or reach_to("2012-06-30")})


def codes(report: Report) -> list[str]:
    return [finding.code for finding in check_report(report)]


def decided(goal: str, of: str = "2012-06") -> tuple[Decision, ...]:
    return (Decision(month(of), goal, "change", "the mailing moves"),)


def many(outcomes: int, leading: int = 0) -> tuple[Kpi, ...]:
    signs = tuple(kpi(f"sign{n}", role="leading", leads_to="revenue") for n in range(leading))
    return tuple(kpi("revenue" if n == 0 else f"k{n}") for n in range(outcomes)) + signs


EARN: dict[str, Report] = {
    "R001 data end early": june(reach=reach_to("2012-06-25"), values={}),
    "R001 a gap within": june(reach=reach_to("2012-06-30", incomplete={month("2012-06"): "no row on 9 June 2012"})),
    "R001 no rows": june(reach=reach_to(None), values={}),
    "R001 one of two KPIs pending": june((kpi(), kpi("orders")), reach=reach_to("2012-06-25"), pending=(PENDING,)),
    "R001 a source of no KPI": june((kpi(source="other"),), reach=reach_to("2012-06-25")),
    "R002": june(reach=reach_to("2012-06-22", reaches=dt.date(2012, 6, 30))),
    "R002 weeks": june(sources=(GRAINS["week"],), reach=reach_to("2012-06-15", reaches=dt.date(2012, 6, 30))),
    "R002 months": june(sources=(GRAINS["month"],), reach=reach_to("2012-05-01", reaches=dt.date(2012, 6, 30))),
    "R101": june((), goals=()),
    "R105 behind": june(goals=(goal(target=240.0),)),
    "R105 missed": june(goals=(goal(target=120.0, until="2012-06"),)),
    "R105 decided in May": june(goals=(goal(target=240.0),), decisions=decided("grow", "2012-05")),
    "R105 decided about another": june(goals=(goal(target=240.0), goal("more")), decisions=decided("more")),
    "R105 steps": june(goals=(goal(kpi=None, target=None, milestones=(step("Draft", "2012-06-10"),)),)),
    "R201": june(items=()),
    "R202": june(items=(work("guide", status="done", done="2012-06-20"),)),
    "R203 done": june(items=(dataclasses.replace(DONE, title="Various improvements"),)),
    "R203 planned": june(coming=(work("next", title="SEO work continued", due="2012-07-04"),)),
    "R203 in Finnish": june(items=(dataclasses.replace(DONE, title="Erilaisia parannuksia"),), language="fi"),
    "R301": june(values={"2012-05": 10.0}),
    "R401": june((kpi(), kpi("visits", goals=(), where_in_file="clients/shop/client.yml:31"))),
    "R402": june((kpi("visits", role="leading", leads_to="revenue"), kpi())),
    "R404 outcomes": june(many(6)),
    "R404 all": june(many(5, 5)),
    "R601": june(coming=()),
    "R601 only theirs": june(coming=(work("ask", owner="owner", due="2012-07-04"),)),
    "R601 only later": june(coming=(work("next", due="2012-09-04"),)),
    "R601 a pause of another month": june(coming=(), pause=(Pause(month("2012-08"), "holidays"),)),
    "R602 nothing": june(items=(DONE, work("next", owner=None))),
    "R602 no date": june(items=(DONE, work("next"))),
    "R602 no owner": june(items=(DONE, work("next", owner=None, due="2012-07-04"))),
    "R602 an ask": june(items=(DONE, work("ask", owner="owner"))),
    "R602 late": june(items=(DONE, work("next", owner=None, promised="2012-06-04", due="2012-07-04"))),
    "R602 later": june(items=(DONE, work("next", owner=None, due="2012-09-04"))),
    "R701": june(coming=(work("next", owner=None, due="2012-07-04"), work("last", owner=None, due="2012-07-05"))),
    "R801": june(call=Call()),
}
PASS: dict[str, Report] = {
    "R001 pending": june(reach=reach_to("2012-06-25"), values={}, pending=(PENDING,)),
    "R001 complete": june(reach=reach_to("2012-06-30")),
    "R002 within a week of the end": june(reach=reach_to("2012-06-23", reaches=dt.date(2012, 6, 30))),
    "R002 weeks": june(sources=(GRAINS["week"],), reach=reach_to("2012-06-16", reaches=dt.date(2012, 6, 30))),
    "R002 months": june(sources=(GRAINS["month"],), reach=reach_to("2012-06-01", reaches=dt.date(2012, 6, 30))),
    "R101": june(),
    "R105 decided": june(goals=(goal(target=240.0),), decisions=decided("grow")),
    "R105 decided about the larger goal": june(
        goals=(goal(target=240.0, parent="all"), goal("all")), decisions=decided("all")
    ),
    "R105 over": june(goals=(goal(start="2011-06", until="2012-05"),), values={**VALUES, **dict.fromkeys(YEAR, 1.0)}),
    "R105 ahead": june(goals=(goal(target=90.0),)),
    "R201 a pause": june(items=(), pause=(Pause(month("2012-06"), "the shop moves"),)),
    "R202 counted": june(items=(work("guide", status="done", done="2012-06-20", result_source="form log"),)),
    "R202 nothing to point at": june(items=(work("guide", kind="task", status="done", done="2012-06-20"),)),
    "R203 one word of its own": june(items=(dataclasses.replace(DONE, title="Improved the checkout"),)),
    "R301 pending": june(values={}, pending=(PENDING,)),
    "R401": june((kpi("visits", goals=("grow", "more")), kpi())),
    "R402 a sign after the outcomes": june((kpi(), kpi("visits", role="leading", leads_to="revenue"))),
    "R402 signs only": june((kpi("visits", role="leading", leads_to="revenue"),), goals=(goal(kpi="visits"),)),
    "R404 at the limit": june(many(5, 4)),
    "R601 late, with a new date": june(coming=(work("next", promised="2012-06-04", due="2012-07-04"),)),
    "R601 a pause": june(coming=(), pause=(Pause(month("2012-07"), "holidays"),)),
    "R601 the agreement ends": june(coming=(), engagements=(Engagement(month("2011-07"), month("2012-06")),)),
    "R602": june(items=(DONE, work("next", due="2012-07-04"))),
    "R602 what is done": june(items=(dataclasses.replace(DONE, owner=None),)),
    "R701 a client's": june(
        items=(DONE, work("ask", owner="owner", due="2012-07-09")),
        coming=(work("next", due="2012-07-04"),),
    ),
    "R801 a pause": june(call=Call(), coming=(), pause=(Pause(month("2012-07"), "holidays"),)),
}


@pytest.mark.parametrize("case", EARN)
def test_what_is_wrong_is_found(case: str) -> None:
    """Once; whatever else the same cause touches stays silent, so that the analyst mends one thing."""
    assert codes(EARN[case]) == [case.split()[0]]


@pytest.mark.parametrize("case", PASS)
def test_what_is_right_is_left_alone(case: str) -> None:
    """Nobody reads checks that cry wolf."""
    assert codes(PASS[case]) == []


def test_a_month_that_ends_early_and_long_ago_is_both_incomplete_and_stale() -> None:
    """Two facts: June is not whole, and nobody has brought an export for weeks."""
    assert codes(june(reach=reach_to("2012-06-02"), values={})) == ["R001", "R002"]


def test_a_figure_that_waits_for_an_incomplete_month_is_not_reported_twice() -> None:
    """Also where it comes by way of another KPI; the source's finding says what to do."""
    parts = (kpi("revenue"), kpi("share", value="kpi(revenue) / kpi(revenue)", source=None))
    assert source_of(june(parts), parts[1]) == ("orders",)
    assert codes(june(parts, values={}, reach=reach_to("2012-06-25"))) == ["R001"]
    assert codes(june(parts, values={})) == ["R301", "R301"]


@pytest.mark.parametrize(("theirs", "found"), [(10.0, []), (10.4, []), (12.0, ["R010"]), (None, ["R010"])])
def test_our_figure_and_the_clients_own_must_agree(theirs: float | None, found: list[str]) -> None:
    """10 of ours against 10.4 of theirs is 3.8 %, within 5 %; 12 is not, and no figure is no agreement."""
    assert codes(_reconciled(theirs)) == found


def _reconciled(theirs: float | None) -> Report:
    client = client_of(
        kpis=(kpi(),), goals=(goal(),), call=CALL, reconcile=(Reconcile("revenue", "till", "sum(total)", 0.05),)
    )
    other = series_of({} if theirs is None else {"2012-06": theirs})
    reach = {"orders": reach_to("2012-06-30")}
    return build_report(
        client, month("2012-06"), {"revenue": series_of(VALUES)}, reach, [DONE, COMING], {"revenue": other}
    )


def _unreadable() -> tuple[Finding, ...]:
    problems = [Problem("data/orders.csv:7", "revenue is 'abc'; write a number"), Problem("data/ads.csv", "not there")]
    return unreadable(SourceError(problems))


def test_each_thing_that_keeps_a_source_from_being_read_is_a_finding() -> None:
    """With its own place, so that all can be mended at once."""
    found = _unreadable()
    assert [(each.code, each.where) for each in found] == [("R003", "data/orders.csv:7"), ("R003", "data/ads.csv")]
    assert {each.severity for each in found} == {"error"}


def test_each_finding_says_where_and_what_and_the_cure(snapshot: SnapshotAssertion) -> None:
    """The lines an analyst reads. Read them as one."""
    found = {name: check_report(report) for name, report in EARN.items()}
    found |= {"R003": _unreadable(), "R010 apart": check_report(_reconciled(12.0))}
    found |= {"R010 nothing": check_report(_reconciled(None))}
    lines = [f"{each.severity:7} {each.code} {each.where}: {each.message}" for name in found for each in found[name]]
    assert "\n".join(lines) == snapshot


def test_no_code_goes_without_a_test() -> None:
    """A new check brings its finding here, or its own module of tests."""
    here = {case.split()[0] for case in EARN} | {"R003", "R010"}
    tests = Path(__file__).parents[1].rglob("test_*.py")
    others = "".join(path.read_text("utf-8") for path in tests if path != Path(__file__))
    assert [code for code in CODES if code not in here and code not in others] == []


def test_findings_stand_in_the_order_of_the_rules() -> None:
    """Trust first: nothing else counts while the data are not whole."""
    worst = june((kpi(goals=()),), (work("next"),), reach_to("2012-06-02"), {}, goals=())
    assert codes(worst) == ["R001", "R002", "R101", "R201", "R401", "R602"]
