"""One client's failure, hang or crash stops no other."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest

from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline.attempt import Asked
from readout.pipeline.batch import Order, default_jobs, run_all, selected
from readout.pipeline.outcome import Outcome
from tests.pipeline.here import Here, here


def fine(asked: Asked, *_: Any) -> Outcome:
    return Outcome(asked.client, "2024-04", "final", 1.0, f"reports/2024-04/{asked.client}")


def test_a_bug_fails_one_client_and_is_logged(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Readout did not foresee is said in a line; the traceback is in the client's log; the others are made."""

    def fails_for_b(asked: Asked, *rest: Any) -> Outcome:
        if asked.client == "b":
            raise ZeroDivisionError("division by zero")
        return fine(asked, *rest)

    monkeypatch.setattr("readout.pipeline.attempt.attempt", fails_for_b)
    outcomes = {
        each.client: each for each in run_all(Order(project, ("a", "b", "c"), "2024-04", "embedded"), pool=here)
    }
    assert [(each, outcomes[each].status) for each in "abc"] == [("a", "final"), ("b", "failed"), ("c", "final")]
    assert outcomes["b"].error == "b: unexpected ZeroDivisionError: division by zero; the log is reports/.logs/b.log"
    assert outcomes["b"].log == "reports/.logs/b.log"
    log = (project.reports_dir / ".logs" / "b.log").read_text(encoding="utf-8")
    assert "\nTraceback" in log
    assert "fails_for_b" in log
    assert log.splitlines()[-1].strip() == outcomes["b"].error


def test_what_can_be_mended_has_a_log_too(project: Project) -> None:
    """The line says it all; who wants to know more finds where it was found."""
    (outcome,) = run_all(Order(project, ("missing",), "2024-04", "embedded"), pool=here)
    assert outcome.error == "clients/: there is no client 'missing'; the clients are lamp-shop"
    assert outcome.log == "reports/.logs/missing.log"
    assert not (project.reports_dir / ".locks" / "missing.lock").exists()


def test_a_full_disk_is_said_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is nobody's bug, and even the log may not find a place."""

    def full(*_: Any, **__: Any) -> Outcome:
        raise OSError(28, "No space left on device", str(project.root / "reports" / "x"))

    monkeypatch.setattr("readout.pipeline.attempt.attempt", full)
    project.reports_dir.mkdir()
    (project.reports_dir / ".logs").write_text("where the logs' folder should be")
    (outcome,) = run_all(Order(project, ("a",), "2024-04", "embedded"), pool=here)
    assert outcome.error == "reports/x: the disk is full; free some space and run again"
    assert outcome.log is None


def test_each_client_has_its_newest_month(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """``latest`` reaches each client as "no month", a named month as that month."""
    asked: list[object] = []

    def note(said: Asked, *rest: Any) -> Outcome:
        asked.append(said.month)
        return fine(said)

    monkeypatch.setattr("readout.pipeline.attempt.attempt", note)
    list(run_all(Order(project, ("a",), None, "embedded"), pool=here))
    list(run_all(Order(project, ("a",), "2024-04", "embedded"), pool=here))
    assert [str(each) for each in asked] == ["None", "2024-04"]


def test_a_run_that_is_given_up_stops_its_pool(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, or a caller who wants no more: nobody goes on working."""
    ended: list[bool] = []

    class Noting(Here):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            ended.append(cancel_futures)

    monkeypatch.setattr("readout.pipeline.attempt.attempt", fine)
    run = run_all(Order(project, ("a", "b"), "2024-04", "embedded"), pool=lambda *_: Noting())
    assert isinstance(run, Generator)
    next(run)
    run.close()
    assert ended == [True]


class Deadly(str):
    """The id of a client whose process dies as soon as it hears of it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_process_that_is_killed_takes_no_other_client_with_it(project: Project) -> None:
    """Two clients side by side, and the system kills one's process: the other's outcome is its own."""
    order = Order(project, (Deadly("deadly"), "missing"), "2024-04", "embedded", jobs=2)
    outcomes = {outcome.client: outcome.error for outcome in run_all(order)}
    assert outcomes == {
        "deadly": "clients/deadly: its process was ended by itself (exit code 9) before it began; if memory was short, "
        "run it alone, with --jobs 1; the log is reports/.logs/deadly.log",
        "missing": "clients/: there is no client 'missing'; the clients are lamp-shop",
    }


def test_all_clients_are_taken_when_none_is_named(project: Project) -> None:
    """In the order of their names; a client named twice is made once."""
    (project.clients_dir / "a-shop").mkdir()
    (project.clients_dir / "a-shop" / "client.yml").touch()
    assert selected(project, []) == ("a-shop", "lamp-shop")
    assert selected(project, ["lamp-shop", "a-shop", "lamp-shop"]) == ("lamp-shop", "a-shop")


def test_a_client_that_is_not_there_stops_the_run_before_it_begins(project: Project) -> None:
    """A typing error must not make nine reports of ten."""
    with pytest.raises(ReadoutError, match="there is no client 'lampshop'; the clients are lamp-shop"):
        selected(project, ["lamp-shop", "lampshop"])


def test_a_project_without_clients_is_no_success(project: Project) -> None:
    """A scheduler that runs in the wrong place must not see exit code 0 every month."""
    (project.clients_dir / "lamp-shop" / "client.yml").unlink()
    with pytest.raises(ReadoutError, match="there is no client yet"):
        selected(project, [])


def test_there_is_a_job_for_every_core() -> None:
    """And one at least, where the number of cores is unknown."""
    assert default_jobs() >= 1
