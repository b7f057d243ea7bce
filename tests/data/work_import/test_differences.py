"""Importing twice is importing once, and what an analyst wrote is theirs."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.work_import.differences import differences, lines_of
from readout.data.work_import.export_file import Export, Task
from readout.model.work import Status, WorkItem
from tests.data.work_import.conftest import Desk
from tests.data.work_import.programs import ASANA, HARVEST, JIRA, TOGGL, TRELLO


def test_the_first_import_adds_every_task(desk: Desk) -> None:
    """Ids begin with the program's name; what was due when it came is what was promised."""
    compared = desk.bring(ASANA)
    assert list(lines_of(compared.found)) == [
        "new    asana-1201: Generated: guide published (status done, due 2026-01-16, done 2026-01-15, owner writer)",
        "new    asana-1202: Generated: newsletter (status doing, due 2026-02-17, owner owner)",
        "new    asana-1204: Generated: nobody's yet (status planned)",
    ]
    work = desk.work()
    assert work["asana-1201"].promised == dt.date(2026, 1, 16)
    assert (work["asana-1201"].kind, work["asana-1202"].side) == ("content", "client")


def test_a_second_import_of_the_same_changes_no_byte(desk: Desk) -> None:
    """Of every program: by the program's own id, or by the project and task of time entries."""
    for export in (ASANA, JIRA, TRELLO, HARVEST, TOGGL):
        desk.bring(export)
        before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
        again = desk.bring(export)
        assert again.found.nothing
        assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before


def test_what_changed_there_comes_over(desk: Desk) -> None:
    """Status, day, due date and title; the promise, the evidence and every other row stay as they were."""
    desk.bring(ASANA)
    edited = desk.log.read_text().replace(
        "asana-1202,Generated: newsletter,task,owner,2026-02-17,2026-02-17,,doing,,",
        "asana-1202,Generated: newsletter,task,owner,2026-02-17,2026-02-17,,doing,https://example.com/x,",
    )
    desk.log.write_text(edited)
    newer = ASANA.replace("1202,2026-01-02,,", "1202,2026-01-02,2026-02-20,").replace("2026-02-17", "2026-02-19")
    compared = desk.bring(newer.replace("Generated: newsletter", "Generated: newsletter sent"))
    assert list(lines_of(compared.found)) == [
        "change asana-1202: title Generated: newsletter -> Generated: newsletter sent, due 2026-02-17 -> 2026-02-19, "
        "status doing -> done, done (empty) -> 2026-02-20"
    ]
    item = desk.work()["asana-1202"]
    assert (item.title, item.due, item.promised) == (
        "Generated: newsletter sent",
        dt.date(2026, 2, 19),
        dt.date(2026, 2, 17),
    )
    assert (item.status, item.done, item.evidence) == ("done", dt.date(2026, 2, 20), "https://example.com/x")


def test_an_analysts_title_stays(desk: Desk) -> None:
    """Clients read the log's titles, not the board's; that the two differ is said."""
    desk.bring(ASANA)
    desk.log.write_text(desk.log.read_text().replace("Generated: newsletter", "Spring newsletter to 2000 readers"))
    compared = desk.bring(ASANA.replace("Generated: newsletter", "Generated: NL v2"))
    assert list(lines_of(compared.found)) == [
        'kept   asana-1202 keeps its title "Spring newsletter to 2000 readers"; there it is "Generated: NL v2"'
    ]
    assert desk.work()["asana-1202"].title == "Spring newsletter to 2000 readers"


def test_an_analysts_date_and_end_stay_until_the_program_says_something_new(desk: Desk) -> None:
    """A due date changed by hand, and a row finished by hand that the board still has in progress."""
    desk.bring(ASANA)
    row = "asana-1202,Generated: newsletter,task,owner,2026-02-17,2026-02-17,,doing"
    desk.log.write_text(
        desk.log.read_text().replace(row, row.replace("2026-02-17,,doing", "2026-03-01,2026-02-27,done"))
    )
    assert desk.bring(ASANA).found.nothing
    compared = desk.bring(ASANA.replace("In progress", "To do").replace("2026-02-17", "2026-02-18"))
    assert list(lines_of(compared.found)) == [
        "change asana-1202: due 2026-03-01 -> 2026-02-18",
        "kept   asana-1202 stays done; there it is planned",
    ]


def test_a_row_the_analyst_deleted_is_not_brought_back(desk: Desk) -> None:
    desk.bring(ASANA)
    kept = [line for line in desk.log.read_text().splitlines(keepends=True) if "asana-1204" not in line]
    desk.log.write_text("".join(kept))
    compared = desk.bring(ASANA)
    assert list(lines_of(compared.found)) == [
        "kept   asana-1204 was deleted from work.csv, and is not brought back: Generated: nobody's yet"
    ]
    assert "asana-1204" not in desk.work()


def test_an_end_without_a_day_waits_for_one(desk: Desk) -> None:
    """Trello tells no day; --done-on says it, and later imports leave it as it is."""
    compared = desk.bring(TRELLO)
    said = "trello-65a0c2 is finished there, which does not tell the day; say it with --done-on 2026-01-31"
    assert compared.found.kept == [said]
    assert desk.work()["trello-65a0c2"].status == "doing"
    assert desk.bring(TRELLO).found.kept == [said]
    desk.bring(TRELLO, done_on=dt.date(2026, 1, 30))
    assert (desk.work()["trello-65a0c2"].status, desk.work()["trello-65a0c2"].done) == ("done", dt.date(2026, 1, 30))
    later = desk.bring(TRELLO)
    assert (later.found.nothing, later.found.kept) == (True, [])
    assert desk.bring(TRELLO, done_on=dt.date(2026, 2, 28)).found.nothing


def test_what_was_dropped_there_wants_a_reason_here(desk: Desk) -> None:
    """A promise is not dropped without a word to the client; what never came here stays out."""
    compared = desk.bring(JIRA)
    assert compared.found.kept == [
        "jira-SHOP-4 was dropped there before it came here, and is left out: Generated: banner"
    ]
    dropped = JIRA.replace("Task,In Review,,", "Task,In Review,Won't Do,")
    compared = desk.bring(dropped)
    assert "jira-SHOP-2 was dropped there; say why in its note, and set it to dropped" in compared.found.kept
    assert desk.work()["jira-SHOP-2"].status == "doing"


def test_hours_go_to_the_row_that_an_entry_names(desk: Desk) -> None:
    """By its title, or by the number of the issue it has in it; all else becomes a row of its own."""
    desk.bring(ASANA)
    desk.bring(JIRA)
    desk.bring(HARVEST)
    desk.bring(TOGGL)
    work = desk.work()
    assert (work["asana-1201"].hours, work["jira-SHOP-1"].hours) == (1.25, 2.25)
    others = {
        item.title: (item.hours, item.status) for id_, item in work.items() if id_.startswith(("harvest", "toggl"))
    }
    assert others == {"Generated brochure Design": (5.5, "doing"), "Generated research": (2.0, "doing")}


def test_hours_grow_and_never_shrink(desk: Desk) -> None:
    """An export that begins later has fewer hours: said, and left alone."""
    desk.bring(TOGGL)
    more = TOGGL + "Pat Writer,writer@agency.example,Acme,Web,,Generated research,Yes,2026-01-15,,,,01:00:00,\n"
    (id_,) = [each for each in desk.work() if "research" in each]
    assert list(lines_of(desk.bring(more).found)) == [f"change {id_}: hours 2 -> 3"]
    assert desk.bring(TOGGL).found.kept == [f"{id_} keeps its 3 hours; the export has 2: does it begin later?"]
    assert desk.work()[id_].hours == 3


def test_the_work_log_keeps_its_form(desk: Desk) -> None:
    """Semicolons, Windows-1252, the rows and columns of the analyst's own: as their spreadsheet saved them."""
    mine = "id;title;kind;status;note\r\nw1;Größe;task;planned;für uns\r\n".encode("cp1252")
    desk.log.write_bytes(mine)
    desk.bring(ASANA)
    assert desk.log.read_bytes().startswith(b"id;title;kind;status;note;")
    assert "\r\nw1;Größe;task;planned;für uns\r\n".encode("cp1252") in desk.log.read_bytes()


def test_without_its_memory_titles_stay(desk: Desk) -> None:
    """Should work-imported.json be lost, nothing typed is lost with it."""
    desk.bring(ASANA)
    desk.log.write_text(desk.log.read_text().replace("Generated: newsletter", "Mine"))
    (desk.folder / "work-imported.json").unlink()
    compared = desk.bring(ASANA)
    assert compared.found.kept == ['asana-1202 keeps its title "Mine"; there it is "Generated: newsletter"']
    assert (
        json.loads((desk.folder / "work-imported.json").read_text())["asana-1202"]["title"] == "Generated: newsletter"
    )


TITLES = st.sampled_from(["a", "b", "c"])
STATUSES: st.SearchStrategy[Status] = st.sampled_from(["planned", "doing", "done", "dropped"])
DAYS = st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 5))


@st.composite
def a_task(draw: st.DrawFn) -> Task:
    status = draw(STATUSES)
    done = draw(DAYS) if status == "done" else None
    return Task("asana-1", draw(TITLES), status, draw(DAYS), done)


def applied(item: WorkItem | None, found: object) -> WorkItem | None:
    """The row as it stands after an import."""
    from dataclasses import replace

    if item is None:
        new = found.new  # type: ignore[attr-defined]
        return WorkItem(**{"owner": None, "side": None, **new[0]}) if new else None
    return replace(item, **found.changes.get(item.id, {}))  # type: ignore[attr-defined]


@settings(max_examples=300)
@given(st.lists(a_task(), min_size=1, max_size=4), TITLES)
def test_any_history_of_imports_settles_and_keeps_an_edited_title(told: list[Task], title: str) -> None:
    """Whatever a program says month after month: each import is done once, and a title once changed here stays."""
    from dataclasses import replace

    item: WorkItem | None = None
    last: dict[str, object] = {}
    edited = False
    for task in told:
        export = Export("asana", False, (task,))
        work = [item] if item else []
        found = differences(export, work, last)  # type: ignore[arg-type]
        item, last = applied(item, found), dict(found.said)
        again = differences(export, [item] if item else [], last)  # type: ignore[arg-type]
        assert again.nothing
        assert item is None or (item.status == "done") == (item.done is not None)
        assert not edited or (item is not None and item.title == f"mine {title}")
        if item is not None and not edited:
            item, edited = replace(item, title=f"mine {title}"), True
