"""The monthly batch against a naive loop: seconds for a client, and how time and memory grow with their number.

``python benchmarks/batch.py`` compares 24 clients with the loop of ``naive.py``, in three rounds.
``--grow 24 200 1000`` makes batches of those sizes, once each, and prints the peak of the memory that all processes
have together (PSS). A large batch takes so long that the machine's own speed may be another by its end: the first of
the sizes is made again after each other one, and a client's seconds are compared with those of its two neighbours.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import naive
import psutil
from batch_clients import COLUMNS, make_batch
from generated_clients import MONTH

READOUT = str(Path(sys.executable).with_name("readout"))
EVERY = 0.5  # seconds between two looks at the memory


def seconds_of(root: Path, jobs: int, renderer: str, *, force: bool = True, seen: Seen | None = None) -> float:
    """Run all clients of a project; return the seconds it took. ``seen`` takes in what its processes needed."""
    command = [READOUT, "run", "--month", str(MONTH), "--jobs", str(jobs), "--renderer", renderer, "--json"]
    started = time.perf_counter()
    run = subprocess.Popen([*command, *(["--force"] if force else [])], cwd=root, stdout=subprocess.PIPE, text=True)
    if seen is not None:
        threading.Thread(target=seen.look, args=(run,), daemon=True).start()
    listed, _ = run.communicate()
    took = time.perf_counter() - started
    failed = [each for each in json.loads(listed) if each["status"] == "failed"]
    if failed:
        raise SystemExit(f"{len(failed)} clients failed, the first: {failed[0]['error']}")
    return took


class Seen:
    """What a run's processes needed together: ``memory``, the peak of PSS in bytes, and the processor's seconds."""

    memory = 0
    processor = 0.0

    def look(self, run: subprocess.Popen[str]) -> None:
        """Look at all of them, again and again, until the run is over."""
        while run.poll() is None:
            with suppress(psutil.Error):
                family = [psutil.Process(run.pid), *psutil.Process(run.pid).children(recursive=True)]
                self.memory = max(self.memory, sum(map(_pss, family)))
                self.processor = max(self.processor, sum(map(_processor, family)))
            time.sleep(EVERY)


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def _processor(process: psutil.Process) -> float:
    """Its seconds, and those of its children that have ended."""
    try:
        return float(sum(process.cpu_times()[:4]))
    except psutil.Error:
        return 0.0


def compare(clients: int, rounds: int, naive_clients: int, renderer: str) -> None:
    """Print the medians of some rounds, each of which runs all ways one after the other."""
    with tempfile.TemporaryDirectory() as name:
        root = make_batch(Path(name), clients).root
        folders = sorted((root / "clients").iterdir())
        found: dict[str, list[float]] = {"naive loop": [], "--jobs 1": [], "--jobs 2": [], "nothing changed": []}
        for _ in range(rounds):
            found["naive loop"].append(naive.seconds(folders[:naive_clients], tuple(COLUMNS)) / naive_clients)
            for jobs in (1, 2):
                found[f"--jobs {jobs}"].append(seconds_of(root, jobs, renderer) / clients)
            found["nothing changed"].append(seconds_of(root, 2, renderer, force=False) / clients)
    loop = statistics.median(found["naive loop"])
    for name, each in found.items():
        middle = statistics.median(each)
        spread = f"{min(each):.3f} to {max(each):.3f}"
        print(f"{name:16} {middle:8.3f} s a client ({spread}), {loop / middle:6.1f} times the naive loop's throughput")


@dataclass(frozen=True)
class Batch:
    """What one run of ``clients`` took: seconds for a client, of the processor too, and the peak of memory in bytes."""

    clients: int
    seconds: float
    processor: float
    memory: int
    again: float  # seconds for a client when nothing changed

    def line(self, beside: str = "") -> str:
        """Say it in one line."""
        needed = f"{self.processor:.3f} s of the processor, peak PSS {self.memory / 2**20:.0f} MiB"
        again = f"{1000 * self.again:.0f} ms when nothing changed"
        return f"{self.clients:5} clients: {self.seconds:.3f} s a client, {needed}, {again}{beside}"


def batch_of(size: int, jobs: int, renderer: str) -> Batch:
    """Make a batch, and make it again with nothing changed."""
    seen = Seen()
    with tempfile.TemporaryDirectory() as name:
        root = make_batch(Path(name), size).root
        took = seconds_of(root, jobs, renderer, seen=seen) / size
        again = seconds_of(root, jobs, renderer, force=False) / size
    return Batch(size, took, seen.processor / size, seen.memory, again)


def grow(sizes: list[int], jobs: int, renderer: str) -> None:
    """Print time for a client and peak memory for batches of growing size, each between two of the first size."""
    before = batch_of(sizes[0], jobs, renderer)
    print(before.line(), flush=True)
    for size in sizes[1:]:
        large, after = batch_of(size, jobs, renderer), batch_of(sizes[0], jobs, renderer)
        ratios = [
            2 * getattr(large, each) / (getattr(before, each) + getattr(after, each))
            for each in ("seconds", "processor")
        ]
        print(large.line(": {:.2f} times its neighbours by the clock, {:.2f} by the processor".format(*ratios)))
        print(after.line(), flush=True)
        before = after


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--naive", type=int, default=6, help="how many of the clients the naive loop makes a round")
    parser.add_argument("--jobs", type=int, default=2, help="for --grow")
    parser.add_argument("--renderer", default="embedded")
    parser.add_argument("--grow", type=int, nargs="*", help="sizes of batches, the smallest first: 24 200 1000")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {options.renderer}")
    if options.grow is None:
        compare(options.clients, options.rounds, min(options.naive, options.clients), options.renderer)
    else:
        grow(options.grow, options.jobs, options.renderer)


if __name__ == "__main__":
    main()
