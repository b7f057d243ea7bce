"""One client's failure, hang or crash stops no other."""

from __future__ import annotations

import os
from typing import Any

import pytest

from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.pipeline import batch
from readout.pipeline.batch import Order, default_jobs, run_all, selected
from readout.pipeline.run import Outcome


def fine(_: Project, client: str, *__: Any) -> Outcome:
    return Outcome(client, "2024-04", "final", 1.0, f"reports/2024-04/{client}")


def test_a_bug_fails_one_client_and_is_logged(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Readout did not foresee is said in a line; the traceback is in the client's log; the others are made."""

    def fails_for_b(project: Project, client: str, *rest: Any) -> Outcome:
        if client == "b":
            raise ZeroDivisionError("division by zero")
        return fine(project, client, *rest)

    monkeypatch.setattr(batch, "run_client", fails_for_b)
    outcomes = list(run_all(Order(project, ("a", "b", "c"), "2024-04", "embedded")))
    assert [(each.client, each.status) for each in outcomes] == [("a", "final"), ("b", "failed"), ("c", "final")]
    assert outcomes[1].error == "b: unexpected ZeroDivisionError: division by zero; the log is reports/.logs/b.log"
    log = (project.reports_dir / ".logs" / "b.log").read_text(encoding="utf-8")
    assert "\nTraceback" in log
    assert "fails_for_b" in log
    assert log.splitlines()[-1].strip() == outcomes[1].error


def test_each_client_has_its_newest_month(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """``latest`` reaches each client as "no month", a named month as that month."""
    asked: list[object] = []

    def note(project: Project, client: str, month: object, *rest: Any) -> Outcome:
        asked.append(month)
        return fine(project, client)

    monkeypatch.setattr(batch, "run_client", note)
    list(run_all(Order(project, ("a",), None, "embedded")))
    list(run_all(Order(project, ("a",), "2024-04", "embedded")))
    assert [str(each) for each in asked] == ["None", "2024-04"]


class Deadly(str):
    """The id of a client whose process dies as soon as it hears of it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (9,)


def test_a_process_that_is_killed_takes_no_other_client_with_it(project: Project) -> None:
    """Two clients side by side, and the system kills one's process: the other's outcome is its own."""
    order = Order(project, (Deadly("deadly"), "missing"), "2024-04", "embedded", jobs=2)
    outcomes = {outcome.client: outcome.error for outcome in run_all(order)}
    assert outcomes == {
        "deadly": "its process was killed, by the system for want of memory perhaps; run it alone, with --jobs 1",
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
