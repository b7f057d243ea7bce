"""Workers are watched: what one of them does to itself fails its own task and no other."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from readout.pipeline import forks, workers
from readout.pipeline.limits import Limits
from readout.pipeline.workers import TaskFailed, Workers

pytestmark = pytest.mark.skipif(os.name != "posix", reason="tasks end themselves by signals")

SMALL = Limits(seconds=60, cpu_seconds=3, memory_mb=500)


def process_id(_: object = None) -> int:
    return os.getpid()


def die(number: int) -> None:
    os.kill(os.getpid(), number)


def spin() -> None:
    while True:
        pass


def hoard() -> None:
    held = []
    while True:
        held.append(b"x" * 10_000_000)
        time.sleep(0.02)  # whoever watches looks four times a second


def begin_and_sleep(begun: Path) -> None:
    begun.touch()
    time.sleep(600)


def refuse() -> None:
    raise ValueError("not today")


class Untold(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__("cannot be told")


def untold() -> None:
    raise Untold(1, 2)


@pytest.fixture
def pool() -> Iterator[Executor]:
    forks.start()
    with Workers(2, SMALL) as made:
        yield made


def test_tasks_are_done_side_by_side_by_few_processes(pool: Executor) -> None:
    """Results come back as they are, and a process does one task after another."""
    found = list(pool.map(process_id, range(10)))
    assert 1 <= len(set(found)) <= 2
    assert os.getpid() not in found


def test_what_a_task_raises_is_raised(pool: Executor) -> None:
    """By the same name where it can be told, in words where it cannot; the process goes on."""
    with pytest.raises(ValueError, match="not today"):
        pool.submit(refuse).result()
    with pytest.raises(TaskFailed, match="Untold: cannot be told"):
        pool.submit(untold).result()
    assert pool.submit(process_id).result() > 0


@pytest.mark.parametrize(
    ("task", "arguments", "limits", "said"),
    [
        (die, (signal.SIGKILL,), SMALL, "^its process was ended by the signal SIGKILL before it began"),
        (os._exit, (3,), SMALL, r"^its process was ended by itself \(exit code 3\) before it began"),
        (spin, (), SMALL, "^used more than 3 seconds of the processor"),
        (hoard, (), replace(SMALL, cpu_seconds=60), "^used more than 500 MB of memory"),
    ],
    ids=["killed", "ends", "spins", "hoards"],
)
def test_a_task_that_ends_its_process_or_takes_too_much(
    task: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, said: str
) -> None:
    """Fails alone, in words; the next task finds a process."""
    forks.start()
    with Workers(2, limits) as pool:
        other = pool.submit(time.sleep, 1)
        with pytest.raises(TaskFailed, match=said):
            pool.submit(task, *arguments).result()
        assert other.result() is None
        assert pool.submit(process_id).result() > 0


def test_a_worker_that_does_not_begin_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may be why; a second failure is told, and fails that task."""
    forks.start()
    begun = workers._Worker._begun
    failures = iter([True, False, True, True])

    def fails(self: Any, stopping: Any) -> str | None:
        if next(failures, False):
            self.end()
            raise workers._NotReady("it was late")
        return begun(self, stopping)

    monkeypatch.setattr(workers._Worker, "_begun", fails)
    with Workers(1, SMALL) as pool:
        assert pool.submit(process_id).result() > 0
    with (
        Workers(1, SMALL) as pool,
        pytest.raises(TaskFailed, match=r"^no process could be started in two attempts \(it was late\)"),
    ):
        pool.submit(process_id).result()


def test_a_worker_does_not_grow_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """What many clients leave in a process's memory goes with the process."""
    forks.start()
    monkeypatch.setattr(workers, "TASKS_PER_WORKER", 2)
    with Workers(1, SMALL) as pool:
        found = list(pool.map(process_id, range(4)))
    assert found[0] == found[1] != found[2] == found[3]


def test_why_reports_take_longer_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by every process."""
    forks.start()
    begun = workers._Worker._begun

    def unprepared(self: Any, stopping: Any) -> str:
        begun(self, stopping)
        return "duckdb could not be imported"

    monkeypatch.setattr(workers._Worker, "_begun", unprepared)
    said: list[str] = []
    with Workers(2, SMALL, said.append) as pool:
        list(pool.map(time.sleep, [0.5] * 4))
    assert said == ["every report takes some seconds longer: duckdb could not be imported"]


def test_stopping_ends_what_is_at_work(tmp_path: Path) -> None:
    """At once, and without a trace: neither a process nor a task that waits."""
    forks.start()
    pool = Workers(1, SMALL)
    working, waiting = pool.submit(begin_and_sleep, tmp_path / "begun"), pool.submit(process_id)
    end = time.monotonic() + 600
    while not (tmp_path / "begun").exists() and time.monotonic() < end:
        time.sleep(0.05)
    (worker,) = _workers()
    pool.shutdown(cancel_futures=True)
    assert waiting.cancelled()
    with pytest.raises(TaskFailed, match="the run was stopped"):
        working.result()
    with pytest.raises(RuntimeError, match="after the end"):
        pool.submit(process_id)
    assert not worker.is_running()


def _workers() -> list[psutil.Process]:
    """Those that the parent of all workers has forked from this very process's wish."""
    found = []
    for parent in psutil.Process().children():
        with contextlib.suppress(psutil.Error):
            found += parent.children() if any("forkserver" in part for part in parent.cmdline()) else []
    return found
