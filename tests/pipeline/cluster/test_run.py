"""``readout run --dask`` on a real cluster of two workers: what one machine makes, or one sentence."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from distributed import Client

from readout.data.project import Project
from readout.data.run_sign import RunSign, sign_path
from readout.model.errors import ReadoutError
from readout.pipeline.cluster.answers import Fit
from readout.pipeline.cluster.connection import Connected
from readout.pipeline.makings import makings
from tests.pipeline.cluster.dask_processes import dask_cluster
from tests.pipeline.projects import new_project
from tests.pipeline.running import APRIL, add_cell, begin, bytes_of, none_left, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")

CLIENTS = ("a-shop", "b-shop", "c-shop")
WHOLE = {"report.html", "report.pdf", "facts.json", "run.json", "report.ipynb"}
OF_WORKERS = {"SHOP_DATABASE_PASSWORD": "hunter2ofworkers", "GIVEN_TO_NOTEBOOKS": "on purpose"}
ASKS = (
    "import os\nassert os.environ['GIVEN_TO_NOTEBOOKS'] == 'on purpose'\n"
    "assert 'SHOP_DATABASE_PASSWORD' not in os.environ\nprint(dict(os.environ))"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster of two workers, in an environment of their own."""
    folder = tmp_path_factory.mktemp("cluster")
    scratch = folder / "tmp"
    scratch.mkdir()
    with dask_cluster(folder / "dask", 2, {**OF_WORKERS, "TMPDIR": str(scratch)}) as found:
        yield found


def made_up(root: Path) -> Project:
    """Three clients, of whom one fails, and one looks at its environment."""
    project = new_project(root, *CLIENTS)
    with (project.root / "agency.yml").open("a") as file:
        file.write("environment: [GIVEN_TO_NOTEBOOKS]\n")
    add_cell(project, "b-shop", ASKS)
    add_cell(project, "c-shop", "raise ValueError('not today')")
    return project


def below() -> list[str]:
    """The names of a Dask worker's processes, as it answers itself."""
    return [each.name() for each in psutil.Process().children(recursive=True)]


def until(there: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not there() and time.monotonic() < end:
        time.sleep(0.05)
    assert there()


def test_a_worker_is_killed_and_nothing_shows_it(tmp_path: Path, address: str) -> None:
    """Its clients are made by others: each report once and whole, byte for byte as one machine makes them."""
    here, there = made_up(tmp_path / "here"), made_up(tmp_path / "there")
    local, _ = run(here, "--jobs", "2", env=OF_WORKERS)
    process = begin(there, "--dask", address, "--json")
    with Client(address, set_as_default=False) as client:
        victim = next(iter(client.run(os.getpid).values()))
    until(lambda: any("executing" in log.read_text() for log in there.reports_dir.glob(".logs/*.log")))
    os.kill(victim, signal.SIGKILL)
    out, err = process.communicate(timeout=600)
    outcomes = {each["client"]: each for each in json.loads(out)}
    assert {client: each["status"] for client, each in outcomes.items()} == {
        "a-shop": "final", "b-shop": "final", "c-shop": "failed",
    }, err  # fmt: skip
    assert outcomes["c-shop"]["error"] == local["c-shop"]["error"]
    assert bytes_of(there) == bytes_of(here)
    for place in (there.reports_dir / APRIL).glob("*-shop"):
        assert {path.name for path in place.iterdir()} == WHOLE
    assert list(there.reports_dir.glob(".versions/*/*/.*")) == []
    assert list(there.reports_dir.glob(".runs/*")) == []
    assert err == ""
    with Client(address, set_as_default=False) as client:
        until(lambda: not any("python" in name for names in client.run(below).values() for name in names))
    written = [path for path in there.reports_dir.rglob("*") if path.is_file()]
    assert [path for path in written if b"hunter2" in path.read_bytes()] == []
    again, _ = run(there, *CLIENTS[:2], env=OF_WORKERS)  # this machine finds made what the workers made
    assert {each["status"] for each in again.values()} == {"unchanged"}
    assert none_left(there)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_ends_ends_its_work_and_no_other(tmp_path: Path, address: str, ending: signal.Signals) -> None:
    """By Ctrl-C or by SIGKILL, on every worker; what others have on the cluster goes on."""
    project = new_project(tmp_path / "project", *CLIENTS[:2])
    for client in CLIENTS[:2]:
        add_cell(project, client, "open('begun', 'w').close()\nimport time; time.sleep(300)")
    with Client(address, set_as_default=False) as other:
        kept = other.submit(pow, 2, 10)
        process = begin(project, "--dask", address, "--jobs", "1")
        until(lambda: list(project.clients_dir.glob("*/begun")))
        process.send_signal(ending)
        _, err = process.communicate(timeout=300)
        if ending == signal.SIGINT:
            assert (process.returncode, err) == (130, "readout: stopped\n")
        assert none_left(project)
        assert kept.result(timeout=60) == 1024
        assert other.submit(pow, 3, 2).result(timeout=60) == 9
    assert [path.name for path in (project.reports_dir / APRIL).glob("*-shop")] == []
    assert not (project.clients_dir / CLIENTS[1] / "begun").exists()


def test_no_scheduler(tmp_path: Path) -> None:
    """One sentence, with what to do; nothing was done."""
    project = new_project(tmp_path / "project", "a-shop")
    process = begin(project, "--dask", "tcp://127.0.0.1:1")
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("readout: --dask: no Dask scheduler answers at tcp://127.0.0.1:1 (")
    assert err.endswith("start one (dask scheduler), or give the address it shows, such as tcp://scheduler:8786\n")
    assert len(err.splitlines()) == 1
    assert list(project.reports_dir.glob("[!.]*")) == []


def refusal(address: str, fit: Fit) -> str:
    """What is said when none of the workers fits: the first one's reason."""
    connected = Connected(address, fit)
    try:
        with pytest.raises(ReadoutError) as caught:
            connected.require_workers()
    finally:
        connected.close()
    return str(caught.value).splitlines()[0]


def test_workers_that_do_not_fit(project: Project, tmp_path: Path, address: str) -> None:
    """Without the folder, with another one at its path, without its locks, with other packages: one sentence each."""
    fit = Fit(project, "run", "embedded", makings("embedded"))
    nowhere = replace(fit, project=Project(tmp_path / "nowhere"))
    assert "does not see the project's folder" in refusal(address, nowhere)
    assert "has another folder at" in refusal(address, fit)
    sign_path(project.root, "run").parent.mkdir(parents=True)
    sign_path(project.root, "run").touch()
    assert "does not see the locks of" in refusal(address, fit)
    sign_path(project.root, "run").unlink()
    older = tuple(each.replace("pandas-3", "pandas-2") for each in fit.makings["packages"])
    with RunSign(project, "run"):
        said = refusal(address, replace(fit, makings={**fit.makings, "packages": older}))
        assert said.startswith("--dask: the worker tcp://127.0.0.1:")
        assert "would make other reports than this machine (pandas is 3." in said
        assert "there and 2." in said
        fine = Connected(address, fit)
        fine.require_workers()
        assert set(fine.threads().values()) == {1}
        fine.close()
