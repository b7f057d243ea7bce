"""What a run leaves behind of each attempt as it ends: what failed, the end of its log, the page of the month."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

from readout.data.failures import forget_failure, keep_failure
from readout.data.project import Project
from readout.pipeline.client_log import complete_log
from readout.pipeline.overview import RunPages
from readout.pipeline.run import Outcome


def reported(project: Project, outcomes: Iterable[Outcome], pages: RunPages) -> Iterator[Outcome]:
    """Pass ``outcomes`` on as they come, each once it is on record; ``pages`` are true however the run ends."""
    began = time.time() - 1.0  # a file system may round a time down
    try:
        for outcome in outcomes:
            _record(project, outcome, began)
            pages.note(outcome)
            yield outcome
    finally:
        pages.close()


def _record(project: Project, outcome: Outcome, began: float) -> None:
    """Keep it on disk; a disk that is full stops no run."""
    with suppress(OSError):
        if outcome.status == "failed":
            complete_log(project, outcome, began)
            keep_failure(project, outcome.client, outcome.month, outcome.error or "")
        else:
            forget_failure(project, outcome.client, outcome.month)
