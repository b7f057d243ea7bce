"""What 80 % intervals hold on real monthly series, one to six months ahead and for six-month totals."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from real_series import real_series

from readout.model.forecast import project, project_total

AHEAD = 6
LEVEL = 0.8
RECENT = 100  # months of each series that are used
APART = 4  # months between origins
NORMAL = 1.2816  # half the width of an 80 % interval of a normal error, in standard deviations


@dataclass
class Held:
    """What came to lie inside, for each origin."""

    months: list[np.ndarray] = field(default_factory=list)
    total: list[bool] = field(default_factory=list)
    width: list[float] = field(default_factory=list)


def held(series: pd.Series) -> tuple[Held, Held]:
    """Readout's and seasonal naive's intervals on one series, by rolling origin from three years on (or two)."""
    values = series.dropna().iloc[-RECENT:]
    ours, naive = Held(), Held()
    for origin in range(len(values) - AHEAD, (36 if len(values) >= 60 else 18) - 1, -APART):
        past, actual = values.iloc[:origin], values.iloc[origin : origin + AHEAD].to_numpy()
        ahead, total = project(past, AHEAD, LEVEL), project_total(past, AHEAD, LEVEL)
        lower, upper = ahead["lower"].to_numpy(), ahead["upper"].to_numpy()
        _add(ours, lower, upper, (total.lower, total.upper), actual)
        expected, half = past.to_numpy()[-12:][:AHEAD], NORMAL * (past - past.shift(12)).std()
        sums = expected.sum() - half * np.sqrt(AHEAD), expected.sum() + half * np.sqrt(AHEAD)
        _add(naive, expected - half, expected + half, sums, actual)
    return ours, naive


def _add(to: Held, lower: np.ndarray, upper: np.ndarray, total: tuple[float, float], actual: np.ndarray) -> None:
    to.months.append((lower <= actual) & (actual <= upper))
    to.total.append(bool(total[0] <= actual.sum() <= total[1]))
    to.width.append(float(np.mean(upper - lower)))


def print_intervals() -> None:
    ours, naive, ratios, kinds = Held(), Held(), [], set()
    print("\n## 80 % intervals on real series, % that held\n\n| series | origins | months | totals | width / naive |")
    print("|---|---|---|---|---|")
    for name, (kind, series) in real_series().items():
        mine, theirs = held(series)
        kinds.add(kind)
        ratio = float(np.exp(np.mean(np.log(mine.width) - np.log(theirs.width))))
        ratios.append(ratio)
        held_months, held_totals = 100 * np.mean(mine.months), 100 * np.mean(mine.total)
        print(
            f"| {name} ({kind}) | {len(mine.total)} | {held_months:.0f} | {held_totals:.0f} | {ratio:.2f} |", flush=True
        )
        for pooled, each in ((ours, mine), (naive, theirs)):
            pooled.months += each.months
            pooled.total += each.total
    print(f"\n{len(ratios)} series, {len(kinds)} kinds, {len(ours.total)} origins.\n")
    print("| intervals |" + "".join(f" {month} ahead |" for month in range(1, AHEAD + 1)) + " all | totals |")
    print("|---|" + "---|" * (AHEAD + 2))
    for label, pooled in (("Readout", ours), ("seasonal naive", naive)):
        cells = [*np.mean(pooled.months, axis=0), np.mean(pooled.months), np.mean(pooled.total)]
        print(f"| {label} |" + "".join(f" {100 * cell:.1f} |" for cell in cells))
    print(f"\nWidth against seasonal naive's, geometric mean over series: {np.exp(np.mean(np.log(ratios))):.2f}")
