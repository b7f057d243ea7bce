"""History files are read strictly, for what was sent is evidence; what a newer Readout wrote besides is left alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from readout.data.client_file import read_client
from readout.data.history import read_history
from readout.data.load import load_report
from readout.data.project import Project
from readout.model.errors import ConfigError, ReadoutError
from readout.model.history import Agreed, Definition, Promise, agreed, definition_of
from tests.builders import day, month
from tests.pipeline.projects import new_project

HAND_WRITTEN = Path(__file__).parent / "history"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The lamp shop, whose reports for February and March 2024 (twice) were sent."""
    made = new_project(tmp_path / "project", "lamp-shop", "desk-shop")
    shutil.copytree(HAND_WRITTEN, folder(made))
    return made


def folder(project: Project) -> Path:
    return project.clients_dir / "lamp-shop" / "history"


def rewrite(project: Project, change: Callable[[dict[str, Any]], object], name: str = "2024-03.v2.json") -> None:
    data = json.loads((folder(project) / name).read_text(encoding="utf-8"))
    change(data)
    (folder(project) / name).write_text(json.dumps(data), encoding="utf-8")


def refusal(project: Project) -> str:
    with pytest.raises(ConfigError) as refused:
        read_history(project, "lamp-shop")
    return str(refused.value)


def test_every_version_is_read_oldest_first(project: Project) -> None:
    """With what the checks need of it."""
    february, first, second = read_history(project, "lamp-shop")
    assert [str(each.month) for each in (february, first, second)] == ["2024-02", "2024-03", "2024-03"]
    assert (second.version, second.supersedes, second.state) == (2, 1, "sent")
    assert second.facts["kpis"][0]["value"] == 1550.5
    assert second.definitions == {"revenue": Definition("sum(revenue)", {}, "currency", "higher")}
    assert second.kpi_order == ("revenue",)
    goal = Agreed("Sell lamps for £18,000 in 2024", month("2024-01"), month("2024-12"), "revenue", 18000.0)
    assert second.goals == {"grow": goal}
    date = day("2024-04-10")
    assert second.promises[0] == Promise("guide", "A guide to desk lamps", date, date, "lead", "us")
    assert second.words["explain:revenue"] == "**Revenue.** The spring catalogue brought it."
    assert second.where == "clients/lamp-shop/history/2024-03.v2.json"


def test_what_is_agreed_today_is_what_was_sent(project: Project) -> None:
    """The lamp shop has changed nothing since: as read from client.yml, so as kept."""
    client, kept = read_client(project, "lamp-shop"), read_history(project, "lamp-shop")[-1]
    assert {each.id: definition_of(each) for each in client.kpis} == kept.definitions
    assert {each.id: agreed(each, kept.month) for each in client.goals} == kept.goals


def test_the_report_knows_it(project: Project) -> None:
    """April answers to the second version of March; March to February."""
    april = load_report(project, "lamp-shop", pd.Period("2024-04", "M"))
    assert april.before is not None
    assert (april.before.version, april.restated) == (2, ())
    assert [(each.promise.id, each.outcome, each.faults) for each in april.promises] == [("guide", "kept", ())]
    march = load_report(project, "lamp-shop", pd.Period("2024-03", "M"))
    assert [str(each.month) for each in march.sent] == ["2024-02"]
    assert march.frozen is not None


def test_without_the_folder_nothing_has_been_sent(project: Project) -> None:
    """As with every new client; other files in the folder are nobody's business."""
    shutil.rmtree(folder(project))
    assert read_history(project, "lamp-shop") == ()
    folder(project).mkdir()
    (folder(project) / ".gitkeep").touch()
    (folder(project) / "notes.txt").touch()
    assert read_history(project, "lamp-shop") == ()


def test_further_keys_are_left_alone(project: Project) -> None:
    """Within every group too."""

    def add(data: dict[str, Any]) -> None:
        for group in (data, data["facts"], data["goals"]["grow"], data["promises"][0], data["definitions"]["revenue"]):
            group["of_next_year"] = {"x": 1}

    before = read_history(project, "lamp-shop")
    rewrite(project, add)
    after = read_history(project, "lamp-shop")
    assert after[-1].goals == before[-1].goals
    assert after[-1].promises == before[-1].promises


def test_whose_promise_it_was_follows_from_the_owner(project: Project) -> None:
    """Where the file does not say; an owner nobody knows any more was ours, for all the client was told."""
    rewrite(project, lambda data: [each.pop("side", None) for each in data["promises"]])
    people = read_client(project, "lamp-shop").people
    assert [each.side for each in read_history(project, "lamp-shop", people)[-1].promises] == ["us", "client"]
    assert [each.side for each in read_history(project, "lamp-shop")[-1].promises] == [None, None]


def test_minutes_are_looked_for(project: Project) -> None:
    """A file named after the report's month."""
    assert not read_history(project, "lamp-shop")[-1].minutes
    minutes = project.clients_dir / "lamp-shop" / "minutes"
    minutes.mkdir()
    (minutes / "2024-03.md").write_text("We agreed on June.")
    assert [each.minutes for each in read_history(project, "lamp-shop")] == [False, True, True]


def put(*path: str | int, value: Any) -> Callable[[dict[str, Any]], object]:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return change


def drop(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda data: data.pop(key)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("schema", value=2), "schema is 2, and this Readout reads 1; update Readout"),
        (put("schema", value="1"), "schema is '1', and this Readout reads 1; take the file from git again"),
        (put("schema", value=True), "schema is true, and this Readout reads 1"),
        (drop("schema"), "schema is empty, and this Readout reads 1"),
        (put("facts", "schema", value=7), "facts.schema is 7; write 1"),
        (put("facts", "kpis", 0, "value", value="1,550"), "facts.kpis[0].value is '1,550'; write a plain number"),
        (drop("promises"), "promises is missing; write the rows of work.csv that were open"),
        (put("promises", 0, "due", value="10.4.2024"), "promises[0].due is '10.4.2024'; write a day as YYYY-MM-DD"),
        (put("state", value="send"), "state is 'send'; write approved, queued or sent"),
        (put("month", value="2024-13"), "month is '2024-13'; write a month as YYYY-MM"),
        (put("month", value="2024-04"), "month and version are those of 2024-04.v2.json"),
        (put("version", value=1), "month and version are those of 2024-03.v1.json"),
        (put("version", value=0), "version is 0; write 1 or more"),
        (put("words", value={"summary": None}), "words.summary is empty"),
        (put("goals", "grow", "until", value=None), "goals.grow.until is empty; write the last month"),
        (
            put("definitions", "revenue", "value", value="revenue"),
            "definitions.revenue.value cannot be read: 'revenue'",
        ),
        (put("kpi_order", value="revenue"), "kpi_order is 'revenue'; write a list in brackets"),
        (put("client", value="desk-shop"), "client is 'desk-shop'; a client's history is their own, so move it to"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(
    project: Project, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    """One line a problem, each with its cure."""
    rewrite(project, change)
    refused = refusal(project)
    assert refused.startswith("clients/lamp-shop/history/2024-03.v2.json: ")
    assert said in refused
    assert "\n" not in refused


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "2024-03.v2.json:1: is no JSON: "),
        (b'{"schema": 1,\n "month": }', "2024-03.v2.json:2: is no JSON: "),
        (b"[]", "holds an empty list instead of keys"),
        (b'{"schema": NaN}', "is no JSON: it holds NaN"),
        (b"\xff\xfe", "is no JSON: "),
        (b"[" * 100_000, "is no JSON: "),
    ],
)
def test_a_damaged_file_is_refused(project: Project, content: bytes, said: str) -> None:
    """Half a file, a conflict's leftovers, another encoding: the place, and where to find it whole."""
    (folder(project) / "2024-03.v2.json").write_bytes(content)
    assert said in refusal(project)


def test_every_file_is_looked_at_before_anything_is_said(project: Project) -> None:
    """A superseded version too: it may be asked for."""
    (folder(project) / "2024-03.v1.json").write_text("{")
    rewrite(project, drop("words"))
    assert len(refusal(project).splitlines()) == 2


@pytest.mark.parametrize("name", ["2024-03.json", "2024-03.v2 (1).json", "2024-3.v1.json", "2024-03.v0.json"])
def test_a_file_of_another_name_is_not_passed_over(project: Project, name: str) -> None:
    """It may be the newest version, saved by hand or by a sync program."""
    shutil.copyfile(folder(project) / "2024-03.v2.json", folder(project) / name)
    assert f"history/{name}: is not named <month>.v<n>.json" in refusal(project)


def test_no_link_brings_in_another_clients_history(project: Project) -> None:
    """Neither as a file nor as the folder."""
    other = project.clients_dir / "desk-shop" / "history"
    shutil.copytree(folder(project), other)
    (folder(project) / "2024-02.v1.json").unlink()
    (folder(project) / "2024-02.v1.json").symlink_to(other / "2024-02.v1.json")
    with pytest.raises(ReadoutError, match="leads out of the client's folder"):
        read_history(project, "lamp-shop")
    shutil.rmtree(folder(project))
    folder(project).symlink_to(other)
    with pytest.raises(ReadoutError, match="leads out of the client's folder"):
        read_history(project, "lamp-shop")
