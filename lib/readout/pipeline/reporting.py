"""What a run leaves behind of each attempt as it ends: what failed, the end of its log, the page of the month."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from readout.data.failures import forget_failure, keep_failure
from readout.data.project import Project
from readout.pipeline.client_log import complete_log, note_unchanged
from readout.pipeline.run_pages import RunPages

if TYPE_CHECKING:
    from readout.pipeline.outcome import Outcome


def reported(project: Project, outcomes: Iterable[Outcome], pages: RunPages) -> Iterator[Outcome]:
    """Pass ``outcomes`` on as they come, each once it is on record; ``pages`` are true however the run ends."""
    began = time.time() - 1.0  # a file system may round a time down
    try:
        for outcome in outcomes:
            pages.note(outcome, news=_record(project, outcome, began))
            yield outcome
    finally:
        pages.close()


def _record(project: Project, outcome: Outcome, began: float) -> bool:
    """Keep it on disk, and return whether it is news; a disk that is full stops no run."""
    unchanged = str(outcome.status) == "unchanged"
    with suppress(OSError):
        if outcome.status == "failed":
            complete_log(project, outcome, began)
            keep_failure(project, outcome.client, outcome.month, outcome.error or "")
            return True
        if unchanged:
            note_unchanged(project, outcome, began)
        return forget_failure(project, outcome.client, outcome.month) or not unchanged
    return True
