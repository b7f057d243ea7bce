"""Rule 0, trust: the month is complete, the data are fresh, every source can be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from readout.checks.data_trust import gaps, names, volume
from readout.checks.finding import Finding, finding
from readout.model.client import Kpi, Source
from readout.model.errors import SourceError
from readout.model.months import first_day, last_day
from readout.model.report import Report
from readout.model.restated import SHARE
from readout.model.series import SourceReach

STALE_AFTER = dt.timedelta(days=7)
MOST_NAMED = 3  # months in one message


def check(report: Report) -> Iterator[Finding]:
    """Report incomplete months (R001), stale data (R002), figures the client's system contradicts (R010) and oddities.

    Those are notes of reading (R011), gaps (R012), sudden changes of the number of rows (R013) and of names (R014).
    """
    for source in report.client.sources:
        reach = report.reach.get(source.id)
        if reach is None:
            continue
        reason = incomplete(report, reach)
        if reason and not _all_pending(report, source):
            said = f"source {source.id}: {report.month} is incomplete: {reason}; {_cure(report, source)}"
            yield finding("R001", _where(report), said)
        if reach.last is not None and _is_stale(report, source, reach.last):
            cure = "bring a newer export"
            if source.complete == "stated":
                cure += f", or make sure that through: {source.through} is true"
            yield finding("R002", _where(report), f"source {source.id}: the newest row is of {reach.last}; {cure}")
        for note in reach.notes:
            yield finding("R011", _where(report), f"source {source.id}: {note}")
        for code, said in (*gaps(report, source, reach), *volume(report, source, reach)):
            yield finding(code, source.where_in_file or _where(report), f"source {source.id}: {said}")
    for code, said in names(report):
        yield finding(code, _where(report), said)
    yield from _disagreements(report)
    yield from _restated(report)


def _disagreements(report: Report) -> Iterator[Finding]:
    for each in report.reconciled:
        kpi, entry = report.client.kpi(each.entry.kpi), each.entry
        if each.agrees or each.ours is None:
            continue
        found = f"ours is {each.ours:.12g}, {entry.against} says " + (
            "nothing" if each.theirs is None else f"{each.theirs:.12g}"
        )
        cure = f"find the difference, or agree on a tolerance above {entry.tolerance:g}"
        yield finding("R010", kpi.where_in_file, f"{kpi.id} does not reconcile: {found}; {cure}")


def _restated(report: Report) -> Iterator[Finding]:
    """Report, once a KPI, the figures the client has seen that are others today, while nobody has said why (R006)."""
    for kpi in report.client.kpis:
        changed = [each for each in report.restated if each.kpi.id == kpi.id and each.cause is None]
        if changed:
            newest = reversed(changed[-MOST_NAMED:])
            named = ", ".join(f"{each.month} from {each.sent:.12g} to {_or_nothing(each.now)}" for each in newest)
            more = f" and {len(changed) - MOST_NAMED} earlier months" if len(changed) > MOST_NAMED else ""
            cure = (
                f"make sure that today's data are right, and say why in an event with month: {report.month}, "
                f"kpis: [{kpi.id}] and corrects: [{changed[-1].month}]; the report tells the client"
            )
            said = (
                f"{kpi.id} has changed since it was sent: {named}{more}, beyond the {SHARE:.1%} that figures settle by"
            )
            message = f"{said}; {cure}"
            yield finding("R006", kpi.where_in_file, message)


def _or_nothing(value: float | None) -> str:
    return "no figure" if value is None else f"{value:.12g}"


def unreadable(error: SourceError) -> tuple[Finding, ...]:
    """Return what kept a source from being read (R003)."""
    return tuple(finding("R003", problem.where, problem.message) for problem in error.problems)


def incomplete(report: Report, reach: SourceReach) -> str | None:
    """Return why the report's month is not complete in a source; None when it is."""
    if not reach.due(report.month):
        return None
    if report.month in reach.incomplete:
        return reach.incomplete[report.month]
    if reach.reaches is None:
        return "there are no rows"
    if reach.reaches < last_day(report.month):
        return f"data reach {reach.reaches} only"
    if reach.first is not None and reach.first > last_day(report.month):
        return f"data begin on {reach.first}"
    return None


def _cure(report: Report, source: Source) -> str:
    reach, end = report.reach[source.id], last_day(report.month)
    if reach.first is not None and reach.first > end:
        return "name a later month, or bring older exports"
    if reach.reaches is not None and reach.reaches >= end:  # the month's end is there, so days within it are not
        return "bring the missing days, or declare the KPI pending"
    stated = f", move through: on to {end}," if source.complete == "stated" else ""
    return f"bring the export up to {end}{stated} or declare the KPI pending"


def source_of(report: Report, kpi: Kpi) -> tuple[str, ...]:
    """Return the ids of the sources a KPI's value comes from, by way of other KPIs too."""
    own = (kpi.source,) if kpi.source else ()
    others = tuple(id_ for ref in kpi.formula.refers_to for id_ in source_of(report, report.client.kpi(ref)))
    return tuple(dict.fromkeys(own + others))


def _all_pending(report: Report, source: Source) -> bool:
    using = [result for result in report.kpis if source.id in source_of(report, result.kpi)]
    return bool(using) and all(result.pending for result in using)


def _is_stale(report: Report, source: Source, newest: dt.date) -> bool:
    if source.grain == "month":
        return newest < first_day(report.month)
    a_week = dt.timedelta(days=7 if source.grain == "week" else 0)  # a week's row bears its first day
    return newest < last_day(report.month) - STALE_AFTER - a_week


def _where(report: Report) -> str:
    return f"clients/{report.client.id}/client.yml"
