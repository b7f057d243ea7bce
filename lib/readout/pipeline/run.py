"""One client's report from files to published page: prepare, execute, check, hand off, render, publish."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import nbformat
import pandas as pd
from nbformat import NotebookNode

from readout.checks.codes import CODES
from readout.checks.finding import Finding, blocks
from readout.data.agency import Agency, read_agency
from readout.data.load import ClientData, load_client
from readout.data.logo import Logos, read_logos
from readout.data.project import Project
from readout.data.report_words import keep_words
from readout.data.scratch import scratch
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
from readout.pipeline.limits import Limits
from readout.pipeline.outcome import LATEST
from readout.pipeline.outcome import Outcome as Outcome
from readout.pipeline.publish import publish
from readout.pipeline.record import run_record, versions
from readout.pipeline.title import front_matter

Stage = Callable[[str], None]


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
        month = month if month is not None else data.latest_month()
        named = str(month)
        return make_report(project, agency, data, month, engine, stage, started=started)
    except ReadoutError as error:
        return Outcome(client, named, "failed", time.perf_counter() - started, error=str(error))


def make_report(
    project: Project,
    agency: Agency,
    data: ClientData,
    month: pd.Period,
    engine: Engine,
    stage: Stage = lambda _: None,
    limits: Limits | None = None,
    *,
    started: float,
    alone: bool = False,
) -> Outcome:
    """Make and publish the report of ``month`` from what was read.

    ``alone``: nobody else makes a report of this client meanwhile, so what lies about is nobody's. Raises ReadoutError
    with what the user can mend, and leaves the last published report as it was.
    """
    report = data.report(month)
    logos = read_logos(project, report.client, agency)
    path, findings = _make(
        Making(project, agency, logos, report, engine, stage, started, limits or Limits(), alone=alone)
    )
    status: Literal["draft", "final"] = "draft" if blocks(findings) else "final"
    seconds = time.perf_counter() - started
    draft = status == "draft"
    return Outcome(data.client.id, str(month), status, seconds, project.relative(path), findings=findings, draft=draft)


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
    limits: Limits = Limits()
    alone: bool = False

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
    with scratch() as folder:
        making.stage("executing")
        executed = run_notebook(making, notebook, folder)
        findings = checked(project, report, making.agency, executed, executed=True)
        making.stage("rendering")
        outputs = {**_render(making, executed, findings, folder), "facts.json": facts_text(report).encode()}
        making.stage("publishing")
        seconds = time.perf_counter() - making.started
        record = run_record(client, month, engine, seconds, inputs, outputs, findings)
        as_executed = (nbformat.writes(executed) + "\n").encode()
        files = {**outputs, "report.ipynb": as_executed, "run.json": record}
        keep_words(project, report)
        return publish(project.reports_dir, client, month, files, alone=making.alone), findings


def run_notebook(making: Making, notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Return the executed notebook; raises as ``execute`` does."""
    environment = prepare(making.report, folder / "report.pickle")
    path, label = making.notebook, making.project.relative(making.notebook)
    if making.report.frozen is not None:
        path = folder / "as-sent.ipynb"
        nbformat.write(notebook, path)
    client, month = making.report.client.id, str(making.report.month)
    left = max(1, int(making.limits.seconds - (time.perf_counter() - making.started)))
    seen = making.agency.environment
    return execute(Run(path, label, making.client_dir, folder, client, month, environment, left, seen))


def _render(making: Making, executed: NotebookNode, findings: tuple[Finding, ...], place: Path) -> dict[str, bytes]:
    folder, front = handed_off(making, executed, findings, place)
    rendered = making.engine.render(folder, front)
    return {"report.html": rendered.html.read_bytes(), "report.pdf": rendered.pdf.read_bytes()}


def handed_off(
    making: Making, executed: NotebookNode, findings: tuple[Finding, ...], place: Path
) -> tuple[Path, FrontMatter]:
    """Write the hand-off; return its folder and the front matter that is in it."""
    front = front_matter(making.report, making.agency, findings, making.logos)
    folder = place / "hand-off"
    hand_off(executed, front, folder, project_root=making.project.root, client_dir=making.client_dir)
    return folder, front
