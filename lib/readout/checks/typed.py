"""What people typed into files for the client's eyes, text by text, with the key or row each stands in."""

from __future__ import annotations

from collections.abc import Iterator

from readout.data.agency import Agency
from readout.model.client import Client
from readout.model.report import Report
from readout.model.work import WorkItem
from readout.text.language import language


def typed(report: Report, agency: Agency) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of everything a report shows of agency.yml, client.yml and work.csv.

    Internal notes are not among it, nor work of which this month's report says nothing.
    """
    of_agency = (agency.name, agency.confidentiality_line(language(report.client.language).tag))
    yield from (("agency.yml", text) for text in of_agency if text)
    file = f"clients/{report.client.id}/client.yml"
    for where, text in (*_keys(report.client, file), *_this_month(report, file)):
        if text:
            yield where, text
    for item in work_shown(report):
        yield item.where, "\n".join(text for text in _cells(item) if text)


def work_shown(report: Report) -> tuple[WorkItem, ...]:
    """Return the work that the report speaks of, each once."""
    work = report.work
    kinds = (work.done, work.client_done, work.late, work.dropped, work.due, work.later, work.undated)
    return tuple(dict.fromkeys(item for items in (*kinds, work.client_asks) for item in items))


def _keys(client: Client, file: str) -> Iterator[tuple[str, str | None]]:
    yield f"{file}, name", client.name
    for person in client.people:
        yield f"{file}, people, {person.id}", person.name
    for kpi in client.kpis:
        count = kpi.definition or " ".join([str(kpi.formula), *(f"{key} {value}" for key, value in kpi.where.items())])
        yield kpi.where_in_file, "\n".join((kpi.name, count, kpi.leads_to or ""))
    for goal in client.goals:
        steps = (step.title for step in goal.milestones)
        yield goal.where_in_file, "\n".join((goal.statement, *steps, *(each.why for each in goal.revisions)))


def _this_month(report: Report, file: str) -> Iterator[tuple[str, str | None]]:
    yield from ((f"{file}, pause", report.pause_in(month)) for month in (report.month, report.month + 1))
    yield from ((f"{file}, decisions, {each.goal}", each.because) for each in report.decisions)
    yield from ((f"{file}, events, {each.month}", each.note) for each in report.client.events)
    yield from ((f"{file}, pending, {each.kpi}", each.because) for each in report.client.pending)
    if report.revision is not None:
        yield "readout revise --because", report.revision.because


def _cells(item: WorkItem) -> tuple[str | None, ...]:
    return item.title, item.note, item.channel, item.result, item.result_source
