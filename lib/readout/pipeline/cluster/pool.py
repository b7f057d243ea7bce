"""The executor that hands clients to the workers of a Dask cluster, and hands them on when a worker is lost.

As many are handed out as there are threads that fit, so that the rest can be taken back at any time. A client whose
worker is lost Dask gives to another one; the client's lock keeps the two from publishing at once, should the lost one
only have lost the network. Only what this run has handed out is ever cancelled.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from readout.pipeline.cluster.answers import Call, Failed, Made, Refused
from readout.pipeline.workers import TaskFailed

LOOKS = 1.0  # seconds between two looks at which workers there are
PATIENCE = 60.0  # seconds without any worker, or without the scheduler, before the rest is given up
MOST_LOSSES = 4  # how often a client is begun anew before it is thought to be what ends its workers


class Lost(Exception):
    """The scheduler does not answer."""


class Handed(Protocol):
    """What was handed out to the cluster, as far as the pool needs it."""

    def done(self) -> bool:
        """Whether there is an answer, or will be none."""

    def answer(self) -> Made | Failed | Refused | None:
        """Return the answer; None when it was lost. Raises what kept the cluster from giving one."""

    def cancel(self) -> None:
        """Take it back."""


class Cluster(Protocol):
    """A cluster as the pool needs it. Each method raises ``Lost`` when the scheduler does not answer."""

    address: str

    def threads(self) -> Mapping[str, int]:
        """Return how many tasks each worker that fits does at once; the others were told of."""

    def refuse(self, worker: str, why: str) -> None:
        """Do without a worker that turned out not to fit."""

    def hand_out(self, call: Call, workers: list[str], done: Callable[[], None]) -> Handed:
        """Have one of ``workers`` do a call; ``done`` hears, from another thread, that there is an answer."""

    def close(self) -> None:
        """End what is left of this run on the cluster, and leave it."""


@dataclass
class _Task:
    future: Future[Any]
    call: Call
    handed: Handed | None = None
    workers: frozenset[str] = frozenset()
    losses: int = 0


@dataclass
class _Seen:
    """What is known of the cluster; ``missed`` is since when there is no scheduler, or no worker that fits."""

    threads: Mapping[str, int] = field(default_factory=dict)
    looked: float = float("-inf")
    missed: float | None = None


class ClusterPool(Executor):
    """Calls functions on a cluster, at most ``most`` at once; ``call`` makes the question, ``warn`` tells the user."""

    def __init__(
        self, cluster: Cluster, most: int, call: Callable[..., Call], warn: Callable[[str], None] = lambda _: None
    ) -> None:
        self._cluster, self._most, self._call, self._warn = cluster, most, call, warn
        self._waiting: deque[_Task] = deque()
        self._out: list[_Task] = []
        self._seen = _Seen()
        self._told: set[str] = set()
        self._news: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed, self._stopping = False, threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have ``fn`` called on the cluster, which must know it by its name."""
        with self._lock:
            if self._closed:
                raise RuntimeError("no task can be taken after the end")
            task = _Task(Future(), self._call(fn, *args, **kwargs))
            self._waiting.append(task)
        self._news.put(None)
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; with ``cancel_futures``, take back what was handed out, and end what is being done."""
        with self._lock:
            self._closed = True
        if cancel_futures:
            self._stopping.set()
        self._news.put(None)
        if wait:
            self._thread.join()

    def _run(self) -> None:
        try:
            while not self._stopping.is_set() and not self._finished():
                with suppress(queue.Empty):
                    self._news.get(timeout=LOOKS)
                try:
                    self._look()
                    self._take_in()
                    self._hand_out()
                    self._give_up_when_alone("no worker that fits is left")
                except Lost:
                    self._take_in()
                    self._give_up_when_alone("it does not answer any more", lost=True)
            self._end(TaskFailed("the run was stopped"))
        except Exception as error:  # noqa: BLE001 - a bug here must not let whoever waits wait for ever
            self._end(error)

    def _end(self, why: Exception) -> None:
        for task in self._all():
            _take_back(task)
            if not task.future.cancel():
                task.future.set_exception(why)
        self._cluster.close()

    def _finished(self) -> bool:
        with self._lock:
            return self._closed and not self._waiting and not self._out

    def _all(self) -> list[_Task]:
        with self._lock:
            return [*self._out, *self._waiting]

    def _look(self) -> None:
        """See which workers there are; what only workers that are gone could do is begun anew elsewhere."""
        now = time.monotonic()
        if now - self._seen.looked < LOOKS:
            return
        threads = self._cluster.threads()
        self._seen = _Seen(threads, now, None if threads else self._seen.missed)
        for task in [each for each in self._out if not each.workers & threads.keys()]:
            _take_back(task)
            self._again(task)

    def _take_in(self) -> None:
        for task in [each for each in self._out if each.handed is not None and each.handed.done()]:
            assert task.handed is not None
            try:
                answer = task.handed.answer()
            except Exception as error:  # noqa: BLE001 - it belongs to whoever asks for the result
                self._out.remove(task)
                task.future.set_exception(error)
                continue
            if isinstance(answer, Refused):
                self._cluster.refuse(answer.worker, answer.why)
                self._seen = _Seen(missed=self._seen.missed)  # look again before anything is handed out
                task.losses -= 1  # it was not even begun
            if answer is None or isinstance(answer, Refused):
                self._again(task)
                continue
            self._out.remove(task)
            self._hear(answer.warnings)
            if isinstance(answer, Made):
                task.future.set_result(answer.value)
            else:
                failed = TaskFailed(answer.why)
                failed.seconds = answer.seconds
                task.future.set_exception(failed)

    def _hear(self, warnings: tuple[str, ...]) -> None:
        for each in warnings:
            if each not in self._told:
                self._told.add(each)
                self._warn(each)

    def _again(self, task: _Task) -> None:
        self._out.remove(task)
        task.handed, task.losses = None, task.losses + 1
        if task.losses >= MOST_LOSSES:
            said = f"its worker was lost {task.losses} times while making it; look at the workers' logs"
            task.future.set_exception(TaskFailed(said))
        else:
            with self._lock:
                self._waiting.appendleft(task)

    def _hand_out(self) -> None:
        room = min(self._most, sum(self._seen.threads.values())) - len(self._out)
        workers = sorted(self._seen.threads)
        for _ in range(room):
            with self._lock:
                task = self._waiting.popleft() if self._waiting else None
            if task is None:
                return
            if not task.future.running() and not task.future.set_running_or_notify_cancel():
                continue
            try:
                task.handed = self._cluster.hand_out(task.call, workers, lambda: self._news.put(None))
            except Lost:
                with self._lock:
                    self._waiting.appendleft(task)
                raise
            task.workers = frozenset(workers)
            self._out.append(task)

    def _give_up_when_alone(self, why: str, *, lost: bool = False) -> None:
        """Fail what is left when for too long there is nobody to do it."""
        if self._seen.threads and not lost:
            return
        now = time.monotonic()
        if self._seen.missed is None:
            self._seen.missed = now
        elif now - self._seen.missed >= PATIENCE:
            for task in self._all():
                _take_back(task)
                if task.future.running() or task.future.set_running_or_notify_cancel():
                    said = f"the Dask cluster at {self._cluster.address} was waited for: {why}; run again"
                    task.future.set_exception(TaskFailed(said))
            with self._lock:
                self._out.clear()
                self._waiting.clear()


def _take_back(task: _Task) -> None:
    if task.handed is not None:
        with suppress(Exception):  # the scheduler may be gone
            task.handed.cancel()
