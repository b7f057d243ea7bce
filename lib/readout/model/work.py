"""The work log: what was done, what is due, who owes what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from readout.model.client import Side

Kind = Literal[
    "content", "distribution", "mention", "contact", "deliverable", "planning", "task", "question", "feedback"
]
Status = Literal["planned", "doing", "done", "dropped"]


@dataclass(frozen=True)
class WorkItem:
    """One row of work.csv. ``where`` is its place in the file, for messages; ``internal`` is never shown."""

    id: str
    title: str
    kind: Kind
    owner: str | None
    side: Side | None
    status: Status
    promised: dt.date | None = None
    due: dt.date | None = None
    done: dt.date | None = None
    evidence: str | None = None
    channel: str | None = None
    spend: float | None = None
    hours: float | None = None
    kpi: str | None = None
    expects: Literal["up", "down"] | None = None
    result: str | None = None
    result_source: str | None = None
    note: str | None = None
    internal: str | None = None
    where: str = ""
