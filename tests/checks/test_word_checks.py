"""What the rules miss in the analyst's own words: for each code words that earn the finding and words that do not."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from syrupy.assertion import SnapshotAssertion

from readout.checks import check_words
from readout.checks.finding import Finding
from readout.checks.narrative import Narrative, Narratives
from readout.model.client import Decision
from readout.model.report import Report
from readout.model.work import WorkItem
from tests.builders import client_of, goal, kpi, month, report_of, work

LABEL = "clients/shop/report.ipynb"
SUMMARY = ("summary", "Spring sells by itself; autumn needs a plan.")
KPIS = (
    kpi("revenue", name="Net revenue"),
    kpi("visits", value="sum(visits)", name="Website visits", role="leading", leads_to="revenue"),
)
VALUES = {f"2012-{n:02}": 10.0 for n in range(1, 7)}
ASK = work("stock", owner="owner", title="Stock levels of the 20 best-selling lines", due="2012-06-18")


def june(target: float = 120.0, items: tuple[WorkItem, ...] = (), **fields: object) -> Report:
    """June 2012, with 60 in the till: on plan for 120 a year, behind for 240."""
    client = client_of(**{"kpis": KPIS, "goals": (goal(target=target),), **fields})
    return report_of(client, "2012-06", {"revenue": VALUES, "visits": VALUES}, items)


def cell(slot: str, words: str, *kpis: str, untouched: bool = False) -> Narrative:
    return Narrative(f"{LABEL}, cell {slot}", slot, "" if untouched else words, kpis, untouched)


def found(report: Report, *cells: Narrative) -> list[Finding]:
    """Findings of a notebook whose summary is in order, unless ``cells`` have one."""
    mine = cells if any(each.slot == "summary" for each in cells) else (cell(*SUMMARY), *cells)
    return list(check_words(report, Narratives(LABEL, mine)))


def codes(report: Report, *cells: Narrative) -> list[str]:
    return [each.code for each in found(report, *cells)]


@pytest.mark.parametrize(
    "cells",
    [(), (cell("goals", ""),), (cell("goals", "Noted."),), (cell("goals", "What do we do?", untouched=True),),
     (cell("explain", "The mailing came a week late this month.", "visits"),),
     (cell("next-steps", "We move the mailing to the first week."),)],
    ids=["no cell", "empty", "a word", "the prompt", "another KPI", "another slot"],
)  # fmt: skip
def test_a_goal_behind_its_plan_asks_for_words(cells: tuple[Narrative, ...]) -> None:
    """R104: a client who reads "behind" reads next what we do differently."""
    assert codes(june(240.0), *cells) == ["R104"]


@pytest.mark.parametrize(
    "words",
    [cell("goals", "We move the mailing to the first week."),
     cell("explain", "The mailing came a week late this month.", "revenue")],
    ids=["in the goals cell", "in the KPI's explanation"],
)  # fmt: skip
def test_a_goal_behind_its_plan_is_answered_where_it_is_spoken_of(words: Narrative) -> None:
    """R104 is not about form: either place will do."""
    assert codes(june(240.0), words) == []


def test_a_goal_on_its_plan_asks_for_nothing() -> None:
    """Nobody writes essays about what goes well."""
    assert codes(june(120.0)) == []


def test_the_place_to_write_is_named() -> None:
    """The goals cell where there is one, else the notebook."""
    assert [each.where for each in found(june(240.0))] == [LABEL]
    assert [each.where for each in found(june(240.0), cell("goals", ""))] == [f"{LABEL}, cell goals"]


HEADLINES = {
    "Website visits doubled. Revenue followed.": ["R402"],
    "Visits to the website doubled, and revenue with them.": [],  # two words apart: not surely the sign
    "Our website visits doubled, and net revenue with them.": ["R402"],
    "Revenue grew, as website visits had promised.": [],
    "Spring sells by itself. Website visits doubled.": [],
}


@pytest.mark.parametrize("words", HEADLINES)
def test_a_sign_is_not_the_headline(words: str) -> None:
    """R402: the first sentence is about what the client lives on; a sign may come after it."""
    assert codes(june(), cell("summary", words)) == HEADLINES[words]


def test_a_client_with_signs_only_may_lead_with_one() -> None:
    """There is nothing else to lead with."""
    signs = june(kpis=KPIS[1:], goals=(goal(kpi="visits"),))
    assert codes(signs, cell("summary", "Website visits doubled.")) == []


def test_names_are_found_in_finnish_cases() -> None:
    """KPIs are rarely in the nominative."""
    kpis = (kpi("revenue", name="Myynti"), kpi("visits", name="Verkkosivuston kävijät", role="leading", leads_to="x"))
    sign_first = "Verkkosivuston kävijöitä oli enemmän, ja myynnin tahti säilyi."
    outcome_first = "Myynnin kasvu jatkui, ja verkkosivuston kävijöitä riitti."
    assert codes(june(kpis=kpis), cell("summary", sign_first)) == ["R402"]
    assert codes(june(kpis=kpis), cell("summary", outcome_first)) == []


@pytest.mark.parametrize("cells", [(cell("goals", "x"),), (cell("summary", " "),)], ids=["no cell", "empty"])
def test_every_month_has_a_persons_own_sentence(cells: tuple[Narrative, ...]) -> None:
    """R505 in other words: a report without any is a machine's."""
    assert [each.code for each in check_words(june(), Narratives(LABEL, cells))] == ["R505"]


def test_an_untouched_summary_is_reported_as_a_prompt_and_not_twice() -> None:
    """``check_prompts`` names it."""
    assert codes(june(), cell("summary", "", untouched=True)) == []


def test_what_a_client_owes_us_is_not_passed_over() -> None:
    """R702, unless the next steps speak of it: by two words of its title, in any form."""
    late = june(items=(ASK,))
    assert codes(late) == ["R702"]
    assert codes(late, cell("next-steps", "Everything is on its way.")) == ["R702"]
    assert codes(late, cell("next-steps", "Most urgent is the stock level of each line.")) == []


@pytest.mark.parametrize(
    "fields", [{"due": "2012-07-01"}, {"due": None}, {"owner": "lead"}, {"status": "done", "done": "2012-06-20"}]
)
def test_what_is_not_yet_due_or_ours_is_no_ask_overdue(fields: dict[str, object]) -> None:
    """Today is the report's: the end of June."""
    usual: dict[str, object] = {"owner": "owner", "title": ASK.title, "due": "2012-06-18"}
    assert codes(june(items=(work("stock", **{**usual, **fields}),))) == []


STEADY = [100.0 + step for step in (
    1, 4, -2, 0, -3, 2, 5, -4, -1, 3, 0, -5, 2, -2, 1, 4, -3, -1, 0, 3, -4, 2, 1, -2, 5,
    -1, -3, 0, 2, -5, 4, 1, -2, 3, -1, 0,
)]  # fmt: skip
THREE_YEARS = pd.period_range("2009-07", "2012-06", freq="M").astype(str)
WHY = cell("explain", "The shop was closed for a week while it moved.", "revenue")


def turned(last: float, items: tuple[WorkItem, ...] = (), **fields: object) -> Report:
    """June 2012 after three steady years around 100 a month; the goal is met, so that only the change counts."""
    client = client_of(**{"kpis": KPIS[:1], "goals": (goal(target=10.0),), **fields})
    values = dict(zip(THREE_YEARS, [*STEADY[:-1], last], strict=True))
    return report_of(client, "2012-06", {"revenue": values}, items)


def test_a_real_change_is_explained_by_a_person() -> None:
    """R501, for better or worse; a normal month needs no story."""
    assert codes(turned(140.0)) == ["R501"]
    assert codes(turned(140.0), WHY) == []
    assert codes(turned(101.0)) == []


@pytest.mark.parametrize(
    ("answer", "enough"),
    [(cell("explain", "The shop was closed for a week while it moved.", "visits"), False),
     (cell("explain", "The move.", "revenue"), False),
     (cell("summary", "Net revenue rose because the shop moved."), False),
     (cell("explain", "The shop was closed for a week while it moved."), False),
     (cell("explain", "Net revenue missed a week while the shop moved."), True)],
    ids=["another KPI", "two words", "another slot", "no KPI named", "named in words"],
)  # fmt: skip
def test_an_explanation_names_its_kpi(answer: Narrative, enough: bool) -> None:
    """In its cell's metadata, or in words where that is empty."""
    assert codes(turned(140.0), answer) == ([] if enough else ["R501"])


def test_a_prompt_left_alone_is_one_gap_and_one_finding() -> None:
    """``check_prompts`` names the cell (R505); R501 is for words that are missing altogether, or too few."""
    prompt = cell("explain", "", "revenue", untouched=True)
    assert codes(turned(140.0), prompt) == []
    assert codes(turned(140.0), cell("explain", "", "visits", untouched=True)) == ["R501"]
    assert codes(turned(140.0), cell("explain", "", "revenue")) == ["R501"]


@pytest.mark.parametrize(
    "items",
    [(work("sale", kpi="revenue", due="2012-07-10"),), (work("sale", kpi="revenue", owner="owner"),),
     (work("sale", kpi="revenue", status="done", done="2012-06-20"),)],
    ids=["ours and open", "theirs", "finished this month"],
)  # fmt: skip
def test_a_fall_is_acted_on_by_work(items: tuple[WorkItem, ...]) -> None:
    """R502: whoever does it, and whether it is planned or just done."""
    assert codes(turned(60.0), WHY) == ["R502"]
    assert codes(turned(60.0, items), WHY) == []


def test_work_on_something_else_is_no_answer_to_a_fall() -> None:
    """Nor is what was given up, or finished before."""
    others = (
        work("page", due="2012-07-10"),
        work("sale", kpi="revenue", status="done", done="2012-04-20"),
        work("press", kpi="revenue", status="dropped", due="2012-06-20", note="no time"),
    )
    assert codes(turned(60.0, others), WHY) == ["R502"]


def test_a_decision_or_next_steps_answer_a_fall_too() -> None:
    """The decision is this month's and about a goal that the KPI serves; the words name the KPI."""
    decided = Decision(month("2012-06"), "grow", "change", "the sale moves")
    assert codes(turned(60.0, decisions=(decided,)), WHY) == []
    assert codes(turned(60.0, decisions=(replace(decided, month=month("2012-05")),)), WHY) == ["R502"]
    assert codes(turned(60.0), WHY, cell("next-steps", "We bring net revenue back with the sale.")) == []
    assert codes(turned(60.0), WHY, cell("next-steps", "We go on as we had planned.")) == ["R502"]


def test_a_rise_asks_for_no_action() -> None:
    """It asks for words only."""
    assert codes(turned(140.0), WHY) == []


def test_each_finding_says_where_and_what_and_the_cure(snapshot: SnapshotAssertion) -> None:
    """The lines an analyst reads. Read them as one."""
    every = [
        *found(june(240.0, items=(ASK,))),
        *found(june(), cell("summary", "Website visits doubled.")),
        *found(june(), cell("summary", "")),
        *found(turned(60.0)),
        *found(turned(140.0), cell("explain", "", "revenue")),
        *check_words(june(), Narratives(LABEL)),
    ]
    assert "\n".join(f"{each.severity:7} {each.code} {each.where}: {each.message}" for each in every) == snapshot
