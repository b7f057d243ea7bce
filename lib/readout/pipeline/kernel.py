"""The kernel a report runs in: this very Python, in the client's folder, which it cannot import from."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, ClassVar

import zmq
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from readout.pipeline.environment import kept_environment
from readout.pipeline.forks import AT_START, supervised
from readout.pipeline.kernel_client import PromptClient
from readout.pipeline.warm_kernel import NAME, can_be_warm

LONGEST_SOCKET_PATH = 90  # bytes; the system's limit is 108 with the port's digits
_KNOCKS = 10  # milliseconds between two tries at a socket that the kernel has yet to make
_LOOKS = 0.01  # seconds between two looks at whether a kernel has ended


class EndingKernelManager(AsyncKernelManager):
    """Knows the kernels it started, which jupyter_client forgets when it is interrupted meanwhile."""

    kernels: ClassVar[list[Any]]

    async def _async_launch_kernel(self, kernel_cmd: list[str], **settings: Any) -> None:
        try:
            await super()._async_launch_kernel(kernel_cmd, **settings)
        finally:
            if (kernel := getattr(self.provisioner, "process", None)) is not None:
                self.kernels.append(kernel)

    @classmethod
    def end(cls) -> None:
        """End the kernels that nobody ended yet: their folder is to go."""
        for kernel in cls.kernels:
            if kernel.poll() is None:
                kernel.kill()
                kernel.wait()


def kernel_manager_class(
    folder: Path, environment: dict[str, str], seen: tuple[str, ...] = ()
) -> type[EndingKernelManager]:
    """Return a kernel manager class for one run.

    ``folder`` must be the run's own and readable by its owner only: connection file and sockets live there. Of this
    process's environment a kernel has what it needs to work and the variables ``seen``; a credential is neither.
    ``environment`` is added. Whatever kernels are installed on the machine play no part.
    """

    class ReportKernelManager(EndingKernelManager):
        kernels: ClassVar[list[Any]] = []

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.client_factory = PromptClient
            self.context.setsockopt(zmq.RECONNECT_IVL, _KNOCKS)
            self.connection_file = str(folder / "kernel.json")
            sockets = str(folder / "kernel")
            if os.name == "posix" and len(os.fsencode(sockets)) <= LONGEST_SOCKET_PATH:
                self.transport, self.ip = "ipc", sockets

        async def _async_pre_start_kernel(self, **settings: Any) -> tuple[list[str], dict[str, Any]]:
            settings["env"] = kept_environment(seen)
            command, settings = await super()._async_pre_start_kernel(**settings)
            return command, settings

        async def _async_launch_kernel(self, kernel_cmd: list[str], **settings: Any) -> None:
            await super()._async_launch_kernel(kernel_cmd, **settings)
            supervised.tell("kernel", getattr(self.provisioner, "pid", None))

        async def _async_finish_shutdown(
            self, waittime: float | None = None, pollinterval: float = _LOOKS, restart: bool = False
        ) -> None:
            await super()._async_finish_shutdown(waittime, pollinterval, restart)

        @property
        def kernel_spec(self) -> KernelSpec:
            return KernelSpec(
                argv=[
                    *(sys.executable, "-P", "-m", "ipykernel_launcher", "-f", "{connection_file}"),
                    "--InteractiveShellApp.ignore_cwd=True",
                    "--HistoryManager.enabled=False",
                    "--Application.log_level=50",  # what goes wrong in a cell is in the notebook, not on our stderr
                ],
                display_name="Python 3",
                language="python",
                env={**AT_START, "MPLBACKEND": _INLINE, **environment},
                metadata={"kernel_provisioner": {"provisioner_name": NAME}} if can_be_warm() else {},
            )

    return ReportKernelManager


_INLINE = "module://matplotlib_inline.backend_inline"
