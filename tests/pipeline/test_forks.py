"""Workers and kernels that are forked begin ready, differ in nothing else, and end with their run."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbformat.v4 import new_code_cell, new_notebook

from readout.data.project import Project
from readout.pipeline import forks, warm
from readout.pipeline.batch import Order, run_all
from readout.pipeline.execute import Run, execute
from readout.pipeline.warm_kernel import Forked, can_be_warm
from tests.pipeline.projects import contents, new_project
from tests.pipeline.running import run as told

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems fork")

CLIENTS = ("lamp-shop", "second-shop")
CELLS = (
    "import os, sys\nprint(os.getcwd(), '' in sys.path, os.environ.get('READOUT_TOLD'), __name__)",
    "import csv\nprint(csv.__file__ == os.path.join(os.getcwd(), 'csv.py'), 'READOUT_OLD' in os.environ)",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    "print(sorted({'b', 'a', 'c', 'd'}, key=hash) == list({'b', 'a', 'c', 'd'}) or hash('a'))",
)


def ordered(folder: Path, name: str) -> Run:
    """Return an order to execute the cells, with a scratch folder ``name``."""
    client, scratch = folder / "client", folder / name
    client.mkdir(exist_ok=True)
    (client / "csv.py").write_text("raise RuntimeError('not the csv that was meant')")
    parameters = new_code_cell('client = "x"\nmonth = "y"', metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[parameters, *map(new_code_cell, CELLS)]), client / "report.ipynb")
    scratch.mkdir()
    told = {"READOUT_TOLD": "by this run"}
    return Run(client / "report.ipynb", "report.ipynb", client, scratch, "lamp-shop", "2024-04", told)


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], list[Any]]:
    """Execute the cells in a folder with a stray ``csv.py``; return their outputs."""

    def outputs(name: str) -> list[Any]:
        done = execute(ordered(tmp_path, name))
        shown = [cell.outputs for cell in done.cells if cell.source in CELLS]
        return [[(each.get("text"), each.get("data")) for each in cell] for cell in shown]

    return outputs


def test_a_forked_kernel_is_like_a_started_one(
    run: Callable[[str], list[Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its folder, its modules, its environment, its charts and the order of its sets are the same."""
    monkeypatch.setitem(forks._state, "forking", False)
    started = run("started")
    monkeypatch.setenv("READOUT_OLD", "of the parent only")
    forks.start()
    assert can_be_warm()
    monkeypatch.delenv("READOUT_OLD")
    assert run("forked") == started
    assert started[0] == [(f"{tmp_path / 'client'} False by this run __main__\n", None)]
    assert started[1] == [("False False\n", None)]
    assert "image/png" in started[2][0][1]


def test_reports_are_the_same_however_their_processes_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started afresh one after the other, as where a system cannot fork, or forked two at a time: the same bytes."""

    def made(name: str, jobs: int) -> dict[str, dict[str, bytes]]:
        project = new_project(tmp_path / name, *CLIENTS)
        outcomes = list(run_all(Order(project, CLIENTS, "2024-04", "embedded", jobs)))
        assert {each.error for each in outcomes} == {None}
        found = {each: contents(project.report_dir(each, pd.Period("2024-04", "M"))) for each in CLIENTS}
        for files in found.values():
            del files["run.json"], files["report.ipynb"]  # they tell how long it took
        return found

    monkeypatch.setitem(forks._state, "forking", False)
    with monkeypatch.context() as without:
        without.setattr(forks, "start", lambda: None)
        afresh = made("afresh", jobs=1)
    assert made("forked", jobs=2) == afresh
    assert forks.forking()
    assert set(afresh[CLIENTS[0]]) == {"report.html", "report.pdf", "facts.json"}


DESERTED = """
import os, sys, time
from jupyter_client.connect import write_connection_file
from readout.pipeline import forks
from readout.pipeline.warm_kernel import Forked
forks.start()
write_connection_file(sys.argv[1])
kernel = Forked(["-f", sys.argv[1], "--Application.log_level=50"], {}, None)
while os.getsid(kernel.pid) != kernel.pid:  # it has become one
    time.sleep(0.05)
print(kernel.pid, flush=True)
raise KeyboardInterrupt
"""


def test_a_kernel_that_nobody_ends_does_not_keep_the_program_alive(tmp_path: Path) -> None:
    """Ctrl-C may come while a kernel starts, when nobody is there yet to end it."""
    command = [sys.executable, "-c", DESERTED, str(tmp_path / "kernel.json")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    with contextlib.suppress(psutil.NoSuchProcess):
        assert psutil.wait_procs([psutil.Process(int(done.stdout))], timeout=60)[1] == []


def test_a_kernel_whose_folder_has_gone_does_not_make_it_anew(tmp_path: Path) -> None:
    """Whoever asked for it was stopped and has tidied up; nobody would ever remove the folder again."""
    forks.start()
    folder = tmp_path / "readout-gone"
    kernel = Forked(["-f", str(folder / "kernel.json"), "--Application.log_level=50"], {}, None)
    assert kernel.wait(120) == 1
    assert not folder.exists()


@pytest.mark.parametrize("forked", [True, False], ids=["forked", "started"])
def test_a_run_that_is_stopped_while_its_kernel_starts_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forked: bool
) -> None:
    """jupyter_client forgets a kernel that it has yet to hear of; its folder goes, and it with it."""
    forks.start()
    monkeypatch.setattr("readout.pipeline.kernel.can_be_warm", lambda: forked)
    started: list[int] = []
    launch = AsyncKernelManager._async_launch_kernel

    async def stopped(self: AsyncKernelManager, command: list[str], **settings: Any) -> None:
        await launch(self, command, **settings)
        assert self.provisioner is not None
        started.append(self.provisioner.pid)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr(AsyncKernelManager, "_async_launch_kernel", stopped)
    with pytest.raises(KeyboardInterrupt):
        execute(ordered(tmp_path, "scratch"))
    assert not any(forks.alive(each) for each in started)
    assert len(started) == 1


def test_a_kernel_that_cannot_be_forked_is_started(
    run: Callable[[str], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parent may have been killed for want of memory; the report is made all the same."""
    forks.start()
    monkeypatch.setattr("multiprocessing.forkserver._forkserver.ensure_running", lambda: None)
    monkeypatch.setattr("multiprocessing.forkserver._forkserver._forkserver_address", "/nowhere/to/be/found")
    assert "image/png" in run("alone")[2][0][1]


def test_what_could_not_be_imported_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fork server itself would swallow it, and every kernel would import again, in silence."""
    monkeypatch.setattr(warm, "MODULES", ("readout.model.client", "readout.no_such_part"))
    why = warm._preload()
    assert why is not None
    assert why.startswith("readout.no_such_part could not be imported (ModuleNotFoundError: No module named")


@pytest.fixture
def sleeping(tmp_path: Path) -> Project:
    """Two clients whose notebooks sleep for minutes."""
    project = new_project(tmp_path / "project", "a-shop", "b-shop")
    for client in project.clients():
        path = project.client_dir(client) / "report.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells.append(new_code_cell("open('begun', 'w').close()\nimport time; time.sleep(600)"))
        nbformat.write(notebook, path)
    return project


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["killed", "ctrl-c"])
def test_a_run_that_ends_early_leaves_no_process(
    sleeping: Project, tmp_path: Path, number: signal.Signals, jobs: str
) -> None:
    """Neither a worker nor a kernel; where it could tidy up, no scratch folder; and no report."""
    scratch = tmp_path / "t"
    scratch.mkdir()
    command = [
        sys.executable,
        "-m",
        "readout.cli",
        "run",
        "--month",
        "2024-04",
        "--renderer",
        "embedded",
        "--jobs",
        jobs,
    ]
    run = subprocess.Popen(
        command, cwd=sleeping.root, env=os.environ | {"TMPDIR": str(scratch)}, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        kernels = _wait_for_kernels(sleeping, int(jobs))
        family = psutil.Process(run.pid).children(recursive=True)
        assert len(family) > len(kernels)
        os.killpg(run.pid, number) if number == signal.SIGINT else run.send_signal(number)
        _, errors = run.communicate(timeout=600)
        _, alive = psutil.wait_procs(family, timeout=600)
        assert alive == []
    finally:
        for left in psutil.Process(run.pid).children(recursive=True) if run.poll() is None else []:
            left.kill()
        run.kill()
    assert not (sleeping.reports_dir / "2024-04").exists()
    if number == signal.SIGINT:
        assert (run.returncode, errors) == (130, "readout: stopped\n")
        assert list(scratch.glob("readout-*")) == []


def _wait_for_kernels(project: Project, count: int) -> list[Path]:
    end = time.monotonic() + 600
    while time.monotonic() < end:
        found = list(project.clients_dir.glob("*/begun"))
        if len(found) >= count:
            return found
        time.sleep(0.1)
    raise AssertionError("no kernel began to work")


def test_a_long_way_to_scratch_folders_is_no_hindrance(tmp_path: Path) -> None:
    """A socket's path may have 108 bytes: where temporary folders lie deep, it lies elsewhere."""
    project = new_project(tmp_path / ("deep" * 20), "a-shop", "b-shop")
    made, _ = told(project, "--jobs", "2")
    assert {each["status"] for each in made.values()} == {"final"}
