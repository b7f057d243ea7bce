"""A run of forty clients of which eight misbehave, each in another way: with real processes, to its end."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from readout.data.project import Project
from tests.pipeline.projects import change, contents, new_project
from tests.pipeline.running import APRIL, add_cell, none_left, run, scratch_left

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")

FINE = tuple(f"fine-{number:02}" for number in range(32))
LARGEST_FILE = 2 * 1024 * 1024  # bytes: what a report of this run may write

# A helper beside the kernel that ends the worker once it renders, as a renderer that crashes within it does.
CRASH = """
import subprocess, sys, os
subprocess.Popen([sys.executable, "-c", '''
import os, signal, sys, time
from pathlib import Path
scratch = Path(sys.argv[1])
workers = []
for process in Path("/proc").glob("[0-9]*"):
    try:
        if any(os.readlink(each) == str(scratch / ".owner") for each in (process / "fd").iterdir()):
            workers.append(int(process.name))
    except OSError:
        pass
end = time.monotonic() + 100
while time.monotonic() < end and not (scratch / "hand-off").exists(): time.sleep(0.005)
for worker in workers: os.kill(worker, signal.NUMBER)
'''.replace("NUMBER", {number!r}), os.path.dirname(os.environ["READOUT_PREPARED"])], start_new_session=True)
"""

# What each does, and the sentence it is failed with. A log is named in all of them, or beside them.
MISBEHAVE = {
    "bad-cell": ("raise KeyError('no such column')", r"report\.ipynb, cell own \(raise KeyError.*\): KeyError: "),
    "bad-data": (None, r"clients/bad-data/data/orders\.csv:2: column \"revenue\" is 'much'"),
    "crash": (CRASH.replace("{number!r}", repr("SIGSEGV")),
              r"^clients/crash: its process was ended by the signal SIGSEGV while rendering; "),
    "endless": ("import re; re.match('(a+)+$', 'a' * 60 + 'b')",
                r"report\.ipynb, cell own \(import re; re\.match.*\): used more than 8 seconds of the processor; "),
    "full": ("from IPython.display import Image; Image('large.png')", r"(the disk is full|a file would be larger)"),
    "greedy": ("held = []\nimport time\nwhile True: held.append(b'x' * 10_000_000); time.sleep(0.03)",
               r"report\.ipynb, cell own \(held = \[\]\): used more than 700 MB of memory; "),
    "killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
               r"report\.ipynb, cell own \(import os, signal.*\): the kernel died here; "),
    "sleeper": ("import time; time.sleep(900)",
                r"report\.ipynb, cell own \(import time; time\.sleep\(900\)\): ran longer than \d+ seconds; "),
}  # fmt: skip

Forty = tuple[Project, dict[str, dict[str, Any]], str, dict[str, Any]]


def misbehave(project: Project) -> None:
    for client, (cell, _) in MISBEHAVE.items():
        if cell is not None:
            add_cell(project, client, cell)
    change(project.clients_dir / "bad-data" / "data" / "orders.csv", "2023-01-01,1,100", "2023-01-01,1,much")
    noise = np.random.default_rng(7).integers(0, 256, (900, 1000, 3), dtype=np.uint8)
    Image.fromarray(noise).save(project.clients_dir / "full" / "large.png")


def small_files() -> None:
    """What is started from here on may write no larger file: the disk is full for whoever tries."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> Forty:
    """The project, what became of each client, what was said beside it, and the eight's reports from before."""
    project = new_project(tmp_path_factory.mktemp("forty") / "project", *FINE, *MISBEHAVE)
    before, _ = run(project, *MISBEHAVE, "--jobs", "2")
    assert {each["status"] for each in before.values()} == {"final"}
    reports = {client: contents(project.reports_dir / APRIL / client) for client in MISBEHAVE}
    misbehave(project)
    limits = ("--timeout", "60", "--max-cpu", "8", "--max-memory", "700")
    outcomes, said = run(project, "--jobs", "2", *limits, preexec_fn=small_files)
    return project, outcomes, said, reports


def test_all_others_are_made(forty: Forty) -> None:
    """Thirty-two reports, whole, and eight failures: nobody is forgotten, nobody is there twice."""
    project, outcomes, said, _ = forty
    assert set(outcomes) == {*FINE, *MISBEHAVE}
    assert {client for client, each in outcomes.items() if each["status"] == "failed"} == set(MISBEHAVE), outcomes
    assert {outcomes[client]["status"] for client in FINE} == {"final"}
    for client in FINE:
        assert {"report.html", "report.pdf", "facts.json"} <= set(contents(project.reports_dir / APRIL / client))
    assert said == ""


@pytest.mark.parametrize("client", MISBEHAVE)
def test_each_failure_is_one_sentence_with_a_log(forty: Forty, client: str) -> None:
    """It says what happened, where, and what to do; the log is there."""
    project, outcomes, _, _ = forty
    error = outcomes[client]["error"]
    assert re.search(MISBEHAVE[client][1], error), error
    assert "\n" not in error
    assert "Traceback" in (project.reports_dir / ".logs" / f"{client}.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("client", MISBEHAVE)
def test_the_last_good_report_stays(forty: Forty, client: str) -> None:
    """Byte for byte, where it was."""
    project, _, _, reports = forty
    assert contents(project.reports_dir / APRIL / client) == reports[client]


def test_nothing_is_left_lying(forty: Forty) -> None:
    """No process, no half report; what a killed worker could not tidy up is gone with the next run."""
    project = forty[0]
    assert none_left(project)
    half = [*project.reports_dir.glob(".versions/*/*/.new-*"), *(project.reports_dir / APRIL).glob(".*")]
    assert half == []
    run(project, "fine-00", "--force")
    assert scratch_left(project) == []


def test_a_renderer_that_hangs_is_ended(tmp_path: Path) -> None:
    """The worker itself is stuck: it cannot even say so."""
    project = new_project(tmp_path / "project", "hangs", "fine")
    add_cell(project, "hangs", CRASH.replace("{number!r}", repr("SIGSTOP")))
    outcomes, _ = run(project, "--jobs", "2", "--timeout", "20")
    assert outcomes["fine"]["status"] == "final"
    assert re.match(r"clients/hangs: took longer than 20 seconds; .* \(while rendering\); the log is reports/",
                    outcomes["hangs"]["error"])  # fmt: skip
    assert none_left(project)


def test_limits_of_the_agency_hold_unless_others_are_asked_for(tmp_path: Path) -> None:
    """agency.yml, then the command line."""
    project = new_project(tmp_path / "project", "loops")
    add_cell(project, "loops", "import time\nend = time.process_time() + 4\nwhile time.process_time() < end: pass")
    with (project.root / "agency.yml").open("a") as file:
        file.write("limits: {cpu_seconds: 2}\n")
    outcomes, _ = run(project)
    assert "used more than 2 seconds of the processor" in outcomes["loops"]["error"]
    outcomes, _ = run(project, "--max-cpu", "100")
    assert outcomes["loops"]["status"] == "final"


def test_a_preload_that_fails_is_said_and_does_no_harm(tmp_path: Path) -> None:
    """Every kernel then imports for itself, which takes longer, and somebody should know why."""
    project = new_project(tmp_path / "project", "shop")
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "sitecustomize.py").write_text(
        "import sys\n"
        "if any('forkserver' in each for each in sys.argv + sys.orig_argv):\n"
        "    import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    outcomes, said = run(project, env={"PYTHONPATH": str(modules)})
    assert outcomes["shop"]["status"] == "final"
    assert said == "every report takes some seconds longer: 1 threads were started by imports\n"


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """The first report fits, the second does not: it is failed, nothing half is left, and with room it is made."""
    project = new_project(tmp_path / "project", "a-shop", "b-shop")
    project.reports_dir.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(project.reports_dir)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this account may not mount a small disk")
    try:
        outcomes, _ = run(project, "--jobs", "1")
        assert [outcomes[each]["status"] for each in ("a-shop", "b-shop")] == ["final", "failed"]
        assert re.match(r"\S+: the disk is full; free some space and run again", outcomes["b-shop"]["error"])
        assert list(project.reports_dir.glob(".versions/b-shop/*/.*")) == []
        subprocess.run(["mount", "-o", "remount,size=5m", str(project.reports_dir)], check=True)
        outcomes, _ = run(project, "--jobs", "1")
        assert [outcomes[each]["status"] for each in ("a-shop", "b-shop")] == ["unchanged", "final"]
    finally:
        subprocess.run(["umount", "-l", str(project.reports_dir)], check=True)
