"""Processes that begin with everything imported: workers and kernels forked from one parent that did it for all.

The parent is the standard library's fork server: it imports ``readout.pipeline.warm``, has no threads, and does
nothing but fork. Where a system cannot fork, processes are started afresh, with the same results.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

import psutil

from readout.data.garbage import look_for_garbage_seldom
from readout.data.scratch import Scratch
from readout.pipeline import cut_off
from readout.pipeline.environment import kept_environment
from readout.pipeline.limits import Limits

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

# Read when a process starts, so the parent must have them. One thread: sums do not depend on the number of cores,
# and a parent without threads may fork. A fixed seed: sets have one order.
AT_START = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONSAFEPATH": "1",
}
_PRELOADED = "readout.pipeline.warm"
_NOT_TOLD = 255
LONGEST_FOLDER = 80  # bytes; a socket's whole path has 108
_GRACE = 10.0  # seconds a worker has for tidying up
_SPARE = 30  # seconds of the processor beyond the limit, before the system itself ends a process
_state = {"forking": False, "at work": False, "ending": False}


def start() -> None:
    """Start the parent, without waiting for its imports; does nothing where it runs already or cannot."""
    if _state["forking"] or "forkserver" not in multiprocessing.get_all_start_methods() or not _placed():
        return
    multiprocessing.get_context("forkserver").set_forkserver_preload([_PRELOADED])
    with _environment({**kept_environment(), **AT_START}), _ignoring_interrupts():
        forkserver.ensure_running()
    _state["forking"] = True


def _placed() -> bool:
    """Let the parent's socket lie where the next run finds it, should this one be killed; whether there is a place."""
    for short in (False, True):
        try:
            folder = Scratch("forks-", short=short)
        except OSError:
            continue
        if len(os.fsencode(folder.path)) <= LONGEST_FOLDER:
            atexit.register(folder.remove)
            multiprocessing.current_process()._config["tempdir"] = str(folder.path)  # type: ignore[attr-defined]
            return True
        folder.remove()
    return False


def exit_code(process: BaseProcess) -> int | None:
    """Return how a process ended; None while it lives, also when the parent that would have told has died itself."""
    code = process.exitcode
    return None if code == _NOT_TOLD and process.pid is not None and alive(process.pid) else code


def alive(number: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return bool(psutil.Process(number).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def forking() -> bool:
    """Whether this process can fork from the parent."""
    return _state["forking"]


def context() -> BaseContext:
    """Return how processes are started here: forked from the parent, or else afresh."""
    return multiprocessing.get_context("forkserver" if forking() else "spawn")


def begin_worker(environment: Mapping[str, str], lifeline: Connection) -> None:
    """Make a process a worker: with the environment of its run, and ending with it.

    ``lifeline`` is a pipe that nobody writes to: when its other end is closed, the run is over or was killed.
    """
    adopt(environment)
    # From a parent that could not prepare itself nothing is gained; threads it may have would make it a danger.
    _state["forking"] = _can_fork_too() and preload_failure() is None
    signal.signal(signal.SIGINT, _interrupted)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


@contextmanager
def at_work() -> Iterator[None]:
    """Mark this worker as having something to tidy up when the run is stopped."""
    _state["at work"] = True
    try:
        yield
    finally:
        _state["at work"] = False


def _interrupted(*_: object) -> None:
    """Ctrl-C reaches every process of the terminal; a worker waits for the run's own word."""
    if _state["ending"] and _state["at work"]:
        cut_off.interrupt()


def adopt(environment: Mapping[str, str]) -> None:
    """Take ``environment`` over from the process that asked for this one; the parent's is as old as the parent."""
    look_for_garbage_seldom()
    os.environ.clear()
    os.environ.update(environment)
    if hasattr(time, "tzset"):
        time.tzset()


def preload_failure() -> str | None:
    """Return why this process did not begin with everything imported; None when it did, or was not forked."""
    module = sys.modules.get(_PRELOADED)
    if multiprocessing.parent_process() is None or not hasattr(forkserver, "_forkserver"):
        return None
    if module is None:
        return "the parent of all workers could not import what they need" if forked() else None
    failure: str | None = module.FAILURE
    return failure


def forked() -> bool:
    """Whether this process was forked from the parent: it then knows the address to ask for more."""
    return getattr(forkserver._forkserver, "_forkserver_address", None) is not None


def _can_fork_too() -> bool:
    """Let this process fork from the parent it comes from, instead of starting a parent of its own."""
    if not forked():
        return False
    forkserver._forkserver.ensure_running = lambda: None  # type: ignore[method-assign]
    return True


def _end_with(lifeline: Connection) -> None:
    try:
        lifeline.recv()
    except (EOFError, OSError):
        _state["ending"] = True
        # What is open is closed, the scratch folder removed. A signal, as the main thread may be waiting.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        end = time.monotonic() + _GRACE
        while _state["at work"] and time.monotonic() < end:
            time.sleep(0.05)
        os._exit(1)


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """What is started meanwhile ignores Ctrl-C from its first moment on; its children decide for themselves."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    """What is started meanwhile has these settings and no others: no credential can be read from its process."""
    before = dict(os.environ)
    try:
        os.environ.clear()
        os.environ.update(settings)
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class Supervised:
    """What a worker says to the process that watches over it, and hears from there."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._task = 0
        self._why: str | None = None
        self.limits: Limits | None = None

    def by(self, connection: Connection) -> None:
        """Talk over ``connection`` from now on."""
        self._connection = connection

    def begin(self, task: int, limits: Limits) -> None:
        """Work on ``task``, which may take what ``limits`` allow."""
        self._task, self._why, self.limits = task, None, limits
        _limit_cpu(limits)

    def tell(self, kind: str, value: Any = None) -> None:
        """Say how far the work has come; to nobody where nobody watches."""
        if self._connection is not None:
            with suppress(OSError):  # whoever watched is gone; the lifeline ends this process too
                self._connection.send((kind, value))

    def why_ended(self) -> str | None:
        """Return why the watching process ended the kernel; None when it did not."""
        with suppress(EOFError, OSError):
            while self._connection is not None and self._connection.poll():
                kind, task, why = self._connection.recv()
                if (kind, task) == ("over", self._task):
                    self._why = why
        return self._why


supervised = Supervised()


def why_ended() -> str | None:
    """Return why this worker's kernel was ended by the process that watches over both; None when it was not."""
    return supervised.why_ended()


def _limit_cpu(limits: Limits) -> None:
    """Have the system end this worker, should nobody else: each client counts from what was used before."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + _SPARE
    _lower(resource.RLIMIT_CPU, most)


def limit_kernel(limits: Limits) -> None:
    """Have the system end this kernel, or refuse it memory, should nobody else do it in time."""
    if resource is None:
        return
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds + _SPARE)
    if sys.platform == "linux":  # elsewhere it does not count what is mapped
        _lower(resource.RLIMIT_DATA, 2 * limits.memory_mb * 1024 * 1024)


def _lower(kind: int, most: int) -> None:
    assert resource is not None
    hard = resource.getrlimit(kind)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(kind, (most, hard))
