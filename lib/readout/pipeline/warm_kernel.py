"""A kernel that is forked from the parent of all workers instead of being started: ready at once, all else alike.

``jupyter_client`` finds it by the entry point ``readout-warm`` of ``jupyter_client.kernel_provisioners``.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import entry_points
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from readout.pipeline.forks import adopt, exit_code, forking, limit_kernel, supervised
from readout.pipeline.limits import Limits

NAME = "readout-warm"
_GROUP = "jupyter_client.kernel_provisioners"
_LOOKS_AGAIN = 0.05  # seconds
_PROGRAM = 4  # python -P -m ipykernel_launcher, and then the kernel's own arguments


def can_be_warm() -> bool:
    """Whether a kernel can be forked here, and jupyter_client knows how."""
    return forking() and _registered()


@cache
def _registered() -> bool:
    return bool(entry_points(group=_GROUP, name=NAME))


class Forked:
    """A forked kernel, with as much of ``subprocess.Popen`` as jupyter_client asks for."""

    stdin = stdout = stderr = None

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], folder: str | None) -> None:
        context = multiprocessing.get_context("forkserver")
        told = (list(arguments), dict(environment), folder, supervised.limits)
        self._process = context.Process(target=_be_a_kernel, args=told)
        self._process.start()
        # Whoever waits for it may be interrupted; at its end Python would wait for a kernel that waits for Python.
        Finalize(self, _end, args=(self._process,), exitpriority=0)
        self.pid: int = self._process.pid or 0

    def poll(self) -> int | None:
        """Return the exit code; None while it runs."""
        return exit_code(self._process)

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for its end, at most ``timeout`` seconds; return the exit code."""
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None and (end is None or time.monotonic() < end):
            self._process.join(_LOOKS_AGAIN)
            if self._process.exitcode is not None:  # the parent is gone: nobody wakes this one
                time.sleep(_LOOKS_AGAIN)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def _end(process: BaseProcess) -> None:
    if exit_code(process) is None:
        process.kill()


class WarmProvisioner(LocalProvisioner):
    """Provides a forked kernel; a started one where the parent has gone."""

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> KernelConnectionInfo:
        """Fork the kernel that ``cmd`` would start."""
        environment = settings.get("env") or dict(os.environ)
        try:
            forked = Forked(cmd[_PROGRAM:], environment, settings.get("cwd"))
        except (OSError, EOFError):
            return await super().launch_kernel(cmd, **settings)
        self.process = forked  # type: ignore[assignment]
        self.pid = self.pgid = forked.pid
        return self.connection_info


def _be_a_kernel(arguments: list[str], environment: dict[str, str], folder: str | None, limits: Limits | None) -> None:
    """Become the kernel, in a process group and an environment of its own."""
    os.setsid()
    if limits is not None:
        limit_kernel(limits)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a cell can be interrupted
    adopt(environment)
    os.environ["JPY_PARENT_PID"] = str(os.getppid())
    sys.path[:] = [place for place in sys.path if place]  # what lies in the client's folder is no module
    if folder:
        os.chdir(folder)
    _die_with_worker()
    threading.Thread(target=_end_with_worker, daemon=True).start()
    from ipykernel import ipkernel
    from ipykernel.kernelapp import IPKernelApp

    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is not None and "MPLBACKEND" in environment:  # which it read when the parent imported it
        matplotlib.rcParams["backend"] = environment["MPLBACKEND"]
    sys.argv = ["ipykernel_launcher", *arguments]
    known: Any = ipkernel
    known.sys = _System()

    class Kernel(IPKernelApp):
        def init_connection_file(self) -> None:
            """Without the file, whoever asked has gone already, and this would make its folder anew."""
            if not Path(self.connection_file).is_file():
                os._exit(1)
            super().init_connection_file()  # type: ignore[no-untyped-call]

    Kernel.launch_instance(argv=arguments)


class _System:
    """``sys`` as ipykernel sees it, without modules: it lists their files for a debugger, and to look at each of 2,700
    copies three thousand pages of the parent's memory."""

    modules: Mapping[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


def _die_with_worker() -> None:
    """Ask the system for an end when the worker ends: a cell may keep every thread of this kernel from running."""
    worker = multiprocessing.parent_process()
    if worker is not None and sys.platform == "linux":
        pipe = int(worker.sentinel)
        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)


def _end_with_worker() -> None:
    worker = multiprocessing.parent_process()
    if worker is not None:
        wait([worker.sentinel])
        os.killpg(os.getpgrp(), signal.SIGKILL)
