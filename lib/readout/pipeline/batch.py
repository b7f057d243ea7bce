"""Many clients in one run. One client's failure stops no other."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import Pipe

import pandas as pd

from readout.data.credentials import masked
from readout.data.project import Project
from readout.data.selection import selected as selected
from readout.model.months import parse_month
from readout.pipeline import forks
from readout.pipeline.client_log import ClientLog, client_log, heard_by
from readout.pipeline.engines.select import Renderer, choose
from readout.pipeline.run import Outcome, Stage, run_client

CLIENTS_PER_WORKER = 50  # then a fresh one takes its place, so that memory does not grow with the number of clients
KILLED = "its process was killed, by the system for want of memory perhaps; run it alone, with --jobs 1"


@dataclass(frozen=True)
class Order:
    """What is to be made: ``month`` is YYYY-MM, or None for each client's newest complete month."""

    project: Project
    clients: tuple[str, ...]
    month: str | None
    renderer: Renderer = "auto"
    jobs: int = 1


def run_all(order: Order, stage: Stage = lambda _: None) -> Iterator[Outcome]:
    """Make the reports and yield each outcome as it comes; ``stage`` hears of progress where one process works."""
    forks.start()
    if order.jobs <= 1 or len(order.clients) <= 1:
        yield from (_one(order, client, stage) for client in order.clients)
    else:
        yield from _side_by_side(order)


def default_jobs() -> int:
    """Return how many clients may be worked on at once: one a core."""
    return os.cpu_count() or 1


def _side_by_side(order: Order) -> Iterator[Outcome]:
    """A process that dies breaks the whole pool; whoever shared it is made again, each alone in a process."""
    broken: list[str] = []
    for client, outcome in _in_processes(order, order.clients, min(order.jobs, len(order.clients))):
        if outcome is None:
            broken.append(client)
        else:
            yield outcome
    for client in broken:
        for _, outcome in _in_processes(order, (client,), 1):
            yield outcome or Outcome(client, order.month or "latest", "failed", 0.0, error=KILLED)


def _in_processes(order: Order, clients: Sequence[str], jobs: int) -> Iterator[tuple[str, Outcome | None]]:
    """Yield each client with its outcome as it comes; None when its process, or one beside it, was killed."""
    lifeline, held = Pipe(duplex=False)
    pool = ProcessPoolExecutor(
        jobs,
        forks.context(),
        initializer=forks.begin_worker,
        initargs=(dict(os.environ), lifeline),
        max_tasks_per_child=CLIENTS_PER_WORKER,
    )
    running = {pool.submit(_work, replace(order, clients=(client,)), client): client for client in clients}
    try:
        for future in as_completed(running):
            try:
                yield running[future], future.result()
            except BrokenProcessPool:
                yield running[future], None
    except BaseException:
        held.close()  # the run is stopped: whoever is still at work ends
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        held.close()
        lifeline.close()


def _work(order: Order, client: str) -> Outcome:
    with forks.at_work():
        return _one(order, client)


def _one(order: Order, client: str, stage: Stage = lambda _: None) -> Outcome:
    """Make one report and its log; a bug in Readout or beneath it fails this client, with its traceback in the log."""
    with client_log(order.project, client, order.month) as log:
        outcome = _attempt(order, client, heard_by(log.stage, stage), log)
        log.end(outcome)
    return outcome


def _attempt(order: Order, client: str, stage: Stage, log: ClientLog) -> Outcome:
    month: pd.Period | None = parse_month(order.month) if order.month else None
    try:
        return run_client(order.project, client, month, choose(order.renderer), stage)
    except Exception as error:  # noqa: BLE001 - the other clients' reports must not hang on this one's
        log.bug(traceback.format_exc())
        path = order.project.relative(order.project.log_file(client))
        message = masked(f"{client}: unexpected {type(error).__name__}: {error}; the log is {path}")
        return Outcome(client, order.month or "latest", "failed", 0.0, error=message)
