"""What the rules miss in the analyst's own words: for each code words that earn the finding and words that do not."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from readout.checks import check_words
from readout.checks.finding import Finding
from readout.checks.narrative import Narrative, Narratives
from readout.model.report import Report
from readout.model.work import WorkItem
from tests.builders import client_of, goal, kpi, report_of, work

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


def test_each_finding_says_where_and_what_and_the_cure(snapshot: SnapshotAssertion) -> None:
    """The lines an analyst reads. Read them as one."""
    every = [
        *found(june(240.0, items=(ASK,))),
        *found(june(), cell("summary", "Website visits doubled.")),
        *found(june(), cell("summary", "")),
        *check_words(june(), Narratives(LABEL)),
    ]
    assert "\n".join(f"{each.severity:7} {each.code} {each.where}: {each.message}" for each in every) == snapshot
