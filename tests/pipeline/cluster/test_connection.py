"""A cluster that cannot be had is said in one sentence, and leaves nothing behind."""

from __future__ import annotations

import pytest

from readout.data.project import Project
from readout.data.run_sign import RunSign, seen_at, sign_path
from readout.model.errors import ReadoutError
from readout.pipeline.batch import Order
from readout.pipeline.cluster import connection
from readout.pipeline.cluster.answers import Fit
from readout.pipeline.cluster.connection import cluster


def refused(project: Project, address: str) -> str:
    with (
        pytest.raises(ReadoutError) as caught,
        cluster(address, Order(project, ("lamp-shop",), "2024-04", "embedded")),
    ):
        pass
    assert list(project.reports_dir.glob(".runs/*")) == []
    return str(caught.value)


def test_without_the_package(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cure is the extra."""
    monkeypatch.setattr(connection, "find_spec", lambda _: None)
    said = refused(project, "tcp://127.0.0.1:1")
    assert said == "--dask: the package distributed is not installed; pip install 'readout-reports[cluster]'"


@pytest.mark.parametrize("address", ["nonsense", "udp://127.0.0.1:1", "tcp://127.0.0.1:port"])
def test_an_address_that_is_none(project: Project, address: str) -> None:
    """Whatever distributed thinks of it."""
    said = refused(project, address)
    assert said.startswith(f"--dask: no Dask scheduler answers at {address} (")
    assert len(said.splitlines()) == 1


def test_a_run_shows_that_it_goes_on_until_it_ends(project: Project) -> None:
    """However it ends: a sign that nobody holds is a dead run's, and the next run takes it down."""
    sign = sign_path(project.root, "one")
    with RunSign(project, "one"):
        assert seen_at(sign) == "going on"
        assert seen_at(sign) == "going on"
    assert seen_at(sign) == "not there"
    sign.touch()
    assert seen_at(sign) == "not locked"
    with RunSign(project, "two"):
        assert seen_at(sign) == "not there"


def test_a_sign_that_cannot_be_put_up(project: Project) -> None:
    """One sentence: the run would look dead to every worker."""
    project.reports_dir.write_text("")
    with pytest.raises(ReadoutError, match=r"^reports/.runs/one: cannot be locked \(.*\); make reports a folder"):
        RunSign(project, "one")


class FakeClient:
    """A scheduler with two workers, of which one does not fit."""

    status = "running"

    def __init__(self) -> None:
        self.answers: dict[str, object] = {"tcp://one": "has another folder at /srv", "tcp://two": None}
        self.asked: list[list[str]] = []

    def nthreads(self, **_: object) -> dict[str, int]:
        return dict.fromkeys(self.answers, 2)

    def run(self, _function: object, *_: object, workers: list[str], **__: object) -> dict[str, object]:
        self.asked.append(workers)
        return {worker: self.answers[worker] for worker in workers}


def test_workers_that_fit_do_the_work_of_all(
    project: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The others are named once; each is asked once, and again when it was started anew."""
    client = FakeClient()
    monkeypatch.setattr(connection, "_client", lambda _: client)
    found = connection.Connected("tcp://scheduler", Fit(project, "run", "embedded", {}))
    assert (found.threads(), found.threads()) == ({"tcp://two": 2}, {"tcp://two": 2})
    assert [each.getMessage() for each in caplog.records] == ["--dask: the worker tcp://one has another folder at /srv"]
    client.answers["tcp://three"] = ModuleNotFoundError("No module named 'readout'")
    assert found.threads() == {"tcp://two": 2}
    assert "has no Readout, or another one (No module named 'readout'); pip install" in caplog.records[-1].getMessage()
    del client.answers["tcp://one"]
    found.threads()
    client.answers["tcp://one"] = None
    assert found.threads() == {"tcp://two": 2, "tcp://one": 2}
    assert client.asked == [["tcp://one", "tcp://two"], ["tcp://three"], ["tcp://one"]]


def test_a_cluster_without_workers(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cure is the command that starts one."""
    client = FakeClient()
    client.answers = {}
    monkeypatch.setattr(connection, "_client", lambda _: client)
    found = connection.Connected("tcp://scheduler", Fit(project, "run", "embedded", {}))
    with pytest.raises(ReadoutError) as caught:
        found.require_workers()
    assert str(caught.value) == (
        "--dask: the Dask scheduler at tcp://scheduler has no workers; start one on each machine: "
        "dask worker tcp://scheduler"
    )
