"""The monthly batch against a naive loop: seconds for a client, and how time and memory grow with their number.

``python benchmarks/batch.py`` compares 24 clients with the loop of ``naive.py``, in three rounds; ``--grow 200 1000``
makes batches of other sizes, once each, and prints the peak of the memory that all processes have together (PSS).
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
from pathlib import Path

import naive
import psutil
from batch_clients import COLUMNS, make_batch
from generated_clients import MONTH

READOUT = str(Path(sys.executable).with_name("readout"))
EVERY = 0.5  # seconds between two looks at the memory


def seconds_of(
    root: Path, jobs: int, renderer: str, *, force: bool = True, watched: bool = False
) -> tuple[float, float]:
    """Run all clients of a project; return the seconds it took and, if ``watched``, the peak of PSS in MiB."""
    command = [READOUT, "run", "--month", str(MONTH), "--jobs", str(jobs), "--renderer", renderer, "--json"]
    started = time.perf_counter()
    run = subprocess.Popen([*command, *(["--force"] if force else [])], cwd=root, stdout=subprocess.PIPE, text=True)
    peak = [0.0]
    looking = threading.Thread(target=_look, args=(run, peak), daemon=True)
    if watched:
        looking.start()
    listed, _ = run.communicate()
    took = time.perf_counter() - started
    failed = [each for each in json.loads(listed) if each["status"] == "failed"]
    if failed:
        raise SystemExit(f"{len(failed)} clients failed, the first: {failed[0]['error']}")
    return took, peak[0]


def _look(run: subprocess.Popen[str], peak: list[float]) -> None:
    while run.poll() is None:
        peak[0] = max(peak[0], _together(run.pid) / 2**20)
        time.sleep(EVERY)


def _together(pid: int) -> int:
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    return sum(map(_pss, family))


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0


def compare(clients: int, rounds: int, naive_clients: int, renderer: str) -> None:
    """Print the medians of some rounds, each of which runs all ways one after the other."""
    with tempfile.TemporaryDirectory() as name:
        root = make_batch(Path(name), clients).root
        folders = sorted((root / "clients").iterdir())
        found: dict[str, list[float]] = {"naive loop": [], "--jobs 1": [], "--jobs 2": [], "nothing changed": []}
        for _ in range(rounds):
            found["naive loop"].append(naive.seconds(folders[:naive_clients], tuple(COLUMNS)) / naive_clients)
            for jobs in (1, 2):
                found[f"--jobs {jobs}"].append(seconds_of(root, jobs, renderer)[0] / clients)
            found["nothing changed"].append(seconds_of(root, 2, renderer, force=False)[0] / clients)
    loop = statistics.median(found["naive loop"])
    for name, each in found.items():
        middle = statistics.median(each)
        spread = f"{min(each):.3f} to {max(each):.3f}"
        print(f"{name:16} {middle:8.3f} s a client ({spread}), {loop / middle:6.1f} times the naive loop's throughput")


def grow(sizes: list[int], jobs: int, renderer: str) -> None:
    """Print time for a client and peak memory for batches of growing size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            root = make_batch(Path(name), size).root
            took, peak = seconds_of(root, jobs, renderer, watched=True)
            again, _ = seconds_of(root, jobs, renderer, force=False)
        unchanged = f"{1000 * again / size:.0f} ms when nothing changed"
        print(f"{size:5} clients: {took / size:.3f} s a client, {unchanged}, peak PSS {peak:.0f} MiB", flush=True)


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--naive", type=int, default=6, help="how many of the clients the naive loop makes a round")
    parser.add_argument("--jobs", type=int, default=2, help="for --grow")
    parser.add_argument("--renderer", default="embedded")
    parser.add_argument("--grow", type=int, nargs="*", help="sizes of batches, such as 24 200 1000")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {options.renderer}")
    if options.grow is None:
        compare(options.clients, options.rounds, min(options.naive, options.clients), options.renderer)
    else:
        grow(options.grow, options.jobs, options.renderer)


if __name__ == "__main__":
    main()
