"""Worker processes, each watched: one that dies, hangs or takes too much fails its own task and no other.

``Workers`` is an ordinary ``concurrent.futures.Executor``. The standard library's pool of processes breaks as a whole
when one of them dies, and knows no limits.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any

from readout.pipeline import forks
from readout.pipeline.family import Family
from readout.pipeline.limits import WAITING, Limits

TASKS_PER_WORKER = 50  # then a fresh one takes its place, so that memory does not grow with the number of clients
_TICK = 0.25  # seconds between two looks at what a task takes
_LOOKS = 2.0  # seconds between two looks at which processes there are
_LATE = 20.0  # seconds a notebook has for saying itself that its time is over
_LAST_WORDS = 60.0  # seconds a worker has for saying what its kernel was doing
_START = 180.0  # seconds a worker has for beginning
_END = 12.0  # seconds a worker has for tidying up when the run is stopped


class TaskFailed(Exception):
    """A task came to an end that was not its own, after ``seconds``; the text says to which, for a person."""

    seconds = 0.0


class _NotReady(Exception):
    """A worker did not begin."""


class Workers(Executor):
    """At most ``count`` processes that work on tasks, each within ``limits``.

    ``warn`` hears what the user should, ``stage`` what is being done; both from another thread.
    """

    def __init__(
        self,
        count: int,
        limits: Limits,
        warn: Callable[[str], None] = lambda _: None,
        stage: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._limits, self._warn, self._stage, self._count = limits, warn, stage, count
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._slots: list[threading.Thread] = []
        self._closed = False
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._warned = False
        self._lifeline, self._held = Pipe(duplex=False)  # closed, or dead with this process: the workers end

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have ``fn`` called in a worker. Its result must be small: it is kept until it is asked for."""
        with self._lock:
            if self._closed:
                raise RuntimeError("no task can be taken after the end")
            future: Future[Any] = Future()
            self._tasks.put(_Task(future, (fn, args, kwargs)))
            if len(self._slots) < self._count:
                self._slots.append(threading.Thread(target=self._slot, daemon=True))
                self._slots[-1].start()
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; with ``cancel_futures``, stop at once, and leave no process behind."""
        with self._lock:
            self._closed = True
        if cancel_futures:
            self._stopping.set()
            self._close(self._held)
        for _ in self._slots:
            self._tasks.put(None)
        if wait:
            for slot in self._slots:
                slot.join()
            self._close(self._held)
            self._close(self._lifeline)

    @staticmethod
    def _close(end: Connection) -> None:
        with suppress(OSError):
            end.close()

    def _slot(self) -> None:
        worker: _Worker | None = None
        while (task := self._tasks.get()) is not None:
            if self._stopping.is_set():
                task.future.cancel()
                continue
            if not task.future.set_running_or_notify_cancel():
                continue
            started = time.monotonic()
            try:
                worker = worker or self._hired()
                task.future.set_result(
                    worker.do(task.call, _Watch(worker.family, self._limits, self._stage), self._stopping)
                )
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever asks for the result
                if isinstance(error, TaskFailed):
                    error.seconds = time.monotonic() - started
                task.future.set_exception(error)
            del task
            if worker is not None and (worker.ended or worker.done >= TASKS_PER_WORKER):
                worker.dismiss()
                worker = None
        if worker is not None:
            worker.dismiss()

    def _hired(self) -> _Worker:
        """Return a worker that has begun; one that does not is given up once for another."""
        try:
            worker = _Worker(self._lifeline, self._stopping)
        except (_NotReady, OSError, EOFError):
            try:
                worker = _Worker(self._lifeline, self._stopping)
            except (_NotReady, OSError, EOFError) as error:
                said = f"no process could be started in two attempts ({error}); see readout doctor"
                raise TaskFailed(said) from error
        with self._lock:
            unprepared, self._warned = worker.unprepared if not self._warned else None, True
        if unprepared is not None:
            self._warn(f"every report takes some seconds longer: {unprepared}")
        return worker


class _Task:
    def __init__(self, future: Future[Any], call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]) -> None:
        self.future, self.call = future, call


class _Worker:
    """One process, from here."""

    def __init__(self, lifeline: Connection, stopping: threading.Event) -> None:
        context = forks.context()
        self._connection, theirs = Pipe()
        self._process = context.Process(target=_serve, args=(theirs, lifeline, dict(os.environ)))  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self._heard: list[Any] = [self._connection, self._process.sentinel]
        self.family = Family(self._process.pid or 0)
        self.done = 0
        self.ended = False
        self.unprepared: str | None = self._begun(stopping)

    def _begun(self, stopping: threading.Event) -> str | None:
        end = time.monotonic() + _START
        while time.monotonic() < end and not stopping.is_set():
            if self._connection in wait([self._connection, self._process.sentinel], _TICK):
                with suppress(EOFError, OSError):
                    _, unprepared = self._connection.recv()
                    return str(unprepared) if unprepared is not None else None
            if not self._process.is_alive():
                break
        self.end()
        raise _NotReady(f"it ended with {_ending(self._process.exitcode)}")

    def do(self, call: Any, watch: _Watch, stopping: threading.Event) -> Any:
        """Have a task done and return its result; raise what it raised, or TaskFailed."""
        self.done += 1
        self.family.begin()
        try:
            self._connection.send(("do", self.done, pickle.dumps(call), watch.limits))
        except OSError:
            return self._died(watch)
        while True:
            ready = wait(self._heard, _TICK)
            if stopping.is_set():
                self.ended = True
                raise TaskFailed("the run was stopped")
            if ready and self._connection not in ready:
                if forks.exit_code(self._process) is not None and not self._connection.poll():
                    return self._died(watch)
                self._heard = [self._connection]  # who tells of its end has ended; the connection tells too
            try:
                while self._connection.poll():
                    kind, value = self._connection.recv()
                    if kind in ("result", "error"):
                        return _opened(kind, value)
                    watch.hear(kind, value)
            except (EOFError, OSError):
                return self._died(watch)
            self._hold(watch)

    def _hold(self, watch: _Watch) -> None:
        """Hold the task to its limits: the kernel goes first, so that the worker can say what it was doing."""
        over = watch.over()
        if over is None:
            return
        if not watch.told and self.family.kernel_lives():
            watch.told = True
            with suppress(OSError):
                self._connection.send(("over", self.done, over))
            self.family.end_kernel()
        elif not watch.told or time.monotonic() > watch.last_words:
            self.end()
            raise TaskFailed(f"{over} ({watch.where()})")

    def _died(self, watch: _Watch) -> Any:
        self._process.join(_TICK)
        self.end()
        cure = "if memory was short, run it alone, with --jobs 1"
        raise TaskFailed(f"its process was ended by {_ending(self._process.exitcode)} {watch.where()}; {cure}")

    def dismiss(self) -> None:
        """Let the process end; end it where it does not."""
        with suppress(OSError):
            self._connection.send(None)
        self._process.join(_END)
        self.end()

    def end(self) -> None:
        """End the process and all that it has started."""
        self.ended = True
        self.family.end()
        self._process.join(_END)
        self._connection.close()


class _Watch:
    """What a task has taken so far, and what it was doing."""

    def __init__(self, family: Family, limits: Limits, heard: Callable[[str], None]) -> None:
        self._family, self.limits, self._heard = family, limits, heard
        self._stage = "before it began"
        self._began: float | None = None
        self._looked = 0.0
        self._over: str | None = None
        self.told = False
        self.last_words = 0.0

    def hear(self, kind: str, value: Any) -> None:
        """Take in what the worker says."""
        if kind == "kernel" and value is not None:
            self._family.meet_kernel(int(value))
            self._looked = 0.0
        elif kind == "stage":
            self._stage = str(value)
            self._heard(self._stage)
            if self._began is None and value != WAITING:
                self._began = time.monotonic()

    def where(self) -> str:
        """Return what was being done, in words."""
        return f"while {self._stage}" if self._stage.endswith("ing") else self._stage

    def over(self) -> str | None:
        """Return which limit is passed, with the cure; None while none is."""
        if self._over is None:
            self._over = self._passed()
            self.last_words = time.monotonic() + _LAST_WORDS
        return self._over

    def _passed(self) -> str | None:
        now, limits = time.monotonic(), self.limits
        if now - self._looked > _LOOKS:
            self._family.look()
            self._looked = now
        if self._began is not None and now - self._began > limits.seconds + _LATE:
            return f"took longer than {limits.seconds} seconds; make it faster, or give it more with --timeout"
        if self._family.cpu_seconds() > limits.cpu_seconds:
            more = "look for a loop that does not end, or give it more with --max-cpu"
            return f"used more than {limits.cpu_seconds} seconds of the processor; {more}"
        if self._family.memory_mb(limits.memory_mb) > limits.memory_mb:
            return limits.too_much_memory()
        return None


def _ending(code: int | None) -> str:
    """Return in words how a process ended."""
    if code is None or code >= 0:
        return f"itself (exit code {code})"
    try:
        return f"the signal {signal.Signals(-code).name}"
    except ValueError:
        return f"the signal {-code}"


def _opened(kind: str, value: bytes) -> Any:
    found = pickle.loads(value)  # noqa: S301 - from our own worker
    if kind == "error":
        raise found
    return found


def _serve(connection: Connection, lifeline: Connection, environment: dict[str, str]) -> None:
    """Be a worker: do what comes over ``connection``, until nothing more does."""
    unprepared = forks.preload_failure()
    forks.begin_worker(environment, lifeline)
    forks.supervised.by(connection)
    forks.supervised.tell("ready", unprepared)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while (message := connection.recv()) is not None:
            if message[0] == "do":
                _, task, call, limits = message
                forks.supervised.begin(task, limits)
                forks.supervised.tell(*_done(call))


def _done(call: bytes) -> tuple[str, bytes]:
    try:
        with forks.at_work():
            fn, args, kwargs = pickle.loads(call)  # noqa: S301 - from our own parent
            return "result", pickle.dumps(fn(*args, **kwargs))
    except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - not every exception can be told
            return "error", pickle.dumps(error)
        except Exception:  # noqa: BLE001
            return "error", pickle.dumps(TaskFailed(f"{type(error).__name__}: {error}"))
