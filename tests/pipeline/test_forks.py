"""Workers and kernels that are forked begin ready, differ in nothing else, and end with their run."""

from __future__ import annotations

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
from nbformat.v4 import new_code_cell, new_notebook

from readout.data.project import Project
from readout.pipeline import forks, warm
from readout.pipeline.batch import Order, run_all
from readout.pipeline.execute import Run, execute
from readout.pipeline.warm_kernel import can_be_warm
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


@pytest.fixture
def run(tmp_path: Path) -> Callable[[str], list[Any]]:
    """Execute the cells in a folder with a stray ``csv.py``; return their outputs."""
    client = tmp_path / "client"
    client.mkdir()
    (client / "csv.py").write_text("raise RuntimeError('not the csv that was meant')")
    parameters = new_code_cell('client = "x"\nmonth = "y"', metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[parameters, *map(new_code_cell, CELLS)]), client / "report.ipynb")

    def outputs(name: str) -> list[Any]:
        scratch = tmp_path / name
        scratch.mkdir()
        told = {"READOUT_TOLD": "by this run"}
        done = execute(Run(client / "report.ipynb", "report.ipynb", client, scratch, "lamp-shop", "2024-04", told))
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
import sys, time
from readout.pipeline import forks
from readout.pipeline.warm_kernel import Forked
forks.start()
kernel = Forked(["-f", sys.argv[1], "--Application.log_level=50"], {}, None)
while not __import__("pathlib").Path(sys.argv[1]).exists():
    time.sleep(0.05)
print(kernel.pid, flush=True)
raise KeyboardInterrupt
"""


def test_a_kernel_that_nobody_ends_does_not_keep_the_program_alive(tmp_path: Path) -> None:
    """Ctrl-C may come while a kernel starts, when nobody is there yet to end it."""
    command = [sys.executable, "-c", DESERTED, str(tmp_path / "kernel.json")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    kernel = psutil.Process(int(done.stdout)) if psutil.pid_exists(int(done.stdout)) else None
    assert kernel is None or psutil.wait_procs([kernel], timeout=10)[1] == []


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
        notebook.cells.append(new_code_cell("import time; time.sleep(250)"))
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
        kernels = _wait_for_kernels(scratch, int(jobs))
        family = psutil.Process(run.pid).children(recursive=True)
        assert len(family) > len(kernels)
        os.killpg(run.pid, number) if number == signal.SIGINT else run.send_signal(number)
        _, errors = run.communicate(timeout=120)
        _, alive = psutil.wait_procs(family, timeout=60)
        assert alive == []
    finally:
        for left in psutil.Process(run.pid).children(recursive=True) if run.poll() is None else []:
            left.kill()
        run.kill()
    assert not (sleeping.reports_dir / "2024-04").exists()
    if number == signal.SIGINT:
        assert (run.returncode, errors) == (130, "readout: stopped\n")
        assert list(scratch.glob("readout-*")) == []


def _wait_for_kernels(scratch: Path, count: int) -> list[Path]:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        found = list(scratch.glob("readout-*/executed.ipynb"))
        if len(found) >= count:
            time.sleep(2)
            return found
        time.sleep(0.1)
    raise AssertionError("no kernel began to work")


def test_a_long_way_to_scratch_folders_is_no_hindrance(tmp_path: Path) -> None:
    """A socket's path may have 108 bytes: where temporary folders lie deep, it lies elsewhere."""
    project = new_project(tmp_path / ("deep" * 20), "a-shop", "b-shop")
    made, _ = told(project, "--jobs", "2")
    assert {each["status"] for each in made.values()} == {"final"}
