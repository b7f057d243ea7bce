"""A client's processes together: what they take, and their end.

Measured is the proportional share of memory (PSS): workers and kernels are forked from one parent and share most of
their pages, which a plain sum (RSS) counts once for each, and a limit of address space (RLIMIT_AS) would stop Pandoc
and DuckDB, which reserve far more than they use.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress

import psutil

MB = 1024 * 1024
_GONE = (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess, OSError)


class Family:
    """A worker, the kernel it works with, and all that these have started."""

    def __init__(self, worker: int) -> None:
        self.worker = worker
        self.kernel: int | None = None
        self._known: dict[int, psutil.Process] = {}
        self._before = 0.0
        self._taken: dict[int, float] = {}

    def begin(self) -> None:
        """Count from here: what the worker has taken for other clients is not this one's."""
        self.kernel, self._known = None, {}
        self._before, self._taken = _cpu(self.worker), {}

    def meet_kernel(self, number: int) -> None:
        """Take the kernel in; one that stood there before has ended."""
        self.kernel = number

    def look(self) -> None:
        """Find all that worker and kernel have started. It looks at every process of the machine, so now and then."""
        found: dict[int, psutil.Process] = {}
        for number in (self.worker, self.kernel):
            if number is None:
                continue
            with suppress(*_GONE):
                first = psutil.Process(number)
                found[number] = self._known.get(number, first)
                found.update({each.pid: self._known.get(each.pid, each) for each in first.children(recursive=True)})
        self._known = found

    def cpu_seconds(self) -> float:
        """Return the processor's seconds since ``begin``, of those that were seen and have ended too."""
        for number in self._known:
            self._taken[number] = max(self._taken.get(number, 0.0), _cpu(number))
        return max(0.0, sum(self._taken.values()) - self._before)

    def memory_mb(self, limit: float) -> float:
        """Return the memory of all: the sum of what each holds, or, where that is above ``limit``, of their shares."""
        plain = sum(_resident(process) for process in self._known.values()) / MB
        return plain if plain <= limit else sum(_share(process) for process in self._known.values()) / MB

    def kernel_lives(self) -> bool:
        """Whether there is a kernel that has not ended."""
        return self.kernel is not None and psutil.pid_exists(self.kernel)

    def end_kernel(self) -> None:
        """End the kernel and all that it has started."""
        if self.kernel is not None:
            _end(self.kernel)

    def end(self) -> None:
        """End them all. Kernels lead a session of their own, so that nothing of it is forgotten."""
        self.look()
        for number in (self.worker, self.kernel):
            if number is not None:
                _end(number)
        for process in self._known.values():
            with suppress(*_GONE):
                process.kill()


def _end(number: int) -> None:
    with suppress(*_GONE):
        process = psutil.Process(number)
        below = process.children(recursive=True)
        if hasattr(os, "killpg") and os.getpgid(number) == number:
            os.killpg(number, signal.SIGKILL)
        for each in (process, *below):
            with suppress(*_GONE):
                each.kill()


def _cpu(number: int) -> float:
    with suppress(*_GONE):
        times = psutil.Process(number).cpu_times()
        return float(times.user + times.system)
    return 0.0


def _resident(process: psutil.Process) -> int:
    with suppress(*_GONE):
        return int(process.memory_info().rss)
    return 0


def _share(process: psutil.Process) -> int:
    """Its pages, each shared one divided by those who share it; its own alone where the system does not say."""
    with suppress(*_GONE):
        full = process.memory_full_info()
        return int(getattr(full, "pss", 0) or full.uss)
    return _resident(process)
