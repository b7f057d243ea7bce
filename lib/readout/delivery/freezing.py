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
from readout.model.report import as_of_date
from readout.model.work import WorkItem
from readout.model.work_month import is_open
from readout.notebook.last_words import keyed
from readout.notebook.narrative_cell import own_words


def record_of(
    data: ClientData,
    month: pd.Period,
    facts: Mapping[str, Any],
    notebook: NotebookNode,
    version: int = 1,
    files: Mapping[str, str] | None = None,
    approved_by: str | None = None,
    allowed: Iterable[Allowed] = (),
    because: str | None = None,
) -> SentReport:
    """Return what the history keeps of ``month``, whose ``facts`` were published with the words of ``notebook``."""
    client = data.client
    return SentReport(
        client=client.id,
        month=month,
        version=version,
        state="approved",
        supersedes=version - 1 if version > 1 else None,
        facts=facts,
        definitions={kpi.id: definition_of(kpi) for kpi in client.kpis},
        kpi_order=tuple(kpi.id for kpi in client.kpis),
        goals={goal.id: agreed(goal, month) for goal in client.goals},
        promises=tuple(_promises(client, data.work, month)),
        words=dict(words_of(notebook)),
        projection=dict(_projection(data, month)),
        files=dict(files or {}),
        approved_by=approved_by,
        allowed=tuple(allowed),
        because=because,
    )


def words_of(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield the analyst's words by the key that the history gives them, sentences of normal months among them."""
    for key, cell in keyed(notebook):
        words = own_words(cell).strip()
        if words:
            yield key, words


def _promises(client: Client, work: Iterable[WorkItem], month: pd.Period) -> Iterator[Promise]:
    """The rows of work.csv that were open at the report's today: ours, and what we asked of the client."""
    as_of = as_of_date(client, month)
    for item in work:
        if is_open(item, as_of):
            yield Promise(item.id, item.title, item.promised, item.due, item.owner, item.side)


def _projection(data: ClientData, month: pd.Period) -> Iterator[tuple[str, Projected]]:
    for kpi in data.client.kpis:
        ahead = expected_of(data.client, kpi, data.figures.series[kpi.id], month + 1)
        if ahead is not None:
            yield kpi.id, Projected(month + 1, *(float(f"{each:.12g}") for each in ahead))
