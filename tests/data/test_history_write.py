"""What was said stays said: a history file is written once, and from then on only its state may change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.history import read_history
from readout.data.history_write import history_text, set_state, take_back, write_history
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.model.history import Allowed, Projected, SentReport
from tests.builders import client_of, goal, kpi, month, promise, sent

CLIENT = client_of(
    kpis=(kpi(), kpi("paid", value='sum("net revenue") / count(id)', where={"status": "paid", "year": 2012})),
    goals=(goal(plan={month("2012-02"): 20.0, month("2012-01"): 100.0}), goal("other", kpi=None, target=None)),
)
MAY = month("2012-05")


def record(**fields: object) -> SentReport:
    """The report of May 2012, approved, with everything a history may hold."""
    usual = {
        "state": "approved",
        "words": {"summary": "We grew.\n\nÄäni – “yes”", "explain:revenue": "Because."},
        "promises": (promise("zebra", due="2012-06-01"), promise("ant", owner=None, side=None)),
        "projection": {"revenue": Projected(month("2012-06"), 12.0, 10.5, 14.0)},
        "files": {"report.pdf": "ab" * 32},
        "approved_by": "lead",
        "allowed": (Allowed("R501", "The shop moved"),),
        "because": None,
        "minutes": False,
        "where": "clients/shop/history/2012-05.v1.json",
    }
    return sent(CLIENT, "2012-05", {"revenue": 10.0, "paid": 0.5}, **{**usual, **fields})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the client ``shop``, of whom nothing is kept yet."""
    (tmp_path / "clients" / "shop").mkdir(parents=True)
    return Project(tmp_path)


def folder(project: Project) -> Path:
    return project.clients_dir / "shop" / "history"


def refusal(doing: object) -> str:
    with pytest.raises(ReadoutError) as refused:
        doing()  # type: ignore[operator]
    return str(refused.value)


def test_what_is_written_is_read_back(project: Project) -> None:
    """All of it: filters, plans by months, names of columns with blanks, words with their line breaks."""
    path = write_history(project, record())
    assert path == folder(project) / "2012-05.v1.json"
    (read,) = read_history(project, "shop")
    written = record(promises=tuple(sorted(record().promises, key=lambda each: each.id)))
    assert read == written


def test_it_is_small_readable_and_the_same_every_time(project: Project) -> None:
    """Indented, without escapes, with plain line ends, in one order; nothing is left beside it."""
    path = write_history(project, record())
    content = path.read_bytes()
    assert b"\r" not in content
    assert '"summary": "We grew.\\n\\nÄäni – “yes”"' in content.decode()
    assert content.decode() == history_text(record(promises=record().promises[::-1]))
    assert [each.name for each in folder(project).iterdir()] == ["2012-05.v1.json"]


def test_an_approval_given_again_says_what_was_approved_last(project: Project) -> None:
    """Nobody has seen the first."""
    write_history(project, record())
    write_history(project, record(words={"summary": "Better words"}))
    assert read_history(project, "shop")[0].words == {"summary": "Better words"}


@pytest.mark.parametrize("state", ["queued", "sent"])
def test_what_is_on_its_way_is_never_overwritten(project: Project, state: str) -> None:
    """A new version is."""
    write_history(project, record())
    set_state(project, "shop", MAY, 1, state)  # type: ignore[arg-type]
    before = (folder(project) / "2012-05.v1.json").read_bytes()
    said = refusal(lambda: write_history(project, record(words={})))
    assert said.startswith(
        f"clients/shop/history/2012-05.v1.json: version 1 is {state} and stays as it is; readout revise"
    )
    assert (folder(project) / "2012-05.v1.json").read_bytes() == before
    write_history(project, record(version=2, supersedes=1, because="An order was booked twice"))
    assert [each.version for each in read_history(project, "shop")] == [1, 2]


def test_only_the_newest_version_may_change(project: Project) -> None:
    """Neither its state nor what it says; ten follows nine."""
    for version in (1, 9, 10):
        (folder(project)).mkdir(exist_ok=True)
        (folder(project) / f"2012-05.v{version}.json").write_text(history_text(record(version=version)))
    for doing in (
        lambda: write_history(project, record(version=9)),
        lambda: set_state(project, "shop", MAY, 9, "sent"),
    ):
        assert "is version 9, and there is version 10; only the newest may change" in refusal(doing)
    set_state(project, "shop", MAY, 10, "sent")


def test_a_state_goes_forward_and_leaves_the_rest(project: Project) -> None:
    """Keys of a newer Readout stay as well; who got it, and when, is written with it."""
    path = write_history(project, record())
    data = json.loads(path.read_text()) | {"later": [1]}
    path.write_text(json.dumps(data))
    set_state(project, "shop", MAY, 1, "queued")
    set_state(project, "shop", MAY, 1, "sent", ("owner@shop.example",), "2012-06-05T10:00:00+00:00")
    told = {"state": "sent", "sent_to": ["owner@shop.example"], "sent_at": "2012-06-05T10:00:00+00:00"}
    assert json.loads(path.read_text()) == data | told
    (read,) = read_history(project, "shop")
    assert (read.sent_to, read.sent_at) == (("owner@shop.example",), "2012-06-05T10:00:00+00:00")
    assert "is sent and cannot become queued again" in refusal(lambda: set_state(project, "shop", MAY, 1, "queued"))


def test_a_queued_message_may_be_taken_back(project: Project) -> None:
    """A sent one may not, and neither may what was never approved be queued."""
    assert "was never approved" in refusal(lambda: set_state(project, "shop", MAY, 1, "queued"))
    take_back(project, "shop", MAY, 1)
    assert not folder(project).exists()
    path = write_history(project, record())
    for state, after in (("queued", "approved"), ("sent", "sent")):
        set_state(project, "shop", MAY, 1, state)  # type: ignore[arg-type]
        take_back(project, "shop", MAY, 1)
        assert json.loads(path.read_text())["state"] == after


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.text(), max_size=4))
def test_any_words_survive(words: dict[str, str]) -> None:
    """Whatever an analyst types comes back as it was typed."""
    assert json.loads(history_text(record(words=words)))["words"] == words
