"""Hold a client against the nine rules without making a report."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from readout.checks.finding import Finding, blocks
from readout.checks.rule0_trust import unreadable
from readout.data.agency import Agency, read_agency
from readout.data.evidence import is_picture, read_picture
from readout.data.load import load_client
from readout.data.neighbours import foreign_names
from readout.data.project import Project
from readout.model.errors import ReadoutError, SourceError
from readout.model.report import Report
from readout.pipeline.execute import read_notebook
from readout.pipeline.prompts import untouched
from readout.pipeline.run import checked
from readout.pipeline.spoken import narratives, spoken
from readout.pipeline.typed import typed

CONFIGURATION = "config"  # what keeps a client from being read at all has no rule of its own


@dataclass(frozen=True)
class Checked:
    """What was found for one client; ``month`` is "latest" where none could be determined."""

    client: str
    month: str
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether a report would stay a draft, or fail."""
        return blocks(self.findings)

    def as_dicts(self) -> list[dict[str, str]]:
        """Return the findings as ``readout check --json`` lists them."""
        return [{"client": self.client, "month": self.month, **each.as_dict()} for each in self.findings]


def _findings(project: Project, report: Report, agency: Agency) -> tuple[Finding, ...]:
    """Hold what was typed against the rules, before any cell has run: the notebook's words, keys and rows."""
    path = project.client_file(report.client.id, "report.ipynb")
    label = project.relative(path)
    notebook = read_notebook(path, label)
    for item in report.work.done:
        if is_picture(item.evidence):
            read_picture(project, report.client.id, item)
    words = [*spoken(notebook, label), *typed(report, agency)]
    names = foreign_names(project, report.client)
    prompts, prose = untouched(report, notebook, label), narratives(notebook, label)
    return checked(report, agency, words, names, prompts, prose)


def check_client(project: Project, client: str, month: pd.Period | None) -> Checked:
    """Return what the rules find for ``client``; ``month`` None means the newest complete one."""
    named = str(month) if month is not None else "latest"
    try:
        agency = read_agency(project)
        data = load_client(project, client)
        report = data.report(month if month is not None else data.latest_month())
        return Checked(client, str(report.month), _findings(project, report, agency))
    except SourceError as error:
        return Checked(client, named, unreadable(error))
    except ReadoutError as error:
        found = tuple(Finding(CONFIGURATION, each.message, each.where, "error") for each in error.problems)
        return Checked(client, named, found)
