"""Processes that begin with everything imported: workers and kernels forked from one parent that did it for all.

The parent is the standard library's fork server: it imports ``readout.pipeline.warm``, has no threads, and does
nothing but fork. Where a system cannot fork, processes are started afresh, with the same results.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext

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
_SELDOM = (50_000, 20, 50)  # objects made, and rounds of the younger generation
_GRACE = 10.0  # seconds a worker has for tidying up
_log = logging.getLogger(__name__)
_state = {"forking": False, "at work": False, "ending": False}


def start() -> None:
    """Start the parent, without waiting for its imports; does nothing where it runs already or cannot."""
    if _state["forking"] or "forkserver" not in multiprocessing.get_all_start_methods():
        return
    multiprocessing.get_context("forkserver").set_forkserver_preload([_PRELOADED])
    with _environment(AT_START), _ignoring_interrupts():
        forkserver.ensure_running()
    _state["forking"] = True


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
    _state["forking"] = _can_fork_too()
    why = preload_failure()
    if why is not None:
        _log.warning("reports take longer: %s", why)
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
        raise KeyboardInterrupt


def adopt(environment: Mapping[str, str]) -> None:
    """Take ``environment`` over from the process that asked for this one; the parent's is as old as the parent.

    A report makes many small objects and keeps few of them: garbage is looked for seldom.
    """
    gc.set_threshold(*_SELDOM)
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
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
