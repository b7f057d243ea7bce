"""What the history keeps of an approved report: figures, agreements, promises, words and what was expected next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from nbformat import NotebookNode

from readout.data.load import ClientData
from readout.model.client import Client
from readout.model.foresight import expected_of
from readout.model.history import Allowed, Projected, Promise, SentReport, agreed, definition_of
from readout.model.report import Report, as_of_date
from readout.model.work import WorkItem
from readout.model.work_month import is_open
from readout.notebook.revising import words_of


def record_of(
    data: ClientData,
    report: Report,
    facts: Mapping[str, Any],
    notebook: NotebookNode,
    approved_by: str,
    allowed: Iterable[Allowed] = (),
    files: Mapping[str, str] | None = None,
) -> SentReport:
    """Return what the history keeps of ``report``, whose ``facts`` were published with the words of ``notebook``.

    ``files`` are the hashes of what is sent.
    """
    client, month, revision = report.client, report.month, report.revision
    return SentReport(
        client=client.id,
        month=month,
        version=report.version,
        state="approved",
        supersedes=revision.before.version if revision else None,
        because=revision.because if revision else None,
        facts=facts,
        definitions={kpi.id: definition_of(kpi) for kpi in client.kpis},
        kpi_order=tuple(kpi.id for kpi in client.kpis),
        goals={goal.id: agreed(goal, month) for goal in client.goals},
        promises=tuple(_promises(client, data.work, month)),
        words=dict(words_of(notebook)),
        projection=dict(_projection(data, month)),
        files=dict(files or {}),
        approved_by=approved_by,
        allowed=tuple({each.code: each for each in allowed}.values()),
    )


def _promises(client: Client, work: Iterable[WorkItem], month: pd.Period) -> Iterator[Promise]:
    """The rows of work.csv that were open at the report's today: ours, and what we asked of the client."""
    as_of = as_of_date(client, month)
    for item in work:
        if is_open(item, as_of):
            yield Promise(item.id, item.title, item.promised, item.due, item.owner, item.side, item.note or "")


def _projection(data: ClientData, month: pd.Period) -> Iterator[tuple[str, Projected]]:
    for kpi in data.client.kpis:
        ahead = expected_of(data.client, kpi, data.figures.series[kpi.id], month + 1)
        if ahead is not None:
            yield kpi.id, Projected(month + 1, *(float(f"{each:.12g}") for each in ahead))
