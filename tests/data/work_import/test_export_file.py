"""Exports of five programs, known by their headers and read as they document them."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.data.work_import.export_file import Task
from readout.model.errors import ConfigError
from tests.data.work_import.conftest import Desk
from tests.data.work_import.programs import ASANA, EXPORTS, HARVEST, JIRA, TOGGL, TRELLO


def tasks(desk: Desk, export: str | bytes, **options: object) -> dict[str, Task]:
    return {task.id: task for task in desk.compare(export, **options).export.tasks}


def said(desk: Desk, export: str | bytes, **options: object) -> list[str]:
    with pytest.raises(ConfigError) as error:
        desk.compare(export, **options)
    return [str(problem).replace(f"{desk.downloads}/", "") for problem in error.value.problems]


@pytest.mark.parametrize("program", EXPORTS)
def test_a_program_is_known_by_its_header(desk: Desk, program: str) -> None:
    """However its country's spreadsheet saved it: semicolons, another encoding, Windows' line ends."""
    assert desk.compare(EXPORTS[program]).export.program == program
    plain = EXPORTS[program].removeprefix("\ufeff")
    header = next(line for line in plain.split("\n") if line.count(",") > 5)
    assert desk.compare((header.replace(",", ";") + "\r\n").encode("cp1252")).export.program == program


def test_asana(desk: Desk) -> None:
    """Rows above the header are passed over, subtasks left out, people known by address in any case."""
    found = tasks(desk, ASANA)
    assert found["asana-1201"] == Task(
        "asana-1201",
        "Generated: guide published",
        "done",
        dt.date(2026, 1, 16),
        dt.date(2026, 1, 15),
        "writer",
        "content",
    )
    assert (found["asana-1202"].status, found["asana-1202"].owner) == ("doing", "owner")
    assert (found["asana-1204"].status, found["asana-1204"].due, found["asana-1204"].owner) == ("planned", None, None)
    assert set(found) == {"asana-1201", "asana-1202", "asana-1204"}


def test_jira(desk: Desk) -> None:
    """Dates as 12/Jan/26 9:41 AM, the second Labels column, epics left out; a status nobody knows is told."""
    compared = desk.compare(JIRA)
    found = {task.id: task for task in compared.export.tasks}
    assert (found["jira-SHOP-1"].done, found["jira-SHOP-1"].due) == (dt.date(2026, 1, 15), dt.date(2026, 1, 16))
    assert (found["jira-SHOP-2"].status, found["jira-SHOP-2"].kind) == ("doing", "content")
    assert found["jira-SHOP-5"].status == "planned"
    assert set(found) == {"jira-SHOP-1", "jira-SHOP-2", "jira-SHOP-4", "jira-SHOP-5"}
    assert compared.export.notes == (
        "1 row of the export left out, as the map says",
        "taken as planned, as no status is known for Waiting for legal: add them to statuses in "
        "clients/acme/work-import.yml",
    )


def test_what_was_never_done_is_not_done(desk: Desk) -> None:
    """Jira resolves what will not be done, too: that is dropped, with its day or not."""
    assert tasks(desk, JIRA)["jira-SHOP-4"].status == "dropped"


def test_trello(desk: Desk) -> None:
    """A time in UTC is a day in the client's time zone; a label's colour is no part of it; the first known member."""
    found = tasks(desk, TRELLO)
    assert found["trello-65a0c1"] == Task(
        "trello-65a0c1", "Generated: press list", "doing", dt.date(2026, 2, 1), None, None, "content"
    )
    assert (found["trello-65a0c2"].status, found["trello-65a0c2"].done) == ("done", None)


def test_harvest(desk: Desk) -> None:
    """Hours are added up by project and task, with decimal commas too; another client's entries stay out."""
    compared = desk.compare(HARVEST)
    found = [(task.title, task.hours, task.owner) for task in compared.export.tasks]
    assert found == [
        ("Generated brochure Design", 3.5, "writer"),
        ("Generated brochure Design", 2.0, "writer"),
        ("Generated brochure Writing", 1.25, "writer"),
    ]
    assert len({task.id for task in compared.export.tasks}) == 2
    assert "secret" not in str(compared.export.tasks)
    assert compared.export.notes == ("1 row of the export left out, as the map says",)


def test_toggl(desk: Desk) -> None:
    """Durations are hours; who is not known may have worked all the same, and owns nothing."""
    found = [(task.title, task.hours, task.owner) for task in desk.compare(TOGGL).export.tasks]
    assert found == [("[SHOP-1] generated text", 2.25, "writer"), ("Generated research", 2.0, None)]


def test_a_time_export_without_this_client_is_refused(desk: Desk) -> None:
    """Nothing of another client's comes into a work log; its name in that program can be told once."""
    other = HARVEST.replace(",Acme,", ",ACME Ltd.,")
    (message,) = said(desk, other)
    assert message == (
        "export.csv: has entries for ACME Ltd., Somebody else, and none for Acme; write which of them is this client "
        "into clients/acme/work-import.yml, as in client: ACME Ltd."
    )
    desk.own("client: acme ltd.\n")
    assert len(desk.compare(other).export.tasks) == 3


def test_unknown_people_are_named_at_once_with_the_cure(desk: Desk) -> None:
    desk.own("people: {}\n")
    export = ASANA.replace("writer@agency.example", "").replace("Pat Writer", "Kim New").replace(
        "OWNER@client.example", "boss@client.example"
    )  # fmt: skip
    (message,) = said(desk, export)
    assert message == (
        "export.csv: names people who are not known: Kim New (1), boss@client.example (1); give a person of client.yml "
        "that name or email, or write who it is into clients/acme/work-import.yml, as in people: {Kim New: writer}; "
        "none for nobody"
    )
    desk.own("people: {Kim New: writer, boss@client.example: owner}\n")
    assert tasks(desk, export)["asana-1202"].owner == "owner"


def test_a_program_of_ones_own(desk: Desk) -> None:
    """A map in the client's folder, with its dates and words."""
    desk.own(
        "maps:\n  board:\n    recognise: [Ticket, What]\n    id: Ticket\n    title: What\n    due: Due\n"
        '    dates: ["%m/%d/%Y"]\n    status: [{column: State, words: {Closed: done, Open: planned}}]\n'
        "    done: Finished\n"
    )
    found = tasks(desk, "Ticket,What,Due,State,Finished\n7/a b,Generated,1/31/2026,Closed,1/30/2026\n")
    assert found == {
        "board-7-a-b": Task("board-7-a-b", "Generated", "done", dt.date(2026, 1, 31), dt.date(2026, 1, 30))
    }
    (message,) = said(desk, "Ticket,What,Due,State,Finished\n7,Generated,31.1.2026,Open,\n")
    assert message.startswith("export.csv:2: Due is '31.1.2026'; say how dates are written, as in dates:")


def test_mistakes_in_the_clients_own_file_are_told_with_their_lines(desk: Desk) -> None:
    desk.own("people: {Kim: wrter}\nkinds: {Story: contents}\nstatuses: {Open: open}\nmap: {}\n")
    assert said(desk, ASANA) == [
        "clients/acme/work-import.yml:1: people.Kim is 'wrter'; did you mean writer?",
        "clients/acme/work-import.yml:2: kinds.Story is 'contents'; did you mean content?",
        "clients/acme/work-import.yml:3: statuses.Open is 'open'; write planned, doing, done or dropped",
        "clients/acme/work-import.yml:4: map is not a key here; did you mean maps?",
    ]


def test_what_is_no_export_is_told(desk: Desk) -> None:
    (message,) = said(desk, "a,b\n1,2\n")
    assert message.startswith(
        "export.csv: is no export that is known (asana, harvest, jira, toggl, trello); its columns"
    )
    assert message.endswith("write a map for it into clients/acme/work-import.yml, as docs/work-import.md shows")
    assert said(desk, ASANA, program="asanas")[0].startswith("export.csv: there is no map 'asanas'; the maps are asana")
    assert said(desk, HARVEST.replace('"3,5","3,5"', "much,much"))[0] == (
        "export.csv:2: Hours is 'much'; export hours as 1.5 or 01:30:00"
    )
