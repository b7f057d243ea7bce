"""A real Dask cluster on loopback: a scheduler and workers, each started by the command that people start them by."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

_COMMAND = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"


@contextmanager
def dask_cluster(folder: Path, workers: int, environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the scheduler's address once all ``workers``, of one thread each, are there; they see ``environment``."""
    folder.mkdir()
    file, quiet = folder / "scheduler.json", {"DASK_DISTRIBUTED__ADMIN__LARGE_GRAPH_WARNING_THRESHOLD": "1GB"}
    env = {**os.environ, **environment, **quiet}
    started = [_dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file),
                     "--no-dashboard", "--no-show", log=folder / "scheduler.log", env=env)]  # fmt: skip
    try:
        _wait(file.is_file)
        for number in range(workers):
            started.append(_dask("worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard",
                                 "--local-directory", str(folder / str(number)),
                                 log=folder / f"worker-{number}.log", env=env))  # fmt: skip
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=120)
            address = str(client.scheduler.address)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _dask(*arguments: str, log: Path, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    with log.open("wb") as file:
        return subprocess.Popen([sys.executable, "-c", _COMMAND, *arguments], stdout=file, stderr=file, env=dict(env))


def _wait(there: object) -> None:
    end = time.monotonic() + 120
    while not there() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.1)
