"""How long the demo client's report takes, from the command to the published files."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
READOUT = Path(sys.executable).with_name("readout")
RUNS = 3


def seconds_for_one_report() -> float:
    """Run the command once, with ``--force``: unchanged inputs would otherwise be left alone."""
    started = time.perf_counter()
    command = [str(READOUT), "run", "gift-shop", "--month", "2011-11", "--force"]
    subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Print one line a run."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores")
    for run in range(1, RUNS + 1):
        print(f"gift-shop 2011-11, run {run} of {RUNS}: {seconds_for_one_report():.1f} s")


if __name__ == "__main__":
    main()
