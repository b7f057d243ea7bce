"""Whether a month's data look like those before: no gap, as many rows, the same names. Each yields code and message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from readout.model.client import Source
from readout.model.dimension_names import NameChanges
from readout.model.months import month_of, months_between
from readout.model.report import Report
from readout.model.series import SourceReach
from readout.model.signals import judge

LOOKED_BACK = 24  # months
FEWEST_MONTHS = 6  # before anything is usual
A_YEAR = 12  # in which holidays come once
SHORTEST_GAP = 5  # days: weekends and holidays are none
LONGER = 1.5
MORE, FEWER = 1.8, 0.55  # times the rows expected
MOST_NAMED = 3
LONGEST_NAME = 40


def gaps(report: Report, source: Source, reach: SourceReach) -> Iterator[tuple[str, str]]:
    """Yield the month before where it is not whole, and a run of days without a row longer than any before."""
    if reach.first is None:
        return
    explained = {each.month for each in report.client.events}
    hole = report.month - 1
    # The month before was held against R001 in its own report; what is missing of it now went missing since.
    if hole in reach.incomplete and hole > month_of(reach.first) and hole not in explained:
        why = reach.incomplete[hole].split("; ")[0]
        yield "R012", f"{hole}, with which the month is compared, is not whole: {why}; {_CURE}"
    now = reach.by_month.get(report.month)
    if source.absent == "missing" or now is None or report.month in explained or not now.gap_first or not now.gap_last:
        return
    usual = [reach.by_month[each].gap for each in _before(report, reach)]
    if len(usual) >= A_YEAR and now.gap >= SHORTEST_GAP and now.gap > LONGER * max(usual):
        said = f"no row on {now.gap} days in a row ({_day(now.gap_first)} to {_day(now.gap_last)})"
        yield "R012", f"{said}, where {max(usual)} were the most in the {len(usual)} months before; {_CURE}"


_CURE = "bring the missing days, or write an event that says what happened"


def _before(report: Report, reach: SourceReach) -> list[pd.Period]:
    """Return the whole months looked back on, without the first of all, which may have begun in its middle."""
    assert reach.first is not None
    first = max(report.month - LOOKED_BACK, month_of(reach.first) + 1)
    return [each for each in reach.by_month if first <= each < report.month and each not in reach.incomplete]


def _day(day: dt.date) -> str:
    return day.isoformat()


def volume(report: Report, source: Source, reach: SourceReach) -> Iterator[tuple[str, str]]:
    """Yield a month with far more or fewer rows than its own history leads one to expect."""
    now = reach.by_month.get(report.month)
    if reach.first is None or now is None or not reach.due(report.month) or not reach.complete(report.month):
        return
    known = [*_before(report, reach), report.month]
    if len(known) <= FEWEST_MONTHS:
        return
    expected, lower, upper = _expected(reach, known)
    many, few = now.rows > max(upper, MORE * expected), now.rows < min(lower, FEWER * expected)
    if many or few:
        cure = "see that the export is whole and holds no row twice"
        yield "R013", f"{report.month} has {now.rows} rows where about {expected:.0f} were to be expected; {cure}"


def _expected(reach: SourceReach, known: list[pd.Period]) -> tuple[float, float, float]:
    """Return how many rows were to be expected, and their normal range; with a short history, what there was."""
    *before, month = known
    counts = [float(reach.by_month[each].rows) for each in before]
    index = pd.PeriodIndex(months_between(before[0], month), freq="M")
    series = pd.Series({each: float(reach.by_month[each].rows) for each in known}, dtype="float64").reindex(index)
    verdict = judge(series)
    if verdict.expected is None or verdict.lower is None or verdict.upper is None:
        return sum(counts) / len(counts), min(counts), max(counts)
    return verdict.expected, min(verdict.lower, *counts), max(verdict.upper, *counts)


def names(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the dimensions in which names came or went."""
    for each in report.name_changes:
        yield "R014", f"source {each.source}: {'; '.join(_said(each))}"


def _said(changes: NameChanges) -> Iterator[str]:
    dimension = changes.dimension
    for old, new in changes.renamed[:MOST_NAMED]:
        yield f"{dimension} {_name(old)} is gone and {_name(new)} is new; if it is the same, write it as before"
    if changes.gone:
        listed = ", ".join(_name(each) for each in sorted(changes.gone)[:MOST_NAMED])
        more = f" and {len(changes.gone) - MOST_NAMED} more" if len(changes.gone) > MOST_NAMED else ""
        yield f"{dimension} {listed}{more}, there in each month before, has no row; see that the export is whole"
    if changes.flood:
        count, share = changes.flood
        cure = "see that names are written as before"
        yield f"{count} names of {dimension} are new, with {share:.0%} of the rows; {cure}"


def _name(name: str) -> str:
    return repr(name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…")
