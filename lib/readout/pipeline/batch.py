"""Many clients in one run. One client's failure stops no other."""

from __future__ import annotations

import importlib
import logging
import os
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from readout.data.credentials import without_secrets
from readout.data.project import Project
from readout.data.selection import selected as selected
from readout.model.errors import ReadoutError
from readout.pipeline.engines.select import Renderer
from readout.pipeline.limits import AskedLimits, Limits
from readout.pipeline.outcome import LATEST, Outcome
from readout.pipeline.unchanged import standing
from readout.pipeline.watched import names_digest, shared_digest

if TYPE_CHECKING:
    from readout.pipeline.client_log import ClientLog
    from readout.pipeline.run import Stage

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """What is to be made: ``month`` is YYYY-MM, or None for each client's newest complete month.

    ``force``: also what has not changed. ``run`` names this run: what all its reports share is looked at once.
    """

    project: Project
    clients: tuple[str, ...]
    month: str | None
    renderer: Renderer = "auto"
    jobs: int = 1
    force: bool = False
    limits: AskedLimits = AskedLimits()
    run: str = field(default_factory=lambda: uuid.uuid4().hex)


Pool = Callable[[Order, Limits, int, "Stage"], Executor]


def run_all(order: Order, stage: Stage = lambda _: None, pool: Pool | None = None) -> Iterator[Outcome]:
    """Make the reports and yield each outcome as it comes; ``stage`` hears of progress where one process works.

    ``pool`` makes the executor that clients are worked on by: processes of this machine when there is none.
    """
    changed: list[str] = []
    for client in order.clients:
        found = None if order.force else _standing(order, client)
        if found is None:
            changed.append(client)
        else:
            yield found
    if changed:
        yield from _made(order, changed, stage, pool or processes)


def default_jobs() -> int:
    """Return how many clients may be worked on at once: one a core."""
    return os.cpu_count() or 1


def _standing(order: Order, client: str) -> Outcome | None:
    """Return the outcome of a report that stands, where files alone tell so; whatever else is, a worker finds out."""
    shared = shared_digest(order.project, order.renderer, order.run)
    answer, outcome, _ = standing(order.project, client, order.month, shared, names_digest(order.project, order.run))
    return outcome if answer == "stands" else None


def _made(order: Order, clients: list[str], stage: Stage, pool: Pool) -> Iterator[Outcome]:
    if pool is processes:
        _begin_processes()
    limits = _limits(order)
    executor = pool(order, limits, min(order.jobs, len(clients)), stage)
    working: dict[Future[Outcome], str] = {}
    try:
        for client in clients:
            working[executor.submit(work, replace(order, clients=(client,)), limits)] = client
        for future in as_completed(working):
            client = working.pop(future)
            yield _outcome(order, client, future)
            del future
    except BaseException:
        executor.shutdown(cancel_futures=True)  # the run is stopped: whoever is still at work ends
        raise
    executor.shutdown()


def processes(
    order: Order, limits: Limits, jobs: int, stage: Stage, warn: Callable[[str], None] = _log.warning
) -> Executor:
    """Return the executor that works in ``jobs`` processes of this machine; ``warn`` hears what the user should."""
    from readout.data.scratch import sweep
    from readout.pipeline import forks
    from readout.pipeline.workers import Workers

    forks.start()
    sweep()
    return Workers(jobs, limits, warn, stage if jobs == 1 else lambda _: None)


def _begin_processes() -> None:
    """Let the parent of all processes begin its imports; meanwhile another core imports what this process needs."""
    from readout.pipeline import forks

    forks.start()
    threading.Thread(target=importlib.import_module, args=("readout.pipeline.overview",)).start()


def _limits(order: Order) -> Limits:
    from readout.data.agency import Agency, read_agency

    try:
        agency = read_agency(order.project)
    except ReadoutError:  # which each client's own attempt says
        agency = Agency()
    return order.limits.over(agency)


def _outcome(order: Order, client: str, future: Future[Outcome]) -> Outcome:
    """Return what came of a client; that a process died or was ended is an outcome too."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - the other clients' outcomes must not hang on this one's
        said, more = f"clients/{client}: {error}", "".join(traceback.format_exception(error))
        return failed(order, client, order.month or LATEST, said, more, getattr(error, "seconds", 0.0))


def failed(order: Order, client: str, month: str, said: str, more: str, seconds: float = 0.0) -> Outcome:
    """Return the outcome of a failure that is not the user's to mend at once: one sentence, and where the log is."""
    from readout.pipeline.client_log import add_to_log

    log = add_to_log(order.project, client, more)
    message = without_secrets(said + (f"; the log is {log}" if log else ""))
    return Outcome(client, month, "failed", seconds, error=message, log=log)


def work(order: Order, limits: Limits) -> Outcome:
    """Make the report of an order's one client: what a worker does, on this machine or another.

    Whatever it raises fails this client alone. What was done, and what came of it, is in the client's log.
    """
    from readout.pipeline.client_log import client_log

    (client,) = order.clients
    with client_log(order.project, client, order.month) as log:
        outcome = _attempted(order, client, limits, log)
        log.end(outcome)
    return outcome


def _attempted(order: Order, client: str, limits: Limits, log: ClientLog) -> Outcome:
    from readout.model.months import parse_month
    from readout.pipeline.attempt import Asked, attempt
    from readout.pipeline.client_log import heard_by
    from readout.pipeline.forks import supervised
    from readout.pipeline.full_disk import full_disk, is_full

    started = time.perf_counter()
    month = parse_month(order.month) if order.month else None
    asked = Asked(order.project, client, month, order.renderer, limits, order.run, order.force)
    named = [order.month or LATEST]
    try:
        return attempt(asked, heard_by(log.stage, lambda name: supervised.tell("stage", name)), named.append)
    except ReadoutError as error:
        seconds, said = time.perf_counter() - started, without_secrets(str(error))
        log.trace(traceback.format_exc())
        return Outcome(client, named[-1], "failed", seconds, error=said, log=log.said)
    except Exception as error:  # noqa: BLE001 - the other clients' reports must not hang on this one's
        seconds = time.perf_counter() - started
        if isinstance(error, OSError) and is_full(error):
            said = str(full_disk(error, f"clients/{client}", order.project))
        else:
            said = f"{client}: unexpected {type(error).__name__}: {error}"
        return failed(order, client, named[-1], said, traceback.format_exc(), seconds)
