"""On a terminal and in a log: one line a report, one line a finding, data never taken for markup."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from readout.checks.finding import Finding
from readout.data.project import Project
from readout.pipeline.batch import Order
from readout.pipeline.diagnosis import Diagnosis
from readout.pipeline.outcome import Outcome
from readout.pipeline.target.place import place
from readout.pipeline.target.putting import Putting
from readout.pipeline.terminal import (
    guide_of,
    run_and_show,
    run_in_silence,
    show_diagnosis,
    show_findings,
    show_outcome,
    show_where_explained,
)
from tests.pipeline.target.there import published


@pytest.fixture
def log() -> Console:
    """A narrow file, as a scheduler gives it."""
    return Console(file=io.StringIO(), highlight=False, width=40)


def lines(log: Console) -> list[str]:
    assert isinstance(log.file, io.StringIO)
    return log.file.getvalue().splitlines()


def test_a_report_is_one_line(log: Console) -> None:
    """However long the names: a log is searched by line."""
    name = "a-client-with-a-very-long-name-indeed-so-long"
    show_outcome(Outcome(name, "2024-04", "final", 1.26, f"reports/2024-04/{name}"), log)
    assert lines(log) == [f"final  {name} 2024-04  reports/2024-04/{name}  (1.3 s)"]


def test_a_failure_is_named_with_its_problems_below(log: Console) -> None:
    """A line a problem, however long, with text from files as it stands."""
    name = "a-client-with-a-very-long-name-indeed-so-long"
    problem = "clients/shop/client.yml:3: name is '[red]x[/red]' and [bold]that goes on beyond the width of the log"
    show_outcome(Outcome(name, "2024-04", "failed", 0.1, error=f"{problem}\nsecond"), log)
    assert lines(log) == [f"failed {name} 2024-04", f"       {problem}", "       second"]


def test_a_failure_that_was_looked_into_names_its_log(log: Console) -> None:
    """Once: a sentence may name it already."""
    show_outcome(Outcome("shop", "2024-04", "failed", 0.1, error="x", log="reports/.logs/shop.log"), log)
    show_outcome(Outcome("shop", "2024-04", "failed", 0.1, error="x; see reports/.logs/shop.log",
                         log="reports/.logs/shop.log"), log)  # fmt: skip
    assert [line.strip() for line in lines(log)] == [
        "failed shop 2024-04", "x", "the log is reports/.logs/shop.log",
        "failed shop 2024-04", "x; see reports/.logs/shop.log",
    ]  # fmt: skip


def test_a_report_that_stands_says_what_it_is(log: Console) -> None:
    """Nothing was done; whether it still is a draft is what its analyst must know."""
    show_outcome(Outcome("shop", "2024-04", "unchanged", 0.01, "reports/2024-04/shop", draft=True), log)
    assert lines(log) == ["unchanged shop 2024-04  reports/2024-04/shop  (draft)"]


def test_findings_of_a_draft_are_below_it(log: Console) -> None:
    """Each with its code and place, so that the analyst can go there."""
    finding = Finding("R001", "no rows [since March]", "clients/shop/client.yml", "error")
    show_outcome(Outcome("shop", "2024-04", "draft", 1, "reports/2024-04/shop", findings=(finding,)), log)
    assert lines(log)[1].strip() == "R001 clients/shop/client.yml: no rows [since March]"


FINDINGS = (
    Finding("R401", "revenue serves no goal; name one [under goals]", "clients/shop/client.yml:14", "error"),
    Finding("R002", "the newest row is of 2024-04-02; bring a newer export", "clients/shop/client.yml"),
    Finding(
        "R505", "a prompt or an example stands here unanswered; write", "clients/shop/report.ipynb, cell goals", "error"
    ),
    Finding("R505", "the summary is empty; write a sentence", "clients/shop/report.ipynb, cell summary", "error"),
    Finding("R203", "guide is titled 'Work'", "clients/shop/work.csv:2"),
    Finding("R001", "2024-04 is incomplete", "", "error"),
)


def test_findings_stand_under_their_rules_with_a_scorecard_below(log: Console, snapshot: SnapshotAssertion) -> None:
    """Trust first, then the nine rules; each line says where, what and the cure. Read it as an analyst."""
    show_findings("shop", "2024-04", FINDINGS, log)
    assert "\n".join(lines(log)) == snapshot


def test_what_cannot_be_read_has_no_scorecard(log: Console) -> None:
    """Nobody looked at the rules: nine times ok would be a lie."""
    show_findings("shop", "2024-04", (Finding("config", "name is empty", "clients/shop/client.yml:3", "error"),), log)
    show_findings("shop", "latest", (Finding("R003", "no such file", "data/orders.csv", "error"),), log)
    assert [line.strip() for line in lines(log)] == [
        "shop 2024-04: 1 error", "Configuration", "config clients/shop/client.yml:3: name is empty",
        "shop latest: 1 error", "Trust", "R003 data/orders.csv: no such file",
    ]  # fmt: skip


def test_nothing_found_is_said(log: Console) -> None:
    """Silence could mean anything; one client is shown with all nine rules, among many a line will do."""
    show_findings("shop", "2024-04", (), log, short=True)
    assert lines(log) == ["shop 2024-04: nothing found"]
    show_findings("shop", "2024-04", (), log)
    assert [line.split()[-1] for line in lines(log)[3:]] == ["ok"] * 9


def test_a_gap_comes_with_its_cure(log: Console) -> None:
    """Several lines found are all shown; what is in order needs no cure."""
    show_diagnosis(Diagnosis("client shop", "gap", "one\ntwo [x]", "mend what is named"), log)
    show_diagnosis(Diagnosis("python", "ok", "Python 3.11"), log)
    assert lines(log) == ["gap  client shop: one", "     two [x]", "     -> mend what is named",
                          "ok   python: Python 3.11"]  # fmt: skip


def test_outcomes_come_in_the_order_of_the_clients(
    log: Console, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever was ready first; in a log there is no spinner, and each client's line stands there at once."""

    def slow_first(order: Order, *_: object) -> list[Outcome]:
        return [Outcome(client, "2024-04", "final", 1, "p") for client in reversed(order.clients)]

    monkeypatch.setattr("readout.pipeline.terminal.run_all", slow_first)
    outcomes = run_and_show(Order(project, ("a", "b"), None), log)
    assert [outcome.client for outcome in outcomes] == ["a", "b"]
    assert [line.split()[1] for line in lines(log)[:2]] == ["b", "a"]


def test_of_several_each_is_one_line(log: Console, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the first reason it is not done with and the log; the end says how many, and what is next."""
    made = {
        "a": Outcome("a", "2024-04", "final", 1.04, "reports/2024-04/a"),
        "b": Outcome("b", "2024-04", "draft", 2, "reports/2024-04/b", findings=FINDINGS),
        "c": Outcome("c", "2024-04", "failed", 3, error="clients/c/work.csv:3: no such [day]\nand more"),
        "d": Outcome("d", "2024-04", "failed", 3, error="d: unexpected; the log is reports/.logs/d.log"),
    }
    monkeypatch.setattr("readout.pipeline.terminal.run_all", lambda order, *_: iter(made[id_] for id_ in order.clients))
    run_and_show(Order(project, ("a", "b", "c", "d"), "2024-04"), log)
    told = lines(log)
    assert told[:4] == [
        "final  a 2024-04  reports/2024-04/a  (1.0 s)",
        "draft  b 2024-04  reports/2024-04/b  (2.0 s)  R401 clients/shop/client.yml:14: revenue serves no goal; "
        "name one [under goals] (and 3 more)",
        "failed c 2024-04  clients/c/work.csv:3: no such [day] (and 1 more)  reports/.logs/c.log",
        "failed d 2024-04  d: unexpected; the log is reports/.logs/d.log",
    ]
    assert any(line.endswith("2 failed, 1 draft, 1 final") for line in told)
    assert told[-1] == "page  reports/2024-04/index.html"


def test_of_one_client_everything_is_said_and_no_more(
    log: Console, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its findings, and no summary of one."""
    draft = Outcome("b", "2024-04", "draft", 2, "reports/2024-04/b", findings=FINDINGS)
    monkeypatch.setattr("readout.pipeline.terminal.run_all", lambda *_: iter([draft]))
    run_and_show(Order(project, ("b",), "2024-04"), log)
    assert len(lines(log)) == 1 + len(FINDINGS)
    assert (project.reports_dir / "2024-04" / "index.html").is_file()


def test_for_a_machine_nothing_is_told(log: Console, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it reads is printed later; the page is written all the same."""
    outcomes = [Outcome(client, "2024-04", "final", 1, "p") for client in ("b", "a")]
    monkeypatch.setattr("readout.pipeline.terminal.run_all", lambda *_: iter(outcomes))
    made = run_in_silence(Order(project, ("a", "b"), "2024-04"), log)
    assert [outcome.client for outcome in made] == ["a", "b"]
    assert lines(log) == []
    assert (project.reports_dir / "2024-04" / "index.html").is_file()


def test_what_was_put_elsewhere_is_said_last(
    project: Project, tmp_path: Path, log: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the page here; a page that could not be put there is a line more. A machine hears of that alone."""
    outcomes = [Outcome("lamp-shop", "2024-04", "final", 1, "p")]
    monkeypatch.setattr("readout.pipeline.terminal.run_all", lambda *_: iter(outcomes))
    published(project, "lamp-shop", "one")
    there = place(f"file://{tmp_path}/there")
    order = Order(project, ("lamp-shop",), "2024-04")
    run_and_show(order, log, putting=Putting(project, there))
    assert lines(log)[-1] == f"to    {there.url}: 1 put there"
    (tmp_path / "there" / "2024-04" / "index.html").unlink()
    (tmp_path / "there" / "2024-04" / "index.html").mkdir()
    run_and_show(order, log, putting=Putting(project, there))
    assert lines(log)[-2] == f"to    {there.url}: 1 there already"
    assert lines(log)[-1].startswith("note  the page of the month was not put there: file://")
    run_in_silence(order, log, putting=Putting(project, there))
    assert lines(log)[-1].startswith("the page of the month was not put there: file://")


def test_a_terminal_sees_progress(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are done of how many, and what is being done."""

    def run(order: Order, stage: Callable[[str], None]) -> Iterator[Outcome]:
        for client in order.clients:
            stage("rendering")
            yield Outcome(client, "2024-04", "final", 1, "p")

    monkeypatch.setattr("readout.pipeline.terminal.run_all", run)
    terminal = Console(file=io.StringIO(), force_terminal=True, width=80, height=20, _environ={"TERM": "xterm"})
    run_and_show(Order(project, ("a", "b"), None, "embedded"), terminal)
    assert isinstance(terminal.file, io.StringIO)
    assert "0/2" in terminal.file.getvalue()


def test_codes_lead_to_where_they_are_explained(log: Console) -> None:
    """Once, below all findings, as places of the page; what has no code of its own has no place."""
    show_where_explained(FINDINGS, log)
    show_where_explained((Finding("config", "name is empty", "clients/shop/client.yml:3", "error"),), log)
    show_where_explained((), log)
    places = "#r001, #r002, #r203, #r401, #r505"
    assert lines(log) == [f"Each code, with an example and its cure: docs/checks.md{places}"]


def test_on_a_terminal_a_code_is_a_link() -> None:
    """A click opens its explanation; the words are the same as in a log."""
    terminal = Console(file=io.StringIO(), highlight=False, force_terminal=True, color_system="standard", width=40)
    show_findings("shop", "2024-04", FINDINGS[:1], terminal, short=False, guide="file:///p/docs/checks.md")
    assert isinstance(terminal.file, io.StringIO)
    assert ";file:///p/docs/checks.md#r401" in terminal.file.getvalue()


def test_the_guide_is_the_projects_own(project: Project) -> None:
    """A project that does not have the page has no links that lead nowhere."""
    assert guide_of(project) is None
    (project.root / "docs").mkdir()
    (project.root / "docs" / "checks.md").touch()
    assert guide_of(project) == (project.root / "docs" / "checks.md").resolve().as_uri()
