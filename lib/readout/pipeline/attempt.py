"""One attempt at a client's report: alone, only where something has changed, and noted for the next one."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from readout.checks.codes import CODES
from readout.checks.neighbours import check_names
from readout.data.agency import Agency, read_agency
from readout.data.client_file import read_client
from readout.data.databases.extracts import Extracts
from readout.data.load import ClientData, load_data
from readout.data.lock import LOCKS, locked
from readout.data.neighbours import foreign_names
from readout.data.project import Project
from readout.data.sources.aggregate import aggregate_digest
from readout.data.sources.rates import NAME as RATES
from readout.model.client import Client
from readout.model.errors import Problem, ReadoutError
from readout.notebook.file import read_notebook
from readout.notebook.spoken import spoken
from readout.pipeline.engines.select import Renderer, choose
from readout.pipeline.limits import WAITING, Limits
from readout.pipeline.made import Made, published_record, read_made, write_made
from readout.pipeline.outcome import Outcome
from readout.pipeline.run import Stage, make_report
from readout.pipeline.unchanged import standing
from readout.pipeline.watched import Beyond, Known, Watched, names_digest, shared_digest, watched

PATIENCE = 120.0  # seconds another run may go on making this client's report before this one gives up


@dataclass(frozen=True)
class Asked:
    """What one attempt is about: ``month`` None is the newest complete one; ``run`` names the run it belongs to."""

    project: Project
    client: str
    month: pd.Period | None
    renderer: Renderer
    limits: Limits
    run: str
    force: bool = False
    patience: float = PATIENCE


def attempt(asked: Asked, stage: Stage, found: Callable[[str], None] = lambda _: None) -> Outcome:
    """Make the report, unless it stands; ``found`` hears which month it is.

    Raises ReadoutError with what the user can mend.
    """
    project, client = asked.project, asked.client
    project.client_dir(client)  # before there is a lock of that name
    stage(WAITING)
    lock = project.reports_dir / LOCKS / f"{client}.lock"
    with locked(lock, project.relative(project.reports_dir), asked.patience) as alone:
        if not alone:
            said = (
                f"another run has been making this report for {asked.patience:.0f} seconds; run again when it is done"
            )
            raise ReadoutError(Problem(f"clients/{client}", said))
        stage("reading")
        return _alone(asked, stage, found)


def _alone(asked: Asked, stage: Stage, heard: Callable[[str], None]) -> Outcome:
    started = time.perf_counter()
    project, client = asked.project, asked.client
    shared = shared_digest(project, asked.renderer, asked.run)
    own = watched(project, client, shared, Beyond(), Known()).own  # before anything of it is read
    agency = read_agency(project, CODES)
    configured = read_client(project, client)
    extracts = Extracts(asked.month)
    found = None if asked.force else _standing(asked, shared, configured, extracts)
    if found is not None:
        return found
    beyond = _beyond(project, configured, agency)
    known = read_made(project, client, str(asked.month) if asked.month is not None else None)
    seen = watched(project, client, shared, beyond, known.known if known is not None else Known())
    data = load_data(project, configured, extracts)
    month = asked.month if asked.month is not None else data.latest_month()
    heard(str(month))
    if asked.month is None and not asked.force:
        found = _standing(replace(asked, month=month), shared, configured, extracts)
        if found is not None:
            _also_newest(project, client, month)
            return found
    engine = choose(asked.renderer)
    outcome = make_report(project, agency, data, month, engine, stage, asked.limits, started=started, alone=True)
    if own == seen.own:  # else the configuration was saved while it was read
        _note(asked, data, month, seen, beyond)
    return outcome


def _standing(asked: Asked, shared: str, configured: Client, extracts: Extracts) -> Outcome | None:
    """Return the outcome of a report that stands, after asking what no file tells."""
    project, client = asked.project, asked.client
    names = names_digest(project, asked.run)
    month = str(asked.month) if asked.month is not None else None
    answer, outcome, made = standing(project, client, month, shared, names)
    if answer != "ask" or outcome is None or made is None:
        return outcome
    if made.beyond.databases:
        if asked.month is None:
            return None  # a newer month may have come: what is read tells
        if _digests(project, configured, pd.Period(made.month, "M"), extracts) != dict(made.databases):
            return None
    if made.names != names:
        if not _same_neighbours(project, configured, made):
            return None
        write_made(project, client, replace(made, names=names), newest=asked.month is None)
    return outcome


def _digests(project: Project, client: Client, month: pd.Period, extracts: Extracts) -> dict[str, str]:
    """Return a hash of what each database answers."""
    asked = [source for source in client.sources if source.database is not None]
    return {source.id: aggregate_digest(project, client, source, month, extracts) for source in asked}


def _same_neighbours(project: Project, client: Client, made: Made) -> bool:
    """Whether the other clients' names of today are found in the published report where they were found then."""
    record = published_record(project, client.id, made)
    if record is None:
        return False
    notebook = read_notebook(project.reports_dir / made.month / client.id / "report.ipynb", "report.ipynb")
    now = check_names(spoken(notebook, "report.ipynb"), foreign_names(project, client))
    then = (each["where"] for each in record["checks"] if each["code"] == "R008")
    return _cells(each.where for each in now) == _cells(then)


def _cells(places: Iterable[str]) -> set[str]:
    return {place.rpartition(", cell ")[2] for place in places}


def _beyond(project: Project, client: Client, agency: Agency) -> Beyond:
    """Return what a report is made of beyond the client's folder."""
    sources = client.sources
    roots = [
        (f"{agency.roots[each.root]}/{client.id}", each.file or "")
        for each in sources
        if each.root is not None and each.root in agency.roots
    ]
    files = [
        *([agency.logo] if agency.logo else []),
        *([RATES] if any(each.currency_column for each in sources) else []),
    ]
    return Beyond(tuple(roots), tuple(files), agency.environment, any(each.database is not None for each in sources))


def _note(asked: Asked, data: ClientData, month: pd.Period, seen: Watched, beyond: Beyond) -> None:
    """Keep what the published report was made of."""
    project, client = asked.project, asked.client
    extracts = data.extracts or Extracts(asked.month)
    databases = _digests(project, data.client, month, extracts) if beyond.databases else {}
    folder = project.reports_dir / str(month) / client
    made = Made(
        month=str(month),
        digest=seen.digest,
        names=names_digest(project, asked.run),
        run=_hash(folder / "run.json"),
        notebook=_hash(folder / "report.ipynb"),
        beyond=beyond,
        databases=databases,
        known=seen.known,
    )
    write_made(project, client, made, newest=asked.month is None)


def _also_newest(project: Project, client: str, month: pd.Period) -> None:
    made = read_made(project, client, str(month))
    if made is not None:
        write_made(project, client, made, newest=True)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
