"""How the run hears that a kernel is ready: by its answer, not by a silence."""

from __future__ import annotations

import math
import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient

_ASKS_AGAIN = 1.0  # seconds a kernel has for its answer
_LISTENS = 0.01  # seconds for what it says to everybody, where nothing of it may have come before; then twice that


class PromptClient(AsyncKernelClient):
    """A client that is ready as soon as both channels have brought the answer to one question.

    jupyter_client's own asks the same question, and then listens until nothing has come for 0.2 seconds.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel, at most ``timeout`` seconds; RuntimeError when it dies or says nothing."""
        last, listens = time.monotonic() + (math.inf if timeout is None else timeout), _LISTENS
        while not await self._answered(listens):
            listens = min(2 * listens, _ASKS_AGAIN)
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > last:
                raise RuntimeError(f"Kernel didn't respond in {timeout:.0f} seconds")

    async def _answered(self, listens: float) -> bool:
        """Ask the kernel who it is; return whether it has said so, and that it waits for work again.

        What it says to everybody is lost until the channel for that stands, which nothing tells: it is asked again.
        """
        asked = self.kernel_info()
        try:
            while _answers(answer := await self.get_shell_msg(timeout=_ASKS_AGAIN)) != asked:
                pass
            self._handle_kernel_info_reply(answer)
            while not _is_idle(message := await self.get_iopub_msg(timeout=listens)) or _answers(message) != asked:
                pass
        except Empty:
            return False
        return True


def _answers(message: dict[str, Any]) -> str | None:
    """Return the question that ``message`` answers."""
    answered: str | None = message["parent_header"].get("msg_id")
    return answered


def _is_idle(message: dict[str, Any]) -> bool:
    return bool(message["msg_type"] == "status" and message["content"]["execution_state"] == "idle")
