"""Real change or a normal month: the last value against what its own history leads one to expect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from readout.model.stats.candidates import Seasonal
from readout.model.stats.history import Floats, History, read_history
from readout.model.stats.innovations import Fit
from readout.model.stats.mixture import Mixture, below_each, next_month, quantiles
from readout.model.stats.outliers import Asked, fits_without_outliers
from readout.model.stats.shifts import HISTORY, WINDOWS, shift

Status = Literal["routine", "better", "worse", "trial", "no-verdict"]

TRIAL = 12  # earlier points below which nothing is judged
TWO_YEARS = 24  # earlier points below which a season that must be there cannot be known
AFTER_SHIFT = 3  # months known after an explained shift, before the next one is judged
MONTH = 0.018  # how often a normal month may lie outside its limits
LASTING = 0.007  # the same for each number of months that a lasting shift is looked for in


@dataclass(frozen=True)
class Verdict:
    """What is said of a month. ``expected``, ``lower`` and ``upper`` are in the values' unit, None where the
    history allows none. ``months``: how many months the change spans, 1 or, for a lasting shift, up to 4; 0 without
    one. A lasting shift may be real though the month itself lies within its limits. ``reason`` is for the analyst.
    """

    status: Status
    reason: str
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    months: int = 0


@dataclass(frozen=True)
class Case:
    """Monthly values, the last of which is to be judged; what each field means, ``judge`` says."""

    values: pd.Series[float]
    better: Literal["higher", "lower"] = "higher"
    seasonal: Seasonal = "auto"
    rebase: tuple[pd.Period, ...] = ()
    exclude: tuple[pd.Period, ...] = ()
    per_day: bool = False


@dataclass(frozen=True)
class _Change:
    """``side`` 1 above, -1 below, 0 none; over ``months`` months. ``doubt``: what may explain it as well."""

    side: int
    months: int
    doubt: Literal["", "season", "course"] = ""


@dataclass(frozen=True)
class _View:
    """What a ``history`` leads one to expect of its last ``month``, and the probability of a value ``below`` the one
    that came; by all candidates together and by the ``leading`` ones. ``fit``: with how many months are left in it."""

    history: History
    fit: tuple[Fit, int]
    month: Mixture
    below: float
    leading: Mixture
    below_leading: float


def judge(
    values: pd.Series[float],
    better: Literal["higher", "lower"] = "higher",
    seasonal: Seasonal = "auto",
    *,
    rebase: Iterable[pd.Period] = (),
    exclude: Iterable[pd.Period] = (),
    per_day: bool = False,
) -> Verdict:
    """Judge the last of ``values``, monthly on a monthly PeriodIndex; NaN for a gap.

    ``rebase``: months from which a lasting, explained shift starts. ``exclude``: months that are neither judged nor
    learned from. ``per_day``: the values are sums over their month's days. Raises ValueError for another index.
    """
    return judge_each([Case(values, better, seasonal, tuple(rebase), tuple(exclude), per_day)])[0]


def judge_each(cases: Sequence[Case]) -> list[Verdict]:
    """Say of each of ``cases`` what ``judge`` says of it, all together in less than half the time."""
    histories = [read_history(each.values, each.rebase, each.exclude, each.per_day) for each in cases]
    said = [_refusal(history, case) for history, case in zip(histories, cases, strict=True)]
    left = [(history, case) for history, case, refusal in zip(histories, cases, said, strict=True) if refusal is None]
    verdicts = iter(_verdicts([history for history, _ in left], [case for _, case in left]) if left else ())
    return [next(verdicts) if refusal is None else refusal for refusal in said]


def _verdicts(histories: Sequence[History], cases: Sequence[Case]) -> list[Verdict]:
    """Judge the last month of each of ``histories``, of which something can be said."""
    asked = zip(histories, cases, strict=True)
    fits = fits_without_outliers([Asked(each, len(each.at) - 1, case.seasonal) for each, case in asked])
    months = [next_month(fitted, known) for fitted, known in fits]
    leading = [month.leading() for month in months]
    values = np.array([history.values[-1] / history.size for history in histories])
    below, below_leading = below_each(months, values).tolist(), below_each(leading, values).tolist()
    limits = quantiles(months, np.array([MONTH / 2, 0.5, 1 - MONTH / 2]))
    views = map(_View, histories, fits, months, below, leading, below_leading)
    return [
        _verdict(view.history, each, _change(view, case.seasonal), case.better)
        for view, case, each in zip(views, cases, limits, strict=True)
    ]


def _refusal(history: History, case: Case) -> Verdict | None:
    """Why nothing can be said of the month; None when something can."""
    earlier = len(history.at) - history.reaches_last
    since = sum(at >= history.steps[-1] for at in history.at[:earlier]) if history.steps else AFTER_SHIFT
    if len(case.values) and case.values.index.max() in case.exclude:
        return Verdict("no-verdict", "An event takes this month out, so it is not judged.")
    if not history.reaches_last:
        return Verdict("no-verdict", "The month has no value, so there is nothing to judge.")
    if earlier < TRIAL:
        return Verdict("trial", f"{_months(earlier)} known before this one; a verdict needs {TRIAL}.")
    if since < AFTER_SHIFT:
        why = f"{_months(since)} known since the explained shift; a verdict needs {AFTER_SHIFT}."
        return Verdict("no-verdict", why)
    if case.seasonal == "yes" and earlier < TWO_YEARS:
        return Verdict("no-verdict", f"{_months(earlier)} known before this one; to know its season takes {TWO_YEARS}.")
    return None


def _change(view: _View, seasonal: Seasonal) -> _Change:
    """Look for a change of the month, then for a lasting one, the shortest first."""
    side = _side(view.below, MONTH)
    if side and seasonal != "no" and _as_last_year(view.history, view.month):
        return _Change(0, 0, "season")
    if side:
        return _Change(side, 1)
    fitted, known = view.fit
    for months in WINDOWS:
        before = known + 1 - months
        side = _side(shift(fitted, before, months), LASTING) if before >= HISTORY else 0
        if side:
            return _Change(side, months)
    if _side(view.below_leading, MONTH):
        return _Change(0, 0, "course" if seasonal == "no" or view.leading.season.any() else "season")
    return _Change(0, 0)


def _as_last_year(history: History, month: Mixture) -> bool:
    """Whether, with less than two years of history, the value lies much nearer to the same month's a year ago than to
    what is expected: then it may be the season, which one year cannot show."""
    if len(history.at) > TWO_YEARS or history.last - 12 not in history.at:
        return False
    value, year_ago = history.values[-1], history.values[history.at.index(history.last - 12)]
    middle = month.quantiles(np.array([0.5]))[0] * history.size
    return bool(abs(value - year_ago) < abs(value - middle) / 2)


def _side(below: float, share: float) -> int:
    """1 or -1 where a probability lies beyond the limits that leave ``share`` outside, else 0."""
    return int(below > 1 - share / 2) - int(below < share / 2)


def _verdict(history: History, limits: Floats, change: _Change, better: Literal["higher", "lower"]) -> Verdict:
    """Put the finding, and the ``limits`` of a normal month, in the values' own unit and direction."""
    limits = np.maximum(limits, 0.0) if (history.values[:-1] >= 0).all() else limits
    lower, middle, upper = sorted(history.sign * history.size * history.days * float(each) for each in limits)
    above = change.side * history.sign
    good = above == (1 if better == "higher" else -1)
    status: Status = ("better" if good else "worse") if above else "no-verdict" if change.doubt else "routine"
    return Verdict(status, _reason(change, above > 0, len(history.at) - 1), middle, lower, upper, change.months)


def _reason(change: _Change, above: bool, earlier: int) -> str:
    """One sentence for the analyst."""
    side = "above" if above else "below"
    included = "trend and season included" if earlier >= TWO_YEARS else "too few to be sure of its season"
    if change.doubt == "season":
        return "The month would be a change unless its season explains it, and the history cannot tell yet."
    if change.doubt == "course":
        return "The month would be a change unless the level has changed course, and the history cannot tell yet."
    if change.months > 1:
        return f"The last {change.months} months together lie {side} what the months before them lead one to expect."
    if change.months:
        return f"The value lies {side} what {earlier} earlier months lead one to expect, {included}."
    return f"The value lies where {earlier} earlier months lead one to expect it, {included}."


def _months(count: int) -> str:
    return "Only 1 month is" if count == 1 else f"Only {count} months are"
