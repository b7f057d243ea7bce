"""A run that is killed at any moment: the next one finishes it, and nothing shows that anything happened."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from readout.data.project import Project
from tests.pipeline.projects import new_project
from tests.pipeline.running import APRIL, a_day_passes, add_cell, begin, bytes_of, left, none_left, run, scratch_left

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at as Linux shows them")

CLIENTS = ("a-shop", "b-shop", "c-shop")
MOMENTS = 10
WHOLE = {"report.html", "report.pdf", "facts.json", "run.json", "report.ipynb"}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """The reports of a run that nobody disturbs, and how long it took."""
    project = new_project(tmp_path_factory.mktemp("undisturbed") / "project", *CLIENTS)
    began = time.monotonic()
    outcomes, _ = run(project, "--jobs", "2")
    assert {each["status"] for each in outcomes.values()} == {"final"}
    return bytes_of(project), time.monotonic() - began


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return new_project(tmp_path_factory.mktemp("killed") / "project", *CLIENTS)


def when(number: int) -> float:
    """A moment of a run, as a share of its length; others each time, unless READOUT_SEED is given."""
    seed = os.environ.get("READOUT_SEED") or str(time.time_ns())
    print(f"READOUT_SEED={seed}")
    return random.Random(f"{seed} {number}").random()


@pytest.mark.parametrize("number", range(MOMENTS))
def test_a_run_killed_at_a_random_moment_is_finished_by_the_next(
    project: Project, undisturbed: tuple[dict[str, bytes], float], number: int
) -> None:
    """Whatever is published is whole at once; afterwards all is, byte for byte as without the kill."""
    expected, length = undisturbed
    os.system(f"rm -rf '{project.reports_dir}'")
    killed = begin(project, "--jobs", "2")
    time.sleep(when(number) * length)
    killed.kill()
    killed.communicate()
    assert none_left(project)
    half = project.reports_dir / APRIL
    for place in half.glob("*-shop") if half.exists() else ():
        assert {path.name for path in place.iterdir()} == WHOLE
    assert bytes_of(project).items() <= expected.items()
    a_day_passes(project)
    outcomes, _ = run(project, "--jobs", "2")
    assert {each["status"] for each in outcomes.values()} <= {"final", "unchanged"}
    assert bytes_of(project) == expected
    assert scratch_left(project) == []
    assert list(project.reports_dir.glob(".versions/*/*/.*")) == []
    assert list(half.glob(".*")) == []


def test_a_cell_that_keeps_its_kernel_from_anything_else_ends_with_the_run(tmp_path: Path) -> None:
    """A regular expression without end lets no other thread of Python run; the system itself ends it."""
    project = new_project(tmp_path / "project", "shop")
    add_cell(project, "shop", "open('begun', 'w').close()\nimport re; re.match('(a+)+$', 'a' * 60 + 'b')")
    killed = begin(project)
    end = time.monotonic() + 120
    while not (project.clients_dir / "shop" / "begun").exists() and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(1)
    assert any(process.cwd().endswith("shop") for process in left(project))
    killed.kill()
    killed.communicate()
    assert none_left(project)


def test_the_parent_of_all_workers_may_be_killed(tmp_path: Path) -> None:
    """For want of memory, say: what is being made then is made, with kernels of its own."""
    project = new_project(tmp_path / "project", *CLIENTS)
    run_ = begin(project, "--jobs", "2", "--json")
    end = time.monotonic() + 120
    while not list((project.root / "tmp").glob("readout-*/executed.ipynb")) and time.monotonic() < end:
        time.sleep(0.1)
    killed = []
    for process in psutil.Process(run_.pid).children():
        with contextlib.suppress(psutil.Error):
            if any("forkserver" in each for each in process.cmdline()) and process.children():
                process.send_signal(signal.SIGKILL)
                killed.append(process)
    assert len(killed) == 1
    out, _ = run_.communicate(timeout=300)
    assert out.count('"status": "final"') == 3, out
    assert none_left(project)
