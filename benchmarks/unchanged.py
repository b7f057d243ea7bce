"""How long a run takes that finds nothing changed: 24 generated clients, three years of daily rows each.

Each round is the whole command, from the start of Python on. ``READOUT_CLIENTS=200`` takes more clients.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from generated_clients import MONTH, make_project

from readout.data.project import Project

CLIENTS = int(os.environ.get("READOUT_CLIENTS", "24"))
ROUNDS = 5
READOUT = Path(sys.executable).with_name("readout")
DAYS = pd.date_range("2023-06-01", "2026-05-31")


def clients(root: Path) -> Project:
    """A project of ``CLIENTS`` copies of one generated client, each with a daily extract of its own."""
    project = make_project(root)
    for other in project.clients()[1:]:
        shutil.rmtree(project.clients_dir / other)
    (first,) = project.clients()
    for number in range(CLIENTS):
        folder = project.clients_dir / f"client-{number:04}"
        shutil.copytree(project.clients_dir / first, folder)
        random = np.random.default_rng(number)
        daily = pd.DataFrame(random.integers(0, 9999, (len(DAYS), 5)), index=DAYS, columns=list("abcde"))
        daily.to_csv(folder / "data" / "daily.csv", index_label="date")
    shutil.rmtree(project.clients_dir / first)
    return project


def run(project: Project) -> tuple[float, float]:
    """Run the command; return its seconds by the clock and of the processor, its children's included."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [str(READOUT), "run", "--month", str(MONTH), "--renderer", "embedded"]
    subprocess.run(command, cwd=project.root, check=True, stdout=subprocess.DEVNULL)
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the first run and the median of those that find nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        project = clients(Path(folder) / "project")
        first, _ = run(project)
        rounds = [run(project) for _ in range(ROUNDS)]
    clock, processor = (statistics.median(each[place] for each in rounds) for place in (0, 1))
    print(f"{CLIENTS} clients: {first:.1f} s to make them all, {first / CLIENTS:.2f} s a client")
    print(f"nothing changed: {clock:.2f} s, {1000 * clock / CLIENTS:.1f} ms a client by the clock, "
          f"{1000 * processor / CLIENTS:.1f} ms of the processor (median of {ROUNDS})")  # fmt: skip


if __name__ == "__main__":
    main()
