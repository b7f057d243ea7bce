"""A run hears at once that its kernel is ready, that it has died, and that it says nothing."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from jupyter_client.manager import AsyncKernelManager

from readout.data.scratch import scratch
from readout.pipeline.kernel import kernel_manager_class


@asynccontextmanager
async def _started(folder: Path) -> AsyncIterator[tuple[AsyncKernelManager, Any]]:
    manager = kernel_manager_class(folder, {})()
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        yield manager, client
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def test_a_kernel_is_ready_when_its_answer_has_come_by_both_channels() -> None:
    """Nothing of the question is left to be taken for a cell's output, and the first cell's output is not lost."""

    async def asked(folder: Path) -> list[tuple[str | None, str]]:
        async with _started(folder) as (_, client):
            await client.wait_for_ready(timeout=60)
            with pytest.raises(Empty):
                await client.get_iopub_msg(timeout=0.3)
            cell = client.execute("print('said')")
            heard = []
            while (heard or [("", "")])[-1] != (cell, "idle"):
                message = await client.get_iopub_msg(timeout=60)
                content = message["content"]
                said = content.get("execution_state") or content.get("text") or message["msg_type"]
                heard.append((cell if message["parent_header"].get("msg_id") == cell else None, said))
            return heard

    with scratch() as folder:
        heard = asyncio.run(asked(folder))
    assert {whose for whose, _ in heard} == {heard[-1][0]}
    assert [said for _, said in heard] == ["busy", "execute_input", "said\n", "idle"]


@pytest.mark.skipif(os.name != "posix", reason="a process is stopped by a signal of POSIX systems")
@pytest.mark.parametrize(
    ("number", "said"), [(signal.SIGKILL, "died before replying"), (signal.SIGSTOP, "respond in 1 seconds")]
)
def test_a_kernel_that_does_not_answer_is_given_up(number: signal.Signals, said: str) -> None:
    """Papermill hears the words that jupyter_client has for it."""

    async def waited(folder: Path) -> None:
        async with _started(folder) as (manager, client):
            os.kill(manager.provisioner.pid, number)
            await client.wait_for_ready(timeout=1)

    with scratch() as folder, pytest.raises(RuntimeError, match=said):
        asyncio.run(waited(folder))


def test_the_end_of_a_kernel_is_looked_for_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """jupyter_client looks ten times a second, which is a wait of a tenth of a second for each report."""
    looked = []

    async def finished(self: Any, waittime: Any = None, pollinterval: float = 0.1, restart: bool = False) -> None:
        looked.append(pollinterval)
        await ended(self, waittime, pollinterval, restart)

    ended = AsyncKernelManager._async_finish_shutdown
    monkeypatch.setattr(AsyncKernelManager, "_async_finish_shutdown", finished)

    async def shut_down(folder: Path) -> None:
        async with _started(folder) as (manager, client):
            await client.wait_for_ready(timeout=60)
            await manager.shutdown_kernel()

    with scratch() as folder:
        asyncio.run(shut_down(folder))
    assert looked == [0.01]
