"""What each column of work.csv does to the report."""

from __future__ import annotations

import json

import pytest

from readout.text.language import language
from readout.text.phrases import work_kind
from tests.keys.shop import Shop, proves

DONE = {"id": "guide", "title": "A guide", "kind": "content", "owner": "lead", "done": "2024-04-09", "status": "done"}
DUE = {"id": "sale", "title": "The sale", "kind": "task", "owner": "lead", "due": "2024-05-07", "status": "planned"}
ANOTHER = {"id": "list", "title": "A list", "kind": "content", "owner": "lead", "done": "2024-04-10", "status": "done"}
FLAT_UNTIL_APRIL = "".join(f"2023-{month:02d}-01,80\n" for month in range(1, 13)) + "".join(
    f"2024-{month:02d}-01,{sold}\n" for month, sold in ((1, 80), (2, 80), (3, 80), (4, 130))
)
SECTIONS = (
    *("headline", "goals", "results", "explain", "accomplishments"),
    *("plan", "next_steps", "call", "definitions", "method"),
)


def logged(shop: Shop, *rows: dict[str, str]) -> None:
    """Write a work log of these rows; a row without a cell of a column has it empty."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    shop.work(",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows))


@proves("work.id")
def test_id_names_a_row_in_facts_and_messages(shop: Shop) -> None:
    """Its own: two rows of one id could not be told apart when they are held against last month's promises."""
    logged(shop, DONE)
    assert shop.facts()["work"]["done"] == ["guide"]
    logged(shop, DONE, {**ANOTHER, "id": "guide"})
    assert shop.refusal() == "clients/shop/work.csv:3: id is 'guide' as in line 2; give each row its own id"


@proves("work.title")
def test_title_is_what_one_can_point_at(shop: Shop) -> None:
    """ "That: we did that." """
    logged(shop, {**DONE, "title": "Ten lamps for small rooms"})
    assert "Ten lamps for small rooms" in shop.read("accomplishments")


@proves("work.kind")
@pytest.mark.parametrize("kind", ["content", "distribution", "mention", "contact", "deliverable", "planning", "task"])
def test_kind_is_told_beside_the_work(shop: Shop, kind: str) -> None:
    """In the table of finished work, with the channel where there is one."""
    logged(shop, {**DONE, "kind": kind})
    name = work_kind(kind, language("en-GB"))
    assert f"Directly brought A guide {name} 9 Apr" in shop.read("accomplishments").replace("\u00a0", " ")


@proves("work.kind")
@pytest.mark.parametrize("kind", ["question", "feedback"])
def test_what_the_client_asked_or_told_us_is_answered_and_no_accomplishment_of_ours(shop: Shop, kind: str) -> None:
    """It stands under the client's side, the answer beside it."""
    row = {**DONE, "kind": kind, "owner": "owner", "title": "Why fewer visits?", "note": "Fewer holidays"}
    logged(shop, row)
    assert "From your side Why fewer visits? (Oskar Owner, 9 Apr): Fewer holidays." in shop.read("accomplishments")
    logged(shop, {**row, "owner": "lead"})
    assert shop.facts()["work"]["done"] == []


@proves("work.owner")
def test_owner_is_who_does_it_and_decides_whose_work_it_is(shop: Shop) -> None:
    """An account lead's task is our plan, a shop owner's is what we ask for. Nobody's is a finding (R602)."""
    logged(shop, DUE)
    assert "On our side The sale Ada Lead" in shop.read("next_steps")
    logged(shop, {**DUE, "owner": "owner"})
    assert "The sale. Oskar Owner, by 7 May 2024" in shop.read("headline")
    logged(shop, {**DUE, "owner": ""})
    assert any("R602" in each and "sale has no owner; fill in owner" in each for each in shop.checks())


@proves("work.promised")
def test_promised_is_the_first_date_given_and_is_not_forgotten(shop: Shop) -> None:
    """A promise moved from 30 April to 7 May is late, however good the new date is."""
    logged(shop, {**DUE, "promised": "2024-04-30"})
    assert shop.facts()["work"]["late"] == ["sale"]
    assert "The sale: promised for 30 April 2024, now due on 7 May 2024." in shop.read("accomplishments")
    logged(shop, DUE)
    assert shop.facts()["work"]["late"] == []


@proves("work.due")
def test_due_is_when_it_is_to_be_done(shop: Shop) -> None:
    """Next month it is our plan; after that it lies further ahead; without a date it is a finding (R602)."""
    logged(shop, DUE)
    assert "The sale Ada Lead 7 May" in shop.read("next_steps").replace("\u00a0", " ")
    logged(shop, {**DUE, "due": "2024-06-07"})
    assert "Further ahead 7 June 2024: The sale" in shop.read("plan")
    logged(shop, {**DUE, "due": ""})
    assert any("sale has no due date; fill in due" in each for each in shop.checks())


@proves("work.done")
def test_done_is_the_day_that_decides_whose_months_work_it_is(shop: Shop) -> None:
    """April's report tells what April finished, and tells it still when May's has been made."""
    logged(shop, DONE, {**ANOTHER, "done": "2024-05-02"})
    assert shop.facts("2024-04")["work"]["done"] == ["guide"]
    assert shop.facts("2024-05")["work"]["done"] == ["list"]


@proves("work.status")
def test_status_says_what_became_of_it(shop: Shop) -> None:
    """Planned and doing are open, done is done, dropped is accounted for and told."""
    for status in ("planned", "doing"):
        logged(shop, {**DUE, "status": status})
        assert shop.facts()["work"]["due"] == ["sale"]
    logged(shop, {**DUE, "status": "done", "done": "2024-04-20"})
    assert shop.facts()["work"]["done"] == ["sale"]
    logged(shop, {**DUE, "due": "2024-04-20", "status": "dropped", "note": "You cut the budget"})
    assert shop.facts()["work"]["dropped"] == ["sale"]
    assert "The sale: dropped. You cut the budget." in shop.read("accomplishments")
    logged(shop, {**DUE, "status": "dropped"})
    assert "work.csv:2: status is 'dropped'; say why in note, for the client" in shop.refusal()


@proves("work.evidence")
def test_evidence_is_a_link_to_look_at(shop: Shop) -> None:
    """Work without any is a finding (R202); a path out of the client's folder is refused."""
    logged(shop, DONE)
    assert "R202" in shop.codes()
    logged(shop, {**DONE, "evidence": "https://example.com/guide"})
    assert "R202" not in shop.codes()
    assert 'href="https://example.com/guide"' in shop.notebook().accomplishments().html()
    logged(shop, {**DONE, "evidence": "../other/guide.png"})
    assert "work.csv:2: evidence is '../other/guide.png'" in shop.refusal()


@proves("work.channel")
def test_channel_is_where_it_appeared(shop: Shop) -> None:
    """Beside the work."""
    logged(shop, {**DONE, "channel": "Newsletter"})
    assert "A guide Content, Newsletter 9 Apr" in shop.read("accomplishments")


@proves("work.spend", "work.hours")
def test_spend_and_hours_add_up(shop: Shop) -> None:
    """By hand: 250 + 60.50 pounds, 3 + 1.5 hours; what nobody wrote down is not zero."""
    shop.says("show: {hours: true, spend: true}")
    logged(shop, {**DONE, "spend": "250", "hours": "3"}, {**ANOTHER, "spend": "60.50", "hours": "1.5"})
    assert shop.facts()["work"]["totals"] == {"spend": 310.5, "hours": 4.5, "results": {}}
    assert "spent £310 and worked 4.5 hours" in shop.read("accomplishments")
    logged(shop, DONE)
    assert shop.facts()["work"]["totals"] == {"spend": None, "hours": None, "results": {}}


@proves("work.result", "work.result_source")
def test_results_are_what_it_directly_brought_counted_by_source(shop: Shop) -> None:
    """By hand: 34 + 6 by the form log. A result that can be traced is evidence too."""
    logged(
        shop,
        {**DONE, "result": "34", "result_source": "form log"},
        {**ANOTHER, "result": "6", "result_source": "form log"},
    )
    assert shop.facts()["work"]["totals"]["results"] == {"form log": 40}
    assert "34 (form log)" in shop.read("accomplishments")
    assert "R202" not in shop.codes()


@proves("work.kpi", "work.expects")
@pytest.mark.parametrize(("expects", "said"), [("up", "as expected"), ("down", "the opposite")])
def test_expects_is_held_against_what_the_kpi_did(shop: Shop, expects: str, said: str) -> None:
    """A year at 80, then 130 in April: a real rise, after the guide of March. It stands beside what was expected."""
    shop.write("data/orders.csv", "date,revenue\n" + FLAT_UNTIL_APRIL)
    guide = {**DONE, "done": "2024-03-09", "kpi": "revenue"}
    logged(shop, {**guide, "expects": expects})
    results = shop.read("results").replace("\u00a0", " ")
    assert f"Revenue {expects}: {said}, in April 2024. After: A guide (9 Mar)." in results
    logged(shop, guide)
    assert "What we expected" not in shop.read("results")


@proves("work.kpi", "work.expects")
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"kpi": "reveneu", "expects": "up"},
            "work.csv:2: kpi names 'reveneu', which is not in kpis of client.yml; did you mean revenue?",
        ),
        ({"kpi": "revenue", "expects": "more"}, "work.csv:2: expects is 'more'; write up or down"),
    ],
)
def test_work_names_a_kpi_there_is_and_expects_it_up_or_down(shop: Shop, cells: dict[str, str], said: str) -> None:
    """Anything else is refused with its line."""
    logged(shop, {**DONE, **cells})
    assert said in shop.refusal()


@proves("work.note")
def test_note_is_for_the_client(shop: Shop) -> None:
    """It stands beside what was done, and says why we ask."""
    logged(
        shop, {**DONE, "note": "Your team wrote the second half"}, {**DUE, "owner": "owner", "note": "We print then"}
    )
    assert "A guide Your team wrote the second half" in shop.read("accomplishments")
    assert "by 7 May 2024. We print then." in shop.read("headline")


@proves("work.internal")
def test_internal_never_leaves_the_house(shop: Shop) -> None:
    """In no section, in whatever form a cell holds it, and not in facts.json."""
    secret = "zebra"
    rows = (DONE, DUE, {**ANOTHER, "owner": "owner", "status": "doing", "done": ""})
    logged(shop, *({**row, "internal": secret} for row in rows))
    assert [item.internal for item in shop.data().work] == [secret, secret, secret]
    shown = [getattr(shop.notebook(), section)()._repr_mimebundle_() for section in SECTIONS]
    assert "A guide" in str(shown)
    assert secret not in str(shown)
    assert secret not in json.dumps(shop.facts())
