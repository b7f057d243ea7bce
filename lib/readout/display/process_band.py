"""The normal range as a light band: of each month, what its own history led one to expect by then."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from readout.model.process import ProcessMonth

_OVERHANG = 0.35  # of a month: a range of one month alone must have a width


def band(months: Sequence[ProcessMonth | None]) -> pd.DataFrame:
    """Return ``position``, ``lower``, ``upper`` and ``run`` of the months that have a range; None is no month.

    Each stretch hangs over a little at both ends; none crosses a month without a range.
    """
    rows: list[tuple[float, float, float, str]] = []
    run, before = 0, False
    for position, each in enumerate(months):
        lower, upper = (each.verdict.lower, each.verdict.upper) if each else (None, None)
        if lower is None or upper is None:
            if before:
                rows.append((position - 1 + _OVERHANG, *rows[-1][1:3], str(run)))
            run, before = run + 1, False
            continue
        if not before:
            rows.append((position - _OVERHANG, lower, upper, str(run)))
        rows.append((float(position), lower, upper, str(run)))
        before = True
    if before:
        rows.append((len(months) - 1 + _OVERHANG, *rows[-1][1:3], str(run)))
    return pd.DataFrame(rows, columns=["position", "lower", "upper", "run"])
