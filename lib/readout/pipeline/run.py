"""One client's report from files to published page: prepare, execute, check, hand off, render, publish."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import nbformat
import pandas as pd
from nbformat import NotebookNode

from readout.checks.codes import CODES
from readout.checks.finding import Finding, blocks
from readout.data.agency import Agency, read_agency
from readout.data.load import load_client
from readout.data.logo import Logos, read_logos
from readout.data.project import Project
from readout.model.errors import ReadoutError
from readout.model.facts import facts_text
from readout.model.report import Report
from readout.notebook.checking import checked
from readout.notebook.opening import prepare
from readout.notebook.revising import notebook_file, words_and_report
from readout.pipeline.engines.base import Engine
from readout.pipeline.execute import Run, execute
from readout.pipeline.front_matter import FrontMatter
from readout.pipeline.handoff import hand_off
from readout.pipeline.inputs import inputs_of
from readout.pipeline.publish import publish
from readout.pipeline.record import run_record, versions
from readout.pipeline.title import front_matter

Stage = Callable[[str], None]
LATEST = "latest"  # the month of an attempt that failed before it was known


@dataclass(frozen=True)
class Outcome:
    """What an attempt came to: ``path`` of the published report, or ``error``, a line a problem to mend."""

    client: str
    month: str
    status: Literal["final", "draft", "failed"]
    seconds: float
    path: str | None = None
    error: str | None = None
    findings: tuple[Finding, ...] = ()

    def as_dict(self) -> dict[str, str | float | None]:
        """Return the outcome as ``readout run --json`` lists it."""
        return {
            "client": self.client,
            "month": None if self.month == LATEST else self.month,
            "status": self.status,
            "seconds": round(self.seconds, 3),
            "path": self.path,
            "error": self.error,
        }


def run_client(
    project: Project, client: str, month: pd.Period | None, engine: Engine, stage: Stage = lambda _: None
) -> Outcome:
    """Make and publish one report; ``month`` None means the newest complete one.

    ``stage`` is told what is being done. What the user can mend becomes a failed outcome and leaves the last
    published report as it was; anything else is a bug and is raised.
    """
    started = time.perf_counter()
    named = str(month) if month is not None else LATEST
    try:
        stage("reading")
        agency = read_agency(project, CODES)
        data = load_client(project, client, month)
        report = data.report(month if month is not None else data.latest_month())
        named = str(report.month)
        logos = read_logos(project, report.client, agency)
        path, findings = _make(Making(project, agency, logos, report, engine, stage, started))
    except ReadoutError as error:
        return Outcome(client, named, "failed", time.perf_counter() - started, error=str(error))
    status: Literal["draft", "final"] = "draft" if blocks(findings) else "final"
    seconds = time.perf_counter() - started
    return Outcome(client, named, status, seconds, project.relative(path), findings=findings)


@dataclass(frozen=True)
class Making:
    """A report being made: from ``report`` on, nothing is read twice."""

    project: Project
    agency: Agency
    logos: Logos
    report: Report
    engine: Engine
    stage: Stage
    started: float

    @property
    def client_dir(self) -> Path:
        """The client's folder."""
        return self.project.client_dir(self.report.client.id)

    @property
    def notebook(self) -> Path:
        """The notebook that the report is made of."""
        return notebook_file(self.project, self.report)


def _make(making: Making) -> tuple[Path, tuple[Finding, ...]]:
    project, engine = making.project, making.engine
    report, notebook = words_and_report(project, making.report)
    making = replace(making, report=report)
    client, month = report.client.id, str(report.month)
    inputs = inputs_of(project, report, versions(engine))
    with scratch_folder() as scratch:
        making.stage("executing")
        executed = run_notebook(making, notebook, scratch)
        findings = checked(project, report, making.agency, executed, executed=True)
        making.stage("rendering")
        outputs = {**_render(making, executed, findings, scratch), "facts.json": facts_text(report).encode()}
        making.stage("publishing")
        seconds = time.perf_counter() - making.started
        record = run_record(client, month, engine, seconds, inputs, outputs, findings)
        as_executed = (nbformat.writes(executed) + "\n").encode()
        files = {**outputs, "report.ipynb": as_executed, "run.json": record}
        return publish(project.reports_dir, client, month, files), findings


def run_notebook(making: Making, notebook: NotebookNode, scratch: Path) -> NotebookNode:
    """Return the executed notebook; raises as ``execute`` does."""
    environment = prepare(making.report, scratch / "report.pickle")
    path, label = making.notebook, making.project.relative(making.notebook)
    if making.report.frozen is not None:
        path = scratch / "as-sent.ipynb"
        nbformat.write(notebook, path)
    client, month = making.report.client.id, str(making.report.month)
    return execute(Run(path, label, making.client_dir, scratch, client, month, environment))


def _render(making: Making, executed: NotebookNode, findings: tuple[Finding, ...], scratch: Path) -> dict[str, bytes]:
    folder, front = handed_off(making, executed, findings, scratch)
    rendered = making.engine.render(folder, front)
    return {"report.html": rendered.html.read_bytes(), "report.pdf": rendered.pdf.read_bytes()}


def handed_off(
    making: Making, executed: NotebookNode, findings: tuple[Finding, ...], scratch: Path
) -> tuple[Path, FrontMatter]:
    """Write the hand-off; return its folder and the front matter that is in it."""
    front = front_matter(making.report, making.agency, findings, making.logos)
    folder = scratch / "hand-off"
    hand_off(executed, front, folder, project_root=making.project.root, client_dir=making.client_dir)
    return folder, front


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that only this user may enter, with a short path (sockets live in it), gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="readout-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
