"""Minutes become rows of work.csv and decisions of client.yml: shown first, once, and nothing else changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from readout.data.client_file import read_client
from readout.data.editing import editing
from readout.data.project import Project
from readout.data.work_log import read_work
from readout.delivery.minutes import open_minutes
from readout.delivery.minutes_apply import Plan, apply_plan, plan_minutes, with_cell
from readout.model.errors import ReadoutError
from readout.model.work import WorkItem
from tests.builders import day
from tests.delivery.called import ACTION_ROW, ANSWER_ROW, CLIENT, DECISION, FILLED, MONTH, called, minutes_of
from tests.pipeline.projects import change


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    """The lamp shop before the call about April 2024."""
    return called(tmp_path / "project")


def plan(shop: Project) -> Plan:
    return plan_minutes(shop, open_minutes(shop, CLIENT, MONTH))


def item(shop: Project, id_: str) -> WorkItem:
    return next(each for each in read_work(shop, read_client(shop, CLIENT)) if each.id == id_)


def file(shop: Project, name: str) -> Path:
    return shop.clients_dir / CLIENT / name


def test_actions_questions_and_decisions_are_applied(shop: Project) -> None:
    """Owners by name or id, days in the report's form; an answered question is done, an open one is the analyst's."""
    minutes_of(shop, *FILLED)
    before = file(shop, "work.csv").read_bytes()
    apply_plan(shop, plan(shop))
    page, photos = item(shop, "2024-04-call-1"), item(shop, "2024-04-call-2")
    assert (page.title, page.kind, page.owner, page.side, page.kpi) == (
        "Write the sale page", "task", "writer", "us", "revenue")  # fmt: skip
    assert page.promised == page.due == day("2024-05-28")
    assert (photos.side, photos.due, photos.note) == ("client", day("2024-05-24"), "for the sale page")
    answered, asked, told = (item(shop, f"2024-04-call-{n}") for n in (3, 4, 5))
    assert (answered.kind, answered.status, answered.done, answered.note, answered.owner) == (
        "question", "done", day("2024-05-14"), "On 9 May", "owner")  # fmt: skip
    assert (asked.kind, asked.status, asked.due, asked.owner, asked.note) == (
        "question", "planned", day("2024-05-21"), "lead", "Asked by Shop owner")  # fmt: skip
    assert (told.kind, told.status, told.owner) == ("feedback", "done", "owner")
    assert file(shop, "work.csv").read_bytes().startswith(before)
    (decision,) = read_client(shop, CLIENT).decisions
    assert (str(decision.month), decision.goal, decision.decide, decision.because) == (
        "2024-05", "grow", "change", "Summer sale a month earlier")  # fmt: skip


def test_the_difference_is_shown_before_anything_is_written(shop: Project) -> None:
    """File by file, a unified difference; planning writes nothing."""
    path = minutes_of(shop, *FILLED)
    kept = {each: each.read_bytes() for each in (path, file(shop, "work.csv"), file(shop, "client.yml"))}
    found = plan(shop)
    assert {each: each.read_bytes() for each in kept} == kept
    assert [each.label.rpartition("/")[2] for each in found.changes] == ["work.csv", "client.yml", "2024-04.md"]
    lines = [line for each in found.changes for line in each.difference()]
    assert "+2024-04-call-1,Write the sale page,task,writer,2024-05-28,2024-05-28,,planned,,,,,revenue,,,,," in lines
    assert '+  - {month: 2024-05, goal: grow, decide: change, because: "Summer sale a month earlier"}' in lines
    assert "+| Send photos | owner | 24.5.2024 | for the sale page | 2024-04-call-2 |" in lines


def test_applying_twice_adds_nothing(shop: Project) -> None:
    """The page has the rows' ids; and where somebody takes them out, a row is known by what it says."""
    path = minutes_of(shop, *FILLED)
    apply_plan(shop, plan(shop))
    assert plan(shop).nothing
    work = file(shop, "work.csv").read_bytes()
    text = path.read_text(encoding="utf-8")
    for n in range(1, 6):
        text = text.replace(f"2024-04-call-{n}", "")
    path.write_text(text, encoding="utf-8")
    again = plan(shop)
    assert [each.label.rpartition("/")[2] for each in again.changes] == ["2024-04.md"]
    apply_plan(shop, again)
    assert file(shop, "work.csv").read_bytes() == work
    assert plan(shop).nothing


def test_a_table_without_ids_is_known_by_what_it_says(shop: Project) -> None:
    """An analyst may drop the column: nothing is written back, and nothing comes twice."""
    minutes_of(shop, ("| Action | Owner | Due | About | Id |", "| Action | Owner | Due | Kind | About |"),
               (ACTION_ROW, "\n| Write the page | writer | 2024-05-28 | content | |\n"), DECISION)  # fmt: skip
    page = open_minutes(shop, CLIENT, MONTH)
    page.path.write_text(page.text.replace("| 2024-05-07 |  | prices |", "| 2024-05-07 | task | |"), encoding="utf-8")
    apply_plan(shop, plan(shop))
    assert item(shop, "2024-04-call-1").kind == "content"
    assert plan(shop).nothing


def test_a_later_day_moves_what_is_due_and_not_what_was_promised(shop: Project) -> None:
    """The client's own action, put off in the call; an earlier day or a finished row is left, and said."""
    path = minutes_of(shop, ("| 2024-05-07 |  | prices |", "| 2024-05-20 |  | prices |"))
    apply_plan(shop, plan(shop))
    assert (item(shop, "prices").promised, item(shop, "prices").due) == (day("2024-05-07"), day("2024-05-20"))
    change(file(shop, "work.csv"), "2024-05-20,,planned", "2024-06-03,,planned")
    assert plan(shop).nothing
    assert plan(shop).notes == ("prices is due 2024-06-03 in work.csv and 2024-05-20 in line 47; it was left",)
    assert "| prices |" in path.read_text(encoding="utf-8").splitlines()[46]


WRONG = (
    ("- Date: 2024-05-14", "- Date: 03/04/2024"),
    ("in 2024 |  |  |", "in 2024 | perhaps |  |"),
    (ANSWER_ROW, "\n| Why? | | Nobody | | | |\n| a | b | c | d | e | f | g |\n"),
    (ACTION_ROW, "\n| One | Shop ownr | 2024-05-28 | | |\n| Two | | soon | | |\n| Three | lead | | | |\n"
                 "| | lead | 2024-05-28 | | |\n| Five | lead | 2024-05-20 | | nothing |\n"),
    ("work log.\n", "work log.\n\nBeside it.\n"),
)  # fmt: skip


def test_every_problem_at_once_with_its_line_and_cure(shop: Project) -> None:
    """Nothing is written while there is one; a broken row of work.csv is told as well."""
    path = minutes_of(shop, *WRONG)
    change(file(shop, "work.csv"), "bulbs,", "prices,")
    lines = path.read_text(encoding="utf-8").splitlines()
    with pytest.raises(ReadoutError) as refused:
        plan(shop)
    name = "clients/lamp-shop/minutes/2024-04.md"

    def at(text: str) -> str:
        return f"{name}:{next(n for n, line in enumerate(lines, start=1) if text in line)}"

    said = str(refused.value).splitlines()
    for expected in (
        f"{at('- Date')}: the day of the call is '03/04/2024'; write 2024-03-04 or 2024-04-03, for it may mean either",
        f"{at('perhaps')}: the decision is 'perhaps'; write keep, change or pivot",
        f"{at('perhaps')}: the decision has no reason; write why, as the client may read it",
        f"{at('Why?')}: who asked or told us is 'Nobody', who is not in people of client.yml; write 'Account lead', "
        "'Shop owner' or 'Wendy Writer', or add them there",
        f"{at('Why?')}: 'Why?' has neither an answer nor a day by which we give one; write one of them",
        f"{at('| a |')}: has more cells than the table's header; write \\| for a stroke inside a cell",
        f"{at('Shop ownr')}: the owner is 'Shop ownr', who is not in people of client.yml; did you mean 'Shop owner'?",
        f"{at('| Two')}: 'Two' has no owner; write who does it: lead, writer or owner",
        f"{at('| Two')}: due is 'soon'; write a day as YYYY-MM-DD, for example 2011-11-30",
        f"{at('| Three')}: 'Three' has no due date; agree on one, for example 2011-12-20",
        f"{at('| | lead')}: the action is empty in a row that says more; write what it is, or empty the row",
        "clients/lamp-shop/work.csv:4: id is 'prices' as in line 3; give each row its own id",
    ):
        assert expected in said
    assert any("Beside it" in lines[int(each.split(":")[1]) - 1] for each in said if "outside of the section" in each)
    assert any("the id is 'nothing', no row of work.csv" in each for each in said) is False  # the file must be readable


def test_an_id_of_no_row_is_refused(shop: Project) -> None:
    """A row that somebody deleted from work.csv does not come back by itself."""
    minutes_of(shop, (ACTION_ROW, "\n| Five | lead | 2024-05-20 | | nothing |\n"))
    with pytest.raises(ReadoutError, match=r"the id is 'nothing', no row of work.csv; take it from the row to add it"):
        plan(shop)


def test_a_day_before_the_call_is_a_slip(shop: Project) -> None:
    """Nobody agrees on a day that has passed."""
    minutes_of(shop, (ACTION_ROW, "\n| Five | lead | 2024-05-02 | | |\n"))
    with pytest.raises(ReadoutError, match="due is 2024-05-02, before the call on 2024-05-14"):
        plan(shop)


def test_a_decision_that_the_report_told_is_confirmed_without_a_change(shop: Project) -> None:
    """It stands on the page already; another one for the month of the call is a contradiction to solve by hand."""
    told = "decisions:\n  - {month: 2024-04, goal: grow, decide: keep, because: Wait for summer}\ncall: {"
    change(file(shop, "client.yml"), "call: {", told)
    path = minutes_of(shop, ("- [ ] Shop", "- [x] Shop"))
    assert "| keep | Wait for summer |" in path.read_text(encoding="utf-8")
    assert plan(shop).nothing
    other = "  - {month: 2024-05, goal: grow, decide: pivot, because: Enough}\ncall: {"
    change(file(shop, "client.yml"), "call: {", other)
    path.write_text(path.read_text(encoding="utf-8").replace("keep |", "change |"), encoding="utf-8")
    with pytest.raises(
        ReadoutError, match=r"client\.yml has another decision about grow for 2024-05; make the two agree"
    ):
        plan(shop)


def test_a_decision_without_a_safe_place_is_printed(shop: Project) -> None:
    """A list in brackets is left alone: the line to add is shown, and applying is not finished."""
    listed = "decisions: [{month: 2024-01, goal: grow, decide: keep, because: x}]\ncall: {"
    change(file(shop, "client.yml"), "call: {", listed)
    minutes_of(shop, DECISION)
    found = plan(shop)
    assert found.by_hand == ('- {month: 2024-05, goal: grow, decide: change, because: "Summer sale a month earlier"}',)
    assert not found.nothing
    assert found.changes == ()


def test_a_file_that_changed_meanwhile_is_not_written_over(shop: Project) -> None:
    """Excel saved the log while the difference was read: nothing at all is written."""
    path = minutes_of(shop, *FILLED)
    found = plan(shop)
    before = path.read_bytes()
    change(file(shop, "work.csv"), "Which bulb", "What bulb")
    work = file(shop, "work.csv").read_bytes()
    with pytest.raises(ReadoutError, match=r"work\.csv: has changed meanwhile; nothing was written"):
        apply_plan(shop, found)
    assert (path.read_bytes(), file(shop, "work.csv").read_bytes()) == (before, work)


def test_cut_short_it_goes_on_where_it_was(shop: Project) -> None:
    """work.csv was written and the minutes not: the rows are recognised, and only get their ids."""
    minutes_of(shop, *FILLED)
    first = plan(shop)
    first.changes[0].path.write_bytes(first.changes[0].after)
    again = plan(shop)
    assert [each.label.rpartition("/")[2] for each in again.changes] == ["client.yml", "2024-04.md"]
    assert again.changes[-1].after == first.changes[-1].after


def test_an_untouched_page_is_not_applied(shop: Project) -> None:
    """There is nothing in it."""
    minutes_of(shop)
    with pytest.raises(ReadoutError, match="nobody has written into these minutes yet"):
        plan(shop)


def test_a_cell_is_filled_and_the_others_stay() -> None:
    """With strokes of its own, without its last cells, and with odd blanks."""
    assert with_cell("| a \\| b |  c| |", 2, "x") == "| a \\| b |  c| x |"
    assert with_cell("  |a|b", 3, "x") == "  |a|b| | x |"


def test_the_day_of_the_call_is_needed(shop: Project) -> None:
    """Answers are done on it."""
    minutes_of(shop, ("- Date: 2024-05-14", "- Date:"), (ANSWER_ROW, "\n| Fine | | | Thanks | | |\n"))
    with pytest.raises(ReadoutError, match="the day of the call is missing"):
        plan(shop)
    assert dt.date.fromisoformat("2024-05-14")


def test_one_command_at_a_time_changes_the_files(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import into work.csv is at work: nothing is written, and it says to try again."""
    monkeypatch.setattr("readout.data.editing.PATIENCE", 0.0)
    minutes_of(shop, *FILLED)
    found, work = plan(shop), file(shop, "work.csv").read_bytes()
    with editing(shop, CLIENT), pytest.raises(ReadoutError, match="another command has been changing its files"):
        apply_plan(shop, found)
    assert file(shop, "work.csv").read_bytes() == work
    apply_plan(shop, found)
    assert plan(shop).nothing
